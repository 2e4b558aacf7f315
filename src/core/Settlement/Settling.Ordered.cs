using System.Collections.Immutable;
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
        foreach (ImmutableArray<int> together in Enumerable
            .Range(0, _workings.Scheme.Payments.Length)
            .Where(p => _workings.Scheme.Payments[p] is { For: PaidItems, IsOrdered: true }
                && _plan.OfPayment(p) == pass)
            .OrderBy(p => AccountOrder.Read(_workings.Scheme, p).Length > 0)
            .Select(p => AccountOrder.Together(_workings.Scheme, p))
            .DistinctBy(together => together[0])
            .Where(together => !together.Any(IsForCells)))
        {
            PriceTogether(together);
        }
    }

    private bool IsForCells(int payment) => _workings.Scheme.Payments[payment].For is PaidCells;

    /// <summary>Prices a payment for cells in payment order, with those that share an account, once
    /// the cells of all of them are counted.</summary>
    private void PriceOrderedCells(int payment)
    {
        ImmutableArray<int> together = AccountOrder.Together(_workings.Scheme, payment);
        if (payment == together.Last(IsForCells))
        {
            PriceTogether(together);
        }
    }

    private void PriceTogether(ImmutableArray<int> payments)
    {
        var putters = new Dictionary<int, Func<Candidate, Subject>>();
        var candidates = new List<Candidate>();
        foreach (int payment in payments)
        {
            (Func<Candidate, Subject> put, IEnumerable<Candidate> found) = CandidatesOf(payment);
            putters.Add(payment, put);
            candidates.AddRange(found);
        }
        ILookup<int, Line> lines = Priced(payments, candidates, c => putters[c.Line.Payment](c))
            .ToLookup(l => l.Payment);
        foreach (int payment in payments)
        {
            Deliver(payment, [.. lines[payment]]);
        }
    }

    private (Func<Candidate, Subject> Put, IEnumerable<Candidate> Found) CandidatesOf(int payment)
    {
        if (!IsForCells(payment))
        {
            var s = new Subject(new Achievement(_workings, _formulas), _workings.Scheme);
            return (c => PutItem(s, c), _candidates.GetValueOrDefault(payment) ?? []);
        }
        var cells = new CellSubject(
            _workings, _formulas, _tallies[new CellClause(IsPayment: true, payment)]);
        return (
            c => PutCell(cells, c),
            new Pricing(_workings, _formulas).CellCandidates(payment, cells, _unpaid)
                .Select(l => new Candidate(l, new Item(-1, l.N, l.Achieved))));
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

    private static Subject PutCell(CellSubject cells, in Candidate candidate)
    {
        Subject s = cells.At(candidate.Line.Cell);
        s.LinePayment = candidate.Line.Payment;
        s.LineProvider = candidate.Line.Provider;
        return s;
    }

    private List<Line> Priced(
        ImmutableArray<int> payments, List<Candidate> candidates, Func<Candidate, Subject> put)
    {
        candidates.Sort((a, b) => PaymentOrder.Compare(a.Line, b.Line));
        OrderedPrice price = OrderedPriceOf(payments);
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
                    e, _workings, line.Payment, line.Participant, line.Cell, line.N));
            }
        }
        foreach (int account in payments.SelectMany(p => AccountOrder.Read(_workings.Scheme, p)))
        {
            _standings[account] = price.Standing(account, _workings.AsAt);
        }
        return lines;
    }

    private OrderedPrice OrderedPriceOf(ImmutableArray<int> payments)
    {
        var others = AccountOrder.Before(_workings.Scheme, payments[0])
            .SelectMany(p => _cellLines.GetValueOrDefault(p) ?? []).ToList();
        others.Sort((a, b) => PaymentOrder.Compare(a, b));
        return new OrderedPrice(
            _workings, _formulas,
            [.. payments.Select(p => new ResolvedPayment(_workings, p, _formulas))], others);
    }

    /// <summary>Hands the lines of a payment on: to whoever counts them, to limits and shares.
    /// </summary>
    private void Deliver(int payment, List<Line> lines)
    {
        _cellLines.Add(payment, lines);
        if (_limiting is not null)
        {
            _limiting.Add([.. lines]);
            return;
        }
        var sharing = new Sharing(_workings, _parties, _formulas);
        var s = new Subject(new Achievement(_workings, _formulas), _workings.Scheme);
        var dues = new List<Due>();
        foreach (Line line in lines)
        {
            Share(line, sharing, s, (dues, _unpaid));
        }
        Receive(dues);
    }
}
