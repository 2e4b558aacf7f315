using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>The points of a table with <c>between: linear</c>, all constants, and what lies on the
/// straight lines between them. The last figure holds beyond the last point.</summary>
internal sealed class Line
{
    private readonly List<(Rational At, Rational Figure)> _points;
    private readonly TableLeaf? _otherwise;

    private Line(List<(Rational At, Rational Figure)> points, TableLeaf? otherwise) =>
        (_points, _otherwise) = (points, otherwise);

    /// <summary>The line of one column; null where a point is not a constant.</summary>
    public static Line? Of(TableKeys rows, int column)
    {
        var points = new List<(Rational, Rational)>();
        TableLeaf? otherwise = null;
        foreach (TableKey key in rows.Keys)
        {
            if (key.Otherwise)
            {
                otherwise = key.Then as TableLeaf;
            }
            else if (key.From is Constant { Value: { IsKnown: true } at }
                && key.Then is TableLeaf leaf
                && leaf.Figures[column] is Constant { Value: { IsKnown: true } figure })
            {
                points.Add((at.Number, figure.Number));
            }
            else
            {
                return null;
            }
        }
        return points.Count == 0 ? null : new Line(points, otherwise);
    }

    /// <summary>The spans of what a key in this span can find: the figures at both its ends, and at
    /// every point between them.</summary>
    public IEnumerable<Span> Figures(Span key, Func<TableLeaf, Span> ofOtherwise)
    {
        (Rational first, Rational last) = (_points[0].At, _points[^1].At);
        if (_otherwise is not null && (key.Low is not { } least || least < first))
        {
            yield return ofOtherwise(_otherwise);
        }
        if (!key.CanBeKnown || key.High < first)
        {
            yield break;
        }
        Rational low = key.Low is { } l ? Rational.Max(l, first) : first;
        Rational high = key.High ?? Rational.Max(low, last);
        yield return Span.Of(At(low));
        yield return Span.Of(At(high));
        foreach ((Rational at, Rational figure) in _points)
        {
            if (at > low && at < high)
            {
                yield return Span.Of(figure);
            }
        }
    }

    private Rational At(Rational key)
    {
        int place = _points.FindLastIndex(p => p.At <= key);
        (Rational from, Rational figure) = _points[place];
        if (place == _points.Count - 1)
        {
            return figure;
        }
        (Rational to, Rational next) = _points[place + 1];
        return figure + ((next - figure) * ((key - from) / (to - from)));
    }
}
