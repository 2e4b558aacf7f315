using Outturn.Language;
using Outturn.Language.Syntax;
using Xunit;

namespace Outturn.Tests.Core.Language;

/// <summary>Language reference 9 and 11: what is wrong, where exactly, what to write.</summary>
public sealed class ExpressionErrorTests
{
    // column and length count from the first character of the text
    [Theory]
    [InlineData("", 1, 0, "nothing is written here, and a value is expected", null)]
    [InlineData("a +", 4, 0, "a value is expected after \"+\", and the text ends here", null)]
    [InlineData("a + and", 5, 3, "a value is expected after \"+\", not \"and\"", null)]
    [InlineData("a-  b", 2, 1, "a minus needs a space on both sides: weeks-13 is a name",
        "write a - b")]
    [InlineData("a -b", 3, 1, "a minus needs a space on both sides: weeks-13 is a name",
        "write a - b")]
    [InlineData("5-3", 2, 1, "a minus needs a space on both sides: weeks-13 is a name",
        "write a - b")]
    [InlineData("£12,00", 2, 5, "\"12,00\": commas in a number come in threes",
        "write 1,200 or 1200; between two values put a space after the comma")]
    [InlineData("1200,300", 1, 8, "\"1200,300\": commas in a number come in threes",
        "write 1,200 or 1200; between two values put a space after the comma")]
    [InlineData("26weeks", 1, 3, "\"26w\" runs a number into a word",
        "put a space after the number")]
    [InlineData("2014-02-30", 1, 10, "\"2014-02-30\" is not a date",
        "write year-month-day, such as 2014-04-01; a minus has a space on both sides")]
    [InlineData("a + jobFee", 5, 6, "\"jobFee\" is not a name: names are lower case, with hyphens",
        "write jobfee, or quote it if it is text")]
    [InlineData("job_fee", 1, 7, "\"job_fee\" is not a name: names are lower case, with hyphens",
        "write job-fee, or quote it if it is text")]
    [InlineData("a == b", 3, 2, "\"==\" has no meaning in an expression", "write =")]
    [InlineData("a && b", 3, 2, "\"&&\" has no meaning in an expression", "write and")]
    [InlineData("a × b", 3, 1, "\"×\" has no meaning in an expression", "write *")]
    [InlineData("a ≤ b", 3, 1, "\"≤\" has no meaning in an expression", "write <=")]
    [InlineData("5 %", 3, 1, "\"%\" has no meaning in an expression",
        "write 5%, without a space")]
    [InlineData("(a + b", 1, 1, "this ( is never closed", "add )")]
    [InlineData("max(a, b", 4, 1, "this ( is never closed", "add )")]
    [InlineData("a + b)", 6, 1, "the value is complete before \")\"",
        "there is no ( that it closes")]
    [InlineData("a b", 3, 1, "the value is complete before \"b\"",
        "an operator is missing before it")]
    [InlineData("count()", 7, 1, "count() needs something between its brackets, not \")\"", null)]
    [InlineData("if a then b", 12, 0,
        "\"else\" is expected after the value of \"then\", and the text ends here", null)]
    [InlineData("--a", 2, 1, "one minus is enough, not \"-\"", "remove it, or write -(-x)")]
    [InlineData("5/0", 1, 3, "\"5/0\" is not a number",
        "below the line stands a whole number that is not 0")]
    [InlineData("100 GBP", 1, 7, "the currency stands before the amount", "write GBP 100")]
    [InlineData("'a", 1, 2, "this text has no closing quote", "end it with '")]
    [InlineData("£ 5", 1, 1, "\"£\" needs an amount directly after it", "write £100")]
    [InlineData("sum(x in 12 months)", 19, 1,
        "\"before\", \"from\" or \"to\" is expected in a stretch of time, not \")\"",
        "write for example 12 months from started")]
    [InlineData("sum(x over last few)", 17, 3,
        "a whole number of periods is expected after \"last\", not \"few\"", null)]
    public void Wrong_expressions(
        string text, int column, int length, string message, string? remedy)
        => Check(text, ("wrong-expression", column, length), message, remedy);

    [Theory]
    [InlineData("1 < a < 3", 7, "write \"1 < a and a < …\"")]
    [InlineData("a = b = c", 7, "write \"a = b and b = …\"")]
    [InlineData("a in [b] = yes", 10, "join two comparisons with \"and\"")]
    public void Comparisons_do_not_chain(string text, int column, string remedy)
        => Check(text, ("no-chains", column, 1),
            "a comparison has two sides, and this is a third", remedy);

    [Fact]
    public void Nesting_and_length_have_limits()
    {
        Check(new string('(', 70) + "a" + new string(')', 70), ("too-deep", 65, 1),
            "nested too deeply",
            "give parts of it names, as measures or tables of their own");
        var found = new List<Diagnostic>();
        Assert.Null(ExpressionParser.Parse(
            YamlScalar.Of("1" + string.Concat(Enumerable.Repeat(" + 1", 2_000))), found));
        Assert.Equal("too-long", Assert.Single(found).Rule);
    }

    private static void Check(
        string text, (string Rule, int Column, int Length) where, string message, string? remedy)
    {
        var found = new List<Diagnostic>();
        Assert.Null(ExpressionParser.Parse(YamlScalar.Of(text), found));
        var problem = Assert.Single(found);
        Assert.Equal(message, problem.Message);
        Assert.Equal(remedy, problem.Remedy);
        Assert.Equal(where, (problem.Rule, problem.Place.Column, problem.Place.Length));
    }
}
