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
            var lead = map["first of"] is null ? "" : "by the first of these that applies: ";
            return lead + Choices(cases);
        }

        var key = map.Entries.Count == 1 ? map.Entries[0].Key.Text : "";
        return key.StartsWith("by ", StringComparison.Ordinal)
            && map.Entries[0].Value is YamlMap rows
            ? $"by {Noun(key[3..].Split(' ')[0])}: {Rows(rows)}" : Rows(map);
    }

    private string Choices(YamlMap cases)
        => Grammar.List(cases.Entries.Select(entry => entry.Key.Text == "otherwise"
            ? $"{Value(entry.Value)} in any other case"
            : $"{Value(entry.Value)} if {Condition(entry.Key)}"));

    private string Rows(YamlMap rows)
    {
        var keys = new KeyWords(this);
        return Grammar.List(rows.Entries.Select(
            entry => $"{Value(entry.Value)} {keys.Phrase(entry.Key)}"));
    }
}
