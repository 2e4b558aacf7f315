using Outturn.Language.English;
using Outturn.Language.Formatting;
using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.Comparison;

/// <summary>The keys of a clause compared down to single figures.</summary>
internal sealed class PartComparison(
    string section, string clause, string title, ClauseTexts before, ClauseTexts after)
{
    private static readonly string[] NoMeaning = ["note", "was"];

    private static readonly Dictionary<string, string> Defaults = new(StringComparer.Ordinal)
    {
        ["scheme/rounding"] = "half up",
        ["scheme/participants are"] = "people",
        ["scheme/status"] = "draft",
        ["calendar/financial-year"] = "04-01",
        ["outcomes/at most"] = "1",
        ["outcomes/units"] = "1 unit",
        ["limits and adjustments/for each"] = "scheme",
        ["shares/remainder"] = "largest fraction",
    };

    private readonly List<Difference> found = [];

    public IReadOnlyList<Difference> Found => found;

    public void Compare(YamlNode? earlier, YamlNode? later) =>
        Walk(WithoutFile(earlier), WithoutFile(later), []);

    // Where the rows of a table are there to be compared, it is no matter from which file.
    private YamlNode? WithoutFile(YamlNode? body) =>
        section == "tables" && body is YamlMap map && map["from"] is not null
            && map["values"] is not null
            ? map with { Entries = [.. map.Entries.Where(e => e.Key.Text != "from")] }
            : body;

    private void Walk(YamlNode? old, YamlNode? now, IReadOnlyList<string> path)
    {
        if (path.Count > 0 && NoMeaning.Contains(path[^1], StringComparer.Ordinal))
        {
            return;
        }

        if (old is YamlMap oldMap && now is YamlMap newMap
            && (path.Count == 0 || path[^1] != "first of" || SameOrder(oldMap, newMap)))
        {
            Maps(oldMap, newMap, path);
        }
        else if (old is YamlList oldList && now is YamlList newList
            && oldList.Items.Count == newList.Items.Count)
        {
            for (var at = 0; at < oldList.Items.Count; at++)
            {
                Walk(oldList.Items[at], newList.Items[at], [.. path, Column(path, at)]);
            }
        }
        else if (Canonical(old, path) != Canonical(now, path))
        {
            Add(old, now, path);
        }
    }

    // The order of "first of" is meaning: other cases first are another rule.
    private static bool SameOrder(YamlMap old, YamlMap now)
        => old.Entries.Select(e => e.Key.Text).SequenceEqual(
            now.Entries.Select(e => e.Key.Text), StringComparer.Ordinal);

    private void Maps(YamlMap old, YamlMap now, IReadOnlyList<string> path)
    {
        foreach (var entry in now.Entries)
        {
            Walk(old[entry.Key.Text], entry.Value, [.. path, entry.Key.Text]);
        }

        foreach (var entry in old.Entries.Where(e => now.Find(e.Key.Text) is null))
        {
            Walk(entry.Value, null, [.. path, entry.Key.Text]);
        }
    }

    // The values of a row of a table with columns are named by them.
    private string Column(IReadOnlyList<string> path, int at)
        => section == "tables" && path.Count > 0 && path[0] == "values"
            && after.Find(section, clause)?.Body?["gives"] is YamlMap columns
            && at < columns.Entries.Count
            ? columns.Entries[at].Key.Text : "entry " + Numerals.Text(at + 1);

    private void Add(YamlNode? old, YamlNode? now, IReadOnlyList<string> path)
        => found.Add(new Difference(
            DifferenceKind.Changed, section, clause, title,
            string.Join(", ", path.Where((part, at) => part != "values" || at > 0)),
            InWords(old, before, path), InWords(now, after, path),
            FigureChange.Of(Figure(old), Figure(now))));

    private string? InWords(YamlNode? node, ClauseTexts texts, IReadOnlyList<string> path)
        => node switch
        {
            null => Default(path) is { } text ? Grammar.Quote(text) : null,
            YamlScalar scalar when Figure(scalar) is not null || Known(scalar)
                => Markup.Parse(new Speech(texts.Contents).Value(scalar)).ToString(),
            YamlScalar scalar when DateOrText(scalar) is { } text => text,
            YamlMap or YamlList => Grammar.Quote(Canonical(node, path) ?? ""),
            _ => null,
        };

    private static string DateOrText(YamlScalar scalar)
        => Grammar.DateText(scalar.Text) is var date && date != scalar.Text
            ? date : Grammar.Quote(scalar.Text);

    // Longer expressions are said in words; single words and phrases stand as written, and so do
    // the types of facts, of which "yes/no" reads like a division.
    private bool Known(YamlScalar scalar)
        => section != "facts" && Parsed(scalar) is { } read and not (NameExpression or TextLiteral)
            && read is not BinaryExpression { Operator: BinaryOperator.Of };

    private static Expression? Figure(YamlNode? node)
        => node is YamlScalar scalar && Parsed(scalar) is { } read && Kinds.IsLiteral(read)
            ? read : null;

    private static Expression? Parsed(YamlScalar scalar)
        => ExpressionParser.Parse(scalar, new List<Diagnostic>());

    private string? Default(IReadOnlyList<string> path)
        => path.Count == 1 ? Defaults.GetValueOrDefault($"{section}/{path[0]}") : null;

    // One text for all ways to write the same.
    private string? Canonical(YamlNode? node, IReadOnlyList<string> path) => node switch
    {
        null => Default(path),
        YamlScalar scalar => section != "facts" && Parsed(scalar) is { } read
            ? ExpressionText.Print(read) : Markup.Clean(scalar.Text),
        YamlList { Items: [YamlScalar only] } => Canonical(only, path),
        YamlList list => "[" + string.Join(", ", list.Items.Select(i => Canonical(i, [])))
            + "]",
        YamlMap map => "{" + string.Join(", ", map.Entries
            .Where(e => !NoMeaning.Contains(e.Key.Text, StringComparer.Ordinal))
            .Select(e => $"{Markup.Clean(e.Key.Text)}: {Canonical(e.Value, [])}")) + "}",
        _ => null,
    };
}
