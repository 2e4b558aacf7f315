using System.Globalization;
using Outturn.Cli;
using Outturn.Exchange;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Shell.Schemes;

/// <summary>Measures come out as the exact fractions worked on paper, and rows are refused as the
/// library says: <c>expected/measures.csv</c> and <c>expected/refused.csv</c>.</summary>
public sealed class MeasuredTests
{
    private static readonly string[] Keys = ["provider", "group", "cohort", "period"];

    public static TheoryData<string> WithMeasures => With("measures.csv");

    public static TheoryData<string> WithRefusals => With("refused.csv");

    [Theory, MemberData(nameof(WithMeasures))]
    public void Measures_are_those_worked_on_paper(string scheme)
    {
        var table = Table.Read(Place.Of("schemes", scheme, "expected", "measures.csv"));
        Assert.True(table.Rows.Count >= 10);
        foreach (var settlement in table.Rows.GroupBy(
            row => (table.Cell(row, "facts"), table.Cell(row, "as-at"))))
        {
            var measured = Settled(scheme, settlement.Key.Item1, settlement.Key.Item2)
                .Measured().ToList();
            foreach (string[] row in settlement)
            {
                Check(table, row, measured);
            }
        }
    }

    [Theory, MemberData(nameof(WithRefusals))]
    public void Rows_are_refused_as_the_library_says(string scheme)
    {
        var table = Table.Read(Place.Of("schemes", scheme, "expected", "refused.csv"));
        foreach (var facts in table.Rows.GroupBy(row => table.Cell(row, "facts")))
        {
            Assert.Equal(
                facts.Select(row => $"{table.Cell(row, "file")}:{table.Cell(row, "line")}"),
                Facts(scheme, facts.Key, null).Refused.All().Select(r => $"{r.File}:{r.Line}"));
        }
    }

    private static void Check(Table table, string[] row, List<MeasuredCell> measured)
    {
        string[] keys = [.. Keys.Select(k => table.Cell(row, k)).Where(k => k.Length > 0)];
        var cell = measured.SingleOrDefault(m => m.Measure.Name == table.Cell(row, "measure")
            && keys.All(k => m.Cell.Split('/').Contains(k)));
        string expected = table.Cell(row, "value");
        if (expected == "missing")
        {
            Assert.Null(cell);
            return;
        }
        Assert.True(cell is not null, string.Join(',', row));
        Assert.Equal((Exact(expected), row[^1]), (Exact(cell.Value), row[^1]));
        if (table.Cell(row, "met") is { Length: > 0 } met)
        {
            Assert.Equal((met, row[^1]), (cell.Met, row[^1]));
        }
    }

    private static Rational Exact(string text) => text switch
    {
        "yes" => 1,
        "no" => 0,
        _ when text.EndsWith('%') => Exact(text[..^1]) / 100,
        _ => Rational.TryParse(text, out Rational value)
            ? value
            : throw new FormatException(text),
    };

    private static SettlementResult Settled(string scheme, string facts, string asAt)
    {
        FactBase known = Facts(
            scheme, facts, DateOnly.ParseExact(asAt, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        return Settle.Of(known.Scheme, known);
    }

    private static FactBase Facts(string scheme, string facts, DateOnly? asAt)
    {
        string path = Place.Of("schemes", scheme, "scheme.yaml");
        Scheme read = new SchemeFile(path).Read().Scheme!;
        return FactFiles.Read(Place.Of("schemes", scheme, facts), read, asAt);
    }

    private static TheoryData<string> With(string file) =>
    [
        .. Directory.GetDirectories(Place.Of("schemes"))
            .Where(f => File.Exists(Path.Combine(f, "expected", file)))
            .Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal),
    ];
}
