using Outturn.Language.Syntax;

namespace Outturn.Language.Formatting;

/// <summary>
/// The canonical layout of a scheme (language reference 2.1): keys in the order of the reference,
/// two spaces, braces where a clause fits in 100 columns, every comment kept. The text of every
/// value stays as it is. Formatting twice gives the same as once.
/// </summary>
public static class Formatter
{
    /// <summary>Columns that a line in braces may take.</summary>
    public const int Width = 100;

    /// <summary>
    /// The text of the document in the canonical layout, with a line break at its end; the source
    /// itself where the document could not be read.
    /// </summary>
    public static string Format(YamlDocument document)
        => document.Root is null
            ? document.Source
            : new LayoutWriter(document, Layout.Readable).Text(document.Root);
}

/// <summary>The text of which the hash names a version of a scheme (language reference 2.7).
/// </summary>
public static class CanonicalText
{
    /// <summary>
    /// The canonical layout without comments and blank lines. Texts that differ only in layout,
    /// quotes, comments or the order of keywords have the same one.
    /// </summary>
    public static string Of(YamlDocument document)
        => document.Root is null
            ? document.Source
            : new LayoutWriter(document, Layout.Canonical).Text(document.Root);

    /// <summary>The same in UTF-8 without byte-order mark, ready to be hashed.</summary>
    public static byte[] Bytes(YamlDocument document)
        => System.Text.Encoding.UTF8.GetBytes(Of(document));
}

/// <summary>For whom a text is laid out.</summary>
internal enum Layout
{
    /// <summary>For people: comments, blank lines and the author's line breaks stay.</summary>
    Readable,

    /// <summary>For the hash: nothing stays that has no meaning.</summary>
    Canonical,
}
