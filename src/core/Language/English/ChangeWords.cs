using Outturn.Language.Syntax;
using Outturn.Language.Variations;

namespace Outturn.Language.English;

/// <summary>What one place of a variation changes, in words.</summary>
/// <param name="before">The text as signed.</param>
/// <param name="text">The text as varied.</param>
internal sealed class ChangeWords(Contents before, VariedText text)
{
    private static readonly string[] Conditions = ["only if", "holds", "while"];

    /// <summary>Whether the clause is better read whole than said in a few words.</summary>
    public static bool IsWhole(ReplacedPlace place)
        => place.Section != "term" && (place.IsClause || place.Value is not YamlScalar);

    /// <summary>The clause that a place belongs to.</summary>
    public static Named? Find(Contents contents, ReplacedPlace place)
        => contents.Find(place.Clause, KindOf(place.Section));

    public string Of(ReplacedPlace place)
    {
        if (place.Section == "term")
        {
            return $"the date “{Markup.Clean(place.Clause)}” of the term becomes "
                + Date(place.Value);
        }

        if (Find(text.Contents, place) is not { } clause)
        {
            return $"{Grammar.Quote(place.Path)} becomes {Value(place)}";
        }

        var name = $"{Grammar.Quote(Grammar.Capital(clause.Title))} "
            + $"({Markup.Reference(Find(before, place)?.Id ?? clause.Id, clause.Number)})";
        if (text.Adds(place))
        {
            return $"{name} is added";
        }

        if (place is { Inner: "only if", Value: YamlScalar { Text: "no" } })
        {
            return $"{name} is closed";
        }

        var inner = string.Join(", ", place.Path.Split('/').Skip(2).Select(
            part => $"“{Markup.Clean(part)}”"));
        return place.IsClause ? $"{name} is replaced"
            : $"of {name}, {inner} becomes "
                + (IsWhole(place) ? "another, as below" : Value(place));
    }

    private string Value(ReplacedPlace place)
    {
        var speech = new Speech(text.Contents);
        if (place.Value is not YamlScalar scalar)
        {
            return speech.Value(place.Value);
        }

        var isCondition = Conditions.Contains(place.Inner, StringComparer.Ordinal)
            || (place.Section == "groups" && scalar.Text != "otherwise");
        return isCondition && scalar.Text is not ("yes" or "no")
            ? $"“{speech.Condition(scalar)}”"
            : Date(scalar) is var date && date != Markup.Clean(scalar.Text) ? date
            : speech.Value(scalar);
    }

    private static string Date(YamlNode value)
        => Grammar.DateText(Markup.Clean((value as YamlScalar)?.Text ?? ""));

    private static NameKind KindOf(string section) => section switch
    {
        "groups" => NameKind.Group,
        "cohorts" => NameKind.Cohort,
        "outcomes" => NameKind.Outcome,
        "measures" => NameKind.Measure,
        "tables" => NameKind.Table,
        "limits and adjustments" => NameKind.Limit,
        "shares" => NameKind.Share,
        "accounts" => NameKind.Account,
        _ => NameKind.Payment,
    };
}
