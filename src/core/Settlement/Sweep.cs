using System.Runtime.InteropServices;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>One thread's walk over a run of participants in one pass: steps <em>place</em>,
/// <em>achieve</em>, <em>measure</em> and <em>price</em> for each (language reference 10).
/// </summary>
internal sealed class Sweep
{
    private readonly Workings _workings;
    private readonly Pricing _pricing;
    private readonly Subject _subject;
    private readonly int[] _payments;
    private readonly Counting[] _counting;
    private readonly Counting[][] _lineCounting;

    public Sweep(Workings workings, FormulaBook formulas, SweepWork work)
    {
        _workings = workings;
        _pricing = work.Pricing;
        _subject = new Subject(work.Achievement, workings.Scheme);
        _payments = work.Payments;
        _counting = [.. work.Tallies.Select(t => new Counting(workings, formulas, t))];
        _lineCounting =
        [
            .. work.Payments.Select(p => work.LineTallies
                .Where(t => t.Tally.Sources.Contains(p))
                .Select(t => new Counting(workings, formulas, t)).ToArray()),
        ];
    }

    /// <summary>The lines of the participant last walked over.</summary>
    public List<Line> Lines { get; } = [];

    /// <summary>What was found so far for payments that are priced in payment order.</summary>
    public List<Candidate> Candidates { get; } = [];

    /// <summary>Items refused payment so far.</summary>
    public List<Unpaid> Unpaid { get; } = [];

    /// <summary>The subject, with the participant last walked over in hand.</summary>
    public Subject Subject => _subject;

    /// <summary>What this thread counted, to be merged with the others'.</summary>
    public IEnumerable<TallyCells> Counted => _counting
        .Concat(_lineCounting.SelectMany(c => c)).Select(c => c.Cells);

    /// <summary>Takes up the next participant: counts it, its items and events, and prices.
    /// </summary>
    public void Next(int participant)
    {
        _subject.MoveTo(participant);
        foreach (Counting counting in _counting)
        {
            Count(counting, participant);
        }
        Lines.Clear();
        for (int i = 0; i < _payments.Length; i++)
        {
            int first = Lines.Count;
            if (_workings.Scheme.Payments[_payments[i]].IsOrdered)
            {
                _pricing.FindItems(_payments[i], _subject, Candidates, Unpaid);
                continue;
            }
            _pricing.PriceItems(_payments[i], _subject, Lines, Unpaid);
            foreach (Counting counting in _lineCounting[i])
            {
                foreach (ref readonly Line line in CollectionsMarshal.AsSpan(Lines)[first..])
                {
                    counting.CountLine(_subject, line);
                }
            }
        }
    }

    // Whom a measure cannot count (a table has no figure for it, say) is listed as refused and
    // left out of that count; everybody else is counted.
    private void Count(Counting counting, int participant)
    {
        try
        {
            counting.CountParticipant(_subject);
        }
        catch (Exception e) when (Settlement.Unpaid.Is(e))
        {
            _subject.AsOn = Days.None;
            CellClause owner = counting.Owner;
            int payment = owner.IsPayment ? owner.Index : -1;
            Unpaid.Add(Settlement.Unpaid.Of(e, _workings, payment, participant, -1, 0) with
            {
                Measure = owner.IsPayment ? -1 : owner.Index,
            });
        }
    }
}

/// <summary>What a sweep has to do in one pass.</summary>
internal sealed record SweepWork(Achievement Achievement, Pricing Pricing)
{
    /// <summary>Payments for items that are priced in the pass.</summary>
    public required int[] Payments { get; init; }

    /// <summary>Tallies over participants, items and events.</summary>
    public required ClauseTally[] Tallies { get; init; }

    /// <summary>Tallies over the lines of those payments.</summary>
    public required ClauseTally[] LineTallies { get; init; }

    /// <summary>Is given the lines of each participant; null: nobody is.</summary>
    public ReceiveItemLines? Lines { get; init; }

    /// <summary>All of it as one loop, or null where it is not that plain.</summary>
    public FusedPass? Fused { get; init; }
}

/// <summary>A tally, the cells of the clause that it belongs to, and that clause.</summary>
internal sealed record ClauseTally(Tally Tally, CellIndex Cells, CellClause Owner);
