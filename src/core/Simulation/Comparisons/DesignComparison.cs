using System.Collections.Immutable;
using Outturn.Simulation.Results;
using Outturn.Statistics.Estimation;

namespace Outturn.Simulation.Comparisons;

/// <summary>A design that is compared.</summary>
/// <param name="Name">What it is called in the comparison: A, B.</param>
/// <param name="File">Where its text stands.</param>
/// <param name="Result">What came of it.</param>
public sealed record ComparedDesign(string Name, string File, SimulationResult Result);

/// <summary>A measure in every design.</summary>
/// <param name="Name">Its name, as <c>outcome-rate</c>.</param>
/// <param name="Group">Group, provider type or what it is of; empty: the whole.</param>
/// <param name="Unit">What it is counted in.</param>
public sealed record ComparedRow(string Name, string Group, MeasureUnit Unit)
{
    /// <summary>Its value in each design; null: that design has no such measure.</summary>
    public required ImmutableArray<Estimate?> Values { get; init; }

    /// <summary>Each design's value less the first's, with an interval on the difference itself;
    /// null for the first, and where one of the two has no such measure.</summary>
    public required ImmutableArray<Estimate?> Differences { get; init; }
}

/// <summary>Designs side by side that met the same chances: the same people, the same luck, and
/// whatever differs is the design's. An interval on the difference is narrower than one of either
/// design, because what chance did to both cancels out.</summary>
public sealed class DesignComparison
{
    // Ratios of means, so that a replication with few outcomes does not count as much as others.
    private static readonly Dictionary<string, (string Above, string Below)> Ratios =
        new(StringComparer.Ordinal)
        {
            ["payment-per-start"] = ("payments", "people-started"),
            ["cost-per-outcome"] = ("payments", "outcomes"),
            ["cost-per-additional-outcome"] = ("payments", "additional-outcomes"),
        };

    private readonly double _level;

    /// <summary>Compares designs that were simulated with one seed and one number of
    /// replications.</summary>
    /// <param name="designs">At least two.</param>
    /// <param name="level">Level of the intervals.</param>
    public DesignComparison(ImmutableArray<ComparedDesign> designs, double level = .95)
    {
        (Designs, _level) = (designs, level);
        Rows =
        [
            .. designs.SelectMany(d => d.Result.Measures)
                .Select(m => (m.Name, m.Group, m.Unit)).Distinct()
                .Select(m => Row(m.Name, m.Group, m.Unit)),
        ];
    }

    /// <summary>The designs, the first being what the others are compared with.</summary>
    public ImmutableArray<ComparedDesign> Designs { get; }

    /// <summary>Every measure that any of them has.</summary>
    public ImmutableArray<ComparedRow> Rows { get; }

    /// <summary>How many pairs of replications each met.</summary>
    public int Pairs => Designs[0].Result.Each.Length / 2;

    /// <summary>A measure, or null.</summary>
    public ComparedRow? Find(string name, string group = "") =>
        Rows.FirstOrDefault(r => r.Name == name && r.Group == group);

    private ComparedRow Row(string name, string group, MeasureUnit unit) => new(name, group, unit)
    {
        Values = [.. Designs.Select(d => Value(d, name, group))],
        Differences = [.. Designs.Select((d, i) =>
            i == 0 ? null : Difference(d, name, group))],
    };

    private Estimate? Value(ComparedDesign design, string name, string group)
    {
        MeasureRow? row = design.Result.Measures
            .FirstOrDefault(m => m.Name == name && m.Group == group);
        if (row is null || !IsRatio(name, out (string Above, string Below) of))
        {
            return row?.Estimate;
        }
        (double[] above, double[] below) =
            (Averages(design, of.Above, ""), Averages(design, of.Below, ""));
        return above.Length > 1 ? new RatioEstimate(above, below, _level).Estimate
            : new Estimate(above[0] / below[0], double.NaN, Interval.Everything, 1);
    }

    private Estimate? Difference(ComparedDesign design, string name, string group)
    {
        ComparedDesign first = Designs[0];
        if (IsRatio(name, out (string Above, string Below) of))
        {
            return RatioDifference.Of(
                (Averages(first, of.Above, ""), Averages(first, of.Below, "")),
                (Averages(design, of.Above, ""), Averages(design, of.Below, "")), _level);
        }
        double[] before = Averages(first, name, group);
        double[] after = Averages(design, name, group);
        int[] both = [.. Enumerable.Range(0, before.Length)
            .Where(i => double.IsFinite(before[i]) && double.IsFinite(after[i]))];
        return both.Length > 0
            ? MeanEstimate.OfDifferences(
                [.. both.Select(i => before[i])], [.. both.Select(i => after[i])], _level)
            : Sure(first, name, group) is { } from && Sure(design, name, group) is { } to
                ? new Estimate(to - from, 0, Interval.Around(to - from, 0), Pairs) : null;
    }

    private static bool IsRatio(string name, out (string Above, string Below) of) =>
        Ratios.TryGetValue(name, out of);

    // What is no matter of chance: what providers believe before they sign.
    private static double? Sure(ComparedDesign design, string name, string group) =>
        design.Result.Measures.FirstOrDefault(m => m.Name == name && m.Group == group)
            is { Estimate: { StandardError: 0 } sure } ? sure.Value : null;

    // The average of each antithetic pair; not a number where one of the two has no such measure.
    private static double[] Averages(ComparedDesign design, string name, string group)
    {
        double[] values = [.. design.Result.Each.Select(run => run
            .Where(r => r.Name == name && r.Group == group)
            .Select(r => r.Value).DefaultIfEmpty(double.NaN).First())];
        return [.. Enumerable.Range(0, values.Length / 2)
            .Select(i => (values[2 * i] + values[(2 * i) + 1]) / 2)];
    }
}
