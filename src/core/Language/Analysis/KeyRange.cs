using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>The values that one key of a table takes: from, to, whether each end is inside.
/// </summary>
internal readonly record struct KeyRange(TableKey Key, Rational? From, Rational? To)
{
    /// <summary>True where the lower end is not inside: <c>up to</c> begins after the key before.
    /// </summary>
    public bool FromOpen { get; init; }

    /// <summary>True where the upper end is not inside: <c>from X</c> ends before the next.
    /// </summary>
    public bool ToOpen { get; init; }

    /// <summary>The ranges of the keys of a level in the order written; null where an edge is not
    /// a constant, so that nothing can be said.</summary>
    public static IReadOnlyList<KeyRange>? Of(TableKeys rows, LevelKind kind)
    {
        TableKey[] keys = [.. rows.Keys.Where(k => !k.Otherwise)];
        var ranges = new List<KeyRange>();
        for (int i = 0; i < keys.Length; i++)
        {
            if (!TryEdge(keys[i].From, out Rational? from)
                || !TryEdge(keys[i].To, out Rational? to))
            {
                return null;
            }
            if (kind == LevelKind.UpTo)
            {
                ranges.Add(new(keys[i], from, to) { FromOpen = true });
                continue;
            }
            Rational? next = null;
            bool open = to is null && i + 1 < keys.Length
                && TryEdge(keys[i + 1].From, out next);
            bool ends = open && next > from;
            ranges.Add(new(keys[i], from, ends ? next : to) { ToOpen = ends });
        }
        return ranges;
    }

    private static bool TryEdge(Formula? edge, out Rational? value)
    {
        value = (edge as Constant)?.Value is { IsKnown: true } known ? known.Number : null;
        return edge is null || value is not null;
    }
}
