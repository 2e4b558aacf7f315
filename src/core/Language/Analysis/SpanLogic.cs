using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>Conditions on spans: yes, no, missing, or what cannot be told.</summary>
internal static class SpanLogic
{
    public static Span Compare(Operator op, Span a, Span b)
    {
        if (!a.CanBeKnown || !b.CanBeKnown)
        {
            return Span.Missing;
        }
        (bool yes, bool no) = op switch
        {
            Operator.Equal => (CanBeEqual(a, b), CanDiffer(a, b)),
            Operator.NotEqual => (CanDiffer(a, b), CanBeEqual(a, b)),
            Operator.Less => (CanBeLess(a, b), CanBeAtMost(b, a)),
            Operator.LessOrEqual => (CanBeAtMost(a, b), CanBeLess(b, a)),
            Operator.Greater => (CanBeLess(b, a), CanBeAtMost(a, b)),
            Operator.GreaterOrEqual => (CanBeAtMost(b, a), CanBeLess(a, b)),
            _ => (true, true),
        };
        return Of(yes, no, a.CanBeMissing || b.CanBeMissing);
    }

    /// <summary>No where either is no, even if the other is missing.</summary>
    public static Span And(Span a, Span b) => Of(
        a.CanBeYes && b.CanBeYes,
        a.CanBeNo || b.CanBeNo,
        (a.CanBeMissing && (b.CanBeYes || b.CanBeMissing))
            || (b.CanBeMissing && (a.CanBeYes || a.CanBeMissing)));

    /// <summary>Yes where either is yes, even if the other is missing.</summary>
    public static Span Or(Span a, Span b) => Not(And(Not(a), Not(b)));

    public static Span Not(Span a) => Of(a.CanBeNo, a.CanBeYes, a.CanBeMissing);

    public static Span Of(bool canBeYes, bool canBeNo, bool canBeMissing) =>
        !canBeYes && !canBeNo
            ? Span.Missing
            : new Span
            {
                Low = canBeNo ? 0 : 1,
                High = canBeYes ? 1 : 0,
                CanBeMissing = canBeMissing,
                Exact = true,
            };

    public static bool CanBeEqual(Span a, Span b)
    {
        if (a.Labels is { } labels && b.Labels is { } others)
        {
            return !labels.Intersect(others).IsEmpty;
        }
        return CanBeAtMost(a, b) && CanBeAtMost(b, a);
    }

    private static bool CanDiffer(Span a, Span b)
    {
        if (a.Labels is { } labels && b.Labels is { } others)
        {
            return labels.Single is not { } one || others.Single != one;
        }
        return a.Low is not { } low || a.High != low || b.Low != low || b.High != low;
    }

    private static bool CanBeLess(Span a, Span b) =>
        a.Low is not { } low || b.High is not { } high || low < high;

    private static bool CanBeAtMost(Span a, Span b) =>
        a.Low is not { } low || b.High is not { } high || low < high
            || (low == high && !a.LowOpen && !b.HighOpen);
}
