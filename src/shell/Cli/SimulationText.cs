using System.Globalization;
using Outturn.Quantities;
using Outturn.Simulation.Results;
using Outturn.Statistics.Estimation;

namespace Outturn.Cli;

/// <summary>What a simulation found, for people.</summary>
internal static class SimulationText
{
    public static void Print(SimulationResult result, TextWriter to)
    {
        Schemes.Scheme scheme = result.Scheme.Scheme;
        to.WriteLine(scheme.Title);
        to.WriteLine($"Simulated {Numerals.Text((result.Options.Runs + 1) / 2 * 2)} times from "
            + $"seed {Numerals.Text((long)result.Options.Seed)}, scheme version "
            + $"{scheme.Version[..19]}, world {result.Scheme.World.Name}");
        to.WriteLine();
        var table = new TextTable("Measure", "of", "mean", "from", "to");
        foreach (MeasureRow row in result.Measures)
        {
            Interval interval = row.Estimate.Interval;
            table.Add(row.Name, row.Group, Words(row, row.Estimate.Value, result),
                Words(row, interval.Low, result), Words(row, interval.High, result));
        }
        table.Print(to);
        to.WriteLine();
        to.WriteLine("Payments of the first replication, settled from its facts: "
            + scheme.Currency.InWords(result.FirstSettled.Due));
    }

    private static string Words(MeasureRow row, double value, SimulationResult result)
    {
        if (!double.IsFinite(value))
        {
            return "?";
        }
        return row.Unit switch
        {
            MeasureUnit.Share => (value * 100).ToString("0.0", Invariant) + " %",
            MeasureUnit.Money => result.Scheme.Scheme.Currency.InWords(
                (long)Math.Round(value) * result.Scheme.Scheme.Currency.MinorPerUnit),
            MeasureUnit.People => value.ToString("#,0", Invariant),
            _ => value.ToString("0.000", Invariant),
        };
    }

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;
}
