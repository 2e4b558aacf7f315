using System.Text;

namespace Outturn.Simulation.Report;

/// <summary>A field of cells, darker where there is more; each says its number.</summary>
internal sealed class HeatMap(string unit, IReadOnlyList<string> columns)
{
    private const int Left = 170, Top = 30, Row = 26, Width = 720;
    private readonly List<(string Name, IReadOnlyList<double> Values)> _rows = [];

    public void Add(string row, IReadOnlyList<double> values) => _rows.Add((row, values));

    public string Html(string id, string title)
    {
        double most = Math.Max(_rows.SelectMany(r => r.Values).DefaultIfEmpty(0).Max(), 1e-9);
        double wide = (double)(Width - Left) / columns.Count;
        var svg = new StringBuilder();
        for (int c = 0; c < columns.Count; c++)
        {
            svg.Append(Svg.Text(Left + ((c + .5) * wide), 18, columns[c], "middle"));
        }
        for (int r = 0; r < _rows.Count; r++)
        {
            double y = Top + (r * Row);
            svg.Append(Svg.Text(Left - 8, y + 17, _rows[r].Name, "end"));
            for (int c = 0; c < columns.Count; c++)
            {
                double share = Math.Max(_rows[r].Values[c], 0) / most;
                int light = (int)(100 - (65 * share));
                svg.Append("<rect x=\"").Append(Svg.N(Left + (c * wide))).Append("\" y=\"")
                    .Append(Svg.N(y)).Append("\" width=\"").Append(Svg.N(wide - 1))
                    .Append("\" height=\"").Append(Svg.N(Row - 1))
                    .Append("\" fill=\"hsl(208 85% ").Append(Svg.N(light)).Append("%)\"/>\n")
                    .Append(share > .6 ? "<g class=\"on-dark\">" : "<g>")
                    .Append(Svg.Text(Left + ((c + .5) * wide), y + 17,
                        Svg.Words(Math.Round(_rows[r].Values[c]), unit), "middle"))
                    .Append("</g>\n");
            }
        }
        return Svg.Figure(id, title, svg.ToString(), (Width, Top + (_rows.Count * Row) + 6),
            new ChartTable(
                ["of", .. columns],
                [.. _rows.Select(r => (IReadOnlyList<string>)
                    [r.Name, .. r.Values.Select(v => Svg.Words(Math.Round(v), unit))])]));
    }
}
