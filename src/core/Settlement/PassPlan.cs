using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A clause that has cells and is worked out between sweeps over the participants: a
/// measure, or a payment for cells.</summary>
internal readonly record struct CellClause(bool IsPayment, int Index);

/// <summary>In which pass each clause is worked out (language reference 10, "Order"). Pass k sweeps
/// over all participants, then works out the cells of its measures and payments. A clause for one
/// participant that reads a measure comes a pass later than the measure; what only reads cells
/// comes in the same pass, after them.</summary>
internal sealed class PassPlan
{
    private readonly Scheme _scheme;
    private readonly int[] _measures;
    private readonly int[] _payments;
    private readonly int[] _outcomes;
    private readonly int[] _groups;
    private readonly int[] _cohorts;
    private readonly int[][] _rivals;

    public PassPlan(Scheme scheme)
    {
        _scheme = scheme;
        _rivals = Exclusion.Groups(scheme);
        _measures = Unknown(scheme.Measures.Length);
        _payments = Unknown(scheme.Payments.Length);
        _outcomes = Unknown(scheme.Outcomes.Length);
        _groups = Unknown(scheme.Groups.Length);
        _cohorts = Unknown(scheme.Cohorts.Length);
        for (int i = 0; i < _measures.Length; i++)
        {
            OfMeasure(i);
        }
        for (int i = 0; i < _payments.Length; i++)
        {
            OfPayment(i);
        }
        Passes = 1 + _measures.Concat(_payments).DefaultIfEmpty(0).Max();
    }

    /// <summary>How many passes there are.</summary>
    public int Passes { get; }

    /// <summary>Clauses with cells, each after all that it reads.</summary>
    public List<CellClause> Order { get; } = [];

    /// <summary>The pass of a cell clause.</summary>
    public int Of(CellClause clause) => clause.IsPayment
        ? _payments[clause.Index]
        : _measures[clause.Index];

    /// <summary>The pass of a payment.</summary>
    public int OfPayment(int index) =>
        _payments[index] >= 0 ? _payments[index] : Payment(index);

    private int OfMeasure(int index)
    {
        if (_measures[index] < 0)
        {
            Measure measure = _scheme.Measures[index];
            _measures[index] = Cells(ClauseFormulas.Of(measure));
            Order.Add(new CellClause(IsPayment: false, index));
        }
        return _measures[index];
    }

    // Those that share an account are priced together: once every one of them can be.
    private int Payment(int index)
    {
        ImmutableArray<int> together = AccountOrder.Together(_scheme, index);
        bool cells = together.Any(IsForCells);
        int pass = AccountOrder.Before(_scheme, index)
            .Select(p => OfPayment(p) + (IsForCells(p) && !cells ? 1 : 0))
            .Concat(together.Select(Alone)).Max();
        foreach (int payment in together)
        {
            _payments[payment] = pass;
            if (IsForCells(payment))
            {
                Order.Add(new CellClause(IsPayment: true, payment));
            }
        }
        return pass;
    }

    private bool IsForCells(int payment) => _scheme.Payments[payment].For is PaidCells;

    private int Alone(int index)
    {
        Payment payment = _scheme.Payments[index];
        if (payment.For is PaidItems items)
        {
            int pass = Participants(ClauseFormulas.Of(payment).Concat(items.Where));
            return items.Outcomes.Select(OfOutcome).Append(pass).Max();
        }
        return Cells(ClauseFormulas.Of(payment).Append(((PaidCells)payment.For).Where));
    }

    private int OfOutcome(int index)
    {
        if (_outcomes[index] < 0)
        {
            // Those that exclude each other are worked out together.
            _outcomes[index] = _rivals[index].Max(rival =>
            {
                Outcome outcome = _scheme.Outcomes[rival];
                return OutcomesRead(outcome).Select(OfOutcome)
                    .Append(Participants(ClauseFormulas.Of(outcome))).Max();
            });
        }
        return _outcomes[index];
    }

    private static IEnumerable<int> OutcomesRead(Outcome outcome)
    {
        IEnumerable<int> routes = outcome.Watch switch
        {
            AnyOf w => w.Outcomes,
            AllOf w => w.Outcomes,
            _ => [],
        };
        return outcome.TimeNotUsedBy < 0 ? routes : routes.Append(outcome.TimeNotUsedBy);
    }

    private int OfGroup(int index) => _groups[index] >= 0
        ? _groups[index]
        : _groups[index] = Participants(
            [_scheme.Groups[index].Label, _scheme.Groups[index].FixedOn]);

    private int OfCohort(int index) => _cohorts[index] >= 0
        ? _cohorts[index]
        : _cohorts[index] = Participants(
            [_scheme.Cohorts[index].By, _scheme.Cohorts[index].OnlyIf]);

    // What is worked out for one participant may read measures of earlier passes only.
    private int Participants(IEnumerable<Formula?> formulas)
    {
        int pass = 0;
        foreach (Formula part in formulas.SelectMany(f => FormulaParts.Reads(_scheme, f)))
        {
            int needed = part switch
            {
                MeasureAt at => OfMeasure(at.Measure) + 1,
                FieldOfFirst first => OfOutcome(first.Outcome),
                GroupOf group => OfGroup(group.Set),
                CohortOf cohort => OfCohort(cohort.Set),
                _ => 0,
            };
            pass = Math.Max(pass, needed);
        }
        return pass;
    }

    private int Cells(IEnumerable<Formula?> formulas)
    {
        int pass = 0;
        foreach (Formula part in formulas.SelectMany(f => FormulaParts.Reads(_scheme, f)))
        {
            int needed = part switch
            {
                MeasureAt at => OfMeasure(at.Measure),
                OverCell over => OfTally(over.Tally),
                _ => 0,
            };
            pass = Math.Max(pass, needed);
        }
        return pass;
    }

    private int OfTally(Tally tally) => tally.Source switch
    {
        TallySource.Participants or TallySource.Events =>
            Participants(FormulaParts.PartsOf(tally)),
        TallySource.Items => tally.Sources.Select(OfOutcome)
            .Append(Participants(FormulaParts.PartsOf(tally))).Max(),
        TallySource.Measures => tally.Sources.Select(OfMeasure).Max(),
        TallySource.Lines => tally.Sources.Select(OfPayment).Max(),
        _ => 0,
    };

    private static int[] Unknown(int count)
    {
        int[] passes = new int[count];
        passes.AsSpan().Fill(-1);
        return passes;
    }
}
