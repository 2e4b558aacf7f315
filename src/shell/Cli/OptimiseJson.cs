using System.Text.Json;
using Outturn.Simulation.Optimisation;
using Outturn.Statistics.Estimation;

namespace Outturn.Cli;

/// <summary>The JSON of <c>optimise</c> (design, "The command line").</summary>
internal static class OptimiseJson
{
    public static void Print(OptimiseResult result, Screen screen) =>
        JsonOutput.Print(screen, json =>
        {
            json.WriteString("for", result.Task.Aim.Name);
            json.WriteNumber("seed", result.Task.Options.Seed);
            json.WriteNumber("designs", result.Designs);
            json.WriteNumber("drawn", result.Finalists);
            json.WriteBoolean("interrupted", result.IsInterrupted);
            json.WriteBoolean("startIsBest", result.IsStartBest);
            json.WriteBoolean("feasible", result.Best is not null);
            Figures(json, result);
            Measures(json, result);
            Limits(json, result);
            Conflict(json, result.Conflict);
            Studies(json, result);
            json.WriteStartArray("differences");
            foreach (object difference in result.Differences?.Differences ?? [])
            {
                json.WriteStringValue(difference.ToString());
            }
            json.WriteEndArray();
            json.WriteStartObject("world");
            foreach ((string path, _, string after) in result.World)
            {
                json.WriteString(path, after);
            }
            json.WriteEndObject();
            json.WriteString("scheme", result.Scheme);
        });

    private static void Figures(Utf8JsonWriter json, OptimiseResult result)
    {
        json.WriteStartArray("figures");
        for (int i = 0; i < result.Task.Varied.Length; i++)
        {
            VariedFigure varied = result.Task.Varied[i];
            json.WriteStartObject();
            json.WriteString("path", varied.Path);
            json.WriteBoolean("factor", varied.IsFactor);
            json.WriteNumber("low", varied.Low);
            json.WriteNumber("high", varied.High);
            json.WriteNumber("before", varied.Now);
            Number(json, "after", result.Best?.Values[i] ?? double.NaN);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Measures(Utf8JsonWriter json, OptimiseResult result)
    {
        json.WriteStartArray("measures");
        foreach (Attained a in result.Attained)
        {
            json.WriteStartObject();
            json.WriteString("name", a.Measure);
            Number(json, "expectedBefore", a.Before);
            Number(json, "expectedAfter", a.After);
            Interval(json, "before", a.DrawnBefore);
            Interval(json, "after", a.DrawnAfter);
            Interval(json, "difference", a.Gain);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Limits(Utf8JsonWriter json, OptimiseResult result)
    {
        json.WriteStartArray("limits");
        foreach (LimitMet l in result.Limits)
        {
            json.WriteStartObject();
            json.WriteString("limit", l.Limit.Text);
            json.WriteString("measure", l.Limit.Measure);
            Number(json, "before", l.Before);
            Number(json, "after", l.After);
            json.WriteString("standing", l.Standing.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Conflict(Utf8JsonWriter json, Conflict? conflict)
    {
        if (conflict is null)
        {
            return;
        }
        json.WriteStartArray("conflict");
        foreach (Requirement limit in conflict.Of)
        {
            json.WriteStringValue(limit.Text);
        }
        json.WriteEndArray();
        json.WriteStartObject("missedBy");
        foreach ((Requirement limit, _, double miss) in conflict.Misses)
        {
            Number(json, limit.Text, Math.Max(miss, 0));
        }
        json.WriteEndObject();
    }

    private static void Studies(Utf8JsonWriter json, OptimiseResult result)
    {
        json.WriteStartArray("studies");
        foreach (Study study in result.Studies)
        {
            json.WriteStartObject();
            json.WriteString("name", study.Name);
            json.WriteString("title", study.Title);
            json.WriteString("note", study.Note);
            json.WriteStartArray("rows");
            foreach (StudyRow row in study.Rows)
            {
                json.WriteStartObject();
                json.WriteString(study.Of, row.Name);
                for (int i = 0; i < study.Columns.Length; i++)
                {
                    Number(json, study.Columns[i], row.Values[i]);
                }
                for (int i = 0; i < study.Texts.Length; i++)
                {
                    json.WriteString(study.Texts[i], row.Texts[i]);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Interval(Utf8JsonWriter json, string name, Estimate? of)
    {
        if (of is not { } estimate)
        {
            return;
        }
        json.WriteStartObject(name);
        Number(json, "mean", estimate.Value);
        Number(json, "low", estimate.Interval.Low);
        Number(json, "high", estimate.Interval.High);
        json.WriteEndObject();
    }

    // JSON has no infinity: what has no value is null.
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
