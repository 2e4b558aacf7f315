using System.Text;

namespace Outturn.Simulation.Report;

/// <summary>One small chart of many: how far each design lies from the first, with its interval
/// and a line where there is no difference.</summary>
internal sealed class DifferenceChart(string unit)
{
    private const int Left = 40, Right = 20, Top = 10, Bottom = 28, Row = 26, Width = 360;
    private readonly List<(string Name, double Value, double Low, double High)> _rows = [];

    public void Add(string name, double value, double low, double high) =>
        _rows.Add((name, value, low, high));

    public string Html(string id, string title, ChartTable table)
    {
        double[] all = [.. _rows.SelectMany(r => new[] { r.Value, r.Low, r.High })
            .Where(double.IsFinite), 0];
        (double least, double most) = (all.Min(), all.Max());
        double room = most - least < 1e-12 ? 1 : (most - least) * .08;
        (least, most) = (least - room, most + room);
        int height = Top + (Row * _rows.Count) + Bottom;
        double X(double v) => Left
            + ((Math.Clamp(v, least, most) - least) / (most - least) * (Width - Left - Right));
        var svg = new StringBuilder();
        foreach (double tick in Svg.Ticks(least, most).Where((_, i) => i % 2 == 0))
        {
            svg.Append(Svg.Text(X(tick), height - 8, Svg.Words(tick, unit), "middle"));
        }
        svg.Append(Svg.Line(X(0), Top - 4, X(0), height - Bottom + 4, "grid"));
        for (int i = 0; i < _rows.Count; i++)
        {
            double y = Top + (Row * (i + .5));
            string colour = Svg.Colours[(i + 1) % Svg.Colours.Length];
            svg.Append(Svg.Text(4, y + 4, _rows[i].Name))
                .Append(Svg.Path([(X(_rows[i].Low), y), (X(_rows[i].High), y)], colour))
                .Append(Svg.Dot(X(_rows[i].Value), y, colour));
        }
        return Svg.Figure(id, title, svg.ToString(), (Width, height), table);
    }
}
