using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>The diagnostics of one reading. The same problem at the same words is kept once,
/// however many clauses meet it.</summary>
internal sealed class Report
{
    private readonly List<Diagnostic> _all = [];
    private readonly HashSet<(string Rule, Place Place, string Message)> _seen = [];

    /// <summary>How many there are so far.</summary>
    public int Count => _all.Count;

    /// <summary>Whether any is an error.</summary>
    public bool HasErrors => _all.Exists(d => d.Severity == Severity.Error);

    /// <summary>All, in the order of the text.</summary>
    public IEnumerable<Diagnostic> InOrder() => _all
        .OrderBy(d => d.Place.Line)
        .ThenBy(d => d.Place.Column)
        .ThenBy(d => d.Rule, StringComparer.Ordinal);

    public void Add(Diagnostic diagnostic)
    {
        if (_seen.Add((diagnostic.Rule, diagnostic.Place, diagnostic.Message)))
        {
            _all.Add(diagnostic);
        }
    }

    public void Error(string rule, Place place, string message, string? remedy = null) =>
        Add(Diagnostic.Error(rule, place, message, remedy));

    public void Warning(string rule, Place place, string message, string? remedy = null) =>
        Add(Diagnostic.Warning(rule, place, message, remedy));

    /// <summary>Takes back what was said since there were <paramref name="count"/>.</summary>
    public void Undo(int count)
    {
        foreach (Diagnostic diagnostic in _all.Skip(count))
        {
            _seen.Remove((diagnostic.Rule, diagnostic.Place, diagnostic.Message));
        }
        _all.RemoveRange(count, _all.Count - count);
    }
}
