using Outturn.Language.Analysis;
using Outturn.Language.Binding;
using Outturn.Language.Syntax;
using Outturn.Language.TableFiles;
using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <summary>One text of a scheme, read: the document as written, or as some of its variations
/// make it.</summary>
internal sealed class TextReading
{
    private readonly TableFileSet _files;
    private readonly Report _report;
    private readonly Draft _draft;

    public TextReading(string file, DraftText text, TableFileSet files)
    {
        _files = files;
        _report = new Report(file);
        _draft = new Draft(text, _report, files);
        Scheme? scheme = SchemeBinder.Bind(_draft);
        Scheme = _report.HasErrors ? null : scheme;
    }

    /// <summary>The scheme; null where the text has errors.</summary>
    public Scheme? Scheme { get; private set; }

    /// <summary>Which clause names which.</summary>
    public ClauseGraph Graph => _draft.Graph;

    /// <summary>Whether the checks that need the whole of the scheme were made.</summary>
    public bool IsChecked { get; private set; }

    public IEnumerable<Diagnostic> Warnings =>
        _report.InOrder().Where(d => d.Severity != Severity.Error);

    /// <summary>Makes the checks that need the whole of the scheme.</summary>
    public void Check()
    {
        IsChecked = true;
        if (Scheme is { } scheme)
        {
            foreach (Diagnostic found in SchemeAnalysis.Check(scheme, _files.Sources))
            {
                _report.Add(found);
            }
            Scheme = _report.HasErrors ? null : scheme;
        }
    }

    /// <summary>Hands on everything that was found.</summary>
    public void Tell(Report report)
    {
        foreach (Diagnostic found in _report.InOrder())
        {
            report.Add(found);
        }
    }

    /// <summary>Hands on the errors that no text before had.</summary>
    public void TellErrors(Report report, IReadOnlyList<string> variations)
    {
        foreach (Diagnostic found in _report.InOrder().Where(d => d.Severity == Severity.Error))
        {
            report.AddOnce(
                found,
                variations.Count == 0 ? "" : $" (as varied by {Wording.List(variations)})");
        }
    }

    /// <summary>What a clause that belongs to no section of the draft says about itself.</summary>
    public T Head<T>(T clause, YamlMap map, Report report)
        where T : Clause
    {
        T filled = ClauseHead.Fill(_draft, clause, new Keys(_report, map, "a variation"));
        TellErrors(report, []);
        return filled;
    }
}
