using System.Globalization;
using Outturn.Quantities;
using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli;

/// <summary>How well a world fits, as text and as JSON.</summary>
internal static class CalibrationReport
{
    private static readonly string[] Measures =
        ["outcome-rate", "deadweight-rate", "in-year-ratio"];

    public static void Print(Calibration fit, World world, TextWriter to)
    {
        to.WriteLine(Headline(fit));
        to.WriteLine();
        var rows = new TextTable("Target", "measure", "of", "is", "model", "difference", "");
        foreach (FitRow row in fit.Rows)
        {
            rows.Add(
                row.Target.Name, Measures[(int)row.Target.Measure],
                $"{world.Groups[row.Target.Group].Name}, {When(row.Target)}",
                Percent(row.Target.Value), Percent(row.Model), Percent(row.Difference),
                Verdict(row));
        }
        rows.Print(to);
        to.WriteLine();
        var figures = new TextTable("Figure of the world", "before", "fitted", "within");
        foreach (FittedFigure figure in fit.Figures)
        {
            figures.Add(
                figure.Path, Number(figure.Before), figure.After,
                $"{Number(figure.Free.From)} to {Number(figure.Free.To)}");
        }
        figures.Print(to);
    }

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

    public static void PrintJson(Calibration fit, World world, Screen screen) =>
        JsonOutput.Print(screen, json =>
        {
            json.WriteStartArray("targets");
            foreach (FitRow row in fit.Rows)
            {
                json.WriteStartObject();
                json.WriteString("name", row.Target.Name);
                json.WriteString("measure", Measures[(int)row.Target.Measure]);
                json.WriteString("group", world.Groups[row.Target.Group].Name);
                json.WriteNumber("year", row.Target.Year);
                json.WriteNumber("firstMonth", row.Target.FirstMonth);
                json.WriteNumber("is", row.Target.Value);
                json.WriteNumber("model", Math.Round(row.Model, 6));
                json.WriteNumber("difference", Math.Round(row.Difference, 6));
                json.WriteNumber("tolerance", row.Target.Tolerance);
                json.WriteBoolean("within", row.IsWithin);
                json.WriteBoolean("heldOut", row.Target.IsHeldOut);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("figures");
            foreach (FittedFigure figure in fit.Figures)
            {
                json.WriteStartObject();
                json.WriteString("path", figure.Path);
                json.WriteNumber("before", figure.Before);
                json.WriteString("fitted", figure.After);
                json.WriteNumber("from", figure.Free.From);
                json.WriteNumber("to", figure.Free.To);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    private static string When(Target target) => target.Measure == TargetMeasure.InYearRatio
        ? $"months {Numerals.Text(target.FirstMonth)} to {Numerals.Text(target.FirstMonth + 11)}"
        : $"year {Numerals.Text(target.Year)}";

    private static string Verdict(FitRow row) =>
        (row.Target.IsHeldOut ? "held out, " : "fitted, ") + (row.IsWithin ? "within" : "missed");

    private static string Count(FitRow[] rows) => string.Create(
        CultureInfo.InvariantCulture, $"{rows.Count(r => r.IsWithin)} of {rows.Length}");

    // A difference that rounds to nothing has no sign.
    private static string Percent(double share) =>
        (Math.Round(share * 100, 1) + 0.0).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Number(double number) =>
        number.ToString("0.####", CultureInfo.InvariantCulture);
}
