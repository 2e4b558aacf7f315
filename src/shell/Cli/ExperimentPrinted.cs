using Outturn.Simulation.Experiments;
using Outturn.Simulation.Report;

namespace Outturn.Cli;

/// <summary>An experiment and what came out, for people.</summary>
internal static class ExperimentPrinted
{
    public static void Print(ExperimentResult result, TextWriter to)
    {
        Experiment e = result.Experiment;
        to.WriteLine($"{e.Id}  {e.Title}");
        to.WriteLine($"Claim: {e.Claim}" + (e.Source.Length > 0 ? $" ({e.Source})" : ""));
        to.WriteLine();
        Table(ExperimentWords.Rows(result), to);
        foreach (ExperimentTable table in result.Tables)
        {
            to.WriteLine(table.Title);
            Table(table, to);
        }
        foreach (ExperimentFinding finding in result.Findings)
        {
            to.WriteLine(ExperimentWords.Of(finding, e));
        }
        to.WriteLine();
        to.WriteLine($"Verdict: {ExperimentWords.Of(result.Verdict)}");
        foreach (string line in ExperimentWords.Notes(e))
        {
            to.WriteLine(line);
        }
    }

    private static void Table(ExperimentTable shown, TextWriter to)
    {
        TextTable.Of(shown).Print(to);
        to.WriteLine();
    }
}
