using System.Collections.Immutable;

namespace Outturn.Language;

/// <summary>Every rule that the language checks a text by, in the order in which they come to
/// speak: reading, names and units, the whole scheme.</summary>
public static partial class DiagnosticRules
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        .. OfReading, .. OfFiles, .. OfNames, .. OfUnits, .. OfClauses, .. OfVariations, .. OfMoney,
        .. OfSchemes,
    ];

    /// <summary>The rule of a name; null: there is none.</summary>
    public static DiagnosticRule? Find(string name) => All.FirstOrDefault(r => r.Name == name);

    private static DiagnosticRule Error(string name, string meaning, string remedy) =>
        new(name, Severity.Error, meaning, remedy);

    private static DiagnosticRule Warning(string name, string meaning, string remedy) =>
        new(name, Severity.Warning, meaning, remedy);

    private static DiagnosticRule[] OfReading =>
    [
        Error(
            "bad-yaml",
            "The file is not YAML that the language reads: a tab, a bracket left open, a value "
                + "that begins with a character which YAML keeps for itself.",
            "Put the characters right that the message names. Indent with spaces, close what is "
                + "open, and quote a value that begins with one of `>%*&!|@`."),
        Error(
            "cut-by-comment",
            "A space and a `#` begin a comment, so the rest of the value is not read.",
            "Quote the value; or, if a comment is meant, put a space after the `#`."),
        Error(
            "flow-comma",
            "In braces a comma ends the entry, so an amount with a comma, or a call with two "
                + "arguments, falls into two.",
            "Write the number without its comma, quote the value, or give the entry a line of "
                + "its own."),
        Error(
            "duplicate-key",
            "A key stands twice in one place. Only one of the two could count, and readers would "
                + "not know which.",
            "Remove one, or rename it if two clauses are meant."),
        Error(
            "wrong-expression",
            "A value cannot be read as an expression.",
            "Correct it at the carets: the message says what was expected there."),
        Error(
            "no-chains",
            "A comparison has more than two sides.",
            "Write two comparisons and join them with `and`."),
        Error(
            "too-deep",
            "An expression is nested more deeply than anybody could check by reading.",
            "Give parts of it names, as measures or tables of their own."),
        Error(
            "too-long",
            "An expression is longer than anybody could check by reading.",
            "Give parts of it names, as measures or tables of their own."),
        Error(
            "missing-key",
            "A clause lacks something that it cannot do without.",
            "Add the key that the message names."),
        Error(
            "unknown-key",
            "A clause has a key that such clauses do not have; nothing would read it.",
            "Correct the spelling, or remove it. Comments are for remarks."),
        Error(
            "wrong-value",
            "A key has a value that it does not take.",
            "Write one of the values that the message lists, or a value of that form."),
    ];

    private static DiagnosticRule[] OfFiles =>
    [
        Error(
            "missing-file",
            "A table names a file, and there is no such file in the folder of the scheme.",
            "Put the file beside the scheme, or correct its name."),
        Error(
            "bad-csv",
            "The file of a table is not CSV that the language reads: a quote left open, a row with "
                + "more or fewer cells than the header, a character that nobody sees.",
            "Put the row right that the message names. A cell with a comma needs quotes around "
                + "it. Save the file as \"CSV UTF-8\"."),
        Error(
            "wrong-header",
            "The header of a table's file does not say which column is which.",
            "Write the names in `by` (before them `from` and `to`, if the table is dated), then "
                + "`value` or the columns in `gives`, and if wished `mark` and `source`."),
    ];
}
