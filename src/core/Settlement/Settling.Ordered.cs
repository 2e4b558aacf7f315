using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Payments whose price reads the lines before it: priced after a sweep, in payment order
/// (language reference 10, "Order").</summary>
internal sealed partial class Settling
{
    private readonly Dictionary<int, List<Candidate>> _candidates = [];
    private Dictionary<LineKey, TierSteps>? _tierSteps;

    /// <summary>What the tier did for a line, after <see cref="Run"/>; nothing unless
    /// <see cref="NoteLimits"/> was called before.</summary>
    public TierSteps? TierStepsOf(in Line line) =>
        _tierSteps?.GetValueOrDefault(new LineKey(line));

    private void AddCandidates(IEnumerable<Candidate> candidates)
    {
        foreach (var same in candidates.GroupBy(c => c.Line.Payment))
        {
            (_candidates.TryGetValue(same.Key, out List<Candidate>? list)
                ? list
                : _candidates[same.Key] = []).AddRange(same);
        }
    }

    /// <summary>Prices what the sweep of a pass found for payments in payment order.</summary>
    private void PriceOrderedItems(int pass)
    {
        for (int payment = 0; payment < _workings.Scheme.Payments.Length; payment++)
        {
            if (_workings.Scheme.Payments[payment] is { For: PaidItems, IsOrdered: true }
                && _plan.OfPayment(payment) == pass)
            {
                List<Candidate> found = _candidates.GetValueOrDefault(payment) ?? [];
                var s = new Subject(new Achievement(_workings, _formulas), _workings.Scheme);
                Deliver(payment, Priced(payment, found, line => PutItem(s, line)));
            }
        }
    }

    private static Subject PutItem(Subject s, in Candidate candidate)
    {
        if (s.Participant != candidate.Line.Participant)
        {
            s.MoveTo(candidate.Line.Participant);
        }
        s.Item = candidate.Item;
        s.AsOn = candidate.Line.Achieved;
        s.LinePayment = candidate.Line.Payment;
        return s;
    }

    /// <summary>The lines of a tiered payment for cells.</summary>
    private List<Line> PriceOrderedCells(int payment, ClauseTallies tallies)
    {
        var cells = new CellSubject(_workings, _formulas, tallies);
        List<Candidate> found =
        [
            .. new Pricing(_workings, _formulas).CellCandidates(payment, cells, _unpaid)
                .Select(l => new Candidate(l, new Item(-1, l.N, l.Achieved))),
        ];
        return Priced(payment, found, c =>
        {
            Subject s = cells.At(c.Line.Cell);
            s.LinePayment = payment;
            s.LineProvider = c.Line.Provider;
            return s;
        });
    }

    private List<Line> Priced(
        int payment, List<Candidate> candidates, Func<Candidate, Subject> put)
    {
        candidates.Sort((a, b) => PaymentOrder.Compare(a.Line, b.Line));
        var pricing = new TierPricing(
            _workings.Scheme, _formulas, new ResolvedPayment(_workings, payment, _formulas));
        var lines = new List<Line>(candidates.Count);
        foreach (Candidate candidate in candidates)
        {
            Line line = candidate.Line;
            try
            {
                if (pricing.Price(put(candidate), candidate, out TierSteps? steps) is { } amount)
                {
                    lines.Add(line with { Amount = amount });
                    _tierSteps?.Add(new LineKey(line), steps!);
                }
            }
            catch (Exception e) when (Unpaid.Is(e))
            {
                _unpaid.Add(Unpaid.Of(
                    e, _workings, payment, line.Participant, line.Cell, line.N));
            }
        }
        return lines;
    }

    /// <summary>Hands the lines of a payment on: to whoever counts them, to limits and shares.
    /// </summary>
    private void Deliver(int payment, List<Line> lines)
    {
        _cellLines.Add(payment, lines);
        if (_limiting is not null)
        {
            _limiting.Add(lines);
            return;
        }
        var sharing = new Sharing(_workings, _parties, _formulas);
        var s = new Subject(new Achievement(_workings, _formulas), _workings.Scheme);
        var dues = new List<Due>();
        foreach (Line line in lines)
        {
            Share(line, sharing, s, dues);
        }
        Receive(dues);
    }
}
