namespace Outturn.Schemes;

/// <summary>Walks over formulas: which parts a formula has, and all that it reads.</summary>
public static class FormulaParts
{
    /// <summary>The formulas that stand directly in a formula. A tally's own formulas are parts
    /// of the <see cref="OverCell"/> that reads it.</summary>
    public static IEnumerable<Formula> PartsOf(Formula formula)
    {
        switch (formula)
        {
            case AttributeOf { On: { } on }:
                return [on];
            case CohortMeasured f:
                return [f.Label];
            case StatisticAt f:
                return f.Keys;
            case MeasureAt f:
                return f.Keys;
            case TableAt f:
                return f.Keys;
            case PeriodContaining f:
                return [f.Date];
            case PartOfPeriod f:
                return [f.Period];
            case Binary f:
                return [f.Left, f.Right];
            case Negation f:
                return [f.Of];
            case Membership f:
                return [f.Of, .. f.In];
            case Choice f:
                return [.. f.Cases.SelectMany(c => new[] { c.When, c.Then }), .. Given(f.Else)];
            case NumberCall f:
                return f.Arguments;
            case CohortTest f:
                return f.Arguments;
            case OverFacts f:
                return Given(f.Facts.Where, f.From, f.Until, f.At);
            case OverCell f:
                return PartsOf(f.Tally);
            default:
                return [];
        }
    }

    /// <summary>The formulas of a tally: argument, condition and keys.</summary>
    public static IEnumerable<Formula> PartsOf(Tally tally) =>
        [.. Given(tally.Argument, tally.Where), .. tally.Keys];

    /// <summary>A formula and everything in it, outermost first; tables are not entered.</summary>
    public static IEnumerable<Formula> Within(Formula? formula)
    {
        if (formula is null)
        {
            yield break;
        }
        yield return formula;
        foreach (Formula part in PartsOf(formula))
        {
            foreach (Formula inner in Within(part))
            {
                yield return inner;
            }
        }
    }

    /// <summary>The formulas in the leaves and edges of a table.</summary>
    public static IEnumerable<Formula> PartsOf(TableBranch branch) => branch switch
    {
        TableLeaf leaf => leaf.Figures,
        TableKeys keys => keys.Keys.SelectMany(k =>
            Given(k.From, k.To).Concat(PartsOf(k.Then))),
        _ => throw new InvalidOperationException($"{branch.GetType().Name} is not a table branch"),
    };

    /// <summary>Every formula that a formula reads, the leaves of its tables included.</summary>
    public static IEnumerable<Formula> Reads(Scheme scheme, Formula? formula)
    {
        foreach (Formula part in Within(formula))
        {
            yield return part;
            if (part is TableAt at)
            {
                foreach (Formula leaf in PartsOf(scheme.Tables[at.Table].Values))
                {
                    foreach (Formula inner in Reads(scheme, leaf))
                    {
                        yield return inner;
                    }
                }
            }
        }
    }

    /// <summary>The accounts whose balances some formulas read, each once.</summary>
    public static IEnumerable<int> AccountsRead(Scheme scheme, IEnumerable<Formula?> formulas) =>
        formulas.SelectMany(f => Reads(scheme, f)).OfType<Owed>().Select(o => o.Account)
            .Distinct();

    /// <summary>What a formula reads for the subject in hand itself: as <see cref="Reads"/>, but
    /// without the formulas of tallies, which are worked out for what they count.</summary>
    public static IEnumerable<Formula> ReadsDirectly(Scheme scheme, Formula? formula)
    {
        if (formula is null)
        {
            yield break;
        }
        yield return formula;
        IEnumerable<Formula> parts = formula switch
        {
            OverCell => [],
            TableAt at => PartsOf(at).Concat(PartsOf(scheme.Tables[at.Table].Values)),
            _ => PartsOf(formula),
        };
        foreach (Formula inner in parts.SelectMany(p => ReadsDirectly(scheme, p)))
        {
            yield return inner;
        }
    }

    private static IEnumerable<Formula> Given(params Formula?[] formulas) =>
        formulas.Where(f => f is not null)!;
}
