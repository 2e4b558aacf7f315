using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Which kinds of events can matter to a payment: those that its outcomes watch, those
/// that its formulas read, and so on through the outcomes and measures that these name.</summary>
internal sealed class FactsBehind
{
    private readonly Scheme _scheme;
    private readonly HashSet<int> _kinds = [];
    private readonly HashSet<int> _outcomes = [];
    private readonly HashSet<int> _measures = [];
    private readonly int[][] _rivals;

    private FactsBehind(Scheme scheme)
    {
        _scheme = scheme;
        _rivals = Exclusion.Groups(scheme);
    }

    /// <summary>The kinds behind a payment, by their index in the facts.</summary>
    public static IReadOnlySet<int> Of(Scheme scheme, Payment payment)
    {
        var behind = new FactsBehind(scheme);
        behind.Formulas(ClauseFormulas.Of(payment));
        if (payment.For is PaidItems items)
        {
            behind.Formulas(items.Where);
            foreach (int outcome in items.Outcomes)
            {
                behind.Outcome(outcome);
            }
        }
        return behind._kinds;
    }

    private void Outcome(int index)
    {
        foreach (int one in _rivals[index].Where(_outcomes.Add).ToList())
        {
            Outcome outcome = _scheme.Outcomes[one];
            Formulas(ClauseFormulas.Of(outcome));
            Watched(outcome.Watch);
            _kinds.UnionWith(outcome.UndoneBy?.Kinds ?? []);
            if (outcome.TimeNotUsedBy >= 0)
            {
                Outcome(outcome.TimeNotUsedBy);
            }
        }
    }

    private void Watched(Watch watch)
    {
        _kinds.UnionWith(watch switch
        {
            Happens w => w.Facts.Kinds,
            AddsUp w => w.Facts.Kinds,
            Continuous w => w.Facts.Kinds,
            Reading w => w.Facts.Kinds,
            FreeOf w => w.Facts.Kinds,
            _ => [],
        });
        foreach (int route in watch switch
        {
            AnyOf w => w.Outcomes,
            AllOf w => w.Outcomes,
            _ => [],
        })
        {
            Outcome(route);
        }
    }

    private void Formulas(IEnumerable<Formula?> formulas)
    {
        foreach (Formula part in formulas.SelectMany(f => FormulaParts.Reads(_scheme, f)))
        {
            switch (part)
            {
                case OverFacts facts:
                    _kinds.UnionWith(facts.Facts.Kinds);
                    break;
                case FieldOfFirst first:
                    Outcome(first.Outcome);
                    break;
                case OverCell cell:
                    Counted(cell.Tally);
                    break;
                case MeasureAt at when _measures.Add(at.Measure):
                    Formulas(ClauseFormulas.Of(_scheme.Measures[at.Measure]));
                    break;
                default:
                    break;
            }
        }
    }

    private void Counted(Tally tally)
    {
        switch (tally.Source)
        {
            case TallySource.Events:
                _kinds.UnionWith(tally.Sources);
                break;
            case TallySource.Items:
                foreach (int outcome in tally.Sources)
                {
                    Outcome(outcome);
                }
                break;
            case TallySource.Measures when _measures.Add(tally.Sources[0]):
                Formulas(ClauseFormulas.Of(_scheme.Measures[tally.Sources[0]]));
                break;
            default:
                break;
        }
    }
}
