using Outturn.Language;
using Xunit;

namespace Outturn.Tests.Core.Language.Binding;

/// <summary>Clauses: what is lacking, what contradicts, what is named twice (language reference
/// 11).</summary>
public sealed class ClauseDiagnosticTests
{
    public static TheoryData<string, string, string, string> Rows => new()
    {
        {
            "term:", "«term»: {from: 2014-04-01, to: 2017-03-31}",
            "no-long-stop",
            "the term has no \"long stop\", the last date on which anything can become payable | " +
            "add long stop: with that date"
        },
        {
            "term:", "term: {from: 2014-04-01, to: «2017-02-29», long stop: 2022-12-31}",
            "wrong-value", "\"2017-02-29\" is not a date | write it as 2025-04-01"
        },
        {
            "term:", "term: {from: 2014-04-01, «to»: 2014-03-31, long stop: 2022-12-31}",
            "wrong-value",
            "\"to\" lies before \"from\" | exchange them, or correct the year"
        },
        {
            "calendar:", "calendar: {payment: «monthly», contract-year: 2014-04-01}",
            "wrong-value", "\"monthly\" is no period | did you mean \"month\"?"
        },
        {
            "calendar:", "calendar: {payment: month, contract-year: «1 April»}",
            "wrong-value",
            "\"1 April\" is no contract year | write its first day, 2025-06-01, " +
            "or 2025-06-01 then 04-01 for a short first year"
        },
        {
            "kept:", "  kept: {after: job, continuous: employed, «every»: 4 weeks}",
            "endless",
            "\"kept\" repeats and has no \"at most\" | " +
            "add at most: with a number, or at most: unlimited"
        },
        {
            "job:", "  job: {adds up: employed, reaches: «6 months»}",
            "month-end-unstated",
            "\"6 months\" is added to a date and \"calendar\" has no \"month end\" | " +
            "is 31 August + 6 months 28 February (shorten) or 1 March (carry over)? " +
            "Add month end: shorten, carry over or keep last"
        },
        {
            "job:",
            "  job: {adds up: employed, reaches: 26 weeks, payable after: «15 working days»}",
            "missing-key",
            "working days are counted and \"calendar\" names no calendar of them | " +
            "add working days: england-and-wales, scotland or northern-ireland"
        },
        {
            "job:", "  job: {«adds up»: employed}",
            "missing-key",
            "\"adds up\" does not say how much is to be reached | " +
            "add reaches: with a duration, amount, number or level"
        },
        {
            "kept:", "  kept: {«holds»: age > 20}",
            "missing-key",
            "nothing says on which day the condition is tried | " +
            "add at: with a date, or each: month for the last day of each month"
        },
        {
            "retention:",
            "  retention: {for each: kept, pay: £100}\n  «bonus-pay»: {for each: job, pay: £10}",
            "paid-twice",
            "\"job\" is paid by job-outcome (36) and bonus-pay (38) | " +
            "add \"on top of: job-outcome\" if both are meant, else \"not with\" to the outcomes"
        },
        {
            "retention:", "  retention: {for each: kept, pay: £100}\n" +
                "  «pooled»: {for each: scheme, pay: £10}",
            "no-date",
            "\"pooled\" is for each scheme and has no date | " +
            "add \"payable:\" with a date, or a period to \"for each\""
        },
        {
            "- {name: payers", "  - {name: payers, «paid by»: {council: 60%, fund: 30%}}",
            "shares-not-whole", "60% and 30% leave 10% to nobody | add \"rest\""
        },
        {
            "- {name: payers", "  - {name: payers, «paid by»: {council: 3/4, fund: 30%}}",
            "shares-not-whole",
            "3/4 and 30% make more than the whole | the parts must make 100%"
        },
        {
            "- {name: cap", "  - «{»name: cap, at most: £500000}",
            "missing-key",
            "a limit has no \"cut\" | " +
            "add cut: latest first, latest recorded first, pro rata, or payments"
        },
        {
            "- {name: cap", "  - {name: cap, at most: «2 units per person», cut: latest first}",
            "not-money", "\"at most\" takes money or units, and this is units per person"
        },
        {
            "rate:", "  rate: {gives: GBP, by: group, values: {«yuong»: £1000, adult: £1200}}",
            "table-key", "\"yuong\" is not a label of group | did you mean \"young\"?"
        },
        {
            "rate:",
            "  rate: {gives: GBP, by: group, values: {«from 2014-04-01»: £1000}}",
            "which-date",
            "keys are dates and nothing says which date decides | " +
            "add \"in force on: achieved\" (or started, payable…)"
        },
        {
            "rate:",
            "  rate: {gives: GBP, by: age, values: {from 30: £1000, «from 20»: £1200}}",
            "edges-not-ascending",
            "\"from 20\" does not lie above the edge before it | write the keys from low to high"
        },
        {
            "rate:",
            "  rate: {gives: GBP, by: age, values: {from 30: £1000, «up to 40»: £1200}}",
            "table-key",
            "\"from\" and \"up to\" do not mix in one table | use one of them for all keys"
        },
        {
            "rate:",
            "  rate: {gives: GBP, by: group, values: {«otherwise»: £1200, young: £1000}}",
            "table-key", "\"otherwise\" stands last | move it to the end of the keys"
        },
    };

    [Fact]
    public void What_is_paid_for_has_evidence_and_a_source()
    {
        string text = SmallScheme.With("source: provider", "  units: [workshop]");
        Diagnostic error = Assert.Single(SmallScheme.Errors(SmallScheme.ReadText(text)));
        Assert.Equal("no-evidence", error.Rule);
        Assert.Equal(SmallScheme.LineOf("employed:"), error.Place.Line);
        Assert.Equal("\"employed\" is paid for and has no source", error.Message);
    }

    [Fact]
    public void A_cycle_is_shown_as_a_chain_with_lines()
    {
        string text = SmallScheme.With(
            "job-rate:",
            "  job-rate: {for each: provider, value: people(job) * uplift}\n" +
            "  uplift: {for each: provider, value: amount(extra) / £1}\n");
        text = text.Replace(
            "payments:",
            "payments:\n  extra: {for each: provider, payable: 2017-03-31,\n" +
            "    pay: job-rate * £1 per person}",
            StringComparison.Ordinal);
        Diagnostic error = Assert.Single(SmallScheme.Errors(SmallScheme.ReadText(text)));
        Assert.Equal("cycle", error.Rule);
        Assert.Equal(
            "job-rate (32) → uplift (33) → amount(extra) (38) → job-rate (32)",
            error.Message);
    }

    [Fact]
    public void What_nobody_uses_is_a_warning()
    {
        SchemeReading reading = SmallScheme.Read();
        Assert.NotNull(reading.Scheme);
        Assert.Equal(
            [
                "warning unused: nothing uses the attribute \"benefit\"",
                "warning unused: nothing uses the attribute \"bonus\"",
                "warning unused: nothing uses the fact \"earnings\"",
                "warning unused: nothing uses the fact \"wellbeing\"",
                "warning unused: nothing uses the fact \"offence\"",
                "warning unused: nothing uses the statistic \"reoffending\"",
            ],
            reading.Diagnostics.Select(d =>
                $"{DiagnosticText.Word(d.Severity)} {d.Rule}: {d.Message}"));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_only_error(string line, string text, string rule, string message) =>
        DiagnosticTable.OnlyError(line, text, rule, message);
}
