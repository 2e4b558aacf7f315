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
