using System.Text;
using Outturn.Language;

namespace Outturn.Tests.Core.Language.Analysis;

/// <summary>A small scheme with some sections replaced, and what the checks say of it.</summary>
internal static class Draft
{
    private const string Head =
        """
        scheme: {name: example, currency: GBP, purpose: outcomes, language: 1}
        calendar: {payment: month, month end: shorten, contract-year: 2025-04-01}
        parties: {council: commissioner}

        """;

    private const string Term =
        "term: {from: 2025-04-01, to: 2028-03-31, long stop: 2030-03-31}\n";

    private const string Outcomes =
        "outcomes: {job: {adds up: employed, reaches: 26 weeks, within: 52 weeks of started}}\n";

    private const string Payments = "payments: {job-fee: {for each: job, pay: £1000}}\n";

    /// <summary>Errors and warnings of a scheme with these attributes and further sections, as
    /// <c>rule: message</c>, without those about what is unused.</summary>
    public static string[] Check(string sections, string attributes = "age: number")
    {
        string facts =
            "facts:\n  evidence: payslip\n  source: provider\n"
            + $"  participant: {{{attributes}}}\n"
            + "  events: {employed: {kind: spell}, award: {kind: event}}\n";
        string text = Head
            + (sections.Contains("term:", StringComparison.Ordinal) ? "" : Term) + facts
            + (sections.Contains("outcomes:", StringComparison.Ordinal) ? "" : Outcomes)
            + (sections.Contains("payments:", StringComparison.Ordinal) ? "" : Payments)
            + sections;
        SchemeReading reading = SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(text), _ => null);
        return
        [
            .. reading.Diagnostics.Where(d => d.Rule != "unused")
                .Select(d => $"{d.Rule}: {d.Message}"),
        ];
    }

    /// <summary>The same for a set of groups, given by its labels and conditions.</summary>
    public static string[] Groups(string form, string attributes, params string[] cases) => Check(
        $"groups:\n  group:\n    fixed on: referred\n    {form}:\n"
            + string.Concat(cases.Select(c => $"      {c}\n")),
        attributes);

    /// <summary>The same for a price.</summary>
    public static string[] Price(string price, string attributes = "age: number") => Check(
        $"payments:\n  job-fee:\n    for each: job\n    pay: {price}\n", attributes);
}
