using Xunit;

namespace Outturn.Tests.Shell.Schemes;

/// <summary>Two hands on the same money: amounts worked on paper, and SQL over the facts.</summary>
public sealed class OracleTests
{
    public static TheoryData<string> Schemes => [.. Oracle.Schemes];

    [Theory, MemberData(nameof(Schemes))]
    public void Sql_agrees_with_every_amount_worked_on_paper(string scheme)
    {
        var rows = Worked.Read(scheme).Where(row => !row.Of.IsOfOneParty).ToList();
        Assert.NotEmpty(rows);
        foreach (var settlement in rows.GroupBy(row => (row.Facts, row.AsAt)))
        {
            var lines = Oracle.Lines(scheme, settlement.Key.Facts, settlement.Key.AsAt);
            foreach (var row in settlement)
            {
                var found = lines.Where(line => row.Of.Covers(line.Of)).ToList();
                Assert.Equal((row.Pence, row), (found.Sum(line => line.Pence), row));
                if (row.Units is { } units)
                    Assert.Equal((units, row), (found.Sum(line => line.Units), row));
                if (row.People is { } people)
                    Assert.Equal((people, row), (People(found), row));
            }
        }
    }

    [Fact]
    public void The_thousand_persons_of_wp_lite_are_paid_as_their_list_says()
    {
        var list = Table.Read(Place.Of("schemes", "wp-lite", "expected", "persons.csv"));
        var lines = Oracle.Lines("wp-lite", "facts", "2014-03-31")
            .ToLookup(line => (line.Of.Participant, line.Of.Clause), line => line.Pence);
        Assert.Equal(1000, list.Rows.Count);
        foreach (var row in list.Rows)
            foreach (var clause in new[] { "attachment", "job-outcome", "sustainment" })
            {
                var paid = lines[(list.Cell(row, "participant"), clause)].Sum();
                Assert.Equal(list.Cell(row, clause), $"{paid}");
            }
    }

    private static long People(List<OracleLine> lines) =>
        lines.Where(line => line.Of.Participant.Length > 0)
            .Select(line => line.Of.Participant).Distinct(StringComparer.Ordinal).Count();
}
