using Outturn.Language;
using Outturn.Language.Syntax;
using Xunit;

namespace Outturn.Tests.Core.Language;

/// <summary>Language reference 3, 4 and 6: keys of tables and the phrases of single keys.
/// </summary>
public sealed class PhraseTests
{
    [Theory]
    [InlineData("otherwise", "otherwise")]
    [InlineData("beyond", "beyond")]
    [InlineData("jsa-18-24", "label jsa-18-24")]
    [InlineData("P1", "label P1")]
    [InlineData("north to", "label north to")]
    [InlineData("1", "value 1")]
    [InlineData("-5", "value (Minus 5)")]
    [InlineData("5%", "value percent(5)")]
    [InlineData("2016-01-01", "value date(2016-01-01)")]
    [InlineData("2016-Q1", "label 2016-Q1")]
    [InlineData("from 3", "from 3")]
    [InlineData("from 0%", "from percent(0)")]
    [InlineData("from 2011-06-01", "from date(2011-06-01)")]
    [InlineData("up to specified-volume", "up to specified-volume")]
    [InlineData("up to £1,200 * 2", "up to (money(£ 1200) Multiply 2)")]
    [InlineData("1 to 12", "1 to 12")]
    [InlineData("2018-10-01 to 2020-09-30", "date(2018-10-01) to date(2020-09-30)")]
    public void Keys_of_tables(string text, string shape)
    {
        var found = new List<Diagnostic>();
        var key = ExpressionParser.ParseKey(YamlScalar.Of(text), found);
        Assert.Empty(found);
        Assert.Equal(shape, key switch
        {
            OtherwiseKey => "otherwise",
            BeyondKey => "beyond",
            LabelKey label => "label " + label.Label,
            ValueKey value => "value " + ExpressionShape.Of(value.Value),
            FromKey from => "from " + ExpressionShape.Of(from.Edge),
            UpToKey to => "up to " + ExpressionShape.Of(to.Edge),
            RangeKey range
                => $"{ExpressionShape.Of(range.From)} to {ExpressionShape.Of(range.To)}",
            _ => "",
        });
    }

    [Fact]
    public void An_edge_must_be_a_value()
    {
        var found = new List<Diagnostic>();
        Assert.Null(ExpressionParser.ParseKey(YamlScalar.Of("from 5 +"), found));
        Assert.Equal(9, Assert.Single(found).Place.Column);
    }

    [Theory]
    [InlineData("104 weeks of started", "(104 of weeks) of started")]
    [InlineData("rate-card.weeks of started + 1 day",
        "(rate-card . weeks) of (started Add (1 of day))")]
    [InlineData("2 * 12 weeks of first day of quarter of started",
        "(2 Multiply (12 of weeks)) of (first day (quarter Of started))")]
    public void Within(string text, string shape)
    {
        var phrase = ExpressionParser.ParseWithin(YamlScalar.Of(text), []);
        Assert.NotNull(phrase);
        Assert.Equal(
            shape, $"{ExpressionShape.Of(phrase.Length)} of {ExpressionShape.Of(phrase.Anchor)}");
    }

    [Fact]
    public void Within_needs_a_date()
    {
        var found = new List<Diagnostic>();
        Assert.Null(ExpressionParser.ParseWithin(YamlScalar.Of("104 weeks"), found));
        Assert.Equal("write for example 104 weeks of started", Assert.Single(found).Remedy);
    }

    [Theory]
    [InlineData("job", "job / nothing / nothing")]
    [InlineData("qualification where value = 2 levels",
        "qualification / (value Equal (2 of levels)) / nothing")]
    [InlineData("contract-year of achieved", "(contract-year Of achieved) / nothing / nothing")]
    [InlineData("return where g in [a] in 13 weeks from achieved",
        "return / (g in [a]) / [(13 of weeks) from achieved]")]
    public void Where(string text, string shape)
    {
        var phrase = ExpressionParser.ParseWhere(YamlScalar.Of(text), []);
        Assert.NotNull(phrase);
        Assert.Equal(shape, $"{ExpressionShape.Of(phrase.What)} / "
            + $"{ExpressionShape.Of(phrase.Where)} / {ExpressionShape.Of(phrase.In)}");
    }

    [Theory]
    [InlineData("3", "3", null)]
    [InlineData("1 per kind", "1", "kind")]
    [InlineData("2 per contract-year", "2", "contract-year")]
    [InlineData("rate-card.times", "(rate-card . times)", null)]
    [InlineData("unlimited", "nothing", null)]
    public void How_often(string text, string number, string? per)
    {
        var phrase = ExpressionParser.ParseHowOften(YamlScalar.Of(text), []);
        Assert.NotNull(phrase);
        Assert.Equal((number, per), (ExpressionShape.Of(phrase.Number), phrase.Per?.Text));
    }

    [Theory]
    [InlineData("GBP per person", "GBP per person")]
    [InlineData("events per person", "events per person")]
    [InlineData("yes/no", "yes/no")]
    [InlineData("yes / no", "yes/no")]
    [InlineData("percent", "percent")]
    [InlineData("CHF per USD", "CHF per USD")]
    [InlineData("working days", "working days")]
    public void Types(string text, string type)
    {
        var phrase = ExpressionParser.ParseType(YamlScalar.Of(text), []);
        Assert.NotNull(phrase);
        Assert.Equal(
            type, phrase.Unit.Text + string.Concat(phrase.Per.Select(unit => " per " + unit.Text)));
    }

    [Theory]
    [InlineData("12 months before day", "[(12 of months) before day]")]
    [InlineData("referred to started", "[referred to started]")]
    public void Windows(string text, string shape)
        => Assert.Equal(
            shape, ExpressionShape.Of(ExpressionParser.ParseWindow(YamlScalar.Of(text), [])));
}
