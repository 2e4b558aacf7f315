using System.Collections.Immutable;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Statistics of cohorts: small ones are not measured, or with the next (language
/// reference 3).</summary>
internal sealed partial class ReferenceSettlement
{
    private Value StatisticOf(int statistic, ImmutableArray<long> keys, int column)
    {
        StatisticSpec spec = Scheme.Facts.Statistics[statistic];
        if (RowOf(spec.Space, keys) is not { } row)
        {
            return default;
        }
        int cohort = spec.Space.CohortDimension;
        int people = spec.Values.ToList().FindIndex(v => v.Name == "people");
        if (cohort < 0 || people < 0
            || Scheme.Cohorts[spec.Space.Dimensions[cohort].CohortSet]
                is not { Smallest: { } least } set)
        {
            return row.Values[column];
        }
        if (set.Smaller == SmallCohort.NotMeasured)
        {
            return row.Values[people] is { IsKnown: true } n && n.Number < least
                ? default : row.Values[column];
        }
        List<CellRow> together = Together(spec, row, set, (cohort, people, least));
        return together.Count == 0 ? default
            : together.Count == 1 ? row.Values[column]
            : Together(together, spec.Values[column].Type, people, column);
    }

    // Those before it that are measured with it, and itself; none: it is measured with a later one.
    private List<CellRow> Together(
        StatisticSpec spec, CellRow row, CohortSet set, (int Cohort, int People, long Least) of)
    {
        IEnumerable<CellRow> chain = Facts.Base.Statistics[spec.Space.Source].Rows
            .Where(r => r.Keys.RemoveAt(of.Cohort).SequenceEqual(row.Keys.RemoveAt(of.Cohort)))
            .OrderBy(r => set.Named is null
                ? r.Keys[of.Cohort]
                : set.NamedDates[(int)r.Keys[of.Cohort]].DayNumber);
        var waiting = new List<CellRow>();
        foreach (CellRow next in chain)
        {
            waiting.Add(next);
            bool known = waiting.All(r => r.Values[of.People].IsKnown);
            bool enough = !known
                || waiting.Select(r => r.Values[of.People].Number).Aggregate((a, b) => a + b)
                    >= of.Least;
            if (ReferenceEquals(next, row))
            {
                return enough ? waiting : [];
            }
            if (enough)
            {
                waiting = [];
            }
        }
        return [];
    }

    private static Value Together(
        List<CellRow> rows, Schemes.ValueType type, int people, int column)
    {
        bool isRate = type.Unit.IsNone || type.Unit.Parts.Any(p => p.Exponent < 0);
        if (rows.Any(r => !r.Values[column].IsKnown || !r.Values[people].IsKnown))
        {
            return default;
        }
        Rational sum = Rational.Zero, all = Rational.Zero;
        foreach (CellRow row in rows)
        {
            Rational weight = isRate ? row.Values[people].Number : Rational.One;
            (sum, all) = (sum + (weight * row.Values[column].Number), all + weight);
        }
        return Value.Of(isRate ? sum / all : sum);
    }
}
