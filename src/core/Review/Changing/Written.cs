using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Review.Findings;

namespace Outturn.Review.Changing;

/// <summary>Changes of a text by its paths of keys. A value that runs over several lines is left
/// alone.</summary>
internal static class Written
{
    /// <summary>What stands at a path; null: nothing does.</summary>
    public static YamlNode? At(ReviewCase of, string path)
    {
        YamlNode? node = of.Root;
        foreach (string key in path.Split('.'))
        {
            node = (node as YamlMap)?[key];
        }
        return node;
    }

    /// <summary>Another value in place of one that is written; none where it cannot be.</summary>
    public static ImmutableArray<TextChange> Instead(ReviewCase of, YamlNode? node, string text)
    {
        if (node is null or YamlScalar { IsEmpty: true })
        {
            return [];
        }
        string source = of.Sources.Of(node.Place);
        int end = End(source, node);
        return source.AsSpan(node.SourceStart, end - node.SourceStart).Contains('\n') ? []
            : [new TextChange(
                ChangedText.Place(source, of.File, node.SourceStart, end), text)];
    }

    /// <summary>A key of a map with a value: in place of the one that is written, else as the first
    /// of the map; none where there is no such map in block form.</summary>
    public static ImmutableArray<TextChange> Put(ReviewCase of, string path, string text)
    {
        if (At(of, path) is { } there and not YamlScalar { IsEmpty: true })
        {
            return Instead(of, there, text);
        }
        int last = path.LastIndexOf('.');
        if (At(of, path[..last]) is not YamlMap { Flow: false, Entries: [var first, ..] })
        {
            return [];
        }
        string indent = new(' ', first.Key.Place.Column - 1);
        return [new TextChange(
            first.Key.Place with { Length = 0 }, $"{path[(last + 1)..]}: {text}\n{indent}")];
    }

    // One past its last character, with the bracket that closes it.
    private static int End(string source, YamlNode node)
    {
        if (node is not (YamlMap { Flow: true } or YamlList { Flow: true }))
        {
            return node.SourceStart
                + source[node.SourceStart..node.SourceEnd].TrimEnd().Length;
        }
        (int depth, char quote) = (0, '\0');
        for (int i = node.SourceStart; i < source.Length; i++)
        {
            char at = source[i];
            quote = quote == at ? '\0' : quote == '\0' && at is '\'' or '"' ? at : quote;
            depth += quote != '\0' ? 0 : at is '{' or '[' ? 1 : at is '}' or ']' ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }
        return node.SourceEnd;
    }
}
