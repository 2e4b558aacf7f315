using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <content>Which dates are known for whom.</content>
internal sealed partial class Weaver
{
    private static readonly Formula Yes =
        new Constant(Place.None, Schemes.ValueType.YesNo, Value.Yes);

    private static readonly Formula No =
        new Constant(Place.None, Schemes.ValueType.YesNo, Value.No);

    private static readonly Formula One =
        new Constant(Place.None, Schemes.ValueType.Plain, Value.Of(1));

    /// <summary>A cell: the first day of its period, and the dates of its participant.</summary>
    private static Asked OfCell(string words, CellSpace space)
    {
        Asked asked = space.Dimensions.Any(d => d.Kind == DimensionKind.Participant)
            ? Asked.Participant(words)
            : new Asked(words);
        int period = space.PeriodDimension;
        if (period < 0 && space.CohortDimension is >= 0 and var cohort
            && space.Dimensions[cohort].Type.Kind == ValueKind.Period)
        {
            period = cohort;
        }
        return period < 0 ? asked : asked with
        {
            Period = FirstDay(new CellKey(Place.None, space.Dimensions[period].Type, period)),
        };
    }

    /// <summary>A line, of an item or of a cell.</summary>
    private Asked Line(string words) => Asked.Participant(words) with
    {
        Achieved = Asked.AchievedOfItem,
        Payable = Asked.PayableOfItem,
        Period = PaymentPeriod(Asked.PayableOfItem),
    };

    /// <summary>The first day of the payment period that contains a date.</summary>
    private Formula PaymentPeriod(Formula date) => FirstDay(new PeriodContaining(
        Place.None, Schemes.ValueType.PeriodOf(First.Calendar.Payment), date));

    private static PartOfPeriod FirstDay(Formula period) =>
        new(Place.None, Schemes.ValueType.Date, PeriodPart.First, period);
}
