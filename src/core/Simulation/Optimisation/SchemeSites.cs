using Outturn.Language.Syntax;

namespace Outturn.Simulation.Optimisation;

/// <summary>A figure where it stands in the text of a scheme.</summary>
/// <param name="Start">First character, from 0.</param>
/// <param name="End">One past the last.</param>
/// <param name="Notation">How it is written.</param>
/// <param name="Value">What it says.</param>
internal sealed record FigureSite(int Start, int End, Notation Notation, decimal Value);

/// <summary>Finds the figures of a scheme by where they stand: <c>tables/rate-card</c>, a column
/// <c>tables/rate-card.job</c>, a row <c>tables/rate-card/esa-new</c>, a cell of both.</summary>
internal sealed class SchemeSites
{
    private static readonly string[] Words =
    [
        "title", "note", "source", "mark", "gives", "by", "from", "was", "for each", "evidence",
        "name", "currency", "purpose", "rounding",
    ];

    private readonly YamlDocument _document;
    private readonly int[] _lines;

    /// <summary>The figures of a text.</summary>
    public SchemeSites(YamlDocument document)
    {
        _document = document;
        _lines =
        [
            0, .. document.Source.Select((c, i) => (c, i)).Where(c => c.c == '\n')
                .Select(c => c.i + 1),
        ];
    }

    /// <summary>The figures below a path.</summary>
    /// <exception cref="FormatException">There is nothing there, or no figure.</exception>
    public IReadOnlyList<FigureSite> Find(string path)
    {
        string[] keys = path.Split('/');
        string column = "";
        YamlNode node = _document.Root ?? throw new FormatException("the scheme is no YAML");
        YamlMap? table = null;
        for (int i = 0; i < keys.Length; i++)
        {
            string key = keys[i];
            if (i == 1 && keys[0] == "tables" && node is YamlMap tables && tables[key] is null
                && key.LastIndexOf('.') is > 0 and int dot && tables[key[..dot]] is YamlMap of)
            {
                column = Column(of, key[(dot + 1)..], path);
                key = key[..dot];
            }
            node = Below(node, key, (path, table));
            table = i == 1 && keys[0] == "tables" ? node as YamlMap : table;
            if (i == 1 && table?["values"] is null && table?["from"] is YamlScalar file)
            {
                throw new FormatException($"{path}: its rows stand in {file.Text}; write them "
                    + "under \"values\" in a copy of the scheme to vary them");
            }
        }
        FigureSite[] found = [.. Leaves(node, (table, column)).SelectMany(OfScalar)];
        return found.Length > 0 ? column.Length > 0 ? found : Main(found)
            : throw new FormatException($"{path} holds no figure");
    }

    // Of a table with money in it the money; else its percentages; else its numbers.
    private static FigureSite[] Main(FigureSite[] found) =>
        found.Any(f => f.Notation.IsMoney) ? [.. found.Where(f => f.Notation.IsMoney)]
        : found.Any(f => f.Notation.IsPercent) ? [.. found.Where(f => f.Notation.IsPercent)]
        : found;

    private static string Column(YamlMap table, string name, string path)
    {
        string[] known = Columns(table);
        return known.Contains(name, StringComparer.Ordinal) ? name
            : throw Unknown(path, name, known);
    }

    private static string[] Columns(YamlMap? table) =>
        [.. ((table?["gives"] as YamlMap)?.Entries ?? []).Select(e => e.Key.Text)];

    private static YamlNode Below(YamlNode node, string key, (string Path, YamlMap? Table) at)
    {
        YamlMap? map = node as YamlMap;
        YamlMap? values = map?["values"] as YamlMap ?? map?["is"] as YamlMap;
        if ((map?[key] ?? values?[key]) is { } below)
        {
            return below;
        }
        if (node is YamlList list)
        {
            int index = Array.IndexOf(Columns(at.Table), key);
            return index >= 0 && index < list.Items.Count ? list.Items[index]
                : throw Unknown(at.Path, key, Columns(at.Table));
        }
        throw Unknown(at.Path, key,
            [.. (values ?? map)?.Entries.Select(e => e.Key.Text) ?? []]);
    }

    private static FormatException Unknown(string path, string key, string[] known)
    {
        string? near = Spelling.Nearest(key, known);
        return new FormatException($"the scheme has nothing at {path}: there is no \"{key}\""
            + (near is not null ? $"; did you mean \"{near}\"?"
                : known.Length > 0 ? $"; there are {string.Join(", ", known)}" : ""));
    }

    private static IEnumerable<YamlScalar> Leaves(
        YamlNode node, (YamlMap? Table, string Column) of) => node switch
        {
            YamlScalar scalar => [scalar],
            YamlList list => Cells(list, of),
            YamlMap map when (map["values"] ?? map["value"] ?? map["is"]) is { } inner =>
                Leaves(inner, of),
            YamlMap map when of.Column.Length > 0 && map[of.Column] is { } cell =>
                Leaves(cell, of with { Column = "" }),
            YamlMap map => map.Entries
                .Where(e => !Words.Contains(e.Key.Text, StringComparer.Ordinal))
                .SelectMany(e => Leaves(e.Value, of)),
            _ => [],
        };

    private static IEnumerable<YamlScalar> Cells(
        YamlList list, (YamlMap? Table, string Column) of)
    {
        int index = Array.IndexOf(Columns(of.Table), of.Column);
        IEnumerable<YamlNode> cells = of.Column.Length == 0 ? list.Items
            : list.Items.Skip(index).Take(1);
        return cells.SelectMany(i => Leaves(i, of with { Column = "" }));
    }

    // A figure alone, or the money in a formula.
    private IEnumerable<FigureSite> OfScalar(YamlScalar scalar)
    {
        if (Notation.Read(scalar.Text) is { } alone)
        {
            return [Site(scalar, (0, scalar.Text.Length), alone)];
        }
        Expression? read = ExpressionParser.Parse(scalar, []);
        return read is null ? [] : Money(read)
            .Select(m => (m.Start, m.End, Read: Notation.Read(scalar.Text[m.Start..m.End])))
            .Where(m => m.Read is not null)
            .Select(m => Site(scalar, (m.Start, m.End), m.Read!.Value));
    }

    private FigureSite Site(
        YamlScalar scalar, (int Start, int End) at, (Notation Notation, decimal Value) read)
    {
        Schemes.Place place = scalar.At(at.Start, at.End - at.Start);
        int start = _lines[place.Line - 1] + place.Column - 1;
        return new FigureSite(start, start + at.End - at.Start, read.Notation, read.Value);
    }

    private static IEnumerable<MoneyLiteral> Money(Expression e) => e switch
    {
        MoneyLiteral m => [m],
        UnaryExpression u => Money(u.Operand),
        BinaryExpression b => Money(b.Left).Concat(Money(b.Right)),
        CallExpression c => c.Arguments.SelectMany(a => Money(a.Value)),
        _ => [],
    };
}
