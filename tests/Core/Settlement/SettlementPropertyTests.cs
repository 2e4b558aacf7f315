using Outturn.Language;
using Outturn.Language.Formatting;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>What holds of every settlement, on every folder of facts of the library and on facts
/// of chance from named seeds (design, "Time, order, versions").</summary>
[Trait("Category", "Slow")]
public sealed class SettlementPropertyTests
{
    public static TheoryData<string> Library => PropertyFacts.Library;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory, MemberData(nameof(Library))]
    public void Order_threads_and_compilation_change_nothing(string facts) =>
        SameInAnyOrder(PropertyFacts.Of(facts), new Random(20140331));

    [Theory, MemberData(nameof(Seeds))]
    public void Order_threads_and_compilation_change_nothing_of_chance(int seed)
    {
        var random = new Random(seed);
        Assert.True(SameInAnyOrder(GeneratedFacts.Of(random), random) > 100);
    }

    // How many dues there are. Some folders of the library show why nothing is due.
    private static int SameInAnyOrder(PropertyFacts facts, Random random)
    {
        DateOnly asAt = facts.Read(null).AsAt;
        string expected = facts.Dues(asAt);
        foreach (int threads in new[] { 1, 2, 5 })
        {
            foreach (bool compile in new[] { false, true })
            {
                Assert.Equal(expected, facts.Shuffled(random).Dues(
                    asAt, new SettlingOptions { Compile = compile, Threads = threads }));
            }
        }
        return expected.Count(c => c == '\n');
    }

    // Twelve days, evenly between the first of the term and the last day of the facts.
    [Theory, MemberData(nameof(Library))]
    public void The_past_is_what_was_recorded_by_then(string facts) =>
        ReplayedAsThen(PropertyFacts.Of(facts), 12);

    [Theory, MemberData(nameof(Seeds))]
    public void The_past_is_what_was_recorded_by_then_of_chance(int seed) =>
        ReplayedAsThen(GeneratedFacts.Of(new Random(seed)), 24);

    private static void ReplayedAsThen(PropertyFacts facts, int days)
    {
        DateOnly first = facts.Scheme.Term.From;
        DateOnly last = facts.Read(null).AsAt;
        int span = last.DayNumber - first.DayNumber;
        for (int i = 1; i <= days; i++)
        {
            DateOnly day = first.AddDays(span * i / days);
            Assert.Equal((day, facts.RecordedBy(day).Dues(day)), (day, facts.Dues(day)));
        }
    }

    [Theory, MemberData(nameof(Library))]
    public void Layout_keeps_the_version_and_the_settlement(string facts)
    {
        PropertyFacts written = PropertyFacts.Of(facts);
        DateOnly asAt = written.Read(null).AsAt;
        foreach (string text in new[] { written.Text, "# a note\n\n" + written.Text + "\n# end\n" })
        {
            SchemeReading read = SchemeText.Read(
                "scheme.yaml", System.Text.Encoding.UTF8.GetBytes(text), _ => null);
            PropertyFacts laid = written with { Text = Formatter.Format(read.Document) };
            Assert.Equal(written.Scheme.Version, laid.Scheme.Version);
            Assert.Equal(written.Dues(asAt), laid.Dues(asAt));
        }
    }

    // The cap on earnings is £700 in all: what is paid of them is the lesser of it and 7% of each
    // value, rounded by line, on every day; P's cap of £4,000 holds for each provider.
    [Theory, MemberData(nameof(Seeds))]
    public void Cuts_in_proportion_come_to_the_cap_exactly(int seed)
    {
        PropertyFacts facts = GeneratedFacts.Of(new Random(seed));
        PropertyFacts free = facts with
        {
            Text = string.Join('\n', facts.Text.Split('\n').Where(
                l => !l.Contains("name: cap,", StringComparison.Ordinal))),
        };
        PropertyFacts uncut = free with
        {
            Text = string.Join('\n', free.Text.Split('\n').Where(
                l => !l.Contains("limits and", StringComparison.Ordinal)
                    && !l.Contains("earnings-cap", StringComparison.Ordinal))),
        };
        DateOnly last = facts.Read(null).AsAt;
        for (int before = 0; before < 600; before += 61)
        {
            DateOnly asAt = last.AddDays(-before);
            Assert.Equal(
                (asAt, Math.Min(70000, Earnings(uncut, asAt))), (asAt, Earnings(free, asAt)));
            Assert.All(
                Result(facts, asAt).ByProvider, p => Assert.InRange(p.Amount.Minor, 0, 400000));
        }
    }

    private static long Earnings(PropertyFacts facts, DateOnly asAt) =>
        Result(facts, asAt).ByClause.Single(c => c.Clause == "earnings").Amount.Minor;

    private static SettlementResult Result(PropertyFacts facts, DateOnly asAt) =>
        Settle.Of(facts.Scheme, facts.Read(asAt));

    // $16,000 for each district and quarter that has residents at all, whatever their numbers.
    [Theory, MemberData(nameof(Seeds))]
    public void A_pool_is_shared_out_to_the_cent(int seed)
    {
        var random = new Random(seed);
        PropertyFacts written = PropertyFacts.Of("health-rbf/facts-pool");
        IReadOnlyList<string> lines = written.Files.Single().Lines;
        int declared = Array.IndexOf(lines[0].Split(','), "verified");
        List<string> rows = [lines[0], .. lines.Skip(1).Where(l => l.Length > 0).Select(line =>
        {
            string[] cells = line.Split(',');
            cells[declared] = $"{random.Next(1, 10_000)}";
            return string.Join(',', cells);
        })];
        int pools = rows.Skip(1).Select(r => r.Split(',')).Select(c => (c[1][0], c[2])).Distinct()
            .Count();

        SettlementResult result = Result(
            written with { Files = [new PropertyFile("returns.csv", rows)] },
            new DateOnly(2017, 12, 31));

        Assert.Equal(6, pools);
        Assert.Equal(
            pools * 1_600_000L,
            result.ByClause.Single(c => c.Clause == "district-pool").Amount.Minor);
    }
}
