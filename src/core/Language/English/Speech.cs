using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.English;

/// <summary>
/// Says the expressions of one clause in words (language reference 9 and 12). The number of a
/// clause stands beside its first mention only. What is said of missing values is kept apart, in
/// <see cref="Asides"/>, and follows as sentences of its own.
/// </summary>
internal sealed partial class Speech(Contents contents, params IReadOnlyList<string> cell)
{
    private readonly HashSet<Named> mentioned = [];
    private readonly List<string> asides = [];
    private Named? whole;

    public Contents Contents => contents;

    /// <summary>The dimensions of the clause's cell.</summary>
    public IReadOnlyList<string> Cell => cell;

    /// <summary>Takes the sentences that must follow what was said.</summary>
    public string Asides()
    {
        var text = string.Concat(asides.Distinct(StringComparer.Ordinal).Select(a => " " + a));
        asides.Clear();
        return text;
    }

    /// <summary>The value of a scalar; what cannot be read stands in quotes.</summary>
    public string Text(YamlScalar scalar)
        => ExpressionParser.Parse(scalar, new List<Diagnostic>()) is { } read
            ? Value(read).Text : Grammar.Quote(scalar.Text);

    /// <summary>A date after "payable": <c>on 27 July 2017</c>, <c>6 months after …</c>.</summary>
    public string On(YamlNode date)
        => date is YamlScalar scalar
            && ExpressionParser.Parse(scalar, new List<Diagnostic>()) is BinaryExpression
            ? Text(scalar) : "on " + Value(date);

    /// <summary>Says the name of a statistic or return anew.</summary>
    public void Forget() => whole = null;

    /// <summary>The condition of a scalar.</summary>
    public string Condition(YamlScalar scalar)
        => ExpressionParser.Parse(scalar, new List<Diagnostic>()) is { } read
            ? Holds(read) : Grammar.Quote(scalar.Text);

    /// <summary>An expression as a noun phrase.</summary>
    public Said Value(Expression expression) => expression switch
    {
        NumberLiteral number => new(Number(number)),
        MoneyLiteral money => new(
            Grammar.Money(money.Currency, money.Amount) + Per(money.Per)),
        PercentLiteral percent => new(Grammar.Number(percent.Percent) + "%"),
        PointsLiteral points => new(NounForms.Count(points.Points, Dimensions.Point)),
        QuantityLiteral quantity => Quantity(quantity),
        DateLiteral date => new(Grammar.Date(date.Date)),
        TextLiteral text => new(Grammar.Quote(text.Value)),
        YesNoLiteral yes => new(yes.Value ? "yes" : "no"),
        NameExpression name => Name(name.Name),
        MemberExpression member => Member(member),
        OnExpression on => new($"{Value(on.Target).Text} on {Value(on.Date).Text}"),
        DayOfExpression day => new(
            $"the {(day.First ? "first" : "last")} day of {Value(day.Period).Text}"),
        UnaryExpression { Operator: UnaryOperator.Minus } minus => Minus(minus.Operand),
        BinaryExpression binary => Pair(binary),
        IfExpression choice => Choice(choice),
        CallExpression call => Call(call),
        _ => Whether(expression),
    };

    private Said Minus(Expression operand)
        => Kinds.IsLiteral(operand) ? new("−" + Value(operand).Text)
            : new("minus " + Value(operand).Within(Hold.Product), Hold.Product);

    private static string Number(NumberLiteral number)
        => number.Fraction
            ? $"{Numerals.Text(number.Value.Numerator)}/{Numerals.Text(number.Value.Denominator)}"
            : Grammar.Number(number.Value);

    private static Said Quantity(QuantityLiteral quantity)
    {
        var one = quantity.Amount.Abs() == Rational.One;
        var singular = NounForms.Singular(quantity.Unit.Text);
        var noun = Grammar.Words(one ? singular : NounForms.Plural(singular));
        return new(Grammar.Number(quantity.Amount) + " " + noun + Per(quantity.Per), Plural: !one);
    }

    private static string Per(IEnumerable<UnitName> units)
        => string.Concat(units.Select(unit => " per " + Grammar.Words(unit.Text)));

    private Said Whether(Expression condition) => new("whether " + Holds(condition), Hold.Loose);

    private Said Pair(BinaryExpression pair) => pair.Operator switch
    {
        BinaryOperator.Add or BinaryOperator.Subtract => Sum(pair),
        BinaryOperator.Multiply => Product(pair),
        BinaryOperator.Divide => Quotient(pair),
        BinaryOperator.Of => Of(pair),
        BinaryOperator.Otherwise => Otherwise(pair),
        _ => Whether(pair),
    };

    private Said Sum(BinaryExpression pair)
    {
        var add = pair.Operator == BinaryOperator.Add;
        if (Kinds.IsDate(pair.Left, contents) && !Kinds.IsDate(pair.Right, contents))
        {
            var length = Value(pair.Right).Within(Hold.Sum);
            return new($"{length} {(add ? "after" : "before")} {Value(pair.Left).Text}");
        }

        var left = Value(pair.Left);
        var first = left.Within(Hold.Sum);
        var right = Value(pair.Right).Within(Hold.Whole);
        var comma = left.Hold != Hold.Sum && Markup.Length(first) > 40 ? "," : "";
        return new($"{first}{comma} {(add ? "plus" : "less")} {right}", Hold.Sum, left.Plural);
    }

    private Said Product(BinaryExpression pair)
    {
        if (Change(pair) is { } changed)
        {
            return changed;
        }

        var left = Value(pair.Left);
        if (pair.Right is QuantityLiteral { Per.Count: 0 } one && one.Amount == Rational.One)
        {
            return new($"{left.Within(Hold.Product)}, in {Units(one)}", Hold.Product);
        }

        var right = Value(pair.Right);
        if (pair.Left is PercentLiteral or NumberLiteral { Fraction: true })
        {
            return new($"{left.Text} of {right.Within(Hold.Whole)}", Hold.Product, right.Plural);
        }

        var first = left.Within(Hold.Product);
        var comma = Markup.Length(first) > 40 ? "," : "";
        var times = pair.Left is BinaryExpression { Operator: BinaryOperator.Multiply }
            && first.Contains(" multiplied by ", StringComparison.Ordinal)
            ? " and by" : comma + " multiplied by";
        return new(
            $"{first}{times} {right.Within(Hold.Whole)}", Hold.Product, left.Plural);
    }

    // A number becomes units: ratio(weeks, 4 weeks) * 1 unit.
    private static string Units(QuantityLiteral one)
        => Grammar.Words(NounForms.Plural(NounForms.Singular(one.Unit.Text)));

    // price * (1 - discount) is the price reduced by the discount.
    private Said? Change(BinaryExpression product)
    {
        var (factor, other) = product.Right is BinaryExpression ? (product.Right, product.Left)
            : (product.Left, product.Right);
        if (factor is not BinaryExpression
            {
                Operator: BinaryOperator.Add or BinaryOperator.Subtract,
                Left: NumberLiteral one,
            } change || one.Value != Rational.One)
        {
            return null;
        }

        var verb = change.Operator == BinaryOperator.Add ? "increased" : "reduced";
        var left = Value(other);
        var by = Value(change.Right).Within(Hold.Whole);
        return new($"{left.Within(Hold.Product)} {verb} by {by}", Hold.Product, left.Plural);
    }

    private Said Quotient(BinaryExpression pair)
    {
        var left = Value(pair.Left);
        var first = left.Within(Hold.Sum);
        var right = Value(pair.Right).Within(Hold.Whole);
        var all = left.Hold == Hold.Sum ? ", all"
            : left.Hold < Hold.Whole || Markup.Length(first) > 25 ? "," : "";
        return new($"{first}{all} divided by {right}", Hold.Product, left.Plural);
    }

    private Said Of(BinaryExpression pair)
    {
        if (pair.Left is NameExpression period && Kinds.IsPeriod(period.Name))
        {
            return new($"the {Grammar.Words(period.Name)} {InWhich(pair.Right)}");
        }

        var right = Value(pair.Right);
        return new(
            $"{Value(pair.Left).Within(Hold.Whole)} of {right.Within(Hold.Whole)}",
            Hold.Product, right.Plural);
    }

    private Said Otherwise(BinaryExpression pair)
    {
        var left = Value(pair.Left);
        var other = Value(pair.Right).Text;
        asides.Add($"Where {left.Text} {left.Be} not known, {other} takes its place.");
        return left;
    }

    private Said Choice(IfExpression choice)
    {
        var then = Value(choice.Then).Within(Hold.Sum);
        return new(
            $"{then} if {Holds(choice.Condition)}, and otherwise {Value(choice.Else).Text}",
            Hold.Loose);
    }
}
