using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Step <em>price</em> (language reference 6): lines for the items of one participant, and
/// for the cells of a clause. Amount = price × units, exact, rounded once to the minor unit.
/// </summary>
internal sealed class Pricing(Workings workings, FormulaBook formulas)
{
    private readonly ResolvedPayment[] _payments =
    [
        .. Enumerable.Range(0, workings.Scheme.Payments.Length)
            .Select(i => new ResolvedPayment(workings.Scheme, i, formulas)),
    ];

    /// <summary>The lines of a payment for the items of the participant in hand.</summary>
    public void PriceItems(int payment, Subject s, List<Line> lines, List<Unpaid> unpaid)
    {
        ResolvedPayment p = _payments[payment];
        for (int o = 0; o < p.Items!.Outcomes.Length; o++)
        {
            try
            {
                PriceOutcome(p, o, s, lines, unpaid);
            }
            catch (Exception e) when (Unpaid.Is(e))
            {
                unpaid.Add(Unpaid.Of(e, workings, payment, s.Participant, -1, 0));
            }
        }
    }

    private void PriceOutcome(
        ResolvedPayment p, int o, Subject s, List<Line> lines, List<Unpaid> unpaid)
    {
        int outcome = p.Items!.Outcomes[o];
        List<Item> items = s.Items(outcome);
        for (int i = 0; i < items.Count; i++)
        {
            Item item = items[i];
            if (item.Achieved > workings.AsAt)
            {
                continue;
            }
            s.Item = item;
            s.AsOn = item.Achieved;
            try
            {
                if (p.Where[o]?.Holds(s) != false && Price(p, s, item, outcome) is { } line)
                {
                    lines.Add(line);
                }
            }
            catch (Exception e) when (Unpaid.Is(e))
            {
                unpaid.Add(Unpaid.Of(e, workings, p.Index, s.Participant, -1, item.N));
            }
        }
        s.AsOn = Days.None;
    }

    private Line? Price(ResolvedPayment p, Subject s, in Item item, int outcome)
    {
        if (p.OnlyIf?.Holds(s) == false || !TryUnits(p, s, item.SmallUnits, out SmallNumber units)
            || !p.Price!.TryAmount(s, units, p.Rule, out long amount))
        {
            return null;
        }
        int payable = PayableDay(p, s);
        return new Line
        {
            Payment = p.Index,
            Participant = s.Participant,
            Cell = -1,
            Outcome = outcome,
            N = item.N,
            Achieved = item.Achieved,
            Payable = payable,
            Provider = s.ProviderIn(workings.Participants),
            Amount = amount,
            SmallUnits = units,
            Undone = item.Undone,
            Recorded = item.Event >= 0
                ? workings.Events.Recorded(item.Event)
                : workings.Facts.Participants.Recorded[s.Participant],
        };
    }

    private static bool TryUnits(
        ResolvedPayment p, Subject s, SmallNumber own, out SmallNumber units)
    {
        units = p.Units?.Small(s) ?? own;
        return units.Over != 0;
    }

    private int PayableDay(ResolvedPayment p, Subject s)
    {
        int day = p.Payable.Day(s);
        if (day == Days.None)
        {
            throw new NeverPayableException();
        }
        day = Math.Max(day, p.Known(workings, s));
        return day <= workings.LongStop ? day : throw new AfterLongStopException(day);
    }

    /// <summary>The lines of a payment for each of its cells.</summary>
    public List<Line> PriceCells(int payment, ClauseTallies tallies, List<Unpaid> unpaid)
    {
        ResolvedPayment p = _payments[payment];
        var s = new CellSubject(workings, formulas, tallies);
        return p.Payment.Price is Pool pool
            ? new PoolPricing(workings, formulas).Lines(p, pool, s, unpaid)
            : UnitCells(p, s, unpaid);
    }

    private List<Line> UnitCells(ResolvedPayment p, CellSubject cells, List<Unpaid> unpaid)
    {
        var lines = new List<Line>();
        for (long cell = 0; cell < cells.Count; cell++)
        {
            Subject s = cells.At(cell);
            try
            {
                if (p.CellWhere?.Holds(s) == false || p.OnlyIf?.Holds(s) == false
                    || !TryUnits(p, s, SmallNumber.One, out SmallNumber units)
                    || !p.Price!.TryAmount(s, units, p.Rule, out long amount) || amount == 0)
                {
                    continue;
                }
                lines.Add(CellLine(p, cells, cell, amount) with { SmallUnits = units });
            }
            catch (Exception e) when (Unpaid.Is(e))
            {
                unpaid.Add(Unpaid.Of(e, workings, p.Index, -1, cell, 1));
            }
        }
        return lines;
    }

    /// <summary>The line of a cell with an amount.</summary>
    public Line CellLine(ResolvedPayment p, CellSubject cells, long cell, long amount)
    {
        int payable = PayableDay(p, cells.At(cell));
        return new Line
        {
            Payment = p.Index,
            Participant = cells.Participant(cell),
            Cell = cell,
            Outcome = -1,
            N = 1,
            Achieved = payable,
            Payable = payable,
            Provider = cells.Provider(cell),
            Amount = amount,
            Units = 1,
            Undone = Days.None,
            Recorded = payable,
        };
    }
}
