using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>The diagnostics of one reading. The same problem at the same words is kept once,
/// however many clauses meet it.</summary>
internal sealed class Report(string file)
{
    private readonly List<Diagnostic> _all = [];
    private readonly HashSet<(string Rule, Place Place, string Message)> _seen = [];

    /// <summary>How many there are so far.</summary>
    public int Count => _all.Count;

    /// <summary>Whether any is an error.</summary>
    public bool HasErrors => _all.Exists(d => d.Severity == Severity.Error);

    /// <summary>All, in the order of the text; of its table files after it.</summary>
    public IEnumerable<Diagnostic> InOrder() => _all
        .OrderBy(d => d.Place.File == file ? 0 : 1)
        .ThenBy(d => d.Place.File, StringComparer.Ordinal)
        .ThenBy(d => d.Place.Line)
        .ThenBy(d => d.Place.Column)
        .ThenBy(d => d.Rule, StringComparer.Ordinal)
        .Where(IsFirst());

    // One line of the calendar cures all of them.
    private static Func<Diagnostic, bool> IsFirst()
    {
        bool said = false;
        return d =>
        {
            bool repeated = said && d.Rule == "month-end-unstated";
            said |= d.Rule == "month-end-unstated";
            return !repeated;
        };
    }

    public void Add(Diagnostic diagnostic)
    {
        if (_seen.Add((diagnostic.Rule, diagnostic.Place, diagnostic.Message)))
        {
            _all.Add(diagnostic);
        }
    }

    /// <summary>Adds what is not known yet, with more words to its message.</summary>
    public void AddOnce(Diagnostic diagnostic, string more)
    {
        if (_seen.Add((diagnostic.Rule, diagnostic.Place, diagnostic.Message)))
        {
            _all.Add(diagnostic with { Message = diagnostic.Message + more });
        }
    }

    public void Error(string rule, Place place, string message, string? remedy = null) =>
        Add(Diagnostic.Error(rule, place, message, remedy));

    public void Warning(string rule, Place place, string message, string? remedy = null) =>
        Add(Diagnostic.Warning(rule, place, message, remedy));

    /// <summary>Takes back what was said about some words since there were
    /// <paramref name="count"/>: they were only tried. What was found elsewhere on the way stays,
    /// because it is not looked for again.</summary>
    public void Undo(int count, YamlScalar tried)
    {
        for (int i = _all.Count - 1; i >= count; i--)
        {
            Diagnostic diagnostic = _all[i];
            if (IsIn(diagnostic.Place, tried))
            {
                _seen.Remove((diagnostic.Rule, diagnostic.Place, diagnostic.Message));
                _all.RemoveAt(i);
            }
        }
    }

    private static bool IsIn(Place place, YamlScalar scalar)
    {
        (Place first, Place last) = (scalar.At(0, 1), scalar.At(scalar.Text.Length, 0));
        return (place.Line, place.Column).CompareTo((first.Line, first.Column)) >= 0
            && (place.Line, place.Column).CompareTo((last.Line, last.Column)) <= 0;
    }
}
