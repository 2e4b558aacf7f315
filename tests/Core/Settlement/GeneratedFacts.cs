using System.Globalization;

namespace Outturn.Tests.Core.Settlement;

/// <summary>Facts of chance under a scheme with every kind of step: groups, chains, measures,
/// tiers of caps, pro rata cuts and shares; with corrections, withdrawals and transfers recorded
/// later.</summary>
internal static class GeneratedFacts
{
    private const string Text = """
        scheme: {name: chance, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2015-12-31, long stop: 2016-12-31}
        calendar: {payment: month, working days: england-and-wales}
        parties: {council: commissioner, health: co-commissioner}
        facts:
          evidence: payslip
          source: provider
          participant: {age: number}
          events:
            employed: {kind: spell}
            earned: {kind: amount, unit: GBP}
        groups: {group: {fixed on: started, first of: {young: age < 25, older: otherwise}}}
        outcomes:
          attached: {happens: started}
          job: {adds up: employed, reaches: 13 weeks}
          sustained: {after: job, continuous: employed, every: 4 weeks, at most: 6}
          earning: {happens: earned, at most: unlimited}
        measures:
          job-rate: {for each: [provider, group], value: people(job) / count(participants)}
        tables:
          card:
            gives: {fee: GBP, job: GBP}
            by: group
            values: {young: [£100, £333.33], older: [£150, £500.01]}
        payments:
          fee: {for each: attached, pay: card.fee}
          job-payment: {for each: job, pay: card.job}
          sustainment: {for each: sustained, pay: 1/3 of card.job}
          earnings: {for each: earning, pay: 7% of value}
          bonus:
            for each: [provider, group]
            payable: 2015-12-31
            only if: job-rate >= 50% otherwise no
            pay: 7% of amount(job-payment)
        limits and adjustments:
          - {name: earnings-cap, of: earnings, at most: £700, cut: pro rata, note: on purpose}
          - {name: cap, at most: £4000, for each: provider, cut: latest first, note: on purpose}
        shares: [{name: payers, paid by: {council: 2/3, health: rest}}]
        """;

    public static PropertyFacts Of(Random random)
    {
        var participants = new List<string> { "id,participant,provider,started,age,recorded" };
        var events = new List<string>
        {
            "id,participant,kind,from,to,value,recorded,status",
        };
        for (int i = 0; i < 40; i++)
        {
            DateOnly start = Day(random, new DateOnly(2014, 1, 1), 300);
            participants.Add($"p{i},N{i:00},P{random.Next(3)},{Iso(start)},"
                + $"{16 + random.Next(40)},{Iso(start)}");
            Events(random, $"N{i:00}", start, events);
        }
        return new PropertyFacts(
            Text,
            [
                new PropertyFile("participants.csv", participants),
                new PropertyFile("events.csv", events),
            ]);
    }

    private static void Events(Random random, string who, DateOnly start, List<string> events)
    {
        for (int count = random.Next(5); count > 0; count--)
        {
            string id = $"{who}-{count}";
            DateOnly from = Day(random, start, 200);
            DateOnly recorded = Day(random, from, 250);
            events.Add(Event(random, id, who, from, recorded));
            while (random.Next(3) == 0)
            {
                recorded = recorded.AddDays(1 + random.Next(90));
                events.Add(Event(random, id, who, from, recorded)
                    + (random.Next(3) == 0 ? "withdrawn" : ""));
            }
        }
    }

    private static string Event(
        Random random, string id, string who, DateOnly from, DateOnly recorded) =>
        random.Next(2) == 0
            ? $"{id},{who},employed,{Iso(from)},{Iso(Day(random, from, 250))},,"
                + $"{Iso(recorded)},"
            : $"{id},{who},earned,{Iso(from)},,{random.Next(3000)}.{random.Next(10)}5,"
                + $"{Iso(recorded)},";

    private static DateOnly Day(Random random, DateOnly from, int within) =>
        from.AddDays(random.Next(within));

    private static string Iso(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
