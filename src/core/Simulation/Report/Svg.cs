using System.Globalization;
using System.Text;

namespace Outturn.Simulation.Report;

/// <summary>Pieces of HTML and SVG. Every text is escaped; numbers are written without culture.
/// </summary>
internal static class Svg
{
    /// <summary>Four colours that stay apart for the colour-blind and in grey, each at least 3:1
    /// on white (WCAG 2.2, 1.4.11).</summary>
    public static readonly string[] Colours = ["#0b4f8a", "#b3541e", "#4b7a2a", "#6b4c93"];

    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    public static string N(double number) =>
        number.ToString("0.##", NumberFormatInfo.InvariantInfo);

    /// <summary>A number for people, its sign before its unit: 1,234; 0.25; −£500,000. What rounds
    /// to nothing has no sign.</summary>
    public static string Words(double number, string unit = "")
    {
        double size = Math.Abs(number);
        string digits = size.ToString(
            size >= 1000 ? "#,0" : size >= 10 ? "0.#" : size >= 1 ? "0.##" : "0.####",
            NumberFormatInfo.InvariantInfo);
        return (number < 0 && digits != "0" ? "−" : "") + unit + digits;
    }

    /// <summary>Where axis marks stand: about five, at round numbers.</summary>
    public static double[] Ticks(double low, double high)
    {
        double rough = Math.Max(high - low, 1e-9) / 5;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * (rough / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        };
        var ticks = new List<double>();
        for (double at = Math.Ceiling(low / step) * step; at <= high + (step / 1000); at += step)
        {
            ticks.Add(at);
        }
        return [.. ticks];
    }

    /// <summary>A figure: a caption, the chart, and its numbers as a table that opens.</summary>
    /// <param name="id">Unique on the page.</param>
    /// <param name="title">The caption: what the chart shows.</param>
    /// <param name="drawing">What is inside the svg element.</param>
    /// <param name="size">Width and height of its own co-ordinates.</param>
    /// <param name="table">The numbers.</param>
    public static string Figure(
        string id, string title, string drawing, (int Width, int Height) size, ChartTable table) =>
        $"<figure>\n<figcaption id=\"{id}\">{Escape(title)}</figcaption>\n"
        + $"<svg role=\"img\" aria-labelledby=\"{id}\" viewBox=\"0 0 {N(size.Width)} "
        + $"{N(size.Height)}\">\n{drawing}</svg>\n{table.Html(title)}</figure>\n";

    public static string Text(double x, double y, string text, string anchor = "start") =>
        $"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{Escape(text)}</text>\n";

    public static string Line(double x1, double y1, double x2, double y2, string kind) =>
        $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{kind}\"/>\n";

    public static string Dot(double x, double y, string colour) =>
        $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"4\" fill=\"{colour}\"/>\n";

    public static string Path(IEnumerable<(double X, double Y)> points, string colour)
    {
        var path = new StringBuilder("<path fill=\"none\" stroke-width=\"2\" stroke=\"")
            .Append(colour).Append("\" d=\"");
        char move = 'M';
        foreach ((double x, double y) in points)
        {
            path.Append(move).Append(N(x)).Append(' ').Append(N(y));
            move = 'L';
        }
        return path.Append("\"/>\n").ToString();
    }
}

/// <summary>The numbers of a chart.</summary>
/// <param name="Head">The headings; the first is that of the rows.</param>
/// <param name="Rows">A heading and cells for each.</param>
internal sealed record ChartTable(
    IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Folded away until somebody opens it.</summary>
    public string Html(string title) =>
        $"<details><summary>The numbers</summary>\n{Open(title)}</details>\n";

    /// <summary>In sight.</summary>
    public string Open(string title)
    {
        var html = new StringBuilder()
            .Append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Numbers: ")
            .Append(Svg.Escape(title)).Append("\"><table><thead><tr>");
        foreach (string cell in Head)
        {
            html.Append("<th scope=\"col\">").Append(Svg.Escape(cell)).Append("</th>");
        }
        html.Append("</tr></thead><tbody>\n");
        foreach (IReadOnlyList<string> row in Rows)
        {
            html.Append("<tr><th scope=\"row\">").Append(Svg.Escape(row[0])).Append("</th>");
            foreach (string cell in row.Skip(1))
            {
                html.Append("<td>").Append(Svg.Escape(cell)).Append("</td>");
            }
            html.Append("</tr>\n");
        }
        return html.Append("</tbody></table></div>\n").ToString();
    }
}
