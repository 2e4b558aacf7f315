using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Payments whose price reads the lines before it: priced after a sweep, in payment order
/// (language reference 10, "Order").</summary>
internal sealed partial class Settling
{
    private readonly Dictionary<int, List<Candidate>> _candidates = [];
    private readonly Dictionary<(LineKey Line, int Account), Value> _owed = [];
    private Dictionary<LineKey, TierSteps>? _tierSteps;

    /// <summary>What the tier did for a line, after <see cref="Run"/>; nothing unless
    /// <see cref="NoteLimits"/> was called before.</summary>
    public TierSteps? TierStepsOf(in Line line) =>
        _tierSteps?.GetValueOrDefault(new LineKey(line));

    /// <summary>What was owed before a line, by the account that its price reads, after
    /// <see cref="Run"/>; missing unless <see cref="NoteLimits"/> was called before.</summary>
    public Value OwedBefore(in Line line, int account) =>
        _owed.GetValueOrDefault((new LineKey(line), account));

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
        // Those that only repay come before those that read what is owed.
        foreach (int payment in Enumerable.Range(0, _workings.Scheme.Payments.Length)
            .Where(p => _workings.Scheme.Payments[p] is { For: PaidItems, IsOrdered: true }
                && _plan.OfPayment(p) == pass)
            .OrderBy(p => _plan.AccountsRead(p).Any()))
        {
            List<Candidate> found = _candidates.GetValueOrDefault(payment) ?? [];
            var s = new Subject(new Achievement(_workings, _formulas), _workings.Scheme);
            Deliver(payment, Priced(payment, found, line => PutItem(s, line)));
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
        OrderedPrice price = OrderedPriceOf(payment);
        var gate = new PaymentGate(_workings, _formulas);
        var lines = new List<Line>(candidates.Count);
        foreach (Candidate candidate in candidates)
        {
            Line line = candidate.Line;
            try
            {
                Subject s = put(candidate);
                s.Accounts = price.Owed(line, _tierSteps is null ? null : _owed);
                if (price.Of(s, candidate, out TierSteps? steps) is { } amount)
                {
                    lines.Add(gate.Reduced(line with { Amount = amount }));
                    price.Repay(lines[^1]);
                    if (steps is not null)
                    {
                        _tierSteps?.Add(new LineKey(line), steps);
                    }
                }
            }
            catch (Exception e) when (Unpaid.Is(e))
            {
                _unpaid.Add(Unpaid.Of(
                    e, _workings, payment, line.Participant, line.Cell, line.N));
            }
        }
        foreach (int account in _plan.AccountsRead(payment))
        {
            _standings[account] = price.Standing(account, _workings.AsAt);
        }
        return lines;
    }

    private OrderedPrice OrderedPriceOf(int payment)
    {
        var others = _plan.Repaying(payment)
            .SelectMany(p => _cellLines.GetValueOrDefault(p) ?? []).ToList();
        others.Sort(PaymentOrder.Compare);
        return new OrderedPrice(
            _workings, _formulas, new ResolvedPayment(_workings, payment, _formulas), others);
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
