using Outturn.Ledger;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Variations that were agreed between two as-at dates, as a reason why what is due under
/// a key differs.</summary>
internal sealed class ExplainingAgreements(ExplainingRun now, ExplainingRun then)
{
    /// <summary>The variations that the later date sees and the earlier does not, and that hold for
    /// something under the key.</summary>
    public IEnumerable<ExplanationNode> Of(EntryKey key, Payment payment)
    {
        Variation[] agreed =
        [
            .. now.Scheme.Variations.Where(v =>
                then.Scheme.Variations.All(t => t.Name != v.Name)),
        ];
        if (agreed.Length == 0)
        {
            yield break;
        }
        HashSet<int> bearing = [.. Bearing(payment)];
        foreach (Variation variation in agreed)
        {
            int index = now.Scheme.Variations.IndexOf(variation);
            if (bearing.Contains(index)
                && (Reaches(now, variation, key) || Reaches(then, variation, key)))
            {
                yield return new ExplanationNode(
                    ExplanationKind.Note, ExplainingVariations.Terms(variation))
                {
                    Place = variation.Place,
                };
            }
        }
    }

    // What a payment comes to rests on its own formulas and on all that they read; and on limits
    // and shares of its lines.
    private IEnumerable<int> Bearing(Payment payment)
    {
        Scheme scheme = now.Scheme;
        int index = scheme.Payments.IndexOf(payment);
        IEnumerable<Formula?> own = payment.For switch
        {
            PaidItems items => items.Where.Concat(items.Outcomes
                .SelectMany(o => ClauseFormulas.Of(scheme.Outcomes[o]))),
            PaidCells cells => [cells.Where],
            _ => [],
        };
        var left = new Stack<Formula?>(ClauseFormulas.Of(payment).Concat(own)
            .Concat(scheme.Adjustments.Where(a => a.Of.Contains(index))
                .SelectMany(ClauseFormulas.Of))
            .Concat(scheme.Shares.Where(s => s.Of.Contains(index))
                .SelectMany(ClauseFormulas.Of)));
        var seen = new HashSet<(Type, int)>();
        while (left.TryPop(out Formula? formula))
        {
            foreach (Formula part in FormulaParts.Reads(scheme, formula))
            {
                if (part is Choice { Form: ChoiceForm.Varied } choice)
                {
                    foreach (ChoiceCase one in choice.Cases)
                    {
                        yield return one.Variation;
                    }
                }
                foreach (Formula? next in Behind(scheme, part, seen))
                {
                    left.Push(next);
                }
            }
        }
    }

    private static IEnumerable<Formula?> Behind(
        Scheme scheme, Formula part, HashSet<(Type, int)> seen) => part switch
        {
            GroupOf f when seen.Add((typeof(GroupOf), f.Set)) => [scheme.Groups[f.Set].Label],
            MeasureAt f when seen.Add((typeof(MeasureAt), f.Measure)) =>
                ClauseFormulas.Of(scheme.Measures[f.Measure]),
            FieldOfFirst f when seen.Add((typeof(FieldOfFirst), f.Outcome)) =>
                ClauseFormulas.Of(scheme.Outcomes[f.Outcome]),
            OverCell { Tally: { Source: TallySource.Items } tally } =>
                tally.Sources.Where(o => seen.Add((typeof(FieldOfFirst), o)))
                    .SelectMany(o => ClauseFormulas.Of(scheme.Outcomes[o])),
            _ => [],
        };

    private static bool Reaches(ExplainingRun run, Variation variation, EntryKey key) => run.Dues
        .Where(d => ExplainingChanges.KeyOf(run.Names, d) == key)
        .Any(d => Reaches(run.Workings.Participants, variation, d.Line));

    private static bool Reaches(ParticipantRows people, Variation variation, in Line line)
    {
        int from = variation.From.DayNumber;
        bool known = line.Participant >= 0;
        return variation.By switch
        {
            VariedBy.Referred => known && people.Referred(line.Participant) >= from,
            VariedBy.Started => known && people.Started(line.Participant) >= from,
            VariedBy.Achieved => line.Achieved >= from,
            _ => line.Payable >= from,
        };
    }
}
