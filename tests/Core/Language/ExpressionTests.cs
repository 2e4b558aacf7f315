using Outturn.Language;
using Outturn.Language.Formatting;
using Outturn.Language.Syntax;
using Xunit;

namespace Outturn.Tests.Core.Language;

/// <summary>Language reference 9: literals, binding strength, clauses of aggregates.</summary>
public sealed class ExpressionTests
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData("1,234,567.5", "1234567.5")]
    [InlineData("5/6", "fraction 5/6")]
    [InlineData("12/4", "3")]
    [InlineData("£1,200", "money(£ 1200)")]
    [InlineData("GBP 1,200.00", "money(GBP 1200)")]
    [InlineData("£7.50 per hour", "money(£ 7.5 per hour)")]
    [InlineData("$4.59 per unit", "money($ 4.59 per unit)")]
    [InlineData("CHF 43.16 per learning-unit", "money(CHF 43.16 per learning-unit)")]
    [InlineData("CHF 910.14 per percentage point", "money(CHF 910.14 per percentage point)")]
    [InlineData("CHF 0.9 per USD", "money(CHF 0.9 per USD)")]
    [InlineData("-£500", "(Minus money(£ 500))")]
    [InlineData("5%", "percent(5)")]
    [InlineData("5 percentage points", "points(5)")]
    [InlineData("26 weeks", "(26 of weeks)")]
    [InlineData("15 working days", "(15 of working days)")]
    [InlineData("16 hours per week", "(16 of hours per week)")]
    [InlineData("3 people", "(3 of people)")]
    [InlineData("2014-04-01", "date(2014-04-01)")]
    [InlineData("'it''s'", "text(it's)")]
    [InlineData("yes", "YES")]
    [InlineData("weeks-13", "weeks-13")]
    [InlineData("jsa-18-24", "jsa-18-24")]
    public void Literals(string text, string shape) => Assert.Equal(shape, Shape(text));

    [Theory]
    [InlineData("a + b * c", "(a Add (b Multiply c))")]
    [InlineData("a - b - c", "((a Subtract b) Subtract c)")]
    [InlineData("a / b * c", "((a Divide b) Multiply c)")]
    [InlineData("a / 2/3", "((a Divide 2) Divide 3)")]
    [InlineData("a * 2/3", "(a Multiply fraction 2/3)")]
    [InlineData("$32000 / 2", "(money($ 32000) Divide 2)")]
    [InlineData("10% of x * y", "((percent(10) Of x) Multiply y)")]
    [InlineData("-a.b", "(Minus (a . b))")]
    [InlineData("-5 - -6", "((Minus 5) Subtract (Minus 6))")]
    [InlineData("index on payable / index on 2015-04-01",
        "((index on payable) Divide (index on date(2015-04-01)))")]
    [InlineData("not a and b or c", "(((Not a) And b) Or c)")]
    [InlineData("not a = b", "(Not (a Equal b))")]
    [InlineData("a < b + c and d >= 4", "((a Less (b Add c)) And (d AtLeast 4))")]
    [InlineData("a or b otherwise no", "((a Or b) Otherwise NO)")]
    [InlineData("reduction >= 10% otherwise no",
        "((reduction AtLeast percent(10)) Otherwise NO)")]
    [InlineData("if a then b else c otherwise d", "(if a then b else (c Otherwise d))")]
    [InlineData("g in [a, b] and c", "((g in [a; b]) And c)")]
    [InlineData("(a + b) * c", "((a Add b) Multiply c)")]
    [InlineData("first day of quarter of achieved + 1 day",
        "((first day (quarter Of achieved)) Add (1 of day))")]
    [InlineData("contract-year.number", "(contract-year . number)")]
    [InlineData("round(x, 0.1, half even)", "round(x; 0.1; half even)")]
    [InlineData("first(a) + last(a)", "(first(a) Add last(a))")]
    public void Binding(string text, string shape) => Assert.Equal(shape, Shape(text));

    [Theory]
    [InlineData("count(participants by referred)", "count(participants by referred)")]
    [InlineData("most(exclusion per member in 12 months before day)",
        "most(exclusion per-member in [(12 of months) before day])")]
    [InlineData("sum(x where value > 2 hours per member in a to b)",
        "sum(x where (value Greater (2 of hours)) per-member in [a to b])")]
    [InlineData("days(housed in 12 months from started)",
        "days(housed in [(12 of months) from started])")]
    [InlineData("sum(act over earlier in quarter)", "sum(act over earlier in quarter)")]
    [InlineData("sum(act over last 3)", "sum(act over last 3)")]
    [InlineData("mean(act by paid over quarter to date)",
        "mean(act by paid over quarter to date)")]
    [InlineData("any(reduction >= 10% otherwise no)",
        "any(((reduction AtLeast percent(10)) Otherwise NO))")]
    [InlineData("count(x where g in [a, b] in 2 days before day)",
        "count(x where (g in [a; b]) in [(2 of days) before day])")]
    public void Aggregates(string text, string shape) => Assert.Equal(shape, Shape(text));

    [Theory]
    [InlineData("((a)) + (b * c)", "a + b * c")]
    [InlineData("(a + b) * -(c)", "(a + b) * -c")]
    [InlineData("a - (b - c)", "a - (b - c)")]
    [InlineData("a / (2/3)", "a / (2/3)")]
    [InlineData("(if a then b else c) + 1", "(if a then b else c) + 1")]
    [InlineData("£1,200.5 per  person", "£1200.50 per person")]
    [InlineData("(first day of quarter) of x", "(first day of quarter) of x")]
    [InlineData("not (a or b)", "not (a or b)")]
    [InlineData("(a on b).c", "a on b.c")]
    public void Printing(string text, string printed)
    {
        var expression = Parse(text);
        Assert.Equal(printed, ExpressionText.Print(expression));
        Assert.Equal(ExpressionShape.Of(expression), Shape(printed));
    }

    [Fact]
    public void Printing_with_commas_for_people()
        => Assert.Equal(
            "£1,234,567.50 * 1,000",
            ExpressionText.Print(Parse("£1234567.5 * 1000"), commas: true));

    [Fact]
    public void Places_cover_the_words_and_brackets()
    {
        var sum = Assert.IsType<BinaryExpression>(Parse("a + (b * count(c))"));
        Assert.Equal((0, 18), (sum.Start, sum.End));
        var product = Assert.IsType<BinaryExpression>(sum.Right);
        Assert.Equal((4, 18), (product.Start, product.End));
        var call = Assert.IsType<CallExpression>(product.Right);
        Assert.Equal((9, 17), (call.Start, call.End));
        Assert.Equal((9, 14), call.FunctionSpan);
    }

    private static string Shape(string text) => ExpressionShape.Of(Parse(text));

    private static Expression Parse(string text)
    {
        var found = new List<Diagnostic>();
        var expression = ExpressionParser.Parse(YamlScalar.Of(text), found);
        Assert.True(expression is not null, string.Join('\n', found));
        return expression;
    }
}
