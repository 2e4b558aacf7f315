using Outturn.Language.Syntax;

namespace Outturn.Language.Formatting;

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
