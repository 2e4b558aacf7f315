namespace Outturn.Tests.Shell.Schemes;

/// <summary>
/// A row of <c>schemes/NAME/expected/worked.csv</c>: an amount worked on paper. An empty filter
/// stands for all; people and units are empty where nothing is claimed about them.
/// </summary>
internal sealed record Worked(
    string Facts, string AsAt, Subject Of, long? People, long? Units, long Pence, string Why)
{
    public static IEnumerable<Worked> Read(string scheme)
    {
        var table = Table.Read(Place.Of("schemes", scheme, "expected", "worked.csv"));
        foreach (var row in table.Rows)
        {
            string Cell(string column) => table.Cell(row, column);
            long? Number(string column) => Cell(column).Length == 0 ? null : Whole(Cell(column));
            var of = new Subject(
                Cell("participant"), Cell("cell"), Cell("provider"), Cell("payer"),
                Cell("clause"), Cell("period"))
            {
                Payee = Cell("payee"),
            };
            yield return new Worked(
                Cell("facts"), Cell("as-at"), of, Number("people"), Number("units"),
                Whole(Cell("pence")), Cell("why"));
        }
    }

    private static long Whole(string text) =>
        long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>
/// Whose money, for whom and what, in which payment period. A cell is the label of a cohort, or the
/// month or quarter for which a provider is paid. As a filter an empty part stands for all.
/// </summary>
internal sealed record Subject(
    string Participant, string Cell, string Provider, string Payer, string Clause, string Period)
{
    /// <summary>Who receives it; empty where nobody asks.</summary>
    public string Payee { get; init; } = "";

    /// <summary>Whether the row is about one of several payers or payees.</summary>
    public bool IsOfOneParty => Payer.Length > 0 || Payee.Length > 0;

    public bool Covers(Subject found) =>
        Any(Participant, found.Participant) && Any(Cell, found.Cell)
        && Any(Provider, found.Provider) && Any(Payer, found.Payer)
        && Any(Payee, found.Payee)
        && Any(Clause, found.Clause) && Any(Period, found.Period);

    private static bool Any(string wanted, string found) => wanted.Length == 0 || wanted == found;
}
