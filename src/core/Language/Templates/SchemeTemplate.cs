using System.Collections.Immutable;
using Outturn.Language.Syntax;

namespace Outturn.Language.Templates;

/// <summary>A file of a new scheme.</summary>
/// <param name="Path">Where it goes, below the folder of the scheme, with slashes.</param>
/// <param name="Content">Its text.</param>
public sealed record NewFile(string Path, string Content);

/// <summary>A new scheme: a text that teaches by its comments and checks at once, and empty files
/// of facts with the columns that it needs.</summary>
public static class SchemeTemplate
{
    private const string NamePlaceholder = "SCHEME-NAME";
    private const string TitlePlaceholder = "SCHEME-TITLE";

    /// <summary>Why a name cannot be that of a scheme (language reference 2.1); null if it can.
    /// </summary>
    public static string? Refuses(string name)
        => Words.IsName(name) ? null
            : $"\"{name}\" is not a name: names are small letters, digits and single hyphens, "
                + "such as into-work";

    /// <summary>The files of a new scheme.</summary>
    /// <param name="name">Its name; see <see cref="Refuses"/>.</param>
    public static ImmutableArray<NewFile> Make(string name)
    {
        var text = TemplateText.Scheme
            .Replace(NamePlaceholder, Named(name), StringComparison.Ordinal)
            .Replace(TitlePlaceholder, Title(name), StringComparison.Ordinal);
        return WithFacts(text);
    }

    /// <summary>The files of a copy of a scheme under another name: the same text, comments,
    /// figures and marks, the same table files, and empty files of facts.</summary>
    /// <param name="name">The new name.</param>
    /// <param name="reading">The scheme that is copied.</param>
    public static ImmutableArray<NewFile> Copy(string name, SchemeReading reading) =>
    [
        .. Copy(name, reading.Document),
        .. reading.TableFiles.Select(f => new NewFile(f.Key, f.Value)),
    ];

    /// <inheritdoc cref="Copy(string, SchemeReading)"/>
    /// <param name="name">The new name.</param>
    /// <param name="from">The text that is copied, which names no table files.</param>
    public static ImmutableArray<NewFile> Copy(string name, YamlDocument from)
    {
        var named = (from.Root?["scheme"] as YamlMap)?["name"] as YamlScalar
            ?? throw new ArgumentException("the scheme to be copied has no name", nameof(from));
        var source = from.Source;
        return WithFacts(
            source[..named.SourceStart] + Named(name) + source[named.SourceEnd..]);
    }

    private static string Named(string name)
        => Refuses(name) is { } reason ? throw new ArgumentException(reason, nameof(name)) : name;

    private static string Title(string name)
        => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');

    /// <summary>A text of a new scheme, with empty files of facts.</summary>
    public static ImmutableArray<NewFile> WithFacts(string text)
    {
        var document = YamlReader.Read("scheme.yaml", text, new List<Diagnostic>());
        return [new NewFile("scheme.yaml", text), .. FactHeaders.Of(document)];
    }
}
