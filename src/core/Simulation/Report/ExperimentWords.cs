using System.Collections.Immutable;
using System.Globalization;
using Outturn.Simulation.Experiments;

namespace Outturn.Simulation.Report;

/// <summary>What came out of an experiment in words and cells.</summary>
public static class ExperimentWords
{
    /// <summary>The rows as a table.</summary>
    public static ExperimentTable Rows(ExperimentResult result)
    {
        Experiment e = result.Experiment;
        string[] across = e.Across is { } varied ? [varied.Name] : [];
        return new ExperimentTable(
            "What came out", [.. across, e.Vary.Name, .. e.Measures],
            [.. result.Rows.Select(row => ImmutableArray.Create<string>(
            [
                .. e.Across is null ? Array.Empty<string>() : [row.Case], row.Value,
                .. e.Measures.Select(m => Number(row.Measures[m])),
            ]))]);
    }

    /// <summary>A finding: what was expected, and whether it came out.</summary>
    public static string Of(ExperimentFinding finding, Experiment e)
    {
        string of = finding.Case.Length > 0 ? $" ({e.Across!.Name} {finding.Case})" : "";
        string does = finding.Expected.Direction is Direction.Above or Direction.Below
            ? finding.CameOut ? "it is" : "it is not"
            : finding.CameOut ? "it does" : "it does not";
        return $"{finding.Expected.Of}{of}: expected that it {Of(finding.Expected)}; {does}";
    }

    /// <summary>A verdict as it is written everywhere.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.CameOut => "came out",
        Verdict.Depends => "depends",
        _ => "did not",
    };

    /// <summary>What is expected, in words: rises, is above 0.</summary>
    public static string Of(Expectation expected) => expected.Direction switch
    {
        Direction.Rises => "rises",
        Direction.Falls => "falls",
        Direction.Stays => "stays the same",
        Direction.Above => $"is above {Number(expected.Limit)}",
        Direction.Below => $"is below {Number(expected.Limit)}",
        _ => "turns",
    };

    /// <summary>What is otherwise than usual and why, what is reckoned with, and what would change
    /// the result: a paragraph each.</summary>
    public static IEnumerable<string> Notes(Experiment e)
    {
        if (e.Note.Length > 0)
        {
            yield return e.Note;
        }
        if (e.WouldChange.Length > 0)
        {
            yield return "What would change it: " + e.WouldChange;
        }
        if (!e.Set.IsEmpty)
        {
            yield return "Otherwise than usual: " + string.Join("; ", e.Set.Select(s =>
                $"{s.At.Path} {s.Value}" + (s.Why.Length > 0 ? $" ({s.Why})" : ""))) + ".";
        }
        if (!e.Figures.IsEmpty)
        {
            yield return "Figures: " + string.Join("; ", e.Figures.Select(f =>
                $"{f.Name} {f.Written}" + (f.Source.Length > 0 ? $" ({f.Source})" : ""))) + ".";
        }
        if (e.Draws is { } draws)
        {
            yield return $"{Svg.N(draws.Number)} {draws.Of} are drawn from seed "
                + $"{Svg.N(draws.Seed)}: " + string.Join("; ", draws.Traits.Select(t =>
                    $"{t.Name} {Percent(t.Median)} in the middle, {Percent(t.Spread)} apart"))
                + ".";
        }
    }

    /// <summary>A number for people; one that rounds to nothing has no sign.</summary>
    public static string Number(double number) => Math.Abs(number) switch
    {
        >= 1000 => number.ToString("#,0", NumberFormatInfo.InvariantInfo),
        >= 10 => number.ToString("0.0", NumberFormatInfo.InvariantInfo),
        _ => (Math.Round(number, 3) + 0.0).ToString("0.000", NumberFormatInfo.InvariantInfo),
    };

    private static string Percent(double share) => Svg.N(share * 100) + " %";
}
