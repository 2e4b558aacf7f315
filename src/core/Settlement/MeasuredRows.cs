using System.Collections.Immutable;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>The figures of a statistic as they are measured: small cohorts left out, or joined to
/// the next that has a row, each provider's (and every other key's) for itself. People and other
/// counts add up, rates are weighted by people (language reference 3).</summary>
internal sealed class MeasuredRows
{
    private readonly ImmutableArray<CellRow> _rows;
    private readonly StatisticSpec _spec;
    private readonly int _people;

    // Of each row the rows measured in it, its own last; empty: it is not measured by itself.
    private readonly int[][] _members;
    private readonly int[] _into;

    public MeasuredRows(Scheme scheme, StatisticSpec spec, ImmutableArray<CellRow> rows)
    {
        _rows = rows;
        _spec = spec;
        _people = spec.Values.ToList().FindIndex(v => v.Name == "people");
        _members = [.. Enumerable.Range(0, rows.Length).Select(row => new[] { row })];
        _into = [.. Enumerable.Range(0, rows.Length)];
        int cohort = spec.Space.CohortDimension;
        if (cohort < 0 || _people < 0
            || scheme.Cohorts[spec.Space.Dimensions[cohort].CohortSet]
                is not { Smallest: { } smallest } set)
        {
            return;
        }
        if (set.Smaller == SmallCohort.NotMeasured)
        {
            foreach (int row in Enumerable.Range(0, rows.Length).Where(r => IsSmall([r], smallest)))
            {
                Leave([row]);
            }
            return;
        }
        foreach (var chain in Enumerable.Range(0, rows.Length)
            .GroupBy(row => new CellKeys([.. rows[row].Keys.RemoveAt(cohort)])))
        {
            Join(chain.OrderBy(r => Order(set, (int)rows[r].Keys[cohort])), smallest);
        }
    }

    /// <summary>A column of a row; missing where its cohort is not measured by itself.</summary>
    /// <exception cref="TooLargeException">What cohorts come to together is too large.</exception>
    public Value Of(int row, int column)
    {
        int[] members = _members[row];
        return members.Length == 0 ? default
            : members.Length == 1 ? _rows[row].Values[column]
            : Adds(_spec.Values[column].Type) ? Sum(members, column)
            : _spec.Values[column].Type.Kind == ValueKind.Number ? Weighted(members, column)
            : Alike(members, column);
    }

    /// <summary>The rows measured in a row, its own last; none: it is not measured by itself.
    /// </summary>
    public IReadOnlyList<int> Members(int row) => _members[row];

    /// <summary>The row in which a row is measured, or -1: in none, as yet.</summary>
    public int Into(int row) => _into[row];

    /// <summary>Whether a column is a count or an amount, which adds up: a rate, a number without a
    /// unit and anything "per" something do not.</summary>
    public static bool Adds(ValueType type) => type.Kind == ValueKind.Number
        && !type.Unit.IsNone && type.Unit.Parts.All(p => p.Exponent > 0);

    private static int Order(CohortSet set, int label) => set.Period is null
        ? set.NamedDates[label].DayNumber
        : label;

    private void Join(IEnumerable<int> chain, long smallest)
    {
        var waiting = new List<int>();
        foreach (int row in chain)
        {
            waiting.Add(row);
            if (IsSmall(waiting, smallest))
            {
                continue;
            }
            foreach (int joined in waiting)
            {
                (_members[joined], _into[joined]) = ([], row);
            }
            _members[row] = [.. waiting];
            waiting.Clear();
        }
        Leave(waiting);
    }

    // The last, small, with nobody after them: they wait for the next, and are not measured before.
    private void Leave(IEnumerable<int> rows)
    {
        foreach (int row in rows)
        {
            (_members[row], _into[row]) = ([], -1);
        }
    }

    // Where it is not known how many there are, nothing says that they are few.
    private bool IsSmall(IReadOnlyList<int> rows, long smallest)
    {
        try
        {
            return Sum(rows, _people) is { IsKnown: true } people && people.Number < smallest;
        }
        catch (TooLargeException)
        {
            return false; // and whoever reads it is refused for that reason
        }
    }

    private Value Sum(IReadOnlyList<int> rows, int column) =>
        Sum(rows, r => _rows[r].Values[column]);

    private Value Weighted(IReadOnlyList<int> rows, int column)
    {
        Value people = Sum(rows, _people);
        Value sum = Sum(rows, r =>
            _rows[r].Values[_people] is { IsKnown: true } n
            && _rows[r].Values[column] is { IsKnown: true } rate
                ? Value.Of(n.Number * rate.Number)
                : default);
        return people.IsKnown && sum.IsKnown && !people.Number.IsZero
            ? Value.Of(sum.Number / people.Number)
            : default;
    }

    private Value Alike(int[] rows, int column) =>
        rows.All(r => _rows[r].Values[column].Equals(_rows[rows[0]].Values[column]))
            ? _rows[rows[0]].Values[column]
            : default;

    private static Value Sum(IReadOnlyList<int> rows, Func<int, Value> of)
    {
        Rational sum = Rational.Zero;
        foreach (int row in rows)
        {
            if (of(row) is not { IsKnown: true } value)
            {
                return default;
            }
            sum += value.Number;
        }
        return Value.Of(sum);
    }
}
