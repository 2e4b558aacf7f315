using Outturn.Language.Syntax;

namespace Outturn.Tests.Core.Review;

/// <summary>A YAML text with another value at a path of keys: replaced, added, or taken out where
/// nothing is written.</summary>
internal static class TextWithChange
{
    public static string Of(string text, string path, string value)
    {
        YamlNode node = YamlReader.Read("text.yaml", text, []).Root!;
        string[] keys = path.Split('/');
        for (int i = 0; i < keys.Length; i++)
        {
            var map = (YamlMap)node;
            if (map.Find(keys[i]) is not { } entry)
            {
                return Added(text, map, (keys[i], value));
            }
            if (i == keys.Length - 1)
            {
                return value.Length == 0 ? Without(text, entry) : Replaced(text, entry, value);
            }
            node = entry.Value;
        }
        return text;
    }

    private static string Replaced(string text, YamlEntry entry, string value)
    {
        int end = End(text, entry);
        return text[..entry.Value.SourceStart] + value + text[end..];
    }

    /// <summary>Where the value of an entry ends.</summary>
    public static int End(string text, YamlEntry entry)
    {
        YamlNode node = entry.Value;
        int end = node.SourceStart + text[node.SourceStart..node.SourceEnd].TrimEnd().Length;
        // The bracket belongs to what it closes.
        char close = node is YamlMap { Flow: true } ? '}' : node is YamlList { Flow: true } ? ']'
            : '\0';
        return close != '\0' && text[end - 1] != close ? text.IndexOf(close, end) + 1 : end;
    }

    private static string Without(string text, YamlEntry entry)
    {
        int from = text.LastIndexOf('\n', entry.Key.SourceStart) + 1;
        int to = text.IndexOf('\n', End(text, entry)) + 1;
        return text[..from] + text[to..];
    }

    private static string Added(string text, YamlMap map, (string Key, string Value) entry)
    {
        if (map.Flow)
        {
            int open = text.IndexOf('{', map.SourceStart) + 1;
            return $"{text[..open]}{entry.Key}: {entry.Value}, {text[open..]}";
        }
        int first = map.Entries[0].Key.SourceStart;
        int line = text.LastIndexOf('\n', first) + 1;
        string indent = text[line..first];
        return $"{text[..line]}{indent}{entry.Key}: {entry.Value}\n{text[line..]}";
    }
}
