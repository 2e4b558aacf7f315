using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>Arithmetic on spans. An end that grows beyond what exact numbers hold is no bound
/// any more. Where both sides vary, they may do so together, so the ends need not be reached.
/// </summary>
internal static class SpanArithmetic
{
    public static Span Apply(Operator op, Span a, Span b)
    {
        if (!a.CanBeKnown || !b.CanBeKnown)
        {
            return Span.Missing;
        }
        Span result = Guarded(op, a, b);
        bool exact = (a.IsSingle && b.Exact) || (b.IsSingle && a.Exact);
        return result with
        {
            CanBeMissing = result.CanBeMissing || a.CanBeMissing || b.CanBeMissing,
            Exact = exact,
        };
    }

    public static Span Least(Span a, Span b) => Pick(a, b, Rational.Min);

    public static Span Greatest(Span a, Span b) => Pick(a, b, Rational.Max);

    public static Span Absolute(Span a)
    {
        Span known = a with { LowOpen = false, HighOpen = false };
        if (a.Low is { Sign: >= 0 })
        {
            return known;
        }
        if (a.High is { Sign: <= 0 })
        {
            return known with { Low = -a.High, High = a.Low is { } l ? -l : null };
        }
        Rational? high = a.Low is { } low && a.High is { } top
            ? Rational.Max(-low, top)
            : null;
        return known with { Low = 0, High = high, Exact = false };
    }

    /// <summary>Both ends through a function that never falls.</summary>
    public static Span Rising(Span a, Func<Rational, Rational?> function) => a with
    {
        Low = a.Low is { } low ? Guarded(low, function) : null,
        High = a.High is { } high ? Guarded(high, function) : null,
        LowOpen = false,
        HighOpen = false,
        Labels = null,
    };

    private static Span Guarded(Operator op, Span a, Span b)
    {
        try
        {
            return op switch
            {
                Operator.Add => Span.Between(a.Low + b.Low, a.High + b.High),
                Operator.Subtract => Span.Between(a.Low - b.High, a.High - b.Low),
                Operator.Multiply => Product(a, b),
                Operator.Divide => Quotient(a, b),
                _ => throw new InvalidOperationException($"{op} is no arithmetic"),
            };
        }
        catch (TooLargeException)
        {
            return Span.Any;
        }
    }

    private static Rational? Guarded(Rational number, Func<Rational, Rational?> function)
    {
        try
        {
            return function(number);
        }
        catch (TooLargeException)
        {
            return null;
        }
    }

    private static Span Product(Span a, Span b)
    {
        if (a.Low is { } al && a.High is { } ah && b.Low is { } bl && b.High is { } bh)
        {
            Rational[] ends = [al * bl, al * bh, ah * bl, ah * bh];
            return Span.Between(ends.Aggregate(Rational.Min), ends.Aggregate(Rational.Max));
        }
        if (a.Low is { Sign: >= 0 } low && b.Low is { Sign: >= 0 } other)
        {
            bool zero = a.High is { IsZero: true } || b.High is { IsZero: true };
            return Span.Between(low * other, zero ? 0 : a.High * b.High);
        }
        if (a.Low is { Sign: < 0 } factor && a.High == factor)
        {
            return Span.Between(b.High * factor, b.Low * factor);
        }
        return b.Low is { Sign: < 0 } by && b.High == by
            ? Span.Between(a.High * by, a.Low * by)
            : Span.Any;
    }

    private static Span Quotient(Span a, Span b)
    {
        if (b.Low is { Sign: > 0 } low)
        {
            Rational least = b.High is { } high ? high.Reciprocal() : 0;
            return Product(a, Span.Between(least, low.Reciprocal()));
        }
        if (b.High is { Sign: < 0 } below)
        {
            Rational most = b.Low is { } lowest ? lowest.Reciprocal() : 0;
            return Product(a, Span.Between(below.Reciprocal(), most));
        }
        // The divisor may be 0, and as close to it as one likes.
        Span open = a.Low is { Sign: >= 0 } && b.Low is { Sign: >= 0 }
            ? Span.NotNegative
            : Span.Any;
        return open with { CanBeMissing = true };
    }

    private static Span Pick(Span a, Span b, Func<Rational, Rational, Rational> pick)
    {
        if (!a.CanBeKnown || !b.CanBeKnown)
        {
            return Span.Missing;
        }
        bool least = pick(0, 1).IsZero;
        Rational? Low() => Both(a.Low, b.Low, least);
        Rational? High() => Both(a.High, b.High, !least);
        Rational? Both(Rational? x, Rational? y, bool needsBoth) =>
            x is { } p && y is { } q ? pick(p, q) : needsBoth ? null : x ?? y;
        return new Span
        {
            Low = Low(),
            High = High(),
            CanBeMissing = a.CanBeMissing || b.CanBeMissing,
            Exact = (a.IsSingle && b.Exact) || (b.IsSingle && a.Exact),
        };
    }
}
