using System.Collections.Immutable;
using System.Text;
using Outturn.Language.Syntax;

namespace Outturn.Language.TableFiles;

/// <summary>The CSV files beside a scheme that its tables name (language reference 2.6). They are
/// put where <c>values</c> would stand, so that whatever reads a scheme reads them too.</summary>
internal sealed class TableFileSet(
    YamlDocument document, Func<string, ReadOnlyMemory<byte>?> find,
    ICollection<Diagnostic> diagnostics)
{
    private readonly SortedDictionary<string, CsvText?> _read = new(StringComparer.Ordinal);

    /// <summary>The texts of the scheme and of the files read.</summary>
    public SourceTexts Sources { get; } = new(document.Source);

    /// <summary>The text of each file that could be read, by name.</summary>
    public ImmutableSortedDictionary<string, string> Texts => _read
        .Where(f => f.Value is not null)
        .ToImmutableSortedDictionary(
            f => f.Key, f => f.Value!.Source, StringComparer.Ordinal);

    /// <summary>The content of the files, by name, for the version of the scheme.</summary>
    public IEnumerable<(string Name, byte[] Content)> Contents => _read
        .Where(f => f.Value is not null)
        .Select(f => (f.Key, Encoding.UTF8.GetBytes(f.Value!.Content())));

    /// <summary>The document with the rows of its files.</summary>
    public YamlDocument Whole()
    {
        if (document.Root is not { } root || root["tables"] is not YamlMap tables
            || !tables.Entries.Any(e => FileOf(e.Value) is not null))
        {
            return document;
        }
        YamlMap filled = tables with { Entries = [.. tables.Entries.Select(Filled)] };
        return document with
        {
            Root = root with
            {
                Entries =
                [
                    .. root.Entries.Select(e => ReferenceEquals(e.Value, tables)
                        ? e with { Value = filled }
                        : e),
                ],
            },
        };
    }

    /// <summary>The text with the rows of the file that a table names now: a variation gives it
    /// another.</summary>
    public YamlMap Refilled(YamlMap root, string table)
    {
        if (root["tables"] is not YamlMap tables || tables.Find(table) is not { } entry
            || FileOf(entry.Value) is null)
        {
            return root;
        }
        var map = (YamlMap)entry.Value;
        // Rows stand where their file is named; those of the file before stand elsewhere.
        YamlMap bare = map with
        {
            Entries = [.. map.Entries.Where(e => e.Key.Text is not ("values" or "value")
                || e.Key.Map is not null)],
        };
        YamlEntry filled = Filled(new YamlEntry(entry.Key, bare));
        return With(root, "tables", With(tables, table, filled.Value));
    }

    private static YamlMap With(YamlMap map, string key, YamlNode value) => map with
    {
        Entries =
        [
            .. map.Entries.Select(e => e.Key.Text == key ? e with { Value = value } : e),
        ],
    };

    /// <summary>The file that a table names; null: none.</summary>
    public static YamlScalar? FileOf(YamlNode table) =>
        (table as YamlMap)?["from"] is YamlScalar { IsEmpty: false } file ? file : null;

    private YamlEntry Filled(YamlEntry entry)
    {
        if (FileOf(entry.Value) is not { } file)
        {
            return entry;
        }
        var table = (YamlMap)entry.Value;
        if ((table.Find("values") ?? table.Find("value")) is { } figures)
        {
            diagnostics.Add(Diagnostic.Error(
                "wrong-value", figures.Key.Place,
                $"\"{entry.Key.Text}\" has figures here and in {file.Text}",
                "keep one of the two"));
            return entry;
        }
        if (Read(file) is not { } csv || Rows(table, csv) is not { } rows)
        {
            return entry;
        }
        string key = rows is YamlScalar ? "value" : "values";
        var values = new YamlEntry(file with { Text = key, Map = null }, rows);
        return entry with { Value = table with { Entries = [.. table.Entries, values] } };
    }

    private YamlNode? Rows(YamlMap table, CsvText csv)
    {
        TableShape shape = TableShape.Of(table);
        return TableHeader.Read(csv, shape, diagnostics) is { } header
            ? new TableTree(csv, shape, header, diagnostics).Values()
            : null;
    }

    private CsvText? Read(YamlScalar name)
    {
        if (_read.TryGetValue(name.Text, out CsvText? csv))
        {
            return csv;
        }
        if (!IsInside(name.Text))
        {
            diagnostics.Add(Diagnostic.Error(
                "wrong-value", name.Place,
                $"\"{name.Text}\" is not a file in the folder of the scheme",
                "put the file beside the scheme: from: rates.csv, or from: tables/rates.csv"));
        }
        else if (find(name.Text) is { } bytes)
        {
            string path = Beside(name.Text);
            csv = CsvReader.Read(path, bytes.Span, diagnostics, out string source);
            Sources.Add(path, source);
        }
        else
        {
            diagnostics.Add(Diagnostic.Error(
                "missing-file", name.Place, $"there is no \"{name.Text}\" beside the scheme",
                "put it there, or correct the name"));
        }
        _read.Add(name.Text, csv);
        return csv;
    }

    // The text decides, not the machine: no drive, no way up, one kind of slash.
    private static bool IsInside(string name) =>
        !name.AsSpan().ContainsAny('\\', ':') && !name.Any(char.IsControl)
        && name.Split('/').All(part => part.Trim() is not ("" or "." or ".."));

    private string Beside(string name)
    {
        int slash = document.File.LastIndexOfAny(['/', '\\']);
        return document.File[..(slash + 1)] + name;
    }
}
