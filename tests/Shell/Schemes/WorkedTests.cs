using Xunit;

namespace Outturn.Tests.Shell.Schemes;

/// <summary>The engine pays what was worked on paper before it ran, and what the SQL over the same
/// files comes to.</summary>
public sealed class WorkedTests
{
    public static TheoryData<string> Library =>
    [
        .. Directory.GetDirectories(Place.Of("schemes"))
            .Where(f => File.Exists(Path.Combine(f, "expected", "worked.csv")))
            .Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Oracles => [.. Oracle.Schemes];

    [Theory, MemberData(nameof(Library))]
    public void The_engine_pays_every_amount_worked_on_paper(string scheme)
    {
        List<Worked> rows = [.. Worked.Read(scheme)];
        Assert.True(rows.Count >= 10, $"{scheme} has {rows.Count} worked amounts");
        foreach (var settlement in rows.GroupBy(row => (row.Facts, row.AsAt)))
        {
            var dues = SettledSchemes.Dues(scheme, settlement.Key.Facts, settlement.Key.AsAt);
            foreach (Worked row in settlement)
            {
                List<SettledDue> found = [.. dues.Where(due => Covers(row.Of, due.Of))];
                Assert.Equal((row.Pence, row), (found.Sum(due => due.Pence), row));
                if (row.Units is { } units && !row.Of.IsOfOneParty)
                {
                    Assert.Equal((units, row), (found.Sum(due => due.Units), row));
                }
                if (row.People is { } people)
                {
                    Assert.Equal((people, row), (People(found), row));
                }
            }
        }
    }

    [Theory, MemberData(nameof(Oracles))]
    public void The_engine_pays_every_total_of_the_sql(string scheme)
    {
        foreach (var (facts, asAt) in Worked.Read(scheme).Select(r => (r.Facts, r.AsAt)).Distinct())
        {
            var expected = Oracle.Rows(scheme, facts, asAt);
            var paid = SettledSchemes.Dues(scheme, facts, asAt)
                .GroupBy(due => (due.Of.Provider, due.Of.Clause, due.Of.Period))
                .Select(cell => new OracleRow(
                    cell.Key.Provider, cell.Key.Clause, cell.Key.Period, cell.Sum(d => d.Pence)))
                .Where(row => row.Pence != 0)
                .OrderBy(row => row.Provider, StringComparer.Ordinal)
                .ThenBy(row => row.Clause, StringComparer.Ordinal)
                .ThenBy(row => row.Period, StringComparer.Ordinal);
            Assert.Equal(expected, paid);
        }
    }

    // On paper a cell is called by the keys that tell it apart (2016-03, jsa-18-24 4); the engine
    // writes all its keys (c1/2016-03).
    private static bool Covers(Subject wanted, Subject found) =>
        (wanted with { Cell = "" }).Covers(found)
        && wanted.Cell.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(key => found.Cell.Split('/').Contains(key));

    private static long People(List<SettledDue> dues) =>
        dues.Where(due => due.Of.Participant.Length > 0)
            .Select(due => due.Of.Participant).Distinct(StringComparer.Ordinal).Count();
}
