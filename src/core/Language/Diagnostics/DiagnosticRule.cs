namespace Outturn.Language;

/// <summary>A rule that the text of a scheme is checked by (language reference 11). Each has a bad
/// scheme of its own in <c>schemes/bad</c> and an entry in the catalogue of errors.</summary>
/// <param name="Name">Its name, as diagnostics print it.</param>
/// <param name="Severity">How much its diagnostics weigh.</param>
/// <param name="Meaning">What is wrong where it speaks, and why that matters.</param>
/// <param name="Remedy">What to do.</param>
public sealed record DiagnosticRule(
    string Name, Severity Severity, string Meaning, string Remedy);
