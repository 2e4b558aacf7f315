using System.Globalization;
using Outturn.Simulation.Experiments;

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
        string[] head = e.Across is null
            ? [e.Vary.Name, .. e.Measures]
            : [e.Across.Name, e.Vary.Name, .. e.Measures];
        var table = new TextTable(head);
        foreach (ExperimentRow row in result.Rows)
        {
            string[] cells = [row.Value, .. e.Measures.Select(m => Number(row.Measures[m]))];
            table.Add(e.Across is null ? cells : [row.Case, .. cells]);
        }
        table.Print(to);
        to.WriteLine();
        foreach (ExperimentFinding finding in result.Findings)
        {
            string of = finding.Case.Length > 0 ? $" ({e.Across!.Name} {finding.Case})" : "";
            to.WriteLine($"{finding.Measure}{of}: expected that it "
                + $"{Words(finding.Expected)}; {(finding.CameOut ? "it does" : "it does not")}");
        }
        to.WriteLine();
        to.WriteLine($"Verdict: {Verdict(result.Verdict)}");
        if (e.Note.Length > 0)
        {
            to.WriteLine(e.Note);
        }
    }

    /// <summary>A verdict as it is written everywhere.</summary>
    public static string Verdict(Verdict verdict) => verdict switch
    {
        Simulation.Experiments.Verdict.CameOut => "came out",
        Simulation.Experiments.Verdict.Depends => "depends",
        _ => "did not",
    };

    /// <summary>A direction in words.</summary>
    public static string Words(Direction direction) => direction switch
    {
        Direction.Rises => "rises",
        Direction.Falls => "falls",
        Direction.Stays => "stays the same",
        _ => "turns",
    };

    private static string Number(double number) => Math.Abs(number) switch
    {
        >= 1000 => number.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
        _ => number.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
