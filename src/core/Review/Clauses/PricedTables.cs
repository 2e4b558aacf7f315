using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>The tables of money that payments read.</summary>
internal static class PricedTables
{
    /// <summary>Those of a scheme whose figures stand in the text itself, in its order.</summary>
    public static IEnumerable<Table> In(Scheme scheme) =>
        All(scheme).Where(t => !IsElsewhere(t.Values));

    /// <summary>All of a scheme, in the order of the text.</summary>
    public static IEnumerable<Table> All(Scheme scheme) =>
        Read(scheme).Where(t => t.Columns.Any(c => IsMoney(scheme, c)));

    /// <summary>The tables that prices of payments read, of money or not.</summary>
    public static IEnumerable<Table> Read(Scheme scheme)
    {
        HashSet<int> read = [.. scheme.Payments.SelectMany(ClauseFormulas.OfPrice)
            .SelectMany(f => FormulaParts.Reads(scheme, f)).OfType<TableAt>()
            .Select(t => t.Table)];
        return scheme.Tables.Where((t, i) => read.Contains(i) && !t.Inline);
    }

    private static bool IsMoney(Scheme scheme, TableColumn column) =>
        column.Type.Unit.Exponent(scheme.Currency.Code) > 0;

    private static bool IsElsewhere(TableBranch branch) => branch switch
    {
        TableKeys { Keys: [var first, ..] } => IsElsewhere(first.Then),
        _ => branch.Place.File.EndsWith(".csv", StringComparison.Ordinal),
    };
}
