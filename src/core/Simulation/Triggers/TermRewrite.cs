using System.Collections.Immutable;
using Outturn.Schemes;
using ValueType = Outturn.Schemes.ValueType;

namespace Outturn.Simulation.Triggers;

/// <summary>Puts counts in the place of what a payment reads of a cohort. The formulas stay those
/// of the scheme, the measures between too; only where they read facts of people, or a statistic,
/// they read a figure of a row of counts.</summary>
internal sealed class TermRewrite
{
    private readonly Scheme _scheme;
    private readonly Payment _payment;
    private readonly IRowFigures _roles;
    private readonly CellSpace _space;
    private readonly bool _isFinal;
    private readonly List<Measure> _measures = [];
    private readonly Dictionary<(int Measure, string Keys), int> _known = [];
    private readonly HashSet<string> _counted = new(StringComparer.Ordinal);

    private TermRewrite(Scheme scheme, Payment payment, IRowFigures roles, bool isFinal)
    {
        (_scheme, _payment, _roles, _isFinal) = (scheme, payment, roles, isFinal);
        CellSpace own = ((PaidCells)payment.For).Space;
        _space = new CellSpace([.. own.Dimensions.Select(d => d with { CohortSet = -1 }), Row])
        {
            Rows = CellRows.Statistic,
            Source = 0,
        };
    }

    private static Dimension Row { get; } = new(
        "row", DimensionKind.Label, ValueType.OneOf(new LabelList("row", ["row"])));

    /// <summary>A scheme of the one payment, whose facts are the rows of its only statistic.
    /// </summary>
    /// <exception cref="NotPlannableException">It hangs on more than a count.</exception>
    public static (Scheme Scheme, FigureRoles Roles) Of(Scheme scheme, Payment payment)
    {
        var roles = new FigureRoles(scheme);
        return (Of(scheme, payment, roles), roles);
    }

    /// <summary>The same with rows of other figures.</summary>
    /// <exception cref="NotPlannableException">It hangs on more than they hold.</exception>
    public static Scheme Of(Scheme scheme, Payment payment, IRowFigures figures)
    {
        new TermRewrite(scheme, payment, figures, isFinal: false).Whole();
        figures.Settle();
        return new TermRewrite(scheme, payment, figures, isFinal: true).Whole();
    }

    private Scheme Whole()
    {
        if (_payment is not { Tier: null, Price: UnitPrice price, SharesAccount: false })
        {
            throw new NotPlannableException(
                "its price hangs on other lines: a tier, a pool, instalments or an account");
        }
        var paid = (PaidCells)_payment.For;
        var at = new Reader([.. Own().Take(paid.Space.Dimensions.Length)], paid.Space);
        Payment payment = _payment with
        {
            For = new PaidCells(_space, Optional(paid.Where, at)),
            OnlyIf = Optional(_payment.OnlyIf, at),
            Price = new UnitPrice(Put(price.Money, at)),
            Units = Optional(_payment.Units, at),
            Payable = new Constant(
                _payment.Place, ValueType.Date, Value.Of(_scheme.Term.LongStop.DayNumber)),
            NeedsDecision = false,
            OnTopOf = [],
        };
        if (_isFinal && !ClauseFormulas.Of(payment)
            .Concat(_measures.SelectMany(ClauseFormulas.Of))
            .SelectMany(f => FormulaParts.Within(f)).Any(f => f is ColumnOfRow))
        {
            throw new NotPlannableException("it hangs on no count");
        }
        return _scheme with
        {
            Facts = _scheme.Facts with { Returns = [], Statistics = [Statistic()] },
            Measures = [.. _measures],
            Payments = [payment],
            Outcomes = [],
            Groups = [],
            Adjustments = [],
            Shares = [],
            Accounts = [],
            Variations = [],
            Earlier = [],
            Vat = null,
        };
    }

    private StatisticSpec Statistic() => new("counts", _space, _payment.Place)
    {
        Title = "Counts",
        Values = [.. _roles.Columns.Select(name => new ColumnSpec(
            name, ValueType.Plain.Missing(), _payment.Place) { Declared = "number" })],
    };

    // The keys of the row in hand, in the space of the rows.
    private IEnumerable<Formula> Own() => _space.Dimensions.Select(
        (d, i) => (Formula)new CellKey(_payment.Place, d.Type, i));

    private Formula? Optional(Formula? formula, Reader at) =>
        formula is null ? null : Put(formula, at);

    private Formula Put(Formula formula, Reader at)
    {
        switch (formula)
        {
            case CellKey key:
                return at.Keys[key.Dimension];
            case ColumnOfRow column when at.Space.Rows == CellRows.Statistic:
                return Figure(column, at.Space.Source, column.Column);
            case ColumnOfRow:
                throw new NotPlannableException("it is paid for rows of a return");
            case StatisticAt statistic:
                return Figure(statistic, statistic.Statistic, statistic.Column);
            case MeasureAt measure:
                return measure with
                {
                    Measure = Measure(measure.Measure, [.. measure.Keys.Select(k => Put(k, at))]),
                    Keys = [.. Own()],
                };
            case OverCell over:
                return Counted(over, at);
            case Owed or TierPlace or PaymentOfLine:
                throw new NotPlannableException("it reads an account or the line in hand");
            case TableAt table when !IsPlain(_scheme.Tables[table.Table].Values):
                throw new NotPlannableException(
                    $"the figures of the table {_scheme.Tables[table.Table].Name} are formulas");
            case CohortTest test:
                Tested(test, at);
                break;
        }
        return FormulaWithParts.Map(formula, part => Put(part, at));
    }

    private static bool IsPlain(TableBranch branch) => FormulaParts.PartsOf(branch)
        .SelectMany(f => FormulaParts.Within(f))
        .All(f => f is Constant or Binary or Negation or NumberCall);

    private Formula Figure(Formula formula, int statistic, int column)
    {
        if (_scheme.Facts.Statistics[statistic].IsDecided)
        {
            throw new NotPlannableException("it hangs on a figure that somebody decides");
        }
        if (!_isFinal)
        {
            _roles.Read(statistic, column);
            return formula;
        }
        return new ColumnOfRow(
            formula.Place, formula.Type.Missing(), _roles.ColumnOf(statistic, column));
    }

    // What a test takes a figure for, that it is.
    private void Tested(CohortTest test, Reader at)
    {
        CountedFigure[] roles = test.Kind switch
        {
            CohortTestKind.Exactly =>
                [CountedFigure.Count, CountedFigure.People, CountedFigure.Baseline],
            CohortTestKind.Band =>
                [CountedFigure.Rate, CountedFigure.People, CountedFigure.Baseline],
            _ =>
            [
                CountedFigure.Rate, CountedFigure.People, CountedFigure.Baseline,
                CountedFigure.Others,
            ],
        };
        for (int i = 0; i < roles.Length && !_isFinal; i++)
        {
            switch (test.Arguments[i])
            {
                case StatisticAt s:
                    _roles.Read(s.Statistic, s.Column, roles[i]);
                    break;
                case ColumnOfRow c when at.Space.Rows == CellRows.Statistic:
                    _roles.Read(at.Space.Source, c.Column, roles[i]);
                    break;
            }
        }
    }

    private int Measure(int index, ImmutableArray<Formula> keys)
    {
        Measure measure = _scheme.Measures[index];
        var id = (index, string.Join('|', keys.Select(k => k.ToString())));
        if (_known.TryGetValue(id, out int known))
        {
            return known;
        }
        if (measure.Space.Rows == CellRows.Return
            || measure.Space.Dimensions.Any(d => d.Kind == DimensionKind.Participant))
        {
            throw new NotPlannableException(
                $"the measure {measure.Name} is of participants or of returns");
        }
        var at = new Reader(keys, measure.Space);
        Measure put = measure with
        {
            Space = _space,
            OnlyIf = Optional(measure.OnlyIf, at),
            Value = Put(measure.Value, at),
            Known = null,
            AtLeast = Optional(measure.AtLeast, at),
            AtMost = Optional(measure.AtMost, at),
        };
        _known.Add(id, _measures.Count);
        _measures.Add(put);
        return _measures.Count - 1;
    }

    private Formula Counted(OverCell over, Reader at)
    {
        Tally tally = over.Tally;
        if (tally.Span is not null)
        {
            throw new NotPlannableException("it draws several periods together");
        }
        switch (tally.Source)
        {
            case TallySource.Participants:
                return Figure(over, tally, CountedFigure.People);
            case TallySource.Items or TallySource.Events when tally.Function
                is AggregateFunction.Count or AggregateFunction.People or AggregateFunction.Units:
                return Figure(over, tally, CountedFigure.Count);
            case TallySource.Lines when tally is
                { Function: AggregateFunction.Sum, Where: null }:
                _roles.ReadsMoney = true;
                return new Constant(over.Place, over.Type, Value.Of(CohortTerm.MoneyOfOthers));
            case TallySource.Statistics:
                _roles.IsDrawn = true;
                return Drawn(over, new Reader(
                    Keys(tally, _scheme.Facts.Statistics[tally.Sources[0]].Space, at),
                    _scheme.Facts.Statistics[tally.Sources[0]].Space), 0);
            case TallySource.Measures:
                _roles.IsDrawn = true;
                CellSpace space = _scheme.Measures[tally.Sources[0]].Space;
                ImmutableArray<Formula> keys = Keys(tally, space, at);
                return Drawn(
                    over, new Reader(keys, space), Measure(tally.Sources[0], keys));
            default:
                throw new NotPlannableException(
                    "it draws together what is no count: sums, units, returns");
        }
    }

    private ColumnOfRow Figure(OverCell over, Tally tally, CountedFigure figure)
    {
        string what = $"{figure} {string.Join(',', tally.Sources)} {tally.Where?.Place}";
        _counted.Add(what);
        if (figure == CountedFigure.Count)
        {
            _roles.Counts(what);
        }
        if (_counted.Count(c => c.StartsWith(figure.ToString(), StringComparison.Ordinal)) > 1)
        {
            throw new NotPlannableException("it counts several things, and one is planned for");
        }
        return new ColumnOfRow(over.Place, over.Type.Missing(), _roles.ColumnOf(figure));
    }

    // Over the one cohort in hand, drawn together by settlement itself.
    private OverCell Drawn(OverCell over, Reader from, int source) => over with
    {
        Tally = new Tally
        {
            Source = over.Tally.Source,
            Sources = [source],
            Function = over.Tally.Function,
            Argument = Optional(over.Tally.Argument, from),
            Where = Optional(over.Tally.Where, from),
            Keys = [.. Own()],
        },
    };

    // The keys of what is drawn together: those of who draws, else the first there is.
    private ImmutableArray<Formula> Keys(Tally tally, CellSpace of, Reader at) =>
    [
        .. of.Dimensions.Select((d, i) =>
        {
            int own = tally.Keys.ToList().FindIndex(k => k is CellKey key && key.Dimension == i);
            return own >= 0
                ? at.Keys[own]
                : new Constant(_payment.Place, d.Type, Value.Of(CohortCells.First(_scheme, d)));
        }),
    ];

    /// <summary>Where a formula stands: what its keys are, and the rows that it may read.
    /// </summary>
    private sealed record Reader(ImmutableArray<Formula> Keys, CellSpace Space);
}
