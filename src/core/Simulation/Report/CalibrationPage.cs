using System.Text;
using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Report;

/// <summary>How well a world fits as one page that stands alone: rates measured beside those of the
/// model, the misses in sight, every figure.</summary>
public static class CalibrationPage
{
    private const double Hundred = 100;

    /// <summary>The page; ends with a line break.</summary>
    /// <param name="fit">The calibration.</param>
    /// <param name="of">The title of the scheme, and the world that was fitted.</param>
    /// <param name="targets">What it was fitted to.</param>
    /// <param name="command">The command line that makes the same page.</param>
    public static string Print(
        Calibration fit, (string Title, World World) of, Targets targets, string command)
    {
        StringBuilder page = PageFrame.Open(of.Title + ", calibrated")
            .Append("<p class=\"headline\">")
            .Append(Svg.Escape(CalibrationWords.Headline(fit))).Append("</p>\n");
        FitRow[] missed = [.. fit.Rows.Where(r => !r.IsWithin)];
        if (missed.Length > 0)
        {
            page.Append("<h2>What it misses</h2>\n<ul>\n");
            foreach (FitRow row in missed)
            {
                page.Append("<li>").Append(Svg.Escape(CalibrationWords.Miss(row)))
                    .Append("</li>\n");
            }
            page.Append("</ul>\n");
        }
        page.Append("<h2>Fitted</h2>\n")
            .Append(Chart("fitted", "Rates in a hundred that were fitted", fit, false));
        if (fit.Rows.Any(r => r.Target.IsHeldOut))
        {
            page.Append("<h2>Held out</h2>\n<p>These were looked at after the fit, and never "
                + "fitted: they say what the model is worth.</p>\n")
                .Append(Chart("held", "Rates in a hundred that were held out", fit, true));
        }
        page.Append("<h2>Every number</h2>\n")
            .Append(Table(CalibrationWords.Rows(fit, of.World)))
            .Append(Table(CalibrationWords.Figures(fit)))
            .Append(PageFrame.Table(
                "Every figure of the targets, with its mark",
                ["figure", "value", "mark", "source"],
                targets.Assumptions.Distinct().Select(a => (IReadOnlyList<string>)
                    [a.Path, a.Value, a.Mark, a.Source])));
        return page.Append(PageFrame.Again(command)).Append(PageFrame.Close).ToString();
    }

    private static string Chart(string id, string title, Calibration fit, bool heldOut)
    {
        var chart = new BarChart("", ["measured", "model"]);
        foreach (FitRow row in fit.Rows.Where(r => r.Target.IsHeldOut == heldOut))
        {
            chart.Add(row.Target.Name, row.Target.Value * Hundred, row.Model * Hundred);
        }
        return chart.Html(id, title);
    }

    private static string Table(ExperimentTable table) => PageFrame.Table(
        table.Title, table.Head, table.Rows.Select(r => (IReadOnlyList<string>)r));
}
