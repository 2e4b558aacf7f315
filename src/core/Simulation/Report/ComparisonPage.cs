using System.Collections.Immutable;
using System.Text;
using Outturn.Simulation.Comparisons;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Results;

namespace Outturn.Simulation.Report;

/// <summary>Designs side by side as one page that stands alone: a small chart for each measure,
/// every number, and what the texts say otherwise.</summary>
public static class ComparisonPage
{
    /// <summary>The page; ends with a line break.</summary>
    /// <param name="comparison">What was compared.</param>
    /// <param name="texts">For each design but the first, what its text says otherwise.</param>
    /// <param name="command">The command line that makes the same page.</param>
    public static string Print(
        DesignComparison comparison, ImmutableArray<ImmutableArray<string>> texts, string command)
    {
        StringBuilder page = PageFrame.Open("Designs side by side");
        Paragraphs(page, "p", ComparisonWords.Worlds(comparison));
        foreach (string headline in ComparisonWords.Headlines(comparison))
        {
            page.Append("<p class=\"headline\">").Append(Svg.Escape(headline)).Append("</p>\n");
        }
        page.Append("<ul>\n");
        Paragraphs(page, "li", ComparisonWords.Designs(comparison));
        page.Append("</ul>\n<p>All met the same chances: an interval is on the difference "
            + "itself, and where it leaves out the line the difference is no matter of chance "
            + "(95 %).</p>\n");
        int charts = 0;
        foreach ((string title, ImmutableArray<ComparedRow> rows) in
            ComparisonWords.Sections(comparison))
        {
            page.Append("<h2>").Append(Svg.Escape(title)).Append("</h2>\n<div class=\"small\">\n");
            foreach (ComparedRow row in rows)
            {
                page.Append(Chart(comparison, row, charts++));
            }
            ExperimentTable table = ComparisonWords.Table(comparison, title, rows);
            page.Append("</div>\n").Append(PageFrame.Table(
                table.Title, table.Head, table.Rows.Select(r => (IReadOnlyList<string>)r)));
        }
        page.Append("<h2>What the texts say otherwise</h2>\n");
        for (int d = 1; d < comparison.Designs.Length; d++)
        {
            page.Append("<h3>").Append(Svg.Escape(comparison.Designs[d].Name))
                .Append("</h3>\n<ul>\n");
            Paragraphs(page, "li", texts[d - 1].DefaultIfEmpty("No change of meaning."));
            page.Append("</ul>\n");
        }
        return page.Append(PageFrame.Again(command)).Append(PageFrame.Close).ToString();
    }

    private static void Paragraphs(StringBuilder page, string tag, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            page.Append('<').Append(tag).Append('>').Append(Svg.Escape(line)).Append("</")
                .Append(tag).Append(">\n");
        }
    }

    private static string Chart(DesignComparison comparison, ComparedRow row, int number)
    {
        string symbol = row.Unit == MeasureUnit.Money
            ? comparison.Designs[0].Result.Scheme.Scheme.Currency.Symbol ?? "" : "";
        double scale = row.Unit == MeasureUnit.Share ? 100 : 1;
        var chart = new DifferenceChart(symbol);
        bool isAny = false;
        for (int d = 1; d < comparison.Designs.Length; d++)
        {
            if (row.Differences[d] is { } difference)
            {
                isAny = true;
                chart.Add(
                    comparison.Designs[d].Name, scale * difference.Value,
                    scale * difference.Interval.Low, scale * difference.Interval.High);
            }
        }
        string first = ComparisonWords.Value(comparison, row, row.Values[0]);
        string title = $"{ComparisonWords.Name(row)}: {comparison.Designs[0].Name} {first}"
            + (row.Unit == MeasureUnit.Share ? ", others in points" : "");
        return isAny ? chart.Html("difference" + Svg.N(number), title, Numbers(comparison, row))
            : "";
    }

    private static ChartTable Numbers(DesignComparison comparison, ComparedRow row) => new(
        ["design", "value", "less " + comparison.Designs[0].Name, "from", "to"],
        [.. comparison.Designs.Select((d, i) => (IReadOnlyList<string>)
        [
            d.Name, ComparisonWords.Value(comparison, row, row.Values[i]),
            .. row.Differences[i] is { } by
                ? new[] { by.Value, by.Interval.Low, by.Interval.High }
                    .Select(v => ComparisonWords.Signed(comparison, row.Unit, v))
                : ["–", "–", "–"],
        ])]);
}
