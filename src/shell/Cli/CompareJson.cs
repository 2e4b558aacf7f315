using System.Collections.Immutable;
using System.Text.Json;
using Outturn.Simulation.Comparisons;
using Outturn.Statistics.Estimation;

namespace Outturn.Cli;

/// <summary>The JSON of <c>compare</c>: every measure of every design, and what it is less the
/// first; shares as fractions, money in major units.</summary>
internal static class CompareJson
{
    public static void Print(
        DesignComparison comparison, ImmutableArray<ImmutableArray<string>> differ,
        Screen screen) => JsonOutput.Print(screen, json =>
        {
            json.WriteNumber("seed", comparison.Designs[0].Result.Options.Seed);
            json.WriteNumber("runs", 2 * comparison.Pairs);
            json.WriteStartArray("designs");
            for (int d = 0; d < comparison.Designs.Length; d++)
            {
                Design(json, comparison, differ, d);
            }
            json.WriteEndArray();
            json.WriteStartArray("measures");
            foreach (ComparedRow row in comparison.Rows)
            {
                json.WriteStartObject();
                json.WriteString("name", row.Name);
                json.WriteString("group", row.Group);
                Estimates(json, "values", row.Values);
                Estimates(json, "differences", row.Differences);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    private static void Design(
        Utf8JsonWriter json, DesignComparison comparison,
        ImmutableArray<ImmutableArray<string>> differ, int number)
    {
        ComparedDesign design = comparison.Designs[number];
        json.WriteStartObject();
        json.WriteString("name", design.Name);
        json.WriteString("scheme", design.Result.Scheme.Scheme.Name);
        json.WriteString("file", design.File);
        json.WriteString("version", design.Result.Scheme.Scheme.Version);
        json.WriteStartArray("textDiffers");
        foreach (string difference in number == 0 ? [] : differ[number - 1])
        {
            json.WriteStringValue(difference);
        }
        json.WriteEndArray();
        json.WriteStartArray("worldDiffers");
        foreach (WorldDifference figure in WorldDifference.Of(
            comparison.Designs[0].Result.Scheme.World, design.Result.Scheme.World))
        {
            json.WriteStartObject();
            json.WriteString("figure", figure.Path);
            json.WriteString("first", figure.Before);
            json.WriteString("here", figure.After);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Estimates(
        Utf8JsonWriter json, string name, ImmutableArray<Estimate?> estimates)
    {
        json.WriteStartArray(name);
        foreach (Estimate? estimate in estimates)
        {
            if (estimate is not { } known)
            {
                json.WriteNullValue();
                continue;
            }
            json.WriteStartObject();
            Number(json, "value", known.Value);
            Number(json, "low", known.Interval.Low);
            Number(json, "high", known.Interval.High);
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
