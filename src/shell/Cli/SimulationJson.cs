using System.Text.Json;
using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli;

/// <summary>The JSON of <c>simulate</c> (design, "The command line").</summary>
internal static class SimulationJson
{
    public static void Print(SimulationResult result, ModelRisk? risk, Screen screen) =>
        JsonOutput.Print(screen, json =>
        {
            Members(json, result);
            if (risk is not null)
            {
                Risk(json, risk);
            }
        });

    private static void Risk(Utf8JsonWriter json, ModelRisk risk)
    {
        json.WriteStartObject("modelRisk");
        json.WriteNumber("draws", risk.Draws);
        json.WriteStartArray("measures");
        foreach (ModelRiskRow row in risk.Rows)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Name);
            Number(json, "stands", row.Stands);
            Number(json, "fitted", row.Fitted);
            Number(json, "low", row.Low);
            Number(json, "high", row.High);
            Number(json, "sameSign", row.SameSign);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, SimulationResult result)
    {
        Schemes.Scheme scheme = result.Scheme.Scheme;
        json.WriteString("scheme", scheme.Name);
        json.WriteString("version", scheme.Version);
        json.WriteNumber("seed", result.Options.Seed);
        json.WriteNumber("runs", result.Runs);
        json.WriteStartArray("scenarios");
        foreach (Scenario scenario in result.Scheme.World.Scenarios)
        {
            json.WriteStringValue(scenario.Name);
        }
        json.WriteEndArray();
        json.WriteStartObject("totals");
        json.WriteString("due", scheme.Currency.Format(result.FirstSettled.Due));
        json.WriteEndObject();
        json.WriteStartArray("measures");
        foreach (MeasureRow row in result.Measures)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Name);
            json.WriteString("group", row.Group);
            Number(json, "mean", row.Estimate.Value);
            Number(json, "low", row.Estimate.Interval.Low);
            Number(json, "high", row.Estimate.Interval.High);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // What is not known, as an interval from one pair, is null: JSON has no infinity.
    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
