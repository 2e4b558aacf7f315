using System.Text;

namespace Outturn.Simulation.Report;

/// <summary>Lines over the months of the scheme, years marked below.</summary>
internal sealed class LineChart(string unit, int firstYear, double low, double high)
{
    private const int Left = 90, Right = 16, Top = 36, Bottom = 30, Width = 720, Height = 320;
    private readonly List<(string Name, double[] Values)> _lines = [];

    public void Add(string name, double[] values) => _lines.Add((name, values));

    public string Html(string id, string title)
    {
        double least = Math.Min(low, _lines.SelectMany(l => l.Values).DefaultIfEmpty(0).Min());
        double most = Math.Max(high, _lines.SelectMany(l => l.Values).DefaultIfEmpty(0).Max());
        most = most <= least ? least + 1 : most;
        int months = _lines.Max(l => l.Values.Length);
        double X(int m) => Left + ((double)m / Math.Max(months - 1, 1) * (Width - Left - Right));
        double Y(double v) =>
            Height - Bottom - ((v - least) / (most - least) * (Height - Top - Bottom));
        var svg = new StringBuilder();
        foreach (double tick in Svg.Ticks(least, most))
        {
            svg.Append(Svg.Line(Left, Y(tick), Width - Right, Y(tick), "grid"))
                .Append(Svg.Text(Left - 8, Y(tick) + 4, Svg.Words(tick, unit), "end"));
        }
        for (int m = 0; m < months; m += 12)
        {
            svg.Append(Svg.Text(X(m), Height - 8, "year " + Svg.N((m / 12) + firstYear), "start"));
        }
        double at = Left;
        for (int i = 0; i < _lines.Count; i++)
        {
            string colour = Svg.Colours[i % Svg.Colours.Length];
            (string name, double[] values) = _lines[i];
            svg.Append(Svg.Path(values.Select((v, m) => (X(m), Y(v))), colour))
                .Append("<rect x=\"").Append(Svg.N(at)).Append("\" y=\"8\" width=\"12\" ")
                .Append("height=\"12\" fill=\"").Append(colour).Append("\"/>\n")
                .Append(Svg.Text(at + 17, 19, name));
            at += 40 + (name.Length * 7.5);
        }
        return Svg.Figure(id, title, svg.ToString(), (Width, Height), Table(months));
    }

    // The last month of each year: a row a month would bury the reader.
    private ChartTable Table(int months) => new(
        ["end of year", .. _lines.Select(l => l.Name)],
        [.. Enumerable.Range(0, (months + 11) / 12).Select(year => (IReadOnlyList<string>)
        [
            Svg.N(year + firstYear),
            .. _lines.Select(l => Svg.Words(
                l.Values[Math.Min((12 * year) + 11, l.Values.Length - 1)], unit)),
        ])]);
}
