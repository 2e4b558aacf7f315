using System.Collections.Immutable;
using System.Globalization;
using Outturn.Quantities;
using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Report;

/// <summary>How well a world fits, in words and cells.</summary>
public static class CalibrationWords
{
    private static readonly string[] Measures =
        ["outcome-rate", "deadweight-rate", "in-year-ratio"];

    /// <summary>A measure by the name that targets give it.</summary>
    public static string Of(TargetMeasure measure) => Measures[(int)measure];

    /// <summary>What came of it in a sentence, the misses by name.</summary>
    public static string Headline(Calibration fit)
    {
        FitRow[] held = [.. fit.Rows.Where(r => r.Target.IsHeldOut)];
        FitRow[] fitted = [.. fit.Rows.Where(r => !r.Target.IsHeldOut)];
        string words = $"{Count(fitted)} fitted targets are within their tolerance"
            + (held.Length == 0 ? "" : $", and {Count(held)} that were held out") + ".";
        string[] missed = [.. fit.Rows.Where(r => !r.IsWithin).Select(r => r.Target.Name)];
        return missed.Length == 0 ? words : $"{words} Missed: {string.Join(", ", missed)}.";
    }

    /// <summary>Each target with what the world comes to.</summary>
    public static ExperimentTable Rows(Calibration fit, World world) => new(
        "Every target, and what the fitted world comes to",
        ["Target", "measure", "of", "is", "model", "difference", "result"],
        [.. fit.Rows.Select(row => ImmutableArray.Create<string>(
        [
            row.Target.Name, Of(row.Target.Measure),
            $"{world.Groups[row.Target.Group].Name}, {When(row.Target)}",
            Percent(row.Target.Value), Percent(row.Model), Percent(row.Difference), Verdict(row),
        ]))]);

    /// <summary>Each figure that was fitted.</summary>
    public static ExperimentTable Figures(Calibration fit) => new(
        "Every figure that was fitted",
        ["Figure of the world", "before", "fitted", "within"],
        [.. fit.Figures.Select(figure => ImmutableArray.Create<string>(
        [
            figure.Path, Number(figure.Before), figure.After,
            $"{Number(figure.Free.From)} to {Number(figure.Free.To)}",
        ]))]);

    /// <summary>A miss in a sentence: by how much, and that it was held out.</summary>
    public static string Miss(FitRow row) =>
        $"{row.Target.Name}: {Percent(row.Target.Value)} was measured, and the model comes to "
        + $"{Percent(row.Model)}, {Percent(Math.Abs(row.Difference))[..^2]} points too "
        + (row.Difference > 0 ? "high" : "low")
        + (row.Target.IsHeldOut ? "; it was not fitted." : ".");

    private static string When(Target target) => target.Measure == TargetMeasure.InYearRatio
        ? $"months {Numerals.Text(target.FirstMonth)} to {Numerals.Text(target.FirstMonth + 11)}"
        : $"year {Numerals.Text(target.Year)}";

    private static string Verdict(FitRow row) =>
        (row.Target.IsHeldOut ? "held out, " : "fitted, ") + (row.IsWithin ? "within" : "missed");

    private static string Count(FitRow[] rows) =>
        $"{Numerals.Text(rows.Count(r => r.IsWithin))} of {Numerals.Text(rows.Length)}";

    // A difference that rounds to nothing has no sign.
    private static string Percent(double share) =>
        (Math.Round(share * 100, 1) + 0.0).ToString("0.0", NumberFormatInfo.InvariantInfo) + " %";

    private static string Number(double number) =>
        number.ToString("0.####", NumberFormatInfo.InvariantInfo);
}
