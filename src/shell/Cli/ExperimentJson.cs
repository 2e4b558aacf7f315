using Outturn.Simulation.Experiments;

namespace Outturn.Cli;

/// <summary>The JSON of <c>experiment</c> (design, "The command line").</summary>
internal static class ExperimentJson
{
    public static void Print(ExperimentResult result, Screen screen) =>
        JsonOutput.Print(screen, json =>
        {
            Experiment e = result.Experiment;
            json.WriteString("id", e.Id);
            json.WriteString("claim", e.Claim);
            json.WriteString("expected", string.Join("; ", e.Expected.Select(x =>
                $"{x.Measure} {ExperimentPrinted.Words(x.Direction)}")));
            json.WriteString("verdict", ExperimentPrinted.Verdict(result.Verdict));
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
        });
}
