using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.English;

/// <summary>What kind of thing an expression is, as far as its words depend on it.</summary>
internal static class Kinds
{
    private static readonly string[] Dates =
        ["started", "referred", "achieved", "payable", "day", "earned-from", "earned-to",
         "recorded"];

    private static readonly string[] Tests =
        ["any", "every", "covers", "known", "below-band", "above-band", "below-exactly",
         "above-exactly", "below-comparison", "above-comparison"];

    public static bool IsPeriod(string name) => PeriodKindNames.TryParse(name, out _);

    public static bool IsDate(Expression expression, Contents contents) => expression switch
    {
        DateLiteral or DayOfExpression => true,
        NameExpression name => Dates.Contains(name.Name, StringComparer.Ordinal)
            || contents.Find(name.Name, NameKind.Attribute) is { } attribute
                && Type(attribute, contents) == "date",
        MemberExpression member => member.Name is "first" or "last"
            || Dates.Contains(member.Name, StringComparer.Ordinal),
        BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum
            => IsDate(sum.Left, contents) && !IsDate(sum.Right, contents),
        _ => false,
    };

    /// <summary>Whether an expression is yes or no.</summary>
    public static bool IsCondition(Expression expression, Contents contents) => expression switch
    {
        YesNoLiteral or InExpression or UnaryExpression { Operator: UnaryOperator.Not } => true,
        BinaryExpression { Operator: BinaryOperator.Otherwise } pair
            => IsCondition(pair.Left, contents),
        BinaryExpression pair => pair.Operator is BinaryOperator.And or BinaryOperator.Or
            or BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.Less
            or BinaryOperator.AtMost or BinaryOperator.Greater or BinaryOperator.AtLeast,
        CallExpression call => Tests.Contains(call.Function, StringComparer.Ordinal),
        NameExpression name => contents.Value(name.Name) is { } named
            && (named.Kind == NameKind.Attribute ? Type(named, contents) == "yes/no"
                : IsTest(named, contents)),
        MemberExpression member => member.Name == "met",
        _ => false,
    };

    /// <summary>Whether a figure stands there as such.</summary>
    public static bool IsLiteral(Expression value)
        => value is NumberLiteral or MoneyLiteral or PercentLiteral or QuantityLiteral
            or PointsLiteral;

    /// <summary>Whether a measure answers yes or no.</summary>
    public static bool IsTest(Named named, Contents contents)
        => named.Kind == NameKind.Measure && named.Scalar("value") is { } value
            && ExpressionParser.Parse(value, new List<Diagnostic>()) is { } read
            && read is not NameExpression && IsCondition(read, contents);

    /// <summary>Whether an attribute is a date or money, which take an article.</summary>
    public static bool IsFigure(Named attribute, Contents contents)
        => Type(attribute, contents) is { } type
            && (type == "date" || Quantities.Dimensions.IsCurrency(type));

    /// <summary>The declared type of an attribute, as written.</summary>
    public static string? Type(Named attribute, Contents contents)
        => attribute.Text("type")
            ?? (((contents.Root["facts"] as YamlMap)?["participant"] as YamlMap)?[attribute.Name]
                as YamlScalar)?.Text;
}
