using Microsoft.Data.Sqlite;

namespace Outturn.Tests.Shell.Schemes;

/// <summary>
/// One line of an oracle: what is paid for one participant, or for one cell (a month, a quarter).
/// </summary>
internal sealed record OracleLine(Subject Of, long Units, long Pence);

/// <summary>A total of an oracle, in minor units.</summary>
internal sealed record OracleRow(string Provider, string Clause, string Period, long Pence);

/// <summary>
/// The second hand for a scheme's money: <c>schemes/NAME/expected/oracle.sql</c> over the same CSV
/// files in SQLite. It shares no code with the engine, and works the dates, the unions of spells,
/// the working days and the rounding in SQL.
/// </summary>
internal static class Oracle
{
    /// <summary>The schemes that have an oracle.</summary>
    public static IReadOnlyList<string> Schemes { get; } =
        [.. Directory.GetDirectories(Place.Of("schemes"))
            .Where(folder => File.Exists(Path.Combine(folder, "expected", "oracle.sql")))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal)];

    /// <summary>Totals that are not zero by provider, clause and payment period.</summary>
    public static IReadOnlyList<OracleRow> Rows(string scheme, string facts, string asAt) =>
        [.. Lines(scheme, facts, asAt)
            .GroupBy(line => (line.Of.Provider, line.Of.Clause, line.Of.Period))
            .Select(cell => new OracleRow(
                cell.Key.Provider, cell.Key.Clause, cell.Key.Period, cell.Sum(line => line.Pence)))
            .Where(row => row.Pence != 0)
            .OrderBy(row => row.Provider, StringComparer.Ordinal)
            .ThenBy(row => row.Clause, StringComparer.Ordinal)
            .ThenBy(row => row.Period, StringComparer.Ordinal)];

    /// <summary>Every line due by the as-at date.</summary>
    public static IReadOnlyList<OracleLine> Lines(string scheme, string facts, string asAt)
    {
        using var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        foreach (var file in Directory.GetFiles(Place.Of("schemes", scheme, facts), "*.csv"))
            Load(database, Table.Read(file));
        Load(database, Table.Read(Place.Of("tests", "Shell", "Schemes", "bank_holidays.csv")));
        Load(database, new Table("setting", ["as_at"], [[asAt]]));
        using var query = database.CreateCommand();
        query.CommandText = File.ReadAllText(Place.Of("schemes", scheme, "expected", "oracle.sql"));
        using var reader = query.ExecuteReader();
        var lines = new List<OracleLine>();
        while (reader.Read())
            lines.Add(new OracleLine(Subject(reader), reader.GetInt64(5), reader.GetInt64(6)));
        return lines;
    }

    private static Subject Subject(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), "", row.GetString(3),
        row.GetString(4));

    private static void Load(SqliteConnection database, Table table)
    {
        using var transaction = database.BeginTransaction();
        using var command = database.CreateCommand();
        command.Transaction = transaction;
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\" TEXT"));
        command.CommandText = $"CREATE TABLE \"{table.Name}\" ({columns})";
        command.ExecuteNonQuery();
        var places = string.Join(", ", table.Columns.Select((_, at) => $"$c{at}"));
        command.CommandText = $"INSERT INTO \"{table.Name}\" VALUES ({places})";
        var cells = table.Columns
            .Select((_, at) => command.Parameters.Add($"$c{at}", SqliteType.Text)).ToArray();
        foreach (var row in table.Rows)
        {
            for (var at = 0; at < cells.Length; at++)
                cells[at].Value = row[at];
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
