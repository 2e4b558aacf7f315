using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>What a condition that holds says about its variables: <c>group in [a, b]</c> leaves
/// two labels, <c>contract-year.number &gt;= 4</c> nothing yet.</summary>
internal static class Narrowing
{
    /// <summary>Bounds under which the condition is taken to hold.</summary>
    public static Bounds By(Formula? condition, Bounds bounds)
    {
        switch (condition)
        {
            case Binary { Operator: Operator.And } both:
                return By(both.Right, By(both.Left, bounds));
            case Binary { Operator: Operator.Otherwise } either
                when bounds.Of(either.Right).IsNotYes:
                return By(either.Left, bounds);
            case Binary pair when pair.Operator is >= Operator.Equal
                and <= Operator.GreaterOrEqual:
                Bounds one = Side(pair.Operator, pair.Left, pair.Right, bounds);
                return Side(Mirror(pair.Operator), pair.Right, pair.Left, one);
            case Membership member when FormulaKey.IsVariable(member.Of):
                Span room = member.In.Select(bounds.Of).Aggregate((a, b) => a.Union(b));
                return Narrow(member.Of, room, bounds);
            case { } yes when FormulaKey.IsVariable(yes):
                return Narrow(yes, Span.Of(yes: true), bounds);
            case Negation { Of: { } no } when FormulaKey.IsVariable(no):
                return Narrow(no, Span.Of(yes: false), bounds);
            default:
                return bounds;
        }
    }

    private static Bounds Side(Operator op, Formula variable, Formula other, Bounds bounds)
    {
        if (!FormulaKey.IsVariable(variable))
        {
            return bounds;
        }
        Span limit = bounds.Of(other);
        Span? room = op switch
        {
            Operator.Equal => limit.Known(),
            Operator.NotEqual when limit.Labels?.Single is { } label =>
                Span.OfLabels(LabelSet.All.Without(label)),
            Operator.Less => new Span { High = limit.High, HighOpen = true },
            Operator.LessOrEqual => new Span { High = limit.High },
            Operator.Greater => new Span { Low = limit.Low, LowOpen = true },
            Operator.GreaterOrEqual => new Span { Low = limit.Low },
            _ => null,
        };
        return room is null
            ? bounds
            : Narrow(variable, room with { Exact = limit.IsSingle }, bounds);
    }

    private static Operator Mirror(Operator op) => op switch
    {
        Operator.Less => Operator.Greater,
        Operator.LessOrEqual => Operator.GreaterOrEqual,
        Operator.Greater => Operator.Less,
        Operator.GreaterOrEqual => Operator.LessOrEqual,
        _ => op,
    };

    private static Bounds Narrow(Formula variable, Span room, Bounds bounds)
    {
        Span before = bounds.Of(variable).Known();
        // A condition that can never hold is for another rule to report.
        Span? narrowed = before.Intersect(room);
        if (narrowed is null)
        {
            return bounds;
        }
        if (variable.Type.Kind is ValueKind.Date or ValueKind.Period)
        {
            narrowed = Closed(narrowed);
        }
        bool exact = before.Exact && room.Exact && !narrowed.LowOpen && !narrowed.HighOpen;
        return bounds.With(FormulaKey.Of(variable), narrowed with { Exact = exact });
    }

    private static Span Closed(Span span) => span with
    {
        Low = span.LowOpen ? span.Low + 1 : span.Low,
        High = span.HighOpen ? span.High - 1 : span.High,
        LowOpen = false,
        HighOpen = false,
    };
}
