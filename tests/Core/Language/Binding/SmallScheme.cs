using System.Text;
using Outturn.Language;
using Outturn.Schemes;
using Xunit;

namespace Outturn.Tests.Core.Language.Binding;

/// <summary>A scheme without faults, of which tests change single lines. In a changed line «…»
/// marks the words that a diagnostic must underline.</summary>
internal static class SmallScheme
{
    private static readonly string[] Lines =
    [
        "scheme: {name: small, currency: GBP, purpose: outcomes, language: 1}",
        "term: {from: 2014-04-01, to: 2017-03-31, long stop: 2022-12-31}",
        "calendar: {payment: month, contract-year: 2014-04-01}",
        "parties: {council: commissioner, fund: co-commissioner}",
        "facts:",
        "  evidence: payslip",
        "  source: provider",
        "  participant:",
        "    benefit: [jsa, esa]",
        "    age: number",
        "    bonus: {type: GBP, optional: true}",
        "  events:",
        "    employed: {kind: spell}",
        "    earnings: {kind: amount, unit: GBP}",
        "    wellbeing: {kind: reading, unit: percent}",
        "    offence: {kind: event}",
        "  statistics:",
        "    reoffending:",
        "      for each: [provider, cohort]",
        "      values: {people: people, value: percent, baseline: percent}",
        "groups:",
        "  group:",
        "    fixed on: referred",
        "    first of:",
        "      young: age < 25",
        "      adult: otherwise",
        "cohorts: {cohort: {by: quarter of started, measured after: 26 weeks}}",
        "outcomes:",
        "  job: {adds up: employed, reaches: 26 weeks, within: 104 weeks of started}",
        "  kept: {after: job, continuous: employed, every: 4 weeks, at most: 13}",
        "measures:",
        "  job-rate: {for each: [provider, contract-year], value: people(job)/count(participants)}",
        "tables:",
        "  rate: {gives: GBP, by: group, values: {young: £1000, adult: £1200}}",
        "payments:",
        "  job-outcome: {for each: job, pay: rate}",
        "  retention: {for each: kept, pay: £100}",
        "limits and adjustments:",
        "  - {name: cap, at most: £500000, cut: latest first}",
        "shares:",
        "  - {name: payers, paid by: {council: 60%, fund: rest}}",
        "plan: {}",
    ];

    /// <summary>The line, from 1, that begins with the words, which are in one line only.</summary>
    public static int LineOf(string words) =>
        1 + Array.FindIndex(Lines, l => l.TrimStart().StartsWith(words, StringComparison.Ordinal));

    public static SchemeReading Read() => ReadText(string.Join('\n', Lines) + "\n");

    public static SchemeReading ReadText(string text) =>
        SchemeText.Read("s.yaml", Encoding.UTF8.GetBytes(text), _ => null);

    /// <summary>The scheme with the line that begins with <paramref name="line"/> replaced by
    /// other text, marks and all.</summary>
    public static string With(string line, string text)
    {
        string[] changed = [.. Lines];
        changed[LineOf(line) - 1] = text;
        return string.Join('\n', changed) + "\n";
    }

    /// <summary>The scheme of a text without errors.</summary>
    public static Scheme Scheme(string text)
    {
        SchemeReading reading = ReadText(text);
        Assert.Equal([], Errors(reading).Select(DiagnosticText.Heading));
        return reading.Scheme!;
    }

    public static IEnumerable<Diagnostic> Errors(SchemeReading reading) =>
        reading.Diagnostics.Where(d => d.Severity == Severity.Error);

    /// <summary>The text without its marks, and the words between them.</summary>
    public static (string Text, Place Marked) Marked(string text)
    {
        int open = text.IndexOf('«');
        int close = text.IndexOf('»');
        string before = text[..open];
        int line = 1 + before.Count(c => c == '\n');
        int column = open - before.LastIndexOf('\n');
        string plain = text.Remove(close, 1).Remove(open, 1);
        return (plain, new Place("s.yaml", line, column, close - open - 1));
    }
}
