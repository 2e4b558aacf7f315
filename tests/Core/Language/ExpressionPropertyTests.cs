using FsCheck;
using FsCheck.Fluent;
using Outturn.Language;
using Outturn.Language.Formatting;
using Outturn.Language.Syntax;
using Xunit;

namespace Outturn.Tests.Core.Language;

/// <summary>Laws of reading and printing that hold for every expression.</summary>
[Trait("Category", "Slow")]
public sealed class ExpressionPropertyTests
{
    [Fact]
    public void What_is_printed_is_read_back_as_the_same_tree()
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60)
            .WithReplay(2014, 401);
        Prop.ForAll(ExpressionGenerator.Expressions.ToArbitrary(), expression =>
        {
            var text = ExpressionText.Print(expression);
            var found = new List<Diagnostic>();
            var again = ExpressionParser.Parse(YamlScalar.Of(text), found);
            var problem = text + "\n" + string.Join('\n', found);
            Assert.True(
                string.Equals(
                    ExpressionShape.Of(expression), ExpressionShape.Of(again),
                    StringComparison.Ordinal),
                problem);
            Assert.Equal(text, ExpressionText.Print(again!));
        }).Check(config);
    }

    [Fact]
    public void Commas_do_not_change_what_is_read()
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(40)
            .WithReplay(2014, 403);
        Prop.ForAll(ExpressionGenerator.Expressions.ToArbitrary(), expression =>
        {
            var text = ExpressionText.Print(expression, commas: true);
            var again = ExpressionParser.Parse(YamlScalar.Of(text), []);
            Assert.Equal(ExpressionShape.Of(expression), ExpressionShape.Of(again));
        }).Check(config);
    }

    [Fact]
    public void Any_text_gives_a_tree_or_one_error_inside_it()
    {
        var random = new Random(7);
        string[] words =
        [
            "a", "job", "£1,200", "£", "1,2", "5/6", "5%", "2014-04-01", "if", "then", "else",
            "otherwise", "or", "not", "in", "[", "]", "(", ")", ",", ".", "-", "+", "*", "/",
            "of", "on", "per", "member", "by", "over", "last", "day", "first", "=", "<", "!=",
            "'x'", "'", "weeks", "working", "GBP", "3", "\u00D7", "\uD83D\uDE00", "A", "_", "\n",
        ];
        for (var round = 0; round < 30_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(
                _ => words[random.Next(words.Length)] + (random.Next(3) == 0 ? "" : " ")));
            var scalar = YamlScalar.Of(text);
            var found = new List<Diagnostic>();
            var read = ExpressionParser.Parse(scalar, found);
            Assert.Equal(read is null ? 1 : 0, found.Count);
            _ = ExpressionParser.ParseKey(scalar, []);
            _ = ExpressionParser.ParseWhere(scalar, []);
            _ = ExpressionParser.ParseWithin(scalar, []);
            _ = ExpressionParser.ParseHowOften(scalar, []);
            _ = ExpressionParser.ParseType(scalar, []);
        }
    }
}
