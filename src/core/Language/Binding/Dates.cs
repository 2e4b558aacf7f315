using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Dates and durations (language reference 4, "Calendar", and 9).</summary>
internal static class Dates
{
    /// <summary>A date, so much later; earlier where <paramref name="sign"/> is −1. Days, months
    /// and working days do not convert.</summary>
    public static Bound Shift(Draft draft, Bound date, Bound duration, int sign, Place place)
    {
        if (date.IsWrong || duration.IsWrong)
        {
            return Bound.Wrong(place);
        }
        if (date.Type.Kind != ValueKind.Date)
        {
            draft.Report.Error(
                "wrong-unit", date.Place,
                $"a date is expected, and this is {Wording.Of(date.Type)}");
            return Bound.Wrong(place);
        }
        if (OperatorFor(draft, duration, place) is not { } step)
        {
            return Bound.Wrong(place);
        }
        Causes missing = date.Missing + duration.Missing;
        Formula length = sign < 0 ? Negative(duration.Formula) : duration.Formula;
        return new Bound(
            new Binary(place, ValueType.Date.Missing(missing.Any), step, date.Formula, length),
            missing)
        {
            RuledOut = date.RuledOut + duration.RuledOut,
        };
    }

    /// <summary>Whether a type is a stretch of time that a date can be moved by.</summary>
    public static bool IsDuration(ValueType type) => type.Kind == ValueKind.Number
        && (type.Unit == Day || type.Unit == Month || type.Unit == WorkingDay);

    public static Unit Day { get; } = Unit.Of(Dimensions.Day);

    public static Unit Month { get; } = Unit.Of(Dimensions.Month);

    public static Unit WorkingDay { get; } = Unit.Of(Dimensions.WorkingDay);

    /// <summary>The later of two dates.</summary>
    public static Formula Later(Formula a, Formula b) => new NumberCall(
        a.Place, ValueType.Date.Missing(a.Type.MayBeMissing || b.Type.MayBeMissing),
        NumberFunction.Max, [a, b]);

    private static Operator? OperatorFor(Draft draft, Bound duration, Place place)
    {
        if (duration.Type.Kind == ValueKind.Number && duration.Type.Unit == Day)
        {
            return Operator.AddDays;
        }
        if (duration.Type.Kind == ValueKind.Number && duration.Type.Unit == Month)
        {
            NeedMonthEnd(draft, duration, place);
            return Operator.AddMonths;
        }
        if (duration.Type.Kind == ValueKind.Number && duration.Type.Unit == WorkingDay)
        {
            NeedWorkingDays(draft, duration.Place);
            return Operator.AddWorkingDays;
        }
        draft.Report.Error(
            "wrong-unit", duration.Place,
            $"a stretch of time is expected, and this is {Wording.Of(duration.Type)}",
            "write for example 26 weeks, 6 months or 15 working days");
        return null;
    }

    /// <summary>Reports months where the scheme has no rule for the end of a month.</summary>
    public static void NeedMonthEnd(Draft draft, Bound duration, Place place)
    {
        if (draft.HasMonthEnd)
        {
            return;
        }
        string months = duration.Formula is Constant { Value: { IsKnown: true } value }
            ? NounForms.Count(value.Number, Dimensions.Month)
            : "a number of months";
        draft.Report.Error(
            "month-end-unstated", place,
            $"\"{months}\" is added to a date and \"calendar\" has no \"month end\"",
            "is 31 August + 6 months 28 February (shorten) or 1 March (carry over)? " +
            "Add month end: shorten, carry over or keep last");
    }

    /// <summary>Reports working days where the scheme names no calendar of them.</summary>
    public static void NeedWorkingDays(Draft draft, Place place)
    {
        if (draft.Calendar.WorkingDays is null)
        {
            draft.Report.Error(
                "missing-key", place,
                "working days are counted and \"calendar\" names no calendar of them",
                "add working days: " + Wording.List(WorkingDays.Names, "or"));
        }
    }

    private static Formula Negative(Formula formula) =>
        formula is Constant { Value: { IsKnown: true } value }
        ? new Constant(formula.Place, formula.Type, Value.Of(-value.Number))
        : new Binary(
            formula.Place, formula.Type, Operator.Multiply, formula,
            new Constant(formula.Place, ValueType.Plain, Value.Of(-1)));
}
