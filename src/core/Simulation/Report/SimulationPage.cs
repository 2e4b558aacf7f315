using System.Text;
using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Report;

/// <summary>What a simulation found as one page that stands alone: nothing loaded, no script, every
/// chart with its numbers, every figure of the world with its mark.</summary>
public static class SimulationPage
{
    /// <summary>The page; ends with a line break.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="risk">How far the headlines hang on fitted figures; null: nobody asked.
    /// </param>
    /// <param name="command">The command line that makes the same page.</param>
    public static string Print(SimulationResult result, ModelRisk? risk, string command)
    {
        Schemes.Scheme scheme = result.Scheme.Scheme;
        StringBuilder page = PageFrame.Open(scheme.Title + ", simulated")
            .Append("<p class=\"headline\">").Append(Svg.Escape(Headline.Of(result)))
            .Append("</p>\n");
        foreach (Scenario scenario in result.Scheme.World.Scenarios)
        {
            page.Append("<p><strong>Scenario ").Append(Svg.Escape(scenario.Name))
                .Append("</strong>: ").Append(Svg.Escape(scenario.Title)).Append(". ")
                .Append(Svg.Escape(scenario.Note)).Append("</p>\n");
        }
        var charts = new SimulationCharts(result);
        page.Append("<h2>Who gets help</h2>\n").Append(charts.WhoGetsHelp())
            .Append(charts.EffortMap())
            .Append("<h2>Do the providers last?</h2>\n").Append(charts.CashFans())
            .Append(charts.Insolvency())
            .Append("<h2>What is paid, and for what</h2>\n").Append(charts.Payments())
            .Append(charts.Outcomes()).Append(charts.Targets())
            .Append("<h2>Every measure</h2>\n").Append(Measures(result))
            .Append(risk is null ? "" : Risk(risk, scheme))
            .Append("<h2>What this rests on</h2>\n").Append(Silent(scheme))
            .Append(Assumptions(result.Scheme.World)).Append(PageFrame.Again(command))
            .Append("<p>Scheme version <code>").Append(scheme.Version)
            .Append("</code>, seed ").Append(result.Options.Seed).Append(", ")
            .Append(result.Runs).Append(" replications in pairs.</p>\n")
            .Append(PageFrame.Close);
        return page.ToString();
    }

    private static string Measures(SimulationResult result) => Table(
        "Every measure with its 95 % interval",
        ["measure", "of", "mean", "from", "to"],
        result.Measures.Select(m => (IReadOnlyList<string>)
        [
            m.Name, m.Group, MeasureWords.Of(m, m.Estimate.Value, result.Scheme.Scheme),
            MeasureWords.Of(m, m.Estimate.Interval.Low, result.Scheme.Scheme),
            MeasureWords.Of(m, m.Estimate.Interval.High, result.Scheme.Scheme),
        ]));

    private static string Silent(Schemes.Scheme scheme) => string.Concat(
        SimulationSupport.Silent(scheme).Select(s => $"<p>{Svg.Escape(s.What)}</p>\n"));

    private static string Risk(ModelRisk risk, Schemes.Scheme scheme)
    {
        ExperimentTable table = ModelRiskWords.Table(risk, scheme);
        return "<h2>What if the rates were measured otherwise?</h2>\n<p>"
            + Svg.Escape(ModelRiskWords.Sentence(risk)) + "</p>\n" + PageFrame.Table(
                table.Title, table.Head, table.Rows.Select(r => (IReadOnlyList<string>)r));
    }

    private static string Assumptions(World world) => Table(
        "Every figure of the world, with its mark",
        ["figure", "value", "mark", "source"],
        world.Assumptions.Distinct().Select(a => (IReadOnlyList<string>)
            [a.Path, a.Value, a.Mark, a.Source]));

    private static string Table(
        string title, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        $"<p>{Svg.Escape(title)}.</p>\n" + new ChartTable(head, [.. rows]).Html(title);
}
