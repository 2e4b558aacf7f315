using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>How well founded figures are, in words (language reference 2.5).</summary>
internal static class Marks
{
    /// <summary>The marks with what they mean, for the explanation at the end.</summary>
    public static readonly (string Mark, string Meaning)[] Meanings =
    [
        ("seen", "read in a published source"),
        ("data", "read in a published data file"),
        ("derived", "worked out from figures that were seen or are data"),
        ("recalled", "from memory, not yet checked against a source"),
        ("illustrative", "made up to show how the scheme works, and no term of a contract"),
    ];

    /// <summary><c> (illustrative; source: …)</c> after a figure; nothing where it is agreed.
    /// </summary>
    public static string Inline(Contents contents, YamlMap map)
    {
        var said = Said(contents, map);
        return said.Length == 0 ? "" : $" ({said})";
    }

    /// <summary>The last sentence of a clause: its mark, source and note.</summary>
    public static string Sentence(Contents contents, YamlMap? map)
    {
        if (map is null)
        {
            return "";
        }

        var said = Said(contents, map, note: false);
        var note = map["note"] is YamlScalar text ? " Note: " + Stop(Markup.Clean(text.Text)) : "";
        return (said.Length == 0 ? "" : " (" + Grammar.Capital(said) + ".)") + note;
    }

    /// <summary>A sentence ends with a full stop.</summary>
    public static string Stop(string text)
        => text.Length == 0 || text[^1] is '.' or '!' or '?' ? Grammar.Capital(text)
            : Grammar.Capital(text) + ".";

    private static string Said(Contents contents, YamlMap map, bool note = true)
    {
        var parts = new List<string>();
        if (map["mark"] is YamlScalar mark && mark.Text != "agreed")
        {
            parts.Add(Markup.Emphasis(Markup.Clean(mark.Text)));
        }

        foreach (var source in Speech.Scalars(map["source"]))
        {
            parts.Add((parts.Count == 0 ? "source: " : "") + contents.Citation(source.Text));
        }

        if (note && map["note"] is YamlScalar text)
        {
            parts.Add(Markup.Clean(text.Text));
        }

        return string.Join("; ", parts);
    }
}
