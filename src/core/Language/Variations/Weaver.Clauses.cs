using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <content>Groups, cohorts, measures, limits, accounts.</content>
internal sealed partial class Weaver
{
    private GroupSet Weave(GroupSet[] sets)
    {
        GroupSet first = sets[0];
        Rest(sets, s => s with { Label = first.Label });
        return first with
        {
            Label = Needed(sets, s => s.Label, Asked.Participant("a participant")),
        };
    }

    private CohortSet Weave(CohortSet[] sets)
    {
        CohortSet first = sets[0];
        Rest(sets, s => s with
        {
            By = first.By,
            OnlyIf = first.OnlyIf,
            Measured = first.Measured,
        });
        Asked person = Asked.Participant("a participant");
        return first with
        {
            By = Weave(sets, s => s.By, person),
            OnlyIf = Weave(sets, s => s.OnlyIf, person, Yes),
            Measured = Weave(sets, s => s.Measured, new Asked($"a cohort of {first.Name}")
            {
                Period = first.Period is { } kind
                    ? FirstDay(new CellKey(
                        Place.None, Schemes.ValueType.PeriodOf(kind), 0))
                    : null,
            }),
        };
    }

    private Measure Weave(Measure[] all)
    {
        Measure first = all[0];
        Rest(all, m => m with
        {
            OnlyIf = first.OnlyIf,
            Value = first.Value,
            Known = first.Known,
            AtLeast = first.AtLeast,
            AtMost = first.AtMost,
        });
        Asked cell = OfCell($"a cell of {first.Name}", first.Space);
        return first with
        {
            OnlyIf = Weave(all, m => m.OnlyIf, cell, Yes),
            Value = Needed(all, m => m.Value, cell),
            Known = Weave(all, m => m.Known, cell),
            AtLeast = Weave(all, m => m.AtLeast, cell),
            AtMost = Weave(all, m => m.AtMost, cell),
        };
    }

    private Adjustment Weave(Adjustment[] all)
    {
        Adjustment first = all[0];
        Rest(all, a => a with
        {
            Value = first.Value,
            OnlyIf = first.OnlyIf,
            Until = first.Until,
            Keys = first.Keys,
        });
        Asked line = Line($"a line of {first.Name}");
        Asked asked = first.Operation is AdjustmentOperation.AtMost
            or AdjustmentOperation.AtMostOfTotal or AdjustmentOperation.AtLeast
                ? OfLimit(first)
                : line;
        return first with
        {
            Value = Needed(all, a => a.Value, asked),
            OnlyIf = Weave(all, a => a.OnlyIf, asked, Yes),
            Until = Weave(all, a => a.Until, line),
            Keys = Many(all, a => a.Keys, line),
        };
    }

    // A limit is tried on a day: that of the line in hand, or the end of the period.
    private Asked OfLimit(Adjustment entry)
    {
        Asked cell = OfCell($"a cell of {entry.Name}", entry.Space);
        return cell with
        {
            Payable = Asked.Tried,
            Period = cell.Period ?? PaymentPeriod(Asked.Tried),
        };
    }

    private Account Weave(Account[] all)
    {
        Account first = all[0];
        Rest(all, a => a with { Rate = first.Rate });
        return first with
        {
            Rate = Weave(all, a => a.Rate, new Asked($"the interest on {first.Name}")
            {
                Period = Asked.Tried,
            }),
        };
    }
}
