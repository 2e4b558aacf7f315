using System.Text;
using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Report;

/// <summary>What a simulation found as one page that stands alone: nothing loaded, no script, every
/// chart with its numbers, every figure of the world with its mark.</summary>
public static class SimulationPage
{
    /// <summary>How every report of the simulator looks.</summary>
    internal const string Style = """
        :root { color-scheme: light; }
        body { margin: 0; background: #fff; color: #1a1a1a;
          font: 1.0625rem/1.5 Georgia, "Times New Roman", serif; }
        main, header { max-width: 48rem; margin: 0 auto; padding: 0 1rem; }
        h1 { font-size: 2rem; line-height: 1.2; margin: 2rem 0 0.5rem; }
        h2 { font-size: 1.4rem; margin: 2.25rem 0 0.5rem; border-top: 2px solid #1a1a1a;
          padding-top: 0.5rem; }
        .headline { font-size: 1.3rem; line-height: 1.4; border-left: 6px solid #0b4f8a;
          padding-left: 1rem; }
        figure { margin: 1rem 0; }
        figcaption { font-weight: bold; margin-bottom: 0.25rem; }
        svg { width: 100%; height: auto; font: 13px system-ui, sans-serif; fill: #1a1a1a; }
        .grid { stroke: #c9c9c9; }
        .on-dark text { fill: #fff; }
        details { margin: 0.25rem 0 1rem; }
        summary { color: #0b4f8a; cursor: pointer; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-size: 0.95rem; }
        th, td { text-align: right; padding: 0.2rem 0.9rem 0.2rem 0;
          border-bottom: 1px solid #8a8a8a; }
        th:first-child { text-align: left; font-weight: normal; }
        thead th { border-bottom: 2px solid #1a1a1a; font-weight: bold; }
        code { font-size: 0.9em; overflow-wrap: anywhere; }
        a:focus, summary:focus { outline: 3px solid #0b4f8a; outline-offset: 2px; }
        @media print { details > * { display: block; } @page { size: A4; margin: 18mm; } }
        """;

    /// <summary>The page; ends with a line break.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="command">The command line that makes the same page.</param>
    public static string Print(SimulationResult result, string command)
    {
        Schemes.Scheme scheme = result.Scheme.Scheme;
        string title = Svg.Escape(scheme.Title);
        var page = new StringBuilder(
            "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<title>").Append(title).Append(": simulation</title>\n<style>\n")
            .Append(Style).Append("\n</style>\n</head>\n<body>\n<header><h1>").Append(title)
            .Append(", simulated</h1></header>\n<main>\n<p class=\"headline\">")
            .Append(Svg.Escape(Headline.Of(result))).Append("</p>\n");
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
            .Append(charts.Outcomes())
            .Append("<h2>Every measure</h2>\n").Append(Measures(result))
            .Append("<h2>What this rests on</h2>\n").Append(Silent(scheme))
            .Append(Assumptions(result.Scheme.World))
            .Append("<h2>Make it again</h2>\n<p><code>").Append(Svg.Escape(command))
            .Append("</code></p>\n<p>Scheme version <code>").Append(scheme.Version)
            .Append("</code>, seed ").Append(result.Options.Seed).Append(", ")
            .Append(result.Runs).Append(" replications in pairs.</p>\n")
            .Append("</main>\n</body>\n</html>\n");
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

    private static string Assumptions(World world) => Table(
        "Every figure of the world, with its mark",
        ["figure", "value", "mark", "source"],
        world.Assumptions.Distinct().Select(a => (IReadOnlyList<string>)
            [a.Path, a.Value, a.Mark, a.Source]));

    private static string Table(
        string title, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        $"<p>{Svg.Escape(title)}.</p>\n" + new ChartTable(head, [.. rows]).Html(title);
}
