using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>A table of money, or of shares of it, by contract year whose figures fall from one year
/// to the next, and that a payment reads.</summary>
/// <param name="Table">The table.</param>
/// <param name="Years">The contract years in which it falls, from 2.</param>
/// <param name="Words">The figures of the years: <c>100 %, 75 %, 50 %, 0 %</c>.</param>
internal sealed record FallingPrice(Table Table, int[] Years, string Words)
{
    /// <summary>Those of a scheme.</summary>
    public static IEnumerable<FallingPrice> In(Scheme scheme)
    {
        foreach ((Table table, int index) in scheme.Tables.Select((t, i) => (t, i)))
        {
            int level = LevelOfYears(table);
            if (level < 0 || !IsPaidBy(scheme, index))
            {
                continue;
            }
            (int From, Rational Value)[] steps = [.. Steps(table, level).OrderBy(s => s.From)];
            int[] years = [.. steps.Zip(steps.Skip(1))
                .Where(p => p.Second.Value < p.First.Value).Select(p => p.Second.From)];
            if (years.Length > 0)
            {
                yield return new FallingPrice(table, years, Say(table, steps));
            }
        }
    }

    /// <summary>Whether the figures of another table by contract year that a payment reads rise:
    /// what falls may be made up for.</summary>
    public static bool AnyRises(Scheme scheme) => scheme.Tables.Select((t, i) => (Table: t, i))
        .Any(t => LevelOfYears(t.Table) is >= 0 and var level && IsPaidBy(scheme, t.i)
            && Steps(t.Table, level).OrderBy(s => s.From).ToArray() is var steps
            && steps.Zip(steps.Skip(1)).Any(p => p.Second.Value > p.First.Value));

    // A rise of a discount is a fall of the price; what is expected shows it, and not this.
    private static int LevelOfYears(Table table)
    {
        for (int i = 0; i < table.Levels.Length; i++)
        {
            if (table.Levels[i].Name.StartsWith("contract-year", StringComparison.Ordinal))
            {
                return i;
            }
        }
        return -1;
    }

    private static bool IsPaidBy(Scheme scheme, int table) => scheme.Payments.Any(p =>
        ClauseFormulas.OfPrice(p).Any(f => FormulaParts.Reads(scheme, f)
            .Any(part => part is TableAt at && at.Table == table)));

    // Of each contract year that is a key, the first figure under it that is a constant.
    private static IEnumerable<(int From, Rational Value)> Steps(Table table, int level)
    {
        TableBranch branch = table.Values;
        for (int i = 0; i < level; i++)
        {
            if (branch is not TableKeys { Keys: [.., var first] })
            {
                yield break;
            }
            branch = first.Then;
        }
        foreach (TableKey key in (branch as TableKeys)?.Keys ?? [])
        {
            if (key.From is Constant from && Leaf(key.Then) is { } value)
            {
                yield return ((int)from.Value.Number.Floor(), value);
            }
        }
    }

    private static Rational? Leaf(TableBranch branch) => branch switch
    {
        TableLeaf { Figures: [Constant only, ..] } when only.Type.Kind == ValueKind.Number =>
            only.Value.Number,
        TableKeys { Keys: [var first, ..] } => Leaf(first.Then),
        _ => null,
    };

    private static string Say(Table table, (int From, Rational Value)[] steps)
    {
        bool percent = table.Columns[0].Type.Form == NumberForm.Percent;
        return string.Join(", ", steps.Select(s =>
        {
            double value = (double)s.Value.Numerator / (double)s.Value.Denominator;
            return percent ? Figures.Percent(value) : Figures.Count(value);
        }));
    }
}
