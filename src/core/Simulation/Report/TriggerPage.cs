using System.Globalization;
using System.Text;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Triggers;

namespace Outturn.Simulation.Report;

/// <summary>Planned triggers as one page that stands alone: a chart and a table for each.</summary>
public static class TriggerPage
{
    /// <summary>The page; ends with a line break.</summary>
    /// <param name="title">What the page is about.</param>
    /// <param name="tables">The terms.</param>
    /// <param name="of">The rule, where there is no scheme; two routes, where there are.</param>
    /// <param name="command">The command line that makes the same page.</param>
    public static string Print(
        string title, IReadOnlyList<TriggerTable> tables, (string? Rule, PooledRoute? Route) of,
        string command)
    {
        StringBuilder page = PageFrame.Open(title).Append(
            "<p>How often a provider is paid that changes nothing, and how often one that does. "
            + "Each number is a sum over all counts of what is paid for them.</p>\n");
        for (int i = 0; i < tables.Count; i++)
        {
            TriggerTable table = tables[i];
            ExperimentTable rows = TriggerWords.Rows(table);
            page.Append("<h2>").Append(Svg.Escape(TriggerWords.Title(table, of.Rule)))
                .Append("</h2>\n<p>").Append(Svg.Escape(TriggerWords.Given(table, of.Rule)))
                .Append("</p>\n<ul>\n");
            foreach (string finding in TriggerWords.Findings(table))
            {
                page.Append("<li>").Append(Svg.Escape(finding)).Append("</li>\n");
            }
            page.Append("</ul>\n").Append(Chart(table, i)).Append(PageFrame.Table(
                rows.Title, rows.Head, rows.Rows.Select(r => (IReadOnlyList<string>)r)));
        }
        if (of.Route is { } route
            && tables.FirstOrDefault(t => t.Term == route.Each) is { } each)
        {
            ExperimentTable routes = TriggerWords.Routes(route, each);
            page.Append("<h2>By either route</h2>\n").Append(PageFrame.Table(
                routes.Title, routes.Head, routes.Rows.Select(r => (IReadOnlyList<string>)r)));
        }
        page.Append("<ul>\n");
        foreach (string line in TriggerWords.Legend)
        {
            page.Append("<li>").Append(Svg.Escape(line)).Append("</li>\n");
        }
        return page.Append("</ul>\n").Append(PageFrame.Again(command)).Append(PageFrame.Close)
            .ToString();
    }

    private static string Chart(TriggerTable table, int number)
    {
        var chart = new StepChart([.. table.Rows.Select(r =>
            r.People.ToString("#,0", NumberFormatInfo.InvariantInfo))]);
        chart.Add("without effect", [.. table.Rows.Select(r => r.WithoutEffect)]);
        for (int e = 0; e < table.Effects.Length; e++)
        {
            chart.Add(
                "effect of " + table.Effects[e].Words(),
                [.. table.Rows.Select(r => r.Power[e])]);
        }
        return chart.Html("chances" + Svg.N(number), "Chance of being paid", "people");
    }
}
