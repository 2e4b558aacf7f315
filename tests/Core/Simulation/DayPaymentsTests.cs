using System.Text;
using Outturn.Language;
using Outturn.Settlement;
using Outturn.Simulation;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Worlds;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>What the scheme pays by day: cases that cannot differ are settled once, and every one
/// of them is paid as if it had been settled alone.</summary>
public sealed class DayPaymentsTests
{
    // The price hangs on the contract year of the start, the job and the visit on a time from it.
    private const string Text = """
        scheme: {name: days, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2018-01-01, to: 2019-12-31, long stop: 2021-12-31}
        calendar:
          {payment: month, contract-year: 2018-01-01, month end: shorten,
           working days: england-and-wales}
        parties: {council: commissioner}
        facts:
          evidence: record
          source: provider
          participant: {sort: [young, old]}
          events: {employed: {kind: spell}, visited: {kind: event}}
        outcomes:
          attached: {happens: started}
          job: {continuous: employed, reaches: 6 weeks, within: WITHIN of started}
          kept:
            after: job
            continuous: employed
            every: 4 weeks
            at most: 3
            payable after: 5 working days
          visit: {happens: visited, within: 10 weeks of started}
        tables:
          card:
            gives: GBP
            by: [sort, contract-year of started]
            values: {young: {1: £100, 2: £80}, old: {1: £150, 2: £120}}
        payments:
          attachment: {for each: attached, pay: £50}
          job-fee: {for each: job, pay: card}
          kept-fee: {for each: kept, pay: PRICE}
          visit-fee: {for each: visit, pay: £5}
        """;

    private const string People = """
        world: days
        outcome: job
        referrals: {starts a month: 100, months: 14}
        courses:
          work: {fact: employed, within: 5, help from: 1, help until: 3}
          call: {fact: visited, within: 3, help from: 0, help until: 2}
        groups:
          young:
            share: 60%
            attributes: {sort: young}
            courses: {work: {no-help: 30%, separation: 5%}, call: {no-help: 30%}}
          old:
            share: 40%
            attributes: {sort: old}
            courses: {work: {no-help: 20%, separation: 5%}, call: {no-help: 30%}}
        providers: {one: {cash: £100000}}
        """;

    [Theory]
    [InlineData("12 weeks", "£7")]
    [InlineData("4 months", "10% of card")]
    [InlineData("12 weeks", "if started >= 2018-09-15 then £7 else £8")]
    public void Each_case_is_paid_as_if_settled_alone(string within, string price)
    {
        SchemeInWorld put = Put(within, price);
        DayPayments payments = DayPayments.Of(put, 2);
        var probes = new CourseProbes(put.Scheme, put.World, put.Grid, 1);
        Probe[] all =
        [
            .. from g in Enumerable.Range(0, put.World.Groups.Length)
               from month in Enumerable.Range(0, put.Grid.Referral)
               from c in Enumerable.Range(0, put.World.Courses.Length)
               from day in Enumerable.Range(1, DayPayments.Days(put.World.Courses[c].Within))
               select new Probe(g, month, c, put.Grid.First(month).AddDays(day)),
        ];
        string[] alone = new string[all.Length];
        probes.Settle(all, (i, lines, _) => alone[i] = Said(lines.Added().Select(
            l => (put.Grid.Month(DateOnly.FromDayNumber(l.Payable)), l.Amount))));
        Assert.Contains(alone, a => a.Length > 20);
        for (int i = 0; i < all.Length; i++)
        {
            Probe p = all[i];
            int day = p.Begins.DayNumber - put.Grid.First(p.Month).DayNumber;
            Assert.Equal(alone[i], Said(payments
                .Lines(payments.Course(p.Group, p.Month, p.Course, day)).ToArray()
                .Select(l => (l.Due, l.Amount))));
        }
    }

    [Theory]
    [InlineData("£7", true)]
    [InlineData("10% of card", true)]
    [InlineData("if started >= 2018-09-15 then £7 else £8", false)]
    [InlineData("if known(attached.achieved) then £7 else £8", false)]
    public void A_price_that_reads_the_start_itself_makes_each_a_case_of_its_own(
        string price, bool expected)
    {
        SchemeInWorld put = Put("12 weeks", price);
        var found = StartDependence.Of(put.Scheme);
        Assert.Equal(expected, found is not null);
        if (found is not null)
        {
            Assert.Equal([Outturn.Quantities.PeriodKind.ContractYear], found.Periods);
            Assert.Equal(
                ["job", "visit"], found.Timed.Select(o => put.Scheme.Outcomes[o].Name));
            // One for each group, course, day and year of the start, and not one for each month.
            // From the twelve starts of 2018 a course of 153 days can begin on 334 + 153 days (1
            // January is 334 days before 1 December), from the two of 2019 on 31 + 153; of 92 days
            // on 334 + 92 and 31 + 92: 1,220 for each of two groups, in place of 14 × (153 + 92).
            Assert.Equal(2 * 1_220, AlikeProbes.All(put, found).Count);
            Assert.Equal(2 * 14 * (153 + 92), AlikeProbes.All(put, null).Count);
        }
    }

    private static string Said(IEnumerable<(int Due, long Amount)> lines) =>
        string.Join(' ', lines.Order().Select(l => $"{l.Due}:{l.Amount}"));

    private static SchemeInWorld Put(string within, string price)
    {
        string text = Text.Replace("WITHIN", within, StringComparison.Ordinal)
            .Replace("PRICE", price, StringComparison.Ordinal);
        SchemeReading scheme = SchemeText.Read(
            "days.yaml", Encoding.UTF8.GetBytes(text), _ => null);
        Assert.True(scheme.Scheme is not null, string.Join('\n', scheme.Diagnostics));
        WorldReading world = WorldText.Read(
            scheme.Scheme!, "world.yaml", Encoding.UTF8.GetBytes(People));
        Assert.True(world.World is not null, string.Join('\n', world.Diagnostics));
        return new SchemeInWorld(scheme.Scheme!, world.World!, 1);
    }
}
