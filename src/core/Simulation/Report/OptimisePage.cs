using System.Text;
using Outturn.Schemes;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Optimisation;

namespace Outturn.Simulation.Report;

/// <summary>What a search found as one page that stands alone: what is attained, what is otherwise
/// in words, a chart of each study with its numbers, and the text.</summary>
public static class OptimisePage
{
    /// <summary>The page; ends with a line break.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="command">The command line that makes the same page.</param>
    public static string Print(OptimiseResult result, string command)
    {
        Scheme scheme = result.Task.Scheme;
        StringBuilder page = PageFrame.Open(scheme.Title)
            .Append("<p class=\"headline\">")
            .Append(Svg.Escape(OptimiseWords.Headline(result, scheme))).Append("</p>\n<p>")
            .Append(Svg.Escape(OptimiseWords.Effort(result))).Append("</p>\n");
        if (result.Conflict is { } conflict)
        {
            List(page, OptimiseWords.Conflict(conflict, scheme));
        }
        else
        {
            Found(page, result, scheme);
        }
        for (int i = 0; i < result.Studies.Length; i++)
        {
            page.Append("<h2>").Append(Svg.Escape(result.Studies[i].Title)).Append("</h2>\n")
                .Append(Chart(result.Studies[i], Svg.N(i))).Append("<p>")
                .Append(Svg.Escape(result.Studies[i].Note)).Append("</p>\n");
        }
        return page.Append(PageFrame.Again(command)).Append(PageFrame.Close).ToString();
    }

    private static void Found(StringBuilder page, OptimiseResult result, Scheme scheme)
    {
        page.Append("<h2>What was found</h2>\n");
        foreach (ExperimentTable table in new[]
        {
            OptimiseWords.Figures(result), OptimiseWords.Attained(result, scheme),
            OptimiseWords.Limits(result, scheme),
        })
        {
            page.Append(table.Rows.IsEmpty ? "" : PageFrame.Table(
                table.Title, table.Head, table.Rows.Select(r => (IReadOnlyList<string>)r)));
        }
        if (!result.IsStartBest && result.Differences is { } differences)
        {
            page.Append("<h2>What is otherwise</h2>\n");
            List(page, differences.Differences.Select(d => d.ToString())
                .Concat(result.World.Select(w =>
                    $"World, {w.Path}: {w.Before} becomes {w.After}.")));
            page.Append("<details><summary>The scheme with these figures</summary>\n<pre>")
                .Append(Svg.Escape(result.Scheme)).Append("</pre></details>\n");
        }
    }

    private static void List(StringBuilder page, IEnumerable<string> lines)
    {
        page.Append("<ul>\n");
        foreach (string line in lines)
        {
            page.Append("<li>").Append(Svg.Escape(line.Trim())).Append("</li>\n");
        }
        page.Append("</ul>\n");
    }

    private static string Chart(Study study, string id)
    {
        string chart = study.Kind switch
        {
            StudyKind.Matrix => Matrix(study, "study" + id),
            StudyKind.Bars => Bars(study, "study" + id),
            _ => Lines(study, "study" + id),
        };
        ExperimentTable table = OptimiseWords.Table(study);
        return chart + "<details><summary>The numbers, with the figures varied</summary>\n"
            + PageFrame.Table(
                table.Title, table.Head, table.Rows.Select(r => (IReadOnlyList<string>)r))
            + "</details>\n";
    }

    private static string Matrix(Study study, string id)
    {
        var chart = new HeatMap("", study.Columns);
        foreach (StudyRow row in study.Rows)
        {
            chart.Add(row.Name, [.. row.Values.Select(v => 100 * v)]);
        }
        return chart.Html(id, study.Title + ", in hundredths");
    }

    private static string Bars(Study study, string id)
    {
        var chart = new BarChart("", [.. study.Columns.Take(2)]);
        foreach (StudyRow row in study.Rows)
        {
            chart.Add(row.Name, [.. row.Values.Take(2)]);
        }
        return chart.Html(id, study.Title);
    }

    // A chart for each column: they may be of different units.
    private static string Lines(Study study, string id) => string.Concat(
        study.Columns.Select((column, c) =>
        {
            var chart = new StepChart([.. study.Rows.Select(r => r.Name)]);
            chart.Add(column, [.. study.Rows.Select(r => r.Values[c])]);
            return chart.Html(id + "-" + Svg.N(c), column, study.Of);
        }));
}
