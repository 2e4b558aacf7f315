using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.TableFiles;

/// <summary>What the header of a table's file must hold (language reference 2.6).</summary>
internal sealed class TableShape
{
    private TableShape(
        IReadOnlyList<string> by, bool isDated,
        IReadOnlyList<(string Name, string? Type)> figures) =>
        (By, IsDated, Figures) = (by, isDated, figures);

    /// <summary>The names in <c>by</c>, outermost first.</summary>
    public IReadOnlyList<string> By { get; }

    /// <summary>Whether the table has <c>in force on</c>, and so the columns <c>from</c> and
    /// <c>to</c>.</summary>
    public bool IsDated { get; }

    /// <summary>The columns with figures, each with the type that <c>gives</c> writes; null: a list
    /// of labels.</summary>
    public IReadOnlyList<(string Name, string? Type)> Figures { get; }

    /// <summary>Reads the keys of a table.</summary>
    public static TableShape Of(YamlMap table) => new(
        [.. Scalars(table["by"]).Select(s => s.Text.Trim())],
        table["in force on"] is YamlScalar { IsEmpty: false },
        table["gives"] is YamlMap columns
            ? [.. columns.Entries.Select(e => (e.Key.Text, (e.Value as YamlScalar)?.Text))]
            : [("value", (table["gives"] as YamlScalar)?.Text)]);

    /// <summary>A figure as the language writes it: a bare number counts in the unit of its
    /// column. A percentage keeps its sign, because 0.084 and 8.4 look alike.</summary>
    public static string Figure(string text, string? type)
    {
        bool isUnit = type is not (null or "number" or "percent" or "yes/no" or "date" or "text"
            or "party");
        if (!isUnit || !IsBare(text.TrimStart('-')))
        {
            return text;
        }
        int per = type!.IndexOf(" per ", StringComparison.Ordinal);
        string unit = per < 0 ? type : type[..per];
        return Currency.Find(unit) is null
            ? $"{text} {type}"
            : $"{(text[0] == '-' ? "-" : "")}{unit} {text.TrimStart('-')}{type[unit.Length..]}";
    }

    private static bool IsBare(string digits) => digits.Length > 0
        && char.IsAsciiDigit(digits[0])
        && digits.All(c => char.IsAsciiDigit(c) || c is ',' or '.');

    private static IEnumerable<YamlScalar> Scalars(YamlNode? node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlList list => list.Items.OfType<YamlScalar>(),
        _ => [],
    };
}
