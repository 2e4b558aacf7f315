using System.Text.Json;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Report;

namespace Outturn.Cli;

/// <summary>The JSON of <c>experiment</c> (design, "The command line").</summary>
internal static class ExperimentJson
{
    public static void Print(ExperimentResult result, Screen screen) =>
        JsonOutput.Print(screen, json => Members(json, result));

    /// <summary>All experiments, in one list.</summary>
    public static void Print(IEnumerable<ExperimentResult> results, Screen screen) =>
        JsonOutput.Print(screen, json =>
        {
            json.WriteStartArray("experiments");
            foreach (ExperimentResult result in results)
            {
                json.WriteStartObject();
                Members(json, result);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    private static void Members(Utf8JsonWriter json, ExperimentResult result)
    {
        Experiment e = result.Experiment;
        json.WriteString("id", e.Id);
        json.WriteString("title", e.Title);
        json.WriteString("claim", e.Claim);
        json.WriteString("expected", string.Join("; ", e.Expected.Select(x =>
            $"{x.Of} {ExperimentWords.Of(x)}")));
        json.WriteString("verdict", ExperimentWords.Of(result.Verdict));
        json.WriteStartArray("rows");
        foreach (ExperimentRow row in result.Rows)
        {
            json.WriteStartObject();
            json.WriteString(e.Vary.Name, row.Value);
            if (e.Across is not null)
            {
                json.WriteString(e.Across.Name, row.Case);
            }
            foreach (string measure in e.Measures)
            {
                json.WriteNumber(measure, row.Measures[measure]);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Findings(json, result);
        Tables(json, result);
    }

    private static void Findings(Utf8JsonWriter json, ExperimentResult result)
    {
        json.WriteStartArray("findings");
        foreach (ExperimentFinding finding in result.Findings)
        {
            json.WriteStartObject();
            json.WriteString("case", finding.Case);
            json.WriteString("measure", finding.Expected.Of);
            json.WriteString("expected", ExperimentWords.Of(finding.Expected));
            json.WriteBoolean("cameOut", finding.CameOut);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Tables(Utf8JsonWriter json, ExperimentResult result)
    {
        json.WriteStartArray("tables");
        foreach (ExperimentTable table in result.Tables)
        {
            json.WriteStartObject();
            json.WriteString("title", table.Title);
            json.WriteStartArray("rows");
            foreach (var row in table.Rows)
            {
                json.WriteStartObject();
                for (int i = 0; i < table.Head.Length; i++)
                {
                    json.WriteString(table.Head[i], row[i]);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
