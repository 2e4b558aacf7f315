using Outturn.Schemes;

namespace Outturn.Language.Syntax;

/// <summary>How a scalar is written in the source.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    Single,

    /// <summary>In double quotes.</summary>
    Double,

    /// <summary>A block after <c>&gt;</c>: line breaks read as spaces.</summary>
    Folded,

    /// <summary>A block after <c>|</c>: line breaks are kept.</summary>
    Literal,
}

/// <summary>A node of the document (language reference 2.1).</summary>
/// <param name="Place">Where it stands; its length is that of its first line.</param>
public abstract record YamlNode(Place Place)
{
    /// <summary>First character in the source text, counted from 0.</summary>
    public int SourceStart { get; init; }

    /// <summary>One past the last character in the source text.</summary>
    public int SourceEnd { get; init; }
}

/// <summary>
/// A piece of text. It is text until the language types it, so <c>no</c> and <c>1.10</c> mean
/// what they look like (language reference 2.1).
/// </summary>
public sealed record YamlScalar(Place Place, string Text, ScalarStyle Style) : YamlNode(Place)
{
    /// <summary>Source offset of each character of <see cref="Text"/>, and of its end.</summary>
    internal SourceMap? Map { get; init; }

    /// <summary>A scalar that stands in no file, for texts that come from elsewhere: its text is
    /// line 1 of the file <c>""</c>.</summary>
    public static YamlScalar Of(string text)
    {
        var lines = new SourceLines(text);
        var offsets = Enumerable.Range(0, text.Length + 1).ToArray();
        return new YamlScalar(new Place("", 1, 1, text.Length), text, ScalarStyle.Plain)
        {
            Map = new SourceMap(lines, offsets),
            SourceEnd = text.Length,
        };
    }

    /// <summary>True where nothing is written: <c>key:</c> and the end of the line.</summary>
    public bool IsEmpty => Text.Length == 0 && Style == ScalarStyle.Plain;

    /// <summary>
    /// The place in the source of <paramref name="length"/> characters of <see cref="Text"/> from
    /// <paramref name="offset"/>, also through quotes, escapes and folded lines. A stretch that
    /// runs over several lines keeps the part on its first line.
    /// </summary>
    public Place At(int offset, int length) => Map?.At(Place.File, offset, length) ?? Place;

    /// <summary>The place of the whole text, without its quotes.</summary>
    public Place Whole => At(0, Text.Length);
}

/// <summary>A key with its value.</summary>
/// <param name="Key">The key, always text.</param>
/// <param name="Value">The value; an empty scalar where nothing is written.</param>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>Keys with values, in the order written.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Entries">The entries; keys differ.</param>
/// <param name="Flow">True where it is written in braces.</param>
public sealed record YamlMap(Place Place, IReadOnlyList<YamlEntry> Entries, bool Flow)
    : YamlNode(Place)
{
    /// <summary>The value under <paramref name="key"/>; null if there is none.</summary>
    public YamlNode? this[string key] => Find(key)?.Value;

    /// <summary>The entry of <paramref name="key"/>; null if there is none.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key.Text, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>Items in the order written.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Items">The items.</param>
/// <param name="Flow">True where it is written in brackets.</param>
public sealed record YamlList(Place Place, IReadOnlyList<YamlNode> Items, bool Flow)
    : YamlNode(Place);

/// <summary>A comment.</summary>
/// <param name="Place">Where its <c>#</c> stands.</param>
/// <param name="Text">The comment with its <c>#</c>, without trailing blanks.</param>
/// <param name="OwnLine">True where nothing else stands on the line.</param>
/// <param name="SourceStart">Offset of the <c>#</c> in the source.</param>
public sealed record Comment(Place Place, string Text, bool OwnLine, int SourceStart);

/// <summary>The text of a file as a tree that keeps places and comments.</summary>
/// <param name="File">The name of the file, as diagnostics show it.</param>
/// <param name="Source">The text, without byte-order mark and with LF line ends.</param>
/// <param name="Root">The outermost map; null where the text has none.</param>
/// <param name="Comments">Every comment, in order.</param>
public sealed record YamlDocument(
    string File, string Source, YamlMap? Root, IReadOnlyList<Comment> Comments);
