using Outturn.Schemes;

namespace Outturn.Language;

/// <summary>
/// How much a diagnostic weighs. An error stops everything that would use the text; a warning and
/// a note do not (language reference 11).
/// </summary>
public enum Severity
{
    /// <summary>The text cannot be settled from until it is put right.</summary>
    Error,

    /// <summary>The text can be used, and somebody should look.</summary>
    Warning,

    /// <summary>Something worth knowing about a text that is in order.</summary>
    Note,
}

/// <summary>
/// One problem in the text of a scheme: which rule found it, where, why it is a problem and what
/// to do about it (language reference 11).
/// </summary>
/// <param name="Rule">Name of the check, such as <c>unknown-name</c>.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Place">The words that are wrong.</param>
/// <param name="Message">What is wrong, in plain English, without the remedy.</param>
/// <param name="Remedy">What to do about it; printed beside the carets.</param>
/// <param name="Related">Another place that the message speaks of, such as the first of two
/// equal keys.</param>
public sealed record Diagnostic(
    string Rule,
    Severity Severity,
    Place Place,
    string Message,
    string? Remedy = null,
    Place? Related = null)
{
    /// <summary>An error of <paramref name="rule"/> at <paramref name="place"/>.</summary>
    public static Diagnostic Error(string rule, Place place, string message, string? remedy = null)
        => new(rule, Severity.Error, place, message, remedy);

    /// <summary>A warning of <paramref name="rule"/> at <paramref name="place"/>.</summary>
    public static Diagnostic Warning(
        string rule, Place place, string message, string? remedy = null)
        => new(rule, Severity.Warning, place, message, remedy);
}
