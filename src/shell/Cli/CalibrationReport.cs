using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Report;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli;

/// <summary>How well a world fits, as text and as JSON.</summary>
internal static class CalibrationReport
{
    public static void Print(Calibration fit, World world, TextWriter to)
    {
        to.WriteLine(CalibrationWords.Headline(fit));
        to.WriteLine();
        TextTable.Of(CalibrationWords.Rows(fit, world)).Print(to);
        to.WriteLine();
        TextTable.Of(CalibrationWords.Figures(fit)).Print(to);
    }

    public static void PrintJson(Calibration fit, World world, Screen screen) =>
        JsonOutput.Print(screen, json =>
        {
            json.WriteStartArray("targets");
            foreach (FitRow row in fit.Rows)
            {
                json.WriteStartObject();
                json.WriteString("name", row.Target.Name);
                json.WriteString("measure", CalibrationWords.Of(row.Target.Measure));
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
}
