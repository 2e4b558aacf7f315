using Outturn.Simulation.Report;
using Outturn.Simulation.Triggers;

namespace Outturn.Cli;

/// <summary>Planned triggers, for people.</summary>
internal static class PowerText
{
    public static void Print(
        string title, IReadOnlyList<TriggerTable> tables, string? rule, TextWriter to)
    {
        to.WriteLine(title);
        foreach (TriggerTable table in tables)
        {
            to.WriteLine();
            to.WriteLine(TriggerWords.Title(table, rule));
            to.WriteLine(TriggerWords.Given(table, rule));
            to.WriteLine();
            TextTable.Of(TriggerWords.Rows(table)).Print(to);
            to.WriteLine();
            foreach (string finding in TriggerWords.Findings(table))
            {
                to.WriteLine(finding);
            }
        }
        to.WriteLine();
        foreach (string line in TriggerWords.Legend)
        {
            to.WriteLine(line);
        }
    }
}
