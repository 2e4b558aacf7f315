using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>What a reader must follow to know what one payment pays: the clauses that it leads to,
/// the longest chain, and the facts at the end.</summary>
internal sealed class ClauseReach
{
    private readonly Scheme _scheme;
    private readonly HashSet<string> _facts = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    private ClauseReach(Scheme scheme, Payment payment) => (_scheme, Payment) = (scheme, payment);

    /// <summary>The payment.</summary>
    public Payment Payment { get; }

    /// <summary>The clauses, the payment's own among them.</summary>
    public HashSet<string> Clauses { get; } = new(StringComparer.Ordinal);

    /// <summary>The longest chain of clauses.</summary>
    public int Depth { get; private set; }

    /// <summary>How many kinds of fact decide.</summary>
    public int Facts => _facts.Count;

    /// <summary>The clauses furthest from the payment first.</summary>
    public IEnumerable<string> Last => _order.Where(c => c != Payment.Name).Reverse();

    /// <summary>What a payment leads to.</summary>
    public static ClauseReach Of(Scheme scheme, Payment payment)
    {
        var reach = new ClauseReach(scheme, payment);
        int index = scheme.Payments.IndexOf(payment);
        reach.Enter(payment.Name, 1, ClauseFormulas.Of(payment));
        foreach (int outcome in (payment.For as PaidItems)?.Outcomes ?? [])
        {
            reach.EnterOutcome(outcome, 2);
        }
        foreach (Adjustment limit in scheme.Adjustments.Where(a => a.Of.Contains(index)))
        {
            reach.Enter(limit.Name, 2, ClauseFormulas.Of(limit));
        }
        foreach (Share share in scheme.Shares.Where(s => s.Of.Contains(index)))
        {
            reach.Enter(share.Name, 2, ClauseFormulas.Of(share));
        }
        return reach;
    }

    private void EnterOutcome(int outcome, int depth)
    {
        Outcome clause = _scheme.Outcomes[outcome];
        if (!Enter(clause.Name, depth, ClauseFormulas.Of(clause)))
        {
            return;
        }
        foreach (int kind in FactKinds.Of(clause.Watch))
        {
            _facts.Add(_scheme.Facts.Events[kind].Name);
        }
        int[] others = clause.Watch switch
        {
            AnyOf any => [.. any.Outcomes],
            AllOf all => [.. all.Outcomes],
            _ => [],
        };
        foreach (int other in others)
        {
            EnterOutcome(other, depth + 1);
        }
    }

    private bool Enter(string clause, int depth, IEnumerable<Formula?> formulas)
    {
        Depth = Math.Max(Depth, depth);
        if (!Clauses.Add(clause))
        {
            return false;
        }
        _order.Add(clause);
        foreach (Formula part in formulas.SelectMany(FormulaParts.Within))
        {
            Follow(part, depth + 1);
        }
        return true;
    }

    private void Follow(Formula part, int depth)
    {
        switch (part)
        {
            case MeasureAt at:
                Measure measure = _scheme.Measures[at.Measure];
                Enter(measure.Name, depth, ClauseFormulas.Of(measure));
                break;
            case TableAt at:
                Table table = _scheme.Tables[at.Table];
                // A table inside a clause is part of it.
                Enter(table.Name, table.Inline ? depth - 1 : depth,
                    FormulaParts.PartsOf(table.Values).Concat(at.Keys));
                break;
            case GroupOf group:
                GroupSet set = _scheme.Groups[group.Set];
                Enter(set.Name, depth, [set.Label, set.FixedOn]);
                break;
            case AttributeOf attribute:
                _facts.Add(_scheme.Facts.Attributes[attribute.Attribute].Column.Name);
                break;
            case OverFacts over:
                foreach (int kind in over.Facts.Kinds)
                {
                    _facts.Add(_scheme.Facts.Events[kind].Name);
                }
                break;
            case StatisticAt at:
                _facts.Add(_scheme.Facts.Statistics[at.Statistic].Name);
                break;
            case OverCell over:
                FollowTally(over.Tally, depth);
                break;
            default:
                break;
        }
    }

    private void FollowTally(Tally tally, int depth)
    {
        foreach (int source in tally.Sources)
        {
            switch (tally.Source)
            {
                case TallySource.Items:
                    EnterOutcome(source, depth);
                    break;
                case TallySource.Measures:
                    Measure measure = _scheme.Measures[source];
                    Enter(measure.Name, depth, ClauseFormulas.Of(measure));
                    break;
                case TallySource.Lines:
                    Payment payment = _scheme.Payments[source];
                    Enter(payment.Name, depth, ClauseFormulas.Of(payment));
                    break;
                default:
                    break;
            }
        }
    }
}
