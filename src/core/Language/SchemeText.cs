using System.Collections.Immutable;
using Outturn.Language.Binding;
using Outturn.Language.Syntax;
using Outturn.Language.TableFiles;
using Outturn.Language.Variations;
using Outturn.Schemes;

namespace Outturn.Language;

/// <summary>What reading a text gave.</summary>
/// <param name="Scheme">The checked scheme; null where the text has errors.</param>
/// <param name="Document">The text as a tree, with places and comments.</param>
/// <param name="Diagnostics">Every problem found, in the order of the text.</param>
public sealed record SchemeReading(
    Scheme? Scheme, YamlDocument Document, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The section <c>plan</c>, which review, simulation and evaluation read and
    /// settlement never does (language reference 2.2); null: none is written.</summary>
    public YamlMap? Plan => Document.Root?["plan"] as YamlMap;

    /// <summary>The text with the rows of its table files where <c>values</c> would stand; the
    /// places of the rows are in those files.</summary>
    public YamlDocument Whole { get; init; } = Document;

    /// <summary>The text of each table file by its name, relative to the scheme.</summary>
    public ImmutableSortedDictionary<string, string> TableFiles { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The texts of the scheme and of its table files, to quote them.</summary>
    public SourceTexts Sources { get; init; } = new(Document.Source);
}

/// <summary>Reads the text of a scheme (language reference): from bytes to the typed graph that
/// settlement, explanation, review and simulation use, or to the problems that prevent it.
/// </summary>
public static class SchemeText
{
    /// <summary>Reads a text. Never throws for what a text says.</summary>
    /// <param name="file">Its name, as diagnostics show it.</param>
    /// <param name="yaml">Its bytes, UTF-8.</param>
    /// <param name="tableFile">The bytes of a CSV table beside it by the name that the text gives;
    /// null where there is no such file.</param>
    public static SchemeReading Read(
        string file, ReadOnlyMemory<byte> yaml, Func<string, ReadOnlyMemory<byte>?> tableFile)
    {
        var heard = new List<Diagnostic>();
        YamlDocument document = YamlReader.Read(file, yaml.Span, heard);
        var files = new TableFileSet(document, tableFile, heard);
        YamlDocument whole = files.Whole();
        var report = new Report(file);
        heard.ForEach(report.Add);
        Scheme? scheme = whole.Root is null
            ? null
            : new SchemeEditions(document, report, files).Bind(whole.Root);
        return new SchemeReading(
            report.HasErrors ? null : scheme, document, [.. report.InOrder()])
        {
            Whole = whole,
            TableFiles = files.Texts,
            Sources = files.Sources,
        };
    }
}
