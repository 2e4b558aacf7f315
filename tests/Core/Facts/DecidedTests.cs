using System.Text;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Quantities;
using Outturn.Schemes;
using Xunit;

namespace Outturn.Tests.Core.Facts;

/// <summary>decisions.csv: verdicts on items, lines and cells side by side with figures; and the
/// day on which a fact was first recorded.</summary>
public sealed class DecidedTests
{
    private const string Text = """
        scheme: {name: decided, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2014-12-31, long stop: 2015-12-31}
        calendar: {payment: month}
        parties: {council: commissioner}
        facts:
          evidence: payslip
          source: provider
          events: {employed: {kind: spell}, seen: {kind: event}}
          decisions: {rate: {for each: [provider, quarter], values: {value: percent}}}
        outcomes:
          job: {adds up: employed, reaches: 10 days, claimed within: 30 days}
          visit: {happens: seen}
        payments:
          fee: {for each: [job, visit], pay: £10}
          bonus: {for each: [provider, quarter], only if: people(job) > 0 people, pay: £5}
          once: {for each: scheme, payable: 2014-12-31, pay: £5}
        """;

    private const string People = "participant,provider,started\nA,P1,2014-01-01\n";

    private static FactBase Read(string events, string decisions, string? asAt = null)
    {
        Scheme? scheme = SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(Text), _ => null).Scheme;
        return FactBase.Read(
            new FactFileSet
            {
                Participants = Employment.Source("participants.csv", People),
                Events = Employment.Source("events.csv", events),
                Decisions = Employment.Source("decisions.csv", decisions),
            },
            scheme!, asAt is null ? null : Employment.Day(asAt), 2);
    }

    [Fact]
    public void Verdicts_and_figures_stand_in_one_file()
    {
        FactBase facts = Read("participant,kind,from,to\n",
            "decision,participant,outcome,payment,number,provider,quarter,value,by,reason,"
            + "recorded\n"
            + "rate,,,,,P1,2014-Q1,4.5%,council,9 of 200,2014-05-01\n"
            + "reduce,A,job,fee,,,,7.50,council,,2014-05-02\n"
            + "reduce,A,job,,,,,0.5,council,,2014-05-03\n"
            + "hold,,,bonus,,P1,2014-Q2,,council,,2014-05-04\n"
            + "accept,,,once,,,,,council,,2014-05-05\n"
            + "accept,,,bonus,,P8,2014-Q2,,council,,2014-05-06\n");

        Assert.Empty(Employment.Refusals(facts));
        Assert.Equal(
            ["Reduce 0 0 0 7.5 ", "Reduce 0 0 -1 0.5 ", "Hold -1 -1 1 0 0 8057",
                "Accept -1 -1 2 0 ", "Accept -1 -1 1 0 -1 8057"],
            facts.Decisions.Select(d => $"{d.Kind} {d.Participant} {d.Outcome} {d.Payment} "
                + $"{d.Value} {string.Join(' ', d.Keys)}"));
        CellRow rate = Assert.Single(facts.Statistics[0].Rows);
        Assert.Equal(
            ("0.045", "council", "9 of 200"),
            (rate.Values[0].Number.ToString(), rate.By, rate.Reason));
        Assert.Equal(["P1"], facts.Providers.Names);
    }

    [Theory]
    [InlineData("accept,A,,fee,,,,,,2014-05-01", "outcome missing-value")]
    [InlineData("accept,A,visit,bonus,,P1,2014-Q1,,,2014-05-01", "outcome wrong-value")]
    [InlineData("accept,A,,bonus,,P1,2014-Q1,,,2014-05-01", "participant wrong-value")]
    [InlineData("accept,,,bonus,,P1,,,,2014-05-01", "quarter missing-value")]
    [InlineData("accept,,,bonus,,P1,2014-13,,,2014-05-01", "quarter wrong-value")]
    [InlineData("accept,A,job,,0,,,,,2014-05-01", "number wrong-value")]
    [InlineData("accept,,job,,,,,,,2014-05-01", "participant missing-value")]
    [InlineData("uphold,A,job,,,,,,,2014-05-01", "decision nothing-to-review")]
    [InlineData("rate,,,,,P1,2014-Q1,4.5,,2014-05-01", "value wrong-unit")]
    [InlineData("reduce,A,job,fee,,,,£1.005,,2014-05-01", "value wrong-value")]
    [InlineData("accept,A,job,,,,,,,2014-02-30", "recorded impossible-date")]
    public void A_row_is_refused(string row, string refusal)
    {
        FactBase facts = Read("participant,kind,from,to\n",
            "decision,participant,outcome,payment,number,provider,quarter,value,by,recorded\n"
            + row + "\n");
        Assert.Equal(["decisions.csv:2 " + refusal], Employment.Refusals(facts));
    }

    [Theory]
    [InlineData("provider,value", "rate,P1,4.5%,2014-05-01", "Add a column \"quarter\".")]
    [InlineData("provider,quarter", "rate,P1,2014-Q1,2014-05-01", "Add a column \"value\".")]
    [InlineData("payment,quarter", "hold,bonus,2014-Q1,2014-05-01", "Add a column \"provider\".")]
    public void A_column_that_only_some_rows_need(string columns, string row, string remedy)
    {
        FactBase facts = Read(
            "participant,kind,from,to\n", $"decision,{columns},recorded\n{row}\n");
        Assert.Equal([remedy], facts.Refused.All().Select(r => r.Remedy));
    }

    // The spell that counts says 1 to 31 March; who asks for a day asks when that day was first
    // told: the open row of 12 March tells of no later day, the row withdrawn tells of nothing.
    [Theory]
    [InlineData("2014-03-10", "2014-03-12")]
    [InlineData("2014-03-12", "2014-03-12")]
    [InlineData("2014-03-13", "2014-05-02")]
    [InlineData("2014-03-31", "2014-05-02")]
    public void First_recorded(string day, string recorded)
    {
        FactBase facts = Read(
            "id,participant,kind,from,to,recorded,status\n"
            + "E2,A,seen,2014-02-01,,2014-02-03,\n"
            + "E1,A,employed,2014-03-01,,2014-03-12,\n"
            + "E1,A,employed,2014-03-01,2014-03-31,2014-05-02,\n"
            + "E1,A,employed,2014-03-02,2014-03-31,2014-05-09,\n"
            + "E2,A,seen,2014-02-01,,2014-02-04,withdrawn\n"
            + "E2,A,seen,2014-02-02,,2014-02-05,\n",
            "decision,recorded\n");
        int spell = facts.Events.Line.IndexOf(5), seen = facts.Events.Line.IndexOf(7);
        Assert.Equal(
            recorded, Day(facts.Events.FirstRecorded(spell, Employment.Day(day).DayNumber)));
        Assert.Equal("2014-02-05", Day(facts.Events.FirstRecorded(seen, 0)));
    }

    private static string Day(int day) => CalendarDates.Text(DateOnly.FromDayNumber(day));
}
