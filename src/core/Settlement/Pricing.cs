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
            .Select(i => new ResolvedPayment(workings, i, formulas)),
    ];

    private readonly PaymentGate _gate = new(workings, formulas);

    /// <summary>The lines of a payment for the items of the participant in hand.</summary>
    public void PriceItems(int payment, Subject s, List<Line> lines, List<Unpaid> unpaid) =>
        EachItem(payment, s, new Priced(lines, null, unpaid));

    /// <summary>What a payment that is priced in payment order pays for, without amounts.</summary>
    public void FindItems(
        int payment, Subject s, List<Candidate> candidates, List<Unpaid> unpaid) =>
        EachItem(payment, s, new Priced(null, candidates, unpaid));

    // Where the lines go, priced or without amounts; and what is not paid.
    private readonly record struct Priced(
        List<Line>? Lines, List<Candidate>? Candidates, List<Unpaid> Unpaid);

    private void EachItem(int payment, Subject s, Priced to)
    {
        ResolvedPayment p = _payments[payment];
        for (int o = 0; o < p.Items!.Outcomes.Length; o++)
        {
            try
            {
                EachItem(p, o, s, to);
            }
            catch (Exception e) when (Unpaid.Is(e))
            {
                to.Unpaid.Add(Unpaid.Of(e, workings, payment, s.Participant, -1, 0));
            }
        }
    }

    private void EachItem(ResolvedPayment p, int o, Subject s, Priced to)
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
                if (p.Where[o]?.Holds(s) != false && p.OnlyIf?.Holds(s) != false)
                {
                    Take(p, s, (item, outcome), to);
                }
            }
            catch (Exception e) when (Unpaid.Is(e))
            {
                to.Unpaid.Add(Unpaid.Of(e, workings, p.Index, s.Participant, -1, item.N));
            }
        }
        s.AsOn = Days.None;
    }

    private void Take(ResolvedPayment p, Subject s, (Item Item, int Outcome) of, Priced to)
    {
        if (p.Plan is { } plan)
        {
            PriceInstalments(p, plan, s, of, to);
        }
        else if (_gate.Bars(p.Index, s, of, of.Item.N) is { } barred)
        {
            to.Unpaid.Add(barred);
        }
        else if (TryUnits(p, s, of.Item.SmallUnits, out SmallNumber units))
        {
            if (to.Candidates is { } candidates)
            {
                candidates.Add(new Candidate(LineOf(p, s, of, units, 0), of.Item));
            }
            else if (p.Price!.TryAmount(s, units, p.Rule, out long amount))
            {
                to.Lines!.Add(_gate.Reduced(LineOf(p, s, of, units, amount)));
            }
        }
    }

    private Line LineOf(
        ResolvedPayment p, Subject s, (Item Item, int Outcome) of, SmallNumber units, long amount)
    {
        Item item = of.Item;
        return new Line
        {
            Payment = p.Index,
            Participant = s.Participant,
            Cell = -1,
            Outcome = of.Outcome,
            N = item.N,
            Achieved = item.Achieved,
            Payable = PayableDay(p, s),
            Provider = s.ProviderIn(workings.Participants),
            Amount = amount,
            SmallUnits = units,
            Undone = item.Undone,
            Recorded = item.Event >= 0
                ? workings.Events.Recorded(item.Event)
                : workings.Facts.Participants.Recorded[s.Participant],
        };
    }

    // An agreed sum for an item: a line a part, each of the provider on its day.
    private void PriceInstalments(
        ResolvedPayment p, InstalmentPlan plan, Subject s, (Item Item, int Outcome) of,
        Priced to)
    {
        int undone = of.Item.Undone;
        foreach (Instalment part in plan.Parts(s))
        {
            if (undone != Days.None && undone <= part.Day)
            {
                break;
            }
            int number = InstalmentNumber.Of(of.Item.N, part.Number);
            Line line = LineOf(p, s, of, SmallNumber.One, part.Amount) with
            {
                N = number,
                Achieved = part.Day,
            };
            if (_gate.Bars(p.Index, s, of, number) is { } barred)
            {
                to.Unpaid.Add(barred);
                continue;
            }
            to.Lines?.Add(_gate.Reduced(line));
            to.Candidates?.Add(new Candidate(line, of.Item));
        }
        s.Day = Days.None;
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

    /// <summary>Whether each cell is priced by itself, and not as a part of a pool.</summary>
    public bool IsByCell(int payment) => _payments[payment].Payment.Price is not Pool;

    /// <summary>The lines of a pool.</summary>
    public List<Line> PricePool(int payment, ClauseTallies tallies, List<Unpaid> unpaid)
    {
        ResolvedPayment p = _payments[payment];
        var cells = new CellSubject(workings, formulas, tallies);
        return _gate.Paid(
            new PoolPricing(workings, formulas).Lines(p, (Pool)p.Payment.Price, cells, unpaid),
            unpaid);
    }

    /// <summary>The lines of a payment for some of its cells.</summary>
    public PricedCells PriceCells(int payment, ClauseTallies tallies, long from, long end)
    {
        ResolvedPayment p = _payments[payment];
        var cells = new CellSubject(workings, formulas, tallies);
        var priced = new PricedCells([], []);
        if (p.Plan is null)
        {
            EachCell(p, cells, (from, end), priced.Unpaid, (s, cell) =>
                UnitCell(p, cells, (s, cell), priced.Lines));
        }
        else
        {
            EachCell(p, cells, (from, end), priced.Unpaid, (s, cell) =>
                InstalmentCell(p, cells, (s, cell), priced.Lines));
        }
        return priced with { Lines = _gate.Paid(priced.Lines, priced.Unpaid) };
    }

    /// <summary>The cells of a payment that is priced in payment order, without amounts.</summary>
    public List<Line> CellCandidates(int payment, CellSubject cells, List<Unpaid> unpaid)
    {
        ResolvedPayment p = _payments[payment];
        var lines = new List<Line>();
        EachCell(p, cells, (0, cells.Count), unpaid, (s, cell) =>
        {
            if (TryUnits(p, s, SmallNumber.One, out SmallNumber units))
            {
                lines.Add(CellLine(p, cells, cell, 0) with { SmallUnits = units });
            }
        });
        return _gate.Paid(lines, unpaid);
    }

    private void InstalmentCell(
        ResolvedPayment p, CellSubject cells, (Subject Subject, long Cell) at, List<Line> lines)
    {
        foreach (Instalment part in p.Plan!.Parts(at.Subject))
        {
            if (part.Amount != 0)
            {
                lines.Add(CellLine(p, cells, at.Cell, part.Amount) with
                {
                    N = part.Number,
                    Achieved = part.Day,
                });
            }
        }
        at.Subject.Day = at.Subject.AsOn = Days.None;
    }

    private void EachCell(
        ResolvedPayment p, CellSubject cells, (long From, long End) range, List<Unpaid> unpaid,
        Action<Subject, long> take)
    {
        for (long cell = range.From; cell < range.End; cell++)
        {
            Subject s = cells.At(cell);
            try
            {
                if (p.CellWhere?.Holds(s) != false && p.OnlyIf?.Holds(s) != false)
                {
                    take(s, cell);
                }
            }
            catch (Exception e) when (Unpaid.Is(e))
            {
                unpaid.Add(Unpaid.Of(e, workings, p.Index, -1, cell, 1));
            }
        }
    }

    private void UnitCell(
        ResolvedPayment p, CellSubject cells, (Subject Subject, long Cell) at, List<Line> lines)
    {
        if (TryUnits(p, at.Subject, SmallNumber.One, out SmallNumber units)
            && p.Price!.TryAmount(at.Subject, units, p.Rule, out long amount) && amount != 0)
        {
            lines.Add(CellLine(p, cells, at.Cell, amount) with { SmallUnits = units });
        }
    }

    /// <summary>The line of a cell with an amount.</summary>
    public Line CellLine(ResolvedPayment p, CellSubject cells, long cell, long amount)
    {
        int payable = PayableDay(p, cells.Here(cell));
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

/// <summary>The lines of some cells, and those cells that are not paid, each with its reason.
/// </summary>
internal sealed record PricedCells(List<Line> Lines, List<Unpaid> Unpaid);
