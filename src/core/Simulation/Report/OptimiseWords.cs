using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Optimisation;
using Outturn.Simulation.Results;
using Outturn.Statistics.Estimation;

namespace Outturn.Simulation.Report;

/// <summary>What a search found, in words and cells.</summary>
public static class OptimiseWords
{
    private const double Same = 5e-4;

    /// <summary>The finding in a few sentences.</summary>
    public static string Headline(OptimiseResult result, Scheme scheme)
    {
        OptimiseTask task = result.Task;
        if (result.Best is not { } best)
        {
            return result.Conflict is null
                ? "The search was ended before anything was found for which every limit holds."
                : "No design within these ranges keeps to every limit.";
        }
        string measure = task.Aim.Measure;
        MeasureUnit unit = result.Attained[0].Unit;
        string before = Value(unit, result.Start.Row![measure], scheme);
        string after = Value(unit, best.Row![measure], scheme);
        string nobody = IsOffered(best, task) ? "" : " Nobody would bid for it, nor for any other "
            + "design that was tried and keeps to the limits: widen the ranges, vary a fee for "
            + "each start too, or raise a limit.";
        bool held = task.Limits.All(l => l.Breach(result.Start.Row!) <= 0);
        return result.IsStartBest
            ? $"The scheme as it stands is the best that was found for {task.Aim.Name}: {measure} "
                + $"{after} expected.{nobody}"
            : $"For {task.Aim.Name}: {measure} {before} before, {after} after, as expected"
                + (held ? "." : "; the scheme as it stands does not keep to every limit.")
                + nobody;
    }

    private static bool IsOffered(Design design, OptimiseTask task) => task.World.Providers
        .Any(p => design.Row![$"{SchemeRow.Bids} of {p.Name}"] > 0);

    /// <summary>How it was searched.</summary>
    public static string Effort(OptimiseResult result)
    {
        string drawn = result.Finalists == 0 ? "; nothing was drawn"
            : $"; {Numerals.Text(result.Finalists)} drawn, each at least "
                + $"{Numerals.Text(2 * Finalists.First)} times in the same draws, "
                + $"{Numerals.Text(2 * result.Pairs)} at most"
                + (result.IsSure ? ""
                    : result.Task.Options.PairsInAll is not null
                        ? ": as many as there were to be, most for those closest to the best"
                        : ": the last of them could not be told apart");
        return $"{Numerals.Text(result.Designs)} designs measured by what is expected of them"
            + $"{drawn}; seed {Numerals.Text((long)result.Task.Options.Seed)}."
            + (result.SettledInFull == 0 ? "" : $" {Numerals.Text(result.SettledInFull)} changed "
                + "more than prices and were settled in full.")
            + (result.IsInterrupted ? " The search was ended before it was done: this is the best "
                + "so far." : "");
    }

    /// <summary>The varied figures before and after.</summary>
    public static ExperimentTable Figures(OptimiseResult result) => new(
        "What was varied", ["figure", "from", "to", "before", "after"],
        [.. result.Task.Varied.Select((v, i) => ImmutableArray.Create(
            v.Path, v.Write(v.Low), v.Write(v.High), v.Write(v.Now),
            result.Best is { } best ? v.Write(best.Values[i]) : ""))]);

    /// <summary>The measures before and after.</summary>
    public static ExperimentTable Attained(OptimiseResult result, Scheme scheme) => new(
        "What is attained",
        ["measure", "expected before", "after", "drawn before", "after", "difference (95 %)"],
        [.. result.Attained.Select(a => ImmutableArray.Create(
            a.Measure, Value(a.Unit, a.Before, scheme), Value(a.Unit, a.After, scheme),
            Drawn(a, a.DrawnBefore, scheme), Drawn(a, a.DrawnAfter, scheme),
            a.Gain is { } gain ? Signed(a.Unit, gain, scheme) : ""))]);

    /// <summary>The limits before and after.</summary>
    public static ExperimentTable Limits(OptimiseResult result, Scheme scheme) => new(
        "What must hold", ["limit", "before", "after", "where people are drawn"],
        [.. result.Limits.Select(l => ImmutableArray.Create(
            l.Limit.Text, Value(l.Limit.Unit, l.Before, scheme),
            Value(l.Limit.Unit, l.After, scheme), Of(l.Standing)))]);

    /// <summary>A study as a table.</summary>
    public static ExperimentTable Table(Study study) => new(
        study.Title, [study.Of, .. study.Columns, .. study.Texts],
        [.. study.Rows.Select(r => ImmutableArray.Create<string>(
            [r.Name, .. r.Values.Select(ExperimentWords.Number), .. r.Texts]))]);

    /// <summary>Which limits conflict, and by how much each is missed.</summary>
    public static IEnumerable<string> Conflict(Conflict conflict, Scheme scheme)
    {
        yield return conflict.Of.Count == 1
            ? $"\"{conflict.Of[0].Text}\" alone cannot be kept within these ranges."
            : "These cannot be kept together; without any one of them the others can: "
                + string.Join(", ", conflict.Of.Select(l => $"\"{l.Text}\"")) + ".";
        yield return "At the design that breaks them least:";
        foreach ((Requirement limit, double value, double miss) in conflict.Misses)
        {
            yield return $"  {limit.Text}: {limit.Measure} is {Value(limit.Unit, value, scheme)}, "
                + (miss > 0 ? $"missed by {Value(limit.Unit, miss, scheme)}" : "kept");
        }
    }

    /// <summary>A value of a measure.</summary>
    public static string Value(MeasureUnit unit, double value, Scheme scheme) =>
        double.IsInfinity(value) ? "none" : MeasureWords.Of(unit, value, scheme);

    private static string Drawn(Attained of, Estimate? drawn, Scheme scheme) =>
        drawn is { } e ? Value(of.Unit, e.Value, scheme) : "";

    private static string Signed(MeasureUnit unit, Estimate gain, Scheme scheme) =>
        Math.Abs(gain.Value) < Same && gain.Interval.HalfWidth < Same ? "none"
            : $"{Value(unit, gain.Value, scheme)} ({Value(unit, gain.Interval.Low, scheme)} to "
                + $"{Value(unit, gain.Interval.High, scheme)})";

    private static string Of(Standing standing) => standing switch
    {
        Standing.Holds => "holds (95 %)",
        Standing.Open => "within the interval: cannot be told",
        Standing.Broken => "broken (95 %)",
        _ => "as expected: no matter of chance",
    };
}
