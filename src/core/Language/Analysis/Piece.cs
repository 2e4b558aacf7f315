using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>A stretch of a variable's values on which no condition changes, and one of them to
/// show as an example.</summary>
internal sealed record Piece(Span Span, Span Example);

/// <summary>Something that the facts decide and conditions ask about, with its values cut at the
/// constants used.</summary>
internal sealed record Variable(string Key, Formula Formula, IReadOnlyList<Piece> Pieces)
{
    /// <summary>Everything that it can be.</summary>
    public Span All => Pieces.Select(p => p.Span).Aggregate((a, b) => a.Union(b));
}

/// <summary>Cuts the values of variables into pieces (language reference 11: "attributes are cut
/// at the constants used").</summary>
internal static class Pieces
{
    /// <summary>The pieces of a label: each one that is named, and all others together.
    /// </summary>
    public static IEnumerable<Piece> OfLabel(LabelSet possible, IEnumerable<int> named, int count)
    {
        LabelSet others = possible;
        foreach (int label in named.Distinct().Order())
        {
            if (possible.Contains(label))
            {
                yield return new Piece(Span.OfLabel(label), Span.OfLabel(label));
            }
            others = others.Without(label);
        }
        if (others.IsEmpty)
        {
            yield break;
        }
        int[] first = [.. Enumerable.Range(0, count).Where(others.Contains).Take(1)];
        Span span = Span.OfLabels(others);
        yield return new Piece(span, first.Length == 0 ? span : Span.OfLabel(first[0]));
    }

    /// <summary>The pieces of a number: each cut, and what lies between.</summary>
    public static IEnumerable<Piece> OfNumber(
        Span possible, IEnumerable<Rational> cuts, bool wholeOnly)
    {
        Rational? before = null;
        foreach (Rational cut in cuts.Distinct().Order())
        {
            if (Between(before, cut, possible, wholeOnly) is { } gap)
            {
                yield return gap;
            }
            if (Span.Of(cut).Intersect(possible) is not null)
            {
                yield return new Piece(Span.Of(cut), Span.Of(cut));
            }
            before = cut;
        }
        if (Between(before, null, possible, wholeOnly) is { } last)
        {
            yield return last;
        }
    }

    private static Piece? Between(Rational? low, Rational? high, Span possible, bool wholeOnly)
    {
        var open = new Span
        {
            Low = low,
            High = high,
            LowOpen = low is not null,
            HighOpen = high is not null,
        };
        if (open.Intersect(possible) is not { } span)
        {
            return null;
        }
        Rational? example = Example(span, wholeOnly);
        return example is { } number ? new Piece(span, Span.Of(number)) : null;
    }

    // The whole number nearest the cut, else the middle: what a reader would think of first.
    private static Rational? Example(Span span, bool wholeOnly)
    {
        Rational? whole = (span.Low, span.High) switch
        {
            (null, null) => Rational.Zero,
            (_, { } high) => Down(high, span.HighOpen),
            ({ } low, null) => Up(low, span.LowOpen),
        };
        Span one = Span.Of(whole.Value);
        if (one.Intersect(span) is not null)
        {
            return whole;
        }
        return wholeOnly || span.Low is not { } a || span.High is not { } b
            ? null
            : (a + b) / 2;
    }

    private static Rational Down(Rational high, bool open)
    {
        Rational floor = Rational.Of(high.Floor());
        return open && floor == high ? floor - 1 : floor;
    }

    private static Rational Up(Rational low, bool open)
    {
        Rational floor = Rational.Of(low.Floor());
        return floor == low && !open ? low : floor + 1;
    }
}
