using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.English;

/// <summary>Types in words: <c>pounds per person</c>, <c>yes or no</c> (language reference 3).
/// </summary>
internal static class TypeWords
{
    public static string Of(YamlScalar type, Contents contents)
        => ExpressionParser.ParseType(type, new List<Diagnostic>()) is { } read
            ? Unit(read.Unit.Text, contents) + string.Concat(
                read.Per.Select(p => " per " + One(p.Text)))
            : Markup.Clean(type.Text);

    /// <summary>What a value is in: <c>in pounds</c>; or what it is, where nothing is counted:
    /// <c>a date</c>.</summary>
    public static string In(YamlScalar type, Contents contents)
        => (type.Text is "yes/no" or "number" or "date" or "text" or "party" ? "" : "in ")
            + Of(type, contents);

    private static string One(string unit)
        => Dimensions.IsCurrency(unit) ? NounForms.Of(unit).One
            : Grammar.Words(NounForms.Singular(unit));

    private static string Unit(string unit, Contents contents) => unit switch
    {
        "yes/no" => "yes or no",
        "number" => "a number",
        "percent" => "percent",
        "date" => "a date",
        "text" => "text",
        "party" => "one of the parties",
        _ when Dimensions.IsCurrency(unit) => NounForms.Of(unit).Many,
        _ when contents.Find(unit, NameKind.Group) is { } group => "a label of " + group.Noun,
        _ => Grammar.Words(NounForms.Plural(NounForms.Singular(unit))),
    };
}
