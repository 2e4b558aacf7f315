using Outturn.Simulation.Experiments;
using Outturn.Simulation.Report;
using Outturn.Simulation.Triggers;

namespace Outturn.Cli;

/// <summary>Planned triggers, for people.</summary>
internal static class PowerText
{
    public static void Print(
        string title, IReadOnlyList<TriggerTable> tables, (string? Rule, PooledRoute? Route) of,
        TextWriter to)
    {
        to.WriteLine(title);
        foreach (TriggerTable table in tables)
        {
            to.WriteLine();
            to.WriteLine(TriggerWords.Title(table, of.Rule));
            to.WriteLine(TriggerWords.Given(table, of.Rule));
            to.WriteLine();
            TextTable.Of(TriggerWords.Rows(table)).Print(to);
            to.WriteLine();
            foreach (string finding in TriggerWords.Findings(table))
            {
                to.WriteLine(finding);
            }
        }
        if (of.Route is { } route
            && tables.FirstOrDefault(t => t.Term == route.Each) is { } each)
        {
            ExperimentTable routes = TriggerWords.Routes(route, each);
            to.WriteLine();
            to.WriteLine(routes.Title);
            to.WriteLine();
            TextTable.Of(routes).Print(to);
        }
        to.WriteLine();
        foreach (string line in TriggerWords.Legend)
        {
            to.WriteLine(line);
        }
    }
}
