using System.Text;
using Outturn.Language;
using Outturn.Language.Formatting;
using Outturn.Language.Syntax;
using Outturn.Schemes;
using Xunit;

namespace Outturn.Tests.Core.Language;

/// <summary>Language reference 11: the form of a diagnostic, and "did you mean".</summary>
public sealed class DiagnosticTests
{
    [Fact]
    public void The_form_of_the_reference()
    {
        var source = new StringBuilder().Insert(0, "\n", 22)
            .Append("    adds up: emploied\nnext: 1\n").ToString();
        var problem = Diagnostic.Error(
            "unknown-name", new Place("schemes/job/scheme.yaml", 23, 14, 8),
            "nothing is called \"emploied\"", "did you mean \"employed\" (fact, line 15)?");
        Assert.Equal(
            """
            schemes/job/scheme.yaml:23:14: error unknown-name: nothing is called "emploied"
               23 |     adds up: emploied
                  |              ^^^^^^^^  did you mean "employed" (fact, line 15)?
            """.ReplaceLineEndings("\n"),
            DiagnosticText.Render(problem, source));
    }

    [Theory]
    [InlineData("at the end of the line", 1, 6, 0, "    1 | a: £5\n      |      ^  add it")]
    [InlineData("longer than the line", 1, 4, 99, "    1 | a: £5\n      |    ^^  add it")]
    [InlineData("beyond the text", 7, 1, 1, "  add it")]
    public void Places_at_the_edge(string which, int line, int column, int length, string drawn)
    {
        Assert.NotEmpty(which);
        var problem = Diagnostic.Warning("r", new Place("f", line, column, length), "m", "add it");
        Assert.Equal(
            $"f:{line}:{column}: warning r: m\n{drawn}", DiagnosticText.Render(problem, "a: £5"));
    }

    [Theory]
    [InlineData("emploied", "employed")]
    [InlineData("jsa-18-25", "jsa-18-24")]
    [InlineData("refered", "referred")]
    [InlineData("jbo", "job")]
    [InlineData("xyz", null)]
    [InlineData("a", null)]
    [InlineData("sustainment-fee", null)]
    public void Did_you_mean(string written, string? meant)
        => Assert.Equal(
            meant,
            Spelling.Nearest(written, ["referred", "job", "jsa-18-24", "jsa-25-plus", "employed"]));

    [Fact]
    public void The_order_of_keys_is_that_of_the_reference()
    {
        Assert.Equal(
            ["scheme", "term", "calendar", "parties", "sources", "vat", "facts", "groups"],
            KeyOrder.Of("document").Take(8));
        Assert.Equal("for each", KeyOrder.Of("payment")[3]);
        Assert.Empty(KeyOrder.Of("nothing"));
    }

    [Trait("Category", "Slow")]
    [Fact]
    public void A_file_of_the_largest_size_is_read_formatted_and_complained_about_in_time()
    {
        var lines = new StringBuilder("a:\n");
        while (lines.Length < 1_000_000)
        {
            lines.Append("  # c\n  k").Append(lines.Length).Append(": {x: 1, # d\n   y: 2} # e\n");
        }

        var found = new List<Diagnostic>();
        var document = YamlReader.Read("a.yaml", lines.ToString(), found);
        Assert.Empty(found);
        var written = Formatter.Format(document);
        Assert.Equal(
            document.Comments.Count, YamlReader.Read("a.yaml", written, found).Comments.Count);
    }
}
