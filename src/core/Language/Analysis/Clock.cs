using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>A date as so many days after some other date, whichever that turns out to be.
/// </summary>
internal sealed record Clock(Formula Root, Rational? Low, Rational? High)
{
    /// <summary>A date formula without the durations added to it.</summary>
    public static Clock Of(Formula date, Bounds bounds)
    {
        if (date is not Binary
            {
                Operator: Operator.AddDays or Operator.AddMonths or Operator.AddWorkingDays,
            } sum)
        {
            return new Clock(date, 0, 0);
        }
        Clock before = Of(sum.Left, bounds);
        Span length = bounds.Of(sum.Right);
        return sum.Operator switch
        {
            Operator.AddDays => before.Plus(length.Low, length.High),
            Operator.AddMonths => before.Plus(
                length.Low is { } few ? MonthDays.Fewest(few) : null,
                length.High is { } many ? MonthDays.Most(many) : null),
            _ => before.Plus(length.Low, null),
        };
    }

    /// <summary>The same counted from the clock of the outcome that it starts from, if it starts
    /// from one: <c>job.achieved</c> lies some days after <c>started</c>.</summary>
    public Clock Deeper(World world)
    {
        if (Root is not FieldOfFirst { Field: ItemField.Achieved } first)
        {
            return this;
        }
        Outcome outcome = world.Scheme.Outcomes[first.Outcome];
        if (outcome.Watch is not (Continuous or FreeOf or AddsUp or Happens or Holds { At: null }))
        {
            return this;
        }
        var bounds = new Bounds(world);
        Rational least = ItemBounds.MinimumDays(outcome, bounds) is { } days && days > 1
            ? days - 1
            : 0;
        Clock clock = Of(outcome.Clock, bounds).Deeper(world);
        return new Clock(clock.Root, Low + clock.Low + least, null);
    }

    /// <summary>The most days from this date up to another, that one not included; null where
    /// they hang on different dates.</summary>
    public Rational? DaysBefore(Clock deadline) =>
        FormulaKey.Of(Root) == FormulaKey.Of(deadline.Root) ? deadline.High - Low : null;

    private Clock Plus(Rational? low, Rational? high) =>
        this with { Low = Low + low, High = High + high };
}
