using System.Collections.Immutable;
using System.Globalization;
using Outturn.Simulation.Comparisons;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Results;
using Outturn.Statistics.Estimation;

namespace Outturn.Simulation.Report;

/// <summary>Designs side by side in words and cells.</summary>
public static class ComparisonWords
{
    private const int MostFigures = 8;

    // Of three thirds the outer two tell.
    private const string Between = ", middle third";

    private static readonly (string Title, string[] Names)[] Parts =
    [
        ("What each group gets",
        [
            "outcome-rate", "additionality", "effort", "hard-to-easy-effort", "parked",
        ]),
        ("What providers earn and risk",
        [
            "value-of-the-contract", "would-bid", "profit", "insolvent",
            "believed-chance-of-insolvency", "withdrew", "peak-funding-need",
        ]),
        ("What the payer pays, and for what",
        [
            "people-started", "outcomes", "additional-outcomes", "payments", "cost-per-outcome",
            "cost-per-additional-outcome", "windfall-share", "net-benefit", "without-a-bid",
        ]),
    ];

    /// <summary>Each part with its rows: groups, providers, the payer.</summary>
    public static IEnumerable<(string Title, ImmutableArray<ComparedRow> Rows)> Sections(
        DesignComparison comparison) => Parts.Select(part => (
            part.Title,
            part.Names.SelectMany(name => comparison.Rows.Where(r => r.Name == name
                    && !r.Group.EndsWith(Between, StringComparison.Ordinal)))
                .ToImmutableArray()));

    /// <summary>A section as a table: each design, and each less the first with its interval.
    /// </summary>
    public static ExperimentTable Table(
        DesignComparison comparison, string title, ImmutableArray<ComparedRow> rows) => new(
            title,
            [
                title, First(comparison),
                .. comparison.Designs.Skip(1).SelectMany(d => new[]
                {
                    d.Name, $"{d.Name} less {First(comparison)}", "from", "to",
                }),
            ],
            [.. rows.Select(row => Cells(comparison, row))]);

    /// <summary>What is compared: a line for each design.</summary>
    public static IEnumerable<string> Designs(DesignComparison comparison) =>
        comparison.Designs.Select(d =>
            $"{d.Name}  {d.Result.Scheme.Scheme.Title}, {d.File}, version "
            + d.Result.Scheme.Scheme.Version[..19]);

    /// <summary>Where designs were tried in different worlds, which figures differ; nothing where
    /// all were tried in one.</summary>
    public static IEnumerable<string> Worlds(DesignComparison comparison)
    {
        foreach (ComparedDesign design in comparison.Designs.Skip(1))
        {
            ImmutableArray<WorldDifference> differ = WorldDifference.Of(
                comparison.Designs[0].Result.Scheme.World, design.Result.Scheme.World);
            if (differ.Length > 0)
            {
                string more = differ.Length > MostFigures
                    ? $"; and {Whole(differ.Length - MostFigures)} figures more" : "";
                yield return $"{First(comparison)} and {design.Name} were tried in different "
                    + "worlds, so that what differs is not the designs' alone: "
                    + string.Join("; ", differ.Take(MostFigures).Select(d =>
                        $"{d.Path} {Said(d.Before)} and {Said(d.After)}")) + more + ".";
            }
        }
    }

    /// <summary>What each other design comes to for the payer, in a sentence.</summary>
    public static IEnumerable<string> Headlines(DesignComparison comparison)
    {
        for (int d = 1; d < comparison.Designs.Length; d++)
        {
            string name = comparison.Designs[d].Name;
            yield return $"{name} against {First(comparison)}: "
                + Moved(comparison, "payments", d, ("paid more", "paid less")) + ", "
                + Moved(comparison, "additional-outcomes", d,
                    ("additional outcomes more", "additional outcomes less")) + "; "
                + Moved(comparison, "cost-per-additional-outcome", d,
                    ("more for each of them", "less for each of them"))
                + Marginal(comparison, d) + ".";
        }
    }

    /// <summary>A measure and what it is of.</summary>
    public static string Name(ComparedRow row) =>
        row.Group.Length == 0 ? row.Name : $"{row.Name}, {row.Group}";

    /// <summary>A value, or that there is none.</summary>
    public static string Value(DesignComparison comparison, ComparedRow row, Estimate? value) =>
        value is { } known ? Amount(comparison, row.Unit, known.Value) : "–";

    /// <summary>A difference with its sign; shares differ by points.</summary>
    public static string Signed(DesignComparison comparison, MeasureUnit unit, double value)
    {
        string size = Size(comparison, unit, Math.Abs(value));
        bool isNothing = !size.Any(c => c is >= '1' and <= '9');
        return !double.IsFinite(value) ? "?" : isNothing ? size : (value < 0 ? "−" : "+") + size;
    }

    // A few people more are a few and a part on average.
    private static string Size(DesignComparison comparison, MeasureUnit unit, double size) =>
        unit switch
        {
            MeasureUnit.Share =>
                (size * 100).ToString("0.0", NumberFormatInfo.InvariantInfo) + " points",
            MeasureUnit.People when size < 100 =>
                size.ToString("0.0", NumberFormatInfo.InvariantInfo),
            _ => Amount(comparison, unit, size),
        };

    private static ImmutableArray<string> Cells(DesignComparison comparison, ComparedRow row)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        cells.Add(Name(row));
        cells.Add(Value(comparison, row, row.Values[0]));
        for (int d = 1; d < comparison.Designs.Length; d++)
        {
            cells.Add(Value(comparison, row, row.Values[d]));
            if (row.Differences[d] is { } difference)
            {
                cells.Add(Signed(comparison, row.Unit, difference.Value));
                cells.Add(Signed(comparison, row.Unit, difference.Interval.Low));
                cells.Add(Signed(comparison, row.Unit, difference.Interval.High));
            }
            else
            {
                cells.AddRange("–", "–", "–");
            }
        }
        return cells.ToImmutable();
    }

    // What the outcomes more cost, where there are more for certain and for more money.
    private static string Marginal(DesignComparison comparison, int design) =>
        comparison.Find("payments")?.Differences[design] is { Value: > 0 } paid
        && comparison.Find("additional-outcomes")?.Differences[design]
            is { Interval.Low: > 0 } more
            ? "; each of those more costs "
                + Amount(comparison, MeasureUnit.Money, paid.Value / more.Value)
            : "";

    private static string Moved(
        DesignComparison comparison, string name, int design, (string More, string Less) words)
    {
        if (comparison.Find(name) is not { } row || row.Differences[design] is not { } moved)
        {
            return $"{name} not known";
        }
        string size = Size(comparison, row.Unit, Math.Abs(moved.Value));
        string range = moved.Interval.HalfWidth == 0 ? "" :
            $" ({Signed(comparison, row.Unit, moved.Interval.Low)} to "
            + $"{Signed(comparison, row.Unit, moved.Interval.High)})";
        return $"{size} {(moved.Value < 0 ? words.Less : words.More)}{range}";
    }

    private static string Amount(DesignComparison comparison, MeasureUnit unit, double value) =>
        MeasureWords.Of(unit, value, comparison.Designs[0].Result.Scheme.Scheme);

    private static string First(DesignComparison comparison) => comparison.Designs[0].Name;

    private static string Said(string value) => value.Length == 0 ? "not there" : value;

    private static string Whole(long number) =>
        number.ToString("#,0", NumberFormatInfo.InvariantInfo);
}
