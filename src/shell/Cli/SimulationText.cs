using Outturn.Quantities;
using Outturn.Simulation.Report;
using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Estimation;

namespace Outturn.Cli;

/// <summary>What a simulation found, for people.</summary>
internal static class SimulationText
{
    public static void Print(SimulationResult result, TextWriter to)
    {
        Schemes.Scheme scheme = result.Scheme.Scheme;
        to.WriteLine(scheme.Title);
        to.WriteLine($"Simulated {Numerals.Text(result.Runs)} times from "
            + $"seed {Numerals.Text((long)result.Options.Seed)}, scheme version "
            + $"{scheme.Version[..19]}, world {result.Scheme.World.Name}");
        foreach (Scenario scenario in result.Scheme.World.Scenarios)
        {
            to.WriteLine($"Scenario {scenario.Name}: {scenario.Title}");
        }
        to.WriteLine();
        to.WriteLine(Headline.Of(result));
        to.WriteLine();
        var table = new TextTable("Measure", "of", "mean", "from", "to");
        foreach (MeasureRow row in result.Measures)
        {
            Interval interval = row.Estimate.Interval;
            table.Add(
                row.Name, row.Group, MeasureWords.Of(row, row.Estimate.Value, scheme),
                MeasureWords.Of(row, interval.Low, scheme),
                MeasureWords.Of(row, interval.High, scheme));
        }
        table.Print(to);
        to.WriteLine();
        to.WriteLine("Payments of the first replication, settled from its facts: "
            + scheme.Currency.InWords(result.FirstSettled.Due));
    }
}
