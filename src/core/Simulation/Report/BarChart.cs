using System.Text;

namespace Outturn.Simulation.Report;

/// <summary>Bars side by side for each category.</summary>
internal sealed class BarChart(string unit, IReadOnlyList<string> series)
{
    private const int Least = 170, Letter = 7;
    private const int Right = 36, Top = 36, BarHeight = 13, Gap = 12, Width = 720;
    private readonly List<(string Name, IReadOnlyList<double> Values)> _rows = [];

    public void Add(string category, params IReadOnlyList<double> values) =>
        _rows.Add((category, values));

    public string Html(string id, string title)
    {
        double most = Math.Max(_rows.SelectMany(r => r.Values).DefaultIfEmpty(1).Max(), 1e-9);
        double least = Math.Min(_rows.SelectMany(r => r.Values).DefaultIfEmpty(0).Min(), 0);
        int group = (series.Count * BarHeight) + Gap;
        int longest = _rows.Select(r => r.Name.Length + 3).DefaultIfEmpty().Max();
        int left = Math.Max(Least, Letter * longest);
        int height = Top + (_rows.Count * group) + 30;
        double X(double v) =>
            left + ((v - least) / (most - least) * (Width - left - Right));
        var svg = new StringBuilder();
        Legend(svg, left);
        foreach (double tick in Svg.Ticks(least, most))
        {
            svg.Append(Svg.Line(X(tick), Top - 4, X(tick), height - 26, "grid"))
                .Append(Svg.Text(X(tick), height - 10, Svg.Words(tick, unit), "middle"));
        }
        for (int i = 0; i < _rows.Count; i++)
        {
            int y = Top + (i * group);
            svg.Append(Svg.Text(
                left - 8, y + (series.Count * BarHeight / 2) + 4, _rows[i].Name, "end"));
            for (int s = 0; s < series.Count; s++)
            {
                double value = _rows[i].Values[s];
                (double from, double to) = (X(Math.Min(value, 0)), X(Math.Max(value, 0)));
                svg.Append("<rect x=\"").Append(Svg.N(from)).Append("\" y=\"")
                    .Append(Svg.N(y + (s * BarHeight))).Append("\" width=\"")
                    .Append(Svg.N(Math.Max(to - from, .5))).Append("\" height=\"")
                    .Append(Svg.N(BarHeight - 2)).Append("\" fill=\"")
                    .Append(Svg.Colours[s % Svg.Colours.Length]).Append("\"/>\n");
            }
        }
        return Svg.Figure(id, title, svg.ToString(), (Width, height), new ChartTable(
            ["of", .. series],
            [.. _rows.Select(r => (IReadOnlyList<string>)
                [r.Name, .. r.Values.Select(v => Svg.Words(v, unit))])]));
    }

    private void Legend(StringBuilder svg, double x)
    {
        for (int s = 0; s < series.Count; s++)
        {
            svg.Append("<rect x=\"").Append(Svg.N(x)).Append("\" y=\"8\" width=\"12\" ")
                .Append("height=\"12\" fill=\"").Append(Svg.Colours[s % Svg.Colours.Length])
                .Append("\"/>\n").Append(Svg.Text(x + 17, 19, series[s]));
            x += 40 + (series[s].Length * 7.5);
        }
    }
}
