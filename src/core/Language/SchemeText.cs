using System.Collections.Immutable;
using Outturn.Language.Analysis;
using Outturn.Language.Binding;
using Outturn.Language.Syntax;
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
        var report = new Report();
        heard.ForEach(report.Add);
        Scheme? scheme = document.Root is null
            ? null
            : SchemeBinder.Bind(new Draft(document, report, tableFile));
        if (scheme is not null && !report.HasErrors)
        {
            foreach (Diagnostic found in SchemeAnalysis.Check(scheme, document.Source))
            {
                report.Add(found);
            }
        }
        return new SchemeReading(
            report.HasErrors ? null : scheme, document, [.. report.InOrder()]);
    }
}
