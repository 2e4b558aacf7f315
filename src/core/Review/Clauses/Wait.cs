using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>How long a scheme waits between an outcome and its pay.</summary>
internal static class Wait
{
    /// <summary>The longest wait between a result of a person and its pay that is a figure (where
    /// nothing is paid for results of people: of a cohort), and half a payment period, in days.
    /// </summary>
    public static double Days(Scheme scheme)
    {
        double longest = scheme.Payments
            .Where(p => p.For is not PaidItems items || items.Outcomes.Any(o =>
                scheme.Outcomes[o].Watch is not HappensOn))
            .GroupBy(p => p.For is PaidItems).MaxBy(g => g.Key)?
            .Max(p => Length(p.Payable)) ?? 0;
        return longest + (Period(scheme.Calendar.Payment) / 2);
    }

    /// <summary>The days of a period, about.</summary>
    public static double Period(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => 30.4,
        PeriodKind.Quarter => 91.3,
        PeriodKind.HalfYear => 182.6,
        _ => 365.25,
    };

    /// <summary>The lengths of time that a formula of a date adds, in days.</summary>
    public static double Length(Formula? date) => FormulaParts.Within(date)
        .OfType<Constant>().Where(c => c.Type.Kind == ValueKind.Number)
        .Sum(c => Days(c.Type.Unit, c.Value.Number));

    private static double Days(Unit unit, Rational amount)
    {
        double number = (double)amount.Numerator / (double)amount.Denominator;
        return unit == Unit.Of(Dimensions.Day) ? number
            : unit == Unit.Of(Dimensions.WorkingDay) ? number * 7 / 5
            : unit == Unit.Of(Dimensions.Month) ? number * 30.4 : 0;
    }
}
