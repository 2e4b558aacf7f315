using System.Collections.Immutable;
using System.Text;

namespace Outturn.Simulation.Optimisation;

/// <summary>The texts of designs: the scheme with other figures where they stand, comments and
/// layout as they were, and what is otherwise in the world.</summary>
public sealed class DesignTexts
{
    private readonly string _scheme;
    private readonly ImmutableArray<(int Start, int End, Notation Notation, double Value,
        int[] By)> _sites;

    /// <summary>For the text of a scheme.</summary>
    /// <exception cref="FormatException">Two that are varied stand at the same place, and one is
    /// no factor.</exception>
    public DesignTexts(string scheme, ImmutableArray<VariedFigure> varied)
    {
        (_scheme, Varied) = (scheme, varied);
        (FigureSite Site, int By)[] all = [.. varied.SelectMany((v, i) =>
            v.Sites.Select(s => (s, i)))];
        _sites =
        [
            .. all.GroupBy(a => a.Site.Start).OrderBy(g => g.Key).Select(g => (
                g.Key, g.First().Site.End, g.First().Site.Notation, (double)g.First().Site.Value,
                g.Select(a => a.By).ToArray())),
        ];
        Apart([.. _sites.Select(s => s.By)]);
        Apart([.. varied.SelectMany((v, i) => v.Figures.Select(f => (f.Path, i)))
            .GroupBy(f => f.Path).Select(g => g.Select(f => f.i).ToArray())]);
    }

    /// <summary>What is varied.</summary>
    public ImmutableArray<VariedFigure> Varied { get; }

    /// <summary>What everything is at a point of the unit cube.</summary>
    public double[] Values(IReadOnlyList<double> point) =>
        [.. Varied.Select((v, i) => v.At(point[i]))];

    /// <summary>The point nearest to what the texts say now.</summary>
    public double[] Now => [.. Varied.Select(v => v.Unit(v.Now))];

    /// <summary>The text of the scheme with values.</summary>
    public string Scheme(IReadOnlyList<double> values)
    {
        var text = new StringBuilder(_scheme.Length + 64);
        int at = 0;
        foreach ((int start, int end, Notation notation, double value, int[] by) in _sites)
        {
            double put = Put(value, by, values);
            text.Append(_scheme, at, start - at)
                .Append(put == value ? _scheme[start..end] : notation.Write(put));
            at = end;
        }
        return text.Append(_scheme, at, _scheme.Length - at).ToString();
    }

    /// <summary>What is otherwise in the world, by path.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> World(IReadOnlyList<double> values) =>
    [
        .. Varied.SelectMany((v, i) => v.Figures.Select(f => (f, i))).GroupBy(f => f.f.Path)
            .Select(g => (g.Key, g.First().f.Notation, g.First().f.Value,
                Put: Put(g.First().f.Value, [.. g.Select(f => f.i)], values)))
            .Where(f => f.Put != f.Value)
            .Select(f => KeyValuePair.Create(f.Key, f.Notation.Write(f.Put))),
    ];

    private double Put(double value, int[] by, IReadOnlyList<double> values) =>
        by.Aggregate(value, (put, i) => Varied[i].IsFactor ? put * values[i] : values[i]);

    private void Apart(int[][] sites)
    {
        foreach (int[] by in sites.Where(b => b.Length > 1))
        {
            if (by.FirstOrDefault(i => !Varied[i].IsFactor, -1) is >= 0 and int alone)
            {
                throw new FormatException($"{Varied[alone].Path} is varied twice, also by "
                    + Varied[by.First(i => i != alone)].Path);
            }
        }
    }
}
