using Outturn.Facts;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>How a settlement is run. The result does not depend on any of it.</summary>
public sealed record SettlingOptions
{
    /// <summary>How many threads may work.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>True: formulas are compiled; false: interpreted; null: compiled where there are
    /// enough participants for it to pay.</summary>
    public bool? Compile { get; init; }

    /// <summary>Told how many pieces of how many are done, by several threads.</summary>
    public Action<long, long>? Progress { get; init; }

    /// <summary>True: where formulas are compiled, a whole pass may become one loop.</summary>
    public bool Fuse { get; init; } = true;

    /// <summary>Where the dues of each participant or cell go, besides the totals; null: nowhere.
    /// </summary>
    public IDueReceiver? Receiver { get; init; }

    /// <summary>Is given besides what each participant is paid taken alone, as
    /// <see cref="ItemLines"/> gives it; null: nobody asks.</summary>
    public ReceiveItemLines? Alone { get; init; }
}

/// <summary>Receives dues in pieces. Pieces are worked on by several threads at once; they are
/// handed over in their order.</summary>
public interface IDueReceiver
{
    /// <summary>Turns a piece into what is to be kept; called by many threads. The list is filled
    /// again after the call.</summary>
    object? Prepare(SettlementNames names, IReadOnlyList<Due> dues);

    /// <summary>Takes what was made of a piece; called in order, one at a time.</summary>
    void Take(object? prepared);
}

/// <summary>Runs the steps of a settlement (docs/spec/settlement.md), from resolved scheme and
/// known facts to what is due.</summary>
internal sealed partial class Settling
{
    private const int CompileFrom = 5_000;
    private readonly Workings _workings;
    private readonly SettlingOptions _options;
    private readonly FormulaBook _formulas;
    private readonly PassPlan _plan;
    private readonly Dictionary<CellClause, ClauseTallies> _tallies = [];
    private readonly List<Unpaid> _unpaid = [];
    private readonly PartyList _parties;
    private readonly Totals _totals;
    private readonly SettlementNames _names;
    private readonly Limiting? _limiting;
    private int _fusedPasses;

    public Settling(Scheme scheme, FactBase facts, SettlingOptions options, Trace? trace = null)
    {
        _options = options;
        _workings = new Workings(scheme, facts);
        bool compile = options.Compile ?? Subjects(facts) >= CompileFrom;
        _formulas = new FormulaBook(_workings, compile && trace is null, trace);
        _plan = new PassPlan(scheme);
        _parties = new PartyList(scheme, facts);
        _names = new SettlementNames(_workings, _parties);
        _limiting = scheme.Adjustments.Length == 0 && !scheme.Shares.Any(s => s.InOrder)
            ? null
            : new Limiting(_workings, _formulas);
        bool isOrdered = scheme.Payments.Any(p => p.IsOrdered && p.For is PaidItems);
        _totals = new Totals(_workings, inAnyOrder: _limiting is not null || isOrdered);
        foreach (CellClause clause in _plan.Order)
        {
            _tallies.Add(clause, new ClauseTallies(
                _workings, SpaceOf(clause), FormulasOf(clause), _formulas.ScaleOf));
        }
    }

    public Workings Workings => _workings;

    public FormulaBook Formulas => _formulas;

    public SettlementNames Names => _names;

    /// <summary>What each limit did to each part, after <see cref="Run"/>; nothing unless
    /// <see cref="NoteLimits"/> was called before.</summary>
    public IReadOnlyList<LimitEffect> LimitEffects => _limiting?.Effects ?? [];

    /// <summary>The lines that floors added, after <see cref="Run"/>.</summary>
    public IReadOnlyList<Line> FloorLines => _limiting?.Added ?? [];

    /// <summary>Asks for <see cref="LimitEffects"/>.</summary>
    public void NoteLimits()
    {
        _tierSteps = [];
        _waterfallSteps = [];
        if (_limiting is not null)
        {
            _limiting.Effects = [];
        }
    }

    /// <summary>The lines of a payment for cells, before limits, after <see cref="Run"/>.
    /// </summary>
    public IReadOnlyList<Line> CellLinesOf(int payment) =>
        _cellLines.GetValueOrDefault(payment) ?? [];

    /// <summary>The tallies of a clause with cells, after <see cref="Run"/>.</summary>
    public ClauseTallies TalliesOf(CellClause clause) => _tallies[clause];

    /// <summary>Steps place to share: what is due, and the totals of it.</summary>
    public SettlementResult Run()
    {
        for (int pass = 0; pass < _plan.Passes; pass++)
        {
            SweepParticipants(pass);
            PriceOrderedItems(pass);
            foreach (CellClause clause in _plan.Order.Where(c => _plan.Of(c) == pass))
            {
                CountCells(clause);
                if (clause.IsPayment)
                {
                    PriceCells(clause);
                }
                else
                {
                    Measure(clause.Index);
                }
            }
        }
        FinishOrdered();
        CheckClaims();
        return new SettlementResult(_workings, _names, _totals, _unpaid)
        {
            FusedPasses = _fusedPasses,
            Cells = _tallies.Values.Sum(t => t.Cells.Count),
        };
    }

    private static int Subjects(FactBase facts) => facts.Participants.Count
        + facts.Returns.Sum(r => r.Rows.Length) + facts.Statistics.Sum(r => r.Rows.Length);

    private CellSpace SpaceOf(CellClause clause) => clause.IsPayment
        ? ((PaidCells)_workings.Scheme.Payments[clause.Index].For).Space
        : _workings.Scheme.Measures[clause.Index].Space;

    private IEnumerable<Formula?> FormulasOf(CellClause clause) => clause.IsPayment
        ? ClauseFormulas.Of(_workings.Scheme.Payments[clause.Index])
            .Append(((PaidCells)_workings.Scheme.Payments[clause.Index].For).Where)
        : ClauseFormulas.Of(_workings.Scheme.Measures[clause.Index]);
}
