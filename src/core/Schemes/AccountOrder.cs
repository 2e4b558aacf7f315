using System.Collections.Immutable;

namespace Outturn.Schemes;

/// <summary>In which order payments are priced that have to do with accounts (language reference
/// 8): those whose prices read what is owed are priced together, line by line in payment order,
/// where they share an account; those that only repay it come before them.</summary>
public static class AccountOrder
{
    /// <summary>The accounts that the price of a payment reads.</summary>
    public static ImmutableArray<int> Read(Scheme scheme, int payment) =>
    [
        .. FormulaParts.AccountsRead(scheme, ClauseFormulas.OfPrice(scheme.Payments[payment])),
    ];

    /// <summary>The payments that are priced together with one, itself among them, as written. One
    /// that reads no account is priced by itself.</summary>
    public static ImmutableArray<int> Together(Scheme scheme, int payment)
    {
        var together = new SortedSet<int> { payment };
        ImmutableArray<int> readers = [.. Readers(scheme)];
        for (int before = 0; readers.Contains(payment) && before < together.Count;)
        {
            before = together.Count;
            together.UnionWith(readers.Where(r => together.Any(t => Share(scheme, r, t))));
        }
        return [.. together];
    }

    /// <summary>The payments that repay what a payment, or one priced with it, reads, and read no
    /// account themselves.</summary>
    public static ImmutableArray<int> Before(Scheme scheme, int payment) =>
    [
        .. Together(scheme, payment).SelectMany(p => Read(scheme, p))
            .SelectMany(a => scheme.Accounts[a].RepaidByPayments)
            .Except(Readers(scheme)).Distinct().Order(),
    ];

    /// <summary>A payment that reads what another comes to, though that is priced with it or after
    /// it: neither can be priced first. Null: there is none.</summary>
    public static (int Payment, int Reads)? Circle(Scheme scheme)
    {
        foreach (int reader in Readers(scheme))
        {
            ImmutableArray<int> together = Together(scheme, reader);
            foreach (int payment in together.Concat(Before(scheme, reader)))
            {
                var read = new LinesRead(scheme);
                read.ByPayment(payment);
                foreach (int other in read.Payments.Intersect(together))
                {
                    return (payment, other);
                }
            }
        }
        return null;
    }

    private static IEnumerable<int> Readers(Scheme scheme) => Enumerable
        .Range(0, scheme.Payments.Length).Where(p => !Read(scheme, p).IsEmpty);

    private static bool Share(Scheme scheme, int a, int b) =>
        Read(scheme, a).Any(account => IsOf(scheme, b, account))
        || Read(scheme, b).Any(account => IsOf(scheme, a, account));

    private static bool IsOf(Scheme scheme, int payment, int account) =>
        Read(scheme, payment).Contains(account)
        || scheme.Accounts[account].RepaidByPayments.Contains(payment);
}

/// <summary>The payments whose lines a clause reads, directly or through measures, groups and
/// outcomes.</summary>
internal sealed class LinesRead(Scheme scheme)
{
    private readonly HashSet<(string Section, int Index)> _seen = [];

    /// <summary>What was found.</summary>
    public SortedSet<int> Payments { get; } = [];

    /// <summary>Adds what a payment reads.</summary>
    public void ByPayment(int index)
    {
        Payment payment = scheme.Payments[index];
        if (!_seen.Add(("payments", index)))
        {
            return;
        }
        By(ClauseFormulas.Of(payment));
        if (payment.For is PaidItems items)
        {
            By(items.Where);
            ByOutcomes(items.Outcomes);
        }
        else
        {
            By([((PaidCells)payment.For).Where]);
        }
    }

    private void By(IEnumerable<Formula?> formulas)
    {
        foreach (Formula part in formulas.SelectMany(f => FormulaParts.Reads(scheme, f)))
        {
            switch (part)
            {
                case MeasureAt at:
                    ByMeasure(at.Measure);
                    break;
                case OverCell over:
                    By(over.Tally);
                    break;
                case FieldOfFirst first:
                    ByOutcomes([first.Outcome]);
                    break;
                case GroupOf group when _seen.Add(("groups", group.Set)):
                    By([scheme.Groups[group.Set].Label, scheme.Groups[group.Set].FixedOn]);
                    break;
                case CohortOf cohort when _seen.Add(("cohorts", cohort.Set)):
                    By([scheme.Cohorts[cohort.Set].By, scheme.Cohorts[cohort.Set].OnlyIf]);
                    break;
                default:
                    break;
            }
        }
    }

    private void By(Tally tally)
    {
        switch (tally.Source)
        {
            case TallySource.Lines:
                Payments.UnionWith(tally.Sources);
                foreach (int payment in tally.Sources)
                {
                    ByPayment(payment);
                }
                break;
            case TallySource.Measures:
                foreach (int measure in tally.Sources)
                {
                    ByMeasure(measure);
                }
                break;
            case TallySource.Items:
                ByOutcomes(tally.Sources);
                break;
            default:
                break;
        }
    }

    private void ByMeasure(int index)
    {
        if (_seen.Add(("measures", index)))
        {
            By(ClauseFormulas.Of(scheme.Measures[index]));
        }
    }

    private void ByOutcomes(IEnumerable<int> outcomes)
    {
        foreach (int index in outcomes.Where(o => _seen.Add(("outcomes", o))))
        {
            Outcome outcome = scheme.Outcomes[index];
            By(ClauseFormulas.Of(outcome));
            ByOutcomes(outcome.Watch switch
            {
                AnyOf any => any.Outcomes,
                AllOf all => all.Outcomes,
                _ => [],
            });
        }
    }
}
