using System.Text;
using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.Formatting;

/// <summary>Binding strength decides where brackets stand.</summary>
internal sealed class ExpressionWriter(bool commas)
{
    private const int Value = 0;
    private const int Or = 2;
    private const int And = 3;
    private const int Not = 4;
    private const int Test = 5;
    private const int Sum = 6;
    private const int DayOf = 7;
    private const int Product = 8;
    private const int Unary = 9;
    private const int Postfix = 10;
    private const int Primary = 11;

    public string Text(Expression expression) => At(Value, expression);

    private string At(int least, Expression expression)
    {
        var (strength, text) = Write(expression);
        return strength < least ? $"({text})" : text;
    }

    private (int Strength, string Text) Write(Expression expression) => expression switch
    {
        IfExpression choice => (Value, $"if {Text(choice.Condition)} then {Text(choice.Then)} "
            + $"else {Text(choice.Else)}"),
        BinaryExpression pair => Pair(pair),
        InExpression within => (Test, $"{At(Sum, within.Operand)} in "
            + $"[{string.Join(", ", within.Choices.Select(Text))}]"),
        UnaryExpression { Operator: UnaryOperator.Not } not
            => (Not, "not " + At(Not, not.Operand)),
        UnaryExpression minus => (Unary, "-" + At(Postfix, minus.Operand)),
        // 5.kind would be read as a number with a bad decimal.
        MemberExpression member when EndsInNumber(member.Target)
            => (Postfix, $"({Text(member.Target)}).{member.Name}"),
        MemberExpression member => (Postfix, $"{At(Postfix, member.Target)}.{member.Name}"),
        OnExpression on => (Postfix, $"{At(Postfix, on.Target)} on {At(Primary, on.Date)}"),
        DayOfExpression day => (DayOf, (day.First ? "first" : "last") + " day of "
            + PeriodOf(day.Period)),
        _ => (Primary, Simple(expression)),
    };

    private static bool EndsInNumber(Expression target)
        => target is NumberLiteral or MoneyLiteral
            or OnExpression { Date: NumberLiteral or MoneyLiteral };

    private (int Strength, string Text) Pair(BinaryExpression pair)
    {
        var (strength, left, right) = pair.Operator switch
        {
            BinaryOperator.Otherwise => (1, 1, Or),
            BinaryOperator.Or => (Or, Or, And),
            BinaryOperator.And => (And, And, Not),
            BinaryOperator.Add or BinaryOperator.Subtract => (Sum, Sum, DayOf),
            BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Of
                => (Product, Product, Unary),
            _ => (Test, Sum, Sum),
        };
        var after = At(right, pair.Right);
        if (pair.Operator == BinaryOperator.Divide && BeginsWithFraction(after))
        {
            after = $"({after})";
        }

        var word = ExpressionText.Print(pair.Operator);
        return (strength, $"{At(left, pair.Left)} {word} {after}");
    }

    // a / 5/6 would be read as (a / 5) / 6.
    private static bool BeginsWithFraction(string text)
    {
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && text[digits] == '/';
    }

    private string PeriodOf(Expression period)
        => period is BinaryExpression { Operator: BinaryOperator.Of } pair
            ? $"{PeriodOf(pair.Left)} of {At(Primary, pair.Right)}"
            : At(Primary, period);

    private string Simple(Expression expression) => expression switch
    {
        NumberLiteral { Fraction: true } number => Fraction(number.Value),
        NumberLiteral number => Number(number.Value),
        MoneyLiteral money => Money(money),
        PercentLiteral percent => Number(percent.Percent) + "%",
        PointsLiteral points => Number(points.Points)
            + (points.Points == 1 ? " percentage point" : " percentage points"),
        QuantityLiteral quantity => $"{Number(quantity.Amount)} {quantity.Unit.Text}"
            + Per(quantity.Per),
        DateLiteral date => CalendarText(date.Date),
        TextLiteral text => $"'{text.Value.Replace("'", "''", StringComparison.Ordinal)}'",
        YesNoLiteral answer => answer.Value ? "yes" : "no",
        NameExpression name => name.Name,
        CallExpression call
            => $"{call.Function}({string.Join(", ", call.Arguments.Select(Text))})",
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    public string Text(Argument argument)
    {
        var text = new StringBuilder(Text(argument.Value));
        text.Append(argument.Where is null ? "" : " where " + Text(argument.Where));
        text.Append(argument.PerMember ? " per member" : "");
        text.Append(argument.By is null ? "" : " by " + argument.By.Name);
        text.Append(argument.In is null ? "" : " in " + Text(argument.In));
        text.Append(argument.Over switch
        {
            LastPeriods last => " over last " + Numerals.Text(last.Count),
            PeriodToDate date => $" over {date.Period} to date",
            EarlierIn earlier => " over earlier in " + earlier.Period,
            _ => "",
        });
        return text.ToString();
    }

    public string Text(Window window) => window switch
    {
        AnchoredWindow anchored => At(Sum, anchored.Length)
            + (anchored.Before ? " before " : " from ") + At(Sum, anchored.Anchor),
        DatedWindow dated => $"{At(Sum, dated.From)} to {At(Sum, dated.To)}",
        _ => throw new ArgumentOutOfRangeException(nameof(window)),
    };

    private string Money(MoneyLiteral money)
    {
        var amount = Number(money.Amount);
        var point = amount.IndexOf('.', StringComparison.Ordinal);
        amount += point >= 0 && point == amount.Length - 2 ? "0" : "";
        return money.Currency + (money.Currency.Length == 3 ? " " : "") + amount + Per(money.Per);
    }

    private static string Per(IReadOnlyList<UnitName> units)
        => string.Concat(units.Select(unit => " per " + unit.Text));

    private static string Fraction(Rational number)
        => $"{Numerals.Text(number.Numerator)}/{Numerals.Text(number.Denominator)}";

    private string Number(Rational number)
    {
        var text = number.ToString();
        if (!commas || text.Contains('/', StringComparison.Ordinal))
        {
            return text;
        }

        var parts = text.Split('.');
        parts[0] = Numerals.WithCommas(number.Numerator / number.Denominator);
        return string.Join('.', parts);
    }

    private static string CalendarText(DateOnly date)
        => $"{Numerals.Padded(date.Year, 4)}-{Numerals.Padded(date.Month, 2)}-"
            + Numerals.Padded(date.Day, 2);
}
