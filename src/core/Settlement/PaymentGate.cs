using Outturn.Facts;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What stands between what was earned and its payment: a claim where the outcome is paid
/// only with one, the last day for it, and what somebody decided (language reference 3, 4 and 6).
/// A decision overrides the rest: accepted is paid, claimed or not.</summary>
internal sealed class PaymentGate
{
    private readonly Workings _workings;
    private readonly ResolvedFormula?[] _lastDay;
    private readonly bool[] _asks;

    public PaymentGate(Workings workings, FormulaBook formulas)
    {
        _workings = workings;
        Scheme scheme = workings.Scheme;
        _lastDay = [.. scheme.Outcomes.Select(o => formulas.ResolveOptional(o.ClaimedBy))];
        _asks =
        [
            .. scheme.Payments.Select(p => p.NeedsDecision || !workings.Rulings.IsEmpty
                || (p.For is PaidItems items && items.Outcomes.Any(o =>
                    scheme.Outcomes[o].Claimed || scheme.Outcomes[o].ClaimedBy is not null))),
        ];
    }

    /// <summary>Why the line of a payment for the item in hand is not paid; null where it is.
    /// </summary>
    public Unpaid? Bars(int payment, Subject s, (Item Item, int Outcome) of, int number)
    {
        if (!_asks[payment])
        {
            return null;
        }
        Rulings rulings = _workings.Rulings;
        Ruling? line = rulings.Of(
            new RuledKey(s.Participant, of.Outcome, payment, -1, number));
        Ruling? item = rulings.Of(RuledKey.OfItem(s.Participant, of.Outcome, of.Item.N));
        var about = new BarredLine(payment, s.Participant, -1, number);
        if (line?.Bars == true || item?.Bars == true)
        {
            return about.Decided(line?.Bars == true ? line : item!);
        }
        if (line?.Pays == true || item?.Pays == true)
        {
            return null;
        }
        return Claim(s, of, about)
            ?? (_workings.Scheme.Payments[payment].NeedsDecision ? about.NotDecided() : null);
    }

    /// <summary>Why the line of a payment for a cell is not paid; null where it is.</summary>
    public Unpaid? Bars(in Line line)
    {
        if (!_asks[line.Payment])
        {
            return null;
        }
        Ruling? ruling = _workings.Rulings.Of(RuledKey.OfLine(line));
        var about = new BarredLine(line.Payment, line.Participant, line.Cell, line.N);
        return ruling?.Bars == true ? about.Decided(ruling)
            : ruling?.Pays != true && _workings.Scheme.Payments[line.Payment].NeedsDecision
                ? about.NotDecided()
                : null;
    }

    /// <summary>The lines for cells that are paid, at what is left of each.</summary>
    public List<Line> Paid(List<Line> cells, List<Unpaid> unpaid)
    {
        var paid = new List<Line>(cells.Count);
        foreach (Line line in cells)
        {
            if (Bars(line) is { } barred)
            {
                unpaid.Add(barred);
            }
            else
            {
                paid.Add(Reduced(line));
            }
        }
        return paid;
    }

    /// <summary>A line at what a decision left of it: never more than it was priced at, and a
    /// deduction never below.</summary>
    public Line Reduced(in Line line)
    {
        if (!_asks[line.Payment]
            || _workings.Rulings.Of(RuledKey.OfLine(line)) is not
                { Standing: Standing.Reduced } ruling)
        {
            return line;
        }
        long left = checked((long)(ruling.Value * _workings.Scheme.Currency.MinorPerUnit).Floor());
        return line with { Amount = Math.Clamp(line.Amount, -left, left) };
    }

    private Unpaid? Claim(Subject s, (Item Item, int Outcome) of, BarredLine about)
    {
        Outcome outcome = _workings.Scheme.Outcomes[of.Outcome];
        OutcomeClaim? claim = null;
        if (outcome.Claimed)
        {
            claim = _workings.Rulings.ClaimFor(s.Participant, of.Outcome, of.Item.N);
            if (claim is null)
            {
                return about.NotClaimed();
            }
            if (claim.Claimed < of.Item.Achieved)
            {
                return about.ClaimedEarly(claim, of.Item);
            }
        }
        int last = _lastDay[of.Outcome]?.Day(s) ?? Days.None;
        if (last == Days.None)
        {
            return null;
        }
        return claim?.Recorded > last ? about.ClaimedLate(claim, last)
            : _workings.RecordedOf(s.Participant, of.Item) is { } recorded && recorded > last
                ? about.RecordedLate(recorded, last)
                : null;
    }
}
