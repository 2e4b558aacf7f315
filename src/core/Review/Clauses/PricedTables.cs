using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>The tables of money that payments read, whose figures stand in the text itself.
/// </summary>
internal static class PricedTables
{
    /// <summary>Those of a scheme, in the order of the text.</summary>
    public static IEnumerable<Table> In(Scheme scheme)
    {
        HashSet<int> read = [.. scheme.Payments.SelectMany(ClauseFormulas.OfPrice)
            .SelectMany(f => FormulaParts.Reads(scheme, f)).OfType<TableAt>()
            .Select(t => t.Table)];
        return scheme.Tables.Where((t, i) => read.Contains(i) && !t.Inline
            && t.Columns.Any(c => IsMoney(scheme, c)) && !IsElsewhere(t.Values));
    }

    private static bool IsMoney(Scheme scheme, TableColumn column) =>
        column.Type.Unit.Exponent(scheme.Currency.Code) > 0;

    private static bool IsElsewhere(TableBranch branch) => branch switch
    {
        TableKeys { Keys: [var first, ..] } => IsElsewhere(first.Then),
        _ => branch.Place.File.EndsWith(".csv", StringComparison.Ordinal),
    };
}
