using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <content>The five forms of a value (language reference 2.4).</content>
internal sealed partial class Speech
{
    /// <summary>A value in words; tables and cases as a list inside the sentence.</summary>
    public string Value(YamlNode? node) => node switch
    {
        YamlScalar scalar => Text(scalar),
        YamlList list => Grammar.List(list.Items.Select(Value)),
        YamlMap map => Map(map),
        _ => "nothing",
    };

    private string Map(YamlMap map)
    {
        if (map["is"] is { } inner)
        {
            return Value(inner) + Marks.Inline(contents, map);
        }

        if ((map["cases"] ?? map["first of"]) is YamlMap cases)
        {
            return map["first of"] is null ? Choices(cases) : First(cases);
        }

        var key = map.Entries.Count == 1 ? map.Entries[0].Key.Text : "";
        return key.StartsWith("by ", StringComparison.Ordinal)
            && map.Entries[0].Value is YamlMap rows
            ? By(key[3..].Split(' ')[0], rows) : Rows(map);
    }

    private string Choices(YamlMap cases)
        => Grammar.List(cases.Entries.Select(entry => entry.Key.Text == "otherwise"
            ? $"{Value(entry.Value)} in any other case"
            : $"{Value(entry.Value)} if {Condition(entry.Key)}"));

    private string First(YamlMap cases)
        => string.Join("; failing that, ", cases.Entries.Select(entry =>
            entry.Key.Text == "otherwise" ? Value(entry.Value)
                : $"{Value(entry.Value)} if {Condition(entry.Key)}"));

    private string By(string dimension, YamlMap rows)
    {
        var keys = new KeyWords(this);
        var noun = "the " + Noun(dimension);
        var said = new List<string>();
        foreach (var entry in rows.Entries)
        {
            var where = entry.Key.Text == "otherwise" ? "otherwise"
                : $"where {(said.Count == 0 ? noun : "it")} is "
                    + keys.Cell(entry.Key, dimension);
            said.Add($"{Value(entry.Value)} {where}");
        }

        return Grammar.List(said);
    }

    private string Rows(YamlMap rows)
    {
        var keys = new KeyWords(this);
        return Grammar.List(rows.Entries.Select(
            entry => $"{Value(entry.Value)} {keys.Phrase(entry.Key)}"));
    }
}
