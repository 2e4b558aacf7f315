using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>Bounds the items of an outcome: their dates from its clock, deadline and payable
/// clause, their number from <c>at most</c>.</summary>
internal sealed class ItemBounds(World world)
{
    public ItemSpans Of(int outcome)
    {
        Outcome clause = world.Scheme.Outcomes[outcome];
        Bounds bounds = Narrowing.By(clause.OnlyIf, new Bounds(world));
        Span achieved = Achieved(clause, bounds);
        string key = FormulaKey.Of(
            new FieldOfItem(clause.Place, Schemes.ValueType.Date, ItemField.Achieved));
        var ofItem = new Bounds(world)
        {
            Known = bounds.Known.SetItem(key, achieved),
        };
        Span units = clause.Units is null ? Span.Of(1) : ofItem.Of(clause.Units);
        return new ItemSpans(achieved, ofItem.Of(clause.Payable), Count(clause, bounds), units);
    }

    private Span Achieved(Outcome clause, Bounds bounds)
    {
        Span clock = bounds.Of(clause.Clock);
        Span? deadline = clause.Deadline is null ? null : bounds.Of(clause.Deadline);
        Span watched = clause.Watch is FreeOf && clause.Reaches is { } size
            ? EndOf(clock, size, bounds)
            : Watched(clause.Watch, bounds);
        Rational? low = Larger(clock.Low, watched.Low) + Least(clause, bounds);
        Rational? last = deadline?.High - 1;
        bool byDeadline = last is { } end && (watched.High is not { } high || end <= high);
        Span span = Span.Between(low, byDeadline ? last : watched.High);
        bool sure = byDeadline
            ? deadline!.Exact && clause.Watch is not (FreeOf or Holds)
            : watched.Exact;
        return span with { Exact = sure };
    }

    // Freedom is concluded on the last day of the time that it is to last. Working days are counted
    // from the day before.
    private static Span EndOf(Span clock, Formula size, Bounds bounds)
    {
        Span length = bounds.Of(size);
        Span one = Span.Of(1);
        if (size.Type.Unit == Unit.Of(Dimensions.WorkingDay))
        {
            Span before = SpanArithmetic.Apply(Operator.Subtract, clock.Known(), one);
            return bounds.Later(Operator.AddWorkingDays, before, length);
        }
        Span end = size.Type.Unit == Unit.Of(Dimensions.Month)
            ? bounds.Later(Operator.AddMonths, clock.Known(), length)
            : SpanArithmetic.Apply(Operator.Add, clock.Known(), length);
        return SpanArithmetic.Apply(Operator.Subtract, end, one);
    }

    private Span Watched(Watch watch, Bounds bounds) => watch switch
    {
        HappensOn on => bounds.Of(on.Date).Known(),
        Holds { At: { } at } => bounds.Of(at).Known(),
        AnyOf any => any.Outcomes.Select(o => world.Items(o).Achieved)
            .Aggregate((a, b) => a.Union(b)),
        AllOf all => all.Outcomes.Select(o => world.Items(o).Achieved)
            .Aggregate(SpanArithmetic.Greatest),
        _ => Span.Any,
    };

    // 26 weeks from the first day of the clock are reached on their last day.
    private static Rational Least(Outcome clause, Bounds bounds)
    {
        Rational? days = MinimumDays(clause, bounds);
        return days is { } least && least > 1 ? least - 1 : 0;
    }

    /// <summary>The fewest days that an outcome takes from the first day of its clock, that day
    /// included; null where its size is no stretch of time.</summary>
    public static Rational? MinimumDays(Outcome clause, Bounds bounds)
    {
        Formula? size = clause.Reaches ?? clause.Every;
        bool inDays = clause.Watch is Continuous or FreeOf
            or AddsUp { Shape: EventShape.Spell };
        if (!inDays || size is not { Type.Kind: ValueKind.Number })
        {
            return null;
        }
        Rational? low = bounds.Of(size).Low;
        if (size.Type.Unit == Unit.Of(Dimensions.Day)
            || size.Type.Unit == Unit.Of(Dimensions.WorkingDay))
        {
            return low;
        }
        return size.Type.Unit == Unit.Of(Dimensions.Month) && low is { } months
            ? MonthDays.Fewest(months)
            : null;
    }

    private Span Count(Outcome clause, Bounds bounds)
    {
        if (clause.Watch is HappensOn or Holds { At: not null })
        {
            return Span.Of(1);
        }
        if (clause.AtMost is null)
        {
            return Span.NotNegative;
        }
        Span most = bounds.Of(clause.AtMost);
        return clause.Per switch
        {
            TimesPer.Kind => SpanArithmetic.Apply(
                Operator.Multiply, most, Span.Of(clause.Kinds.Labels.Length)),
            TimesPer.Period => SpanArithmetic.Apply(
                Operator.Multiply, most, Periods(clause.PerPeriod)),
            _ => most,
        };
    }

    private Span Periods(PeriodKind kind)
    {
        Term term = world.Scheme.Term;
        PeriodCalendar calendar = world.Scheme.Calendar.Periods;
        if (kind == PeriodKind.ContractYear && calendar.ContractYear is null)
        {
            return Span.NotNegative;
        }
        DateOnly first = term.From < term.ReferralsFrom ? term.From : term.ReferralsFrom;
        return Span.Of(calendar.IndexOf(kind, term.LongStop) - calendar.IndexOf(kind, first) + 1);
    }

    private static Rational? Larger(Rational? a, Rational? b) =>
        a is { } x && b is { } y ? Rational.Max(x, y) : a ?? b;
}
