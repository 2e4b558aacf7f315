using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>When what a formula reads is known: nothing is payable before the end of a cell that
/// its price reads (language reference 6, <c>payable</c>).</summary>
internal sealed class Ends(Draft draft)
{
    /// <summary>The last day of a cell's period, or the day on which its cohort is measured, the
    /// later where it has both; null: cells without an end.</summary>
    public Formula? OfCell(Space space, Place place)
    {
        int period = space.Cells.PeriodDimension;
        int cohort = space.Cells.CohortDimension;
        Formula? last = period < 0
            ? null
            : new PartOfPeriod(
                place, ValueType.Date, PeriodPart.Last,
                new CellKey(place, space.Dimensions[period].Type, period));
        if (cohort < 0)
        {
            return last;
        }
        Dimension dimension = space.Dimensions[cohort];
        var measured = new CohortMeasured(
            place, ValueType.Date, dimension.CohortSet,
            new CellKey(place, dimension.Type, cohort));
        return last is null ? measured : Latest(last, measured);
    }

    /// <summary>The latest day on which a measure that a formula reads is known; null: it reads
    /// none that has a date.</summary>
    public Formula? OfReads(params Formula?[] formulas)
    {
        Formula? latest = null;
        foreach (MeasureAt at in formulas.SelectMany(Read))
        {
            if (draft.Measures.KnownOf(at.Measure) is { } known)
            {
                Formula here = Substitution.OfKeys(known, at.Keys);
                latest = latest is null ? here : Latest(latest, here);
            }
        }
        return latest;
    }

    /// <summary>The later of two days; one of them where the other never lies after it.</summary>
    public static Formula Latest(Formula a, Formula b)
    {
        if (Substitution.Same(a, b) || Covers(a, b))
        {
            return a;
        }
        return Covers(b, a) ? b : Dates.Later(a, b);
    }

    // The last day of a larger period that contains the smaller one.
    private static bool Covers(Formula a, Formula b) =>
        a is PartOfPeriod { Part: PeriodPart.Last, Period: PeriodContaining { Date: var date } }
        && Substitution.Same(date, b);

    // Measures that a tally counts are those of its own cells: they have no key here.
    private IEnumerable<MeasureAt> Read(Formula? formula)
    {
        switch (formula)
        {
            case null or OverCell:
                yield break;
            case MeasureAt at:
                yield return at;
                break;
            case TableAt table:
                foreach (MeasureAt inner in draft.Tables.PartsOf(table).SelectMany(Read))
                {
                    yield return inner;
                }
                break;
        }
        foreach (MeasureAt inner in FormulaParts.PartsOf(formula).SelectMany(Read))
        {
            yield return inner;
        }
    }
}
