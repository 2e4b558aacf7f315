using System.Text;

namespace Outturn.Simulation.Report;

/// <summary>A line for each case over the values of what is varied, with a mark at each.</summary>
internal sealed class StepChart(IReadOnlyList<string> steps)
{
    private const int Left = 100, Right = 24, Top = 36, Bottom = 30, Width = 720, Height = 260;
    private static readonly string[] Dashes = ["", "7 4", "2 4", "9 3 2 3"];
    private readonly List<(string Name, double[] Values)> _lines = [];

    public void Add(string name, double[] values) => _lines.Add((name, values));

    public string Html(string id, string title, string of)
    {
        double least = _lines.SelectMany(l => l.Values).Append(0).Min();
        double most = _lines.SelectMany(l => l.Values).Append(0).Max();
        most = most - least < 1e-9 ? least + 1 : most;
        double each = (double)(Width - Left - Right) / steps.Count;
        double X(int i) => Left + ((i + .5) * each);
        double Y(double v) =>
            Height - Bottom - ((v - least) / (most - least) * (Height - Top - Bottom));
        var svg = new StringBuilder();
        foreach (double tick in Svg.Ticks(least, most))
        {
            svg.Append(Svg.Line(Left, Y(tick), Width - Right, Y(tick), "grid"))
                .Append(Svg.Text(Left - 8, Y(tick) + 4, Svg.Words(tick), "end"));
        }
        for (int i = 0; i < steps.Count; i++)
        {
            svg.Append(Svg.Text(X(i), Height - 8, steps[i], "middle"));
        }
        double at = Left;
        for (int i = 0; i < _lines.Count; i++)
        {
            string colour = Svg.Colours[i % Svg.Colours.Length];
            (string name, double[] values) = _lines[i];
            svg.Append("<g stroke-dasharray=\"").Append(Dashes[i % Dashes.Length]).Append("\">")
                .Append(Svg.Path(values.Select((v, s) => (X(s), Y(v))), colour)).Append("</g>\n");
            for (int s = 0; s < values.Length; s++)
            {
                svg.Append(Svg.Dot(X(s), Y(values[s]), colour));
            }
            at = _lines.Count > 1 ? Legend(svg, (at, name), colour) : at;
        }
        return Svg.Figure(id, title, svg.ToString(), (Width, Height), new ChartTable(
            [of, .. _lines.Select(l => l.Name)],
            [.. steps.Select((step, s) => (IReadOnlyList<string>)
                [step, .. _lines.Select(l => ExperimentWords.Number(l.Values[s]))])]));
    }

    private static double Legend(StringBuilder svg, (double At, string Name) entry, string colour)
    {
        svg.Append(Svg.Dot(entry.At + 6, 14, colour))
            .Append(Svg.Text(entry.At + 17, 19, entry.Name));
        return entry.At + 40 + (entry.Name.Length * 7.5);
    }
}
