using System.Text;
using Outturn.Simulation.Experiments;

namespace Outturn.Simulation.Report;

/// <summary>What came out of an experiment as one page that stands alone: the claim, the verdict,
/// a chart of each measure over what is varied, every number.</summary>
public static class ExperimentPage
{
    /// <summary>The page; ends with a line break.</summary>
    /// <param name="result">What came out.</param>
    /// <param name="command">The command line that makes the same page.</param>
    public static string Print(ExperimentResult result, string command)
    {
        Experiment e = result.Experiment;
        StringBuilder page = PageFrame.Open(e.Title)
            .Append("<p>Claim: ").Append(Svg.Escape(e.Claim)).Append(e.Source.Length > 0
                ? $" ({Svg.Escape(e.Source)})" : "").Append(".</p>\n<p class=\"headline\">It ")
            .Append(Svg.Escape(Sentence(result.Verdict))).Append("</p>\n<ul>\n");
        foreach (ExperimentFinding finding in result.Findings)
        {
            page.Append("<li>").Append(Svg.Escape(ExperimentWords.Of(finding, e)))
                .Append("</li>\n");
        }
        page.Append("</ul>\n");
        foreach (string note in ExperimentWords.Notes(e))
        {
            page.Append("<p>").Append(Svg.Escape(note)).Append("</p>\n");
        }
        page.Append("<h2>Each measure over ").Append(Svg.Escape(e.Vary.Name)).Append("</h2>\n");
        for (int m = 0; m < e.Measures.Length; m++)
        {
            page.Append(Chart(result, m));
        }
        page.Append("<h2>Every number</h2>\n");
        foreach (ExperimentTable table in result.Tables.Insert(0, ExperimentWords.Rows(result)))
        {
            page.Append(PageFrame.Table(
                table.Title, table.Head, table.Rows.Select(r => (IReadOnlyList<string>)r)));
        }
        return page.Append(PageFrame.Again(command)).Append(PageFrame.Close).ToString();
    }

    private static string Sentence(Verdict verdict) => verdict switch
    {
        Verdict.CameOut => "came out: everything went the way that was expected.",
        Verdict.Depends => "depends: some of it went the way that was expected, and some did not.",
        _ => "did not come out: nothing went the way that was expected.",
    };

    private static string Chart(ExperimentResult result, int measure)
    {
        Experiment e = result.Experiment;
        string name = e.Measures[measure];
        var chart = new StepChart([.. Enumerable.Range(0, e.Vary.Values.Length)
            .Select(e.Vary.Label)]);
        foreach (var of in result.Rows.GroupBy(r => r.Case))
        {
            chart.Add(
                of.Key.Length > 0 ? $"{e.Across!.Name} {of.Key}" : name,
                [.. of.Select(r => r.Measures[name])]);
        }
        return chart.Html("measure" + Svg.N(measure), name, e.Vary.Name);
    }
}
