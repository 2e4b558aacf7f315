using System.Text;
using Outturn.Language;
using Outturn.Language.Syntax;
using Xunit;

namespace Outturn.Tests.Core.Language;

/// <summary>Language reference 2.1: what is refused, with exact places; what text means.</summary>
public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("bad-yaml", "a: &x 1\n", 1, 4, "an anchor stands here, and anchors are not used")]
    [InlineData("bad-yaml", "a: *x\n", 1, 4, "an alias stands here, and aliases are not used")]
    [InlineData("bad-yaml", "a: !x 1\n", 1, 4, "a tag stands here, and tags are not used")]
    [InlineData("bad-yaml", "a:\n  <<: {b: 1}\n", 2, 3, "merge keys are not used")]
    [InlineData("bad-yaml", "a: 1\n\tb: 2\n", 2, 1, "a tab stands here")]
    [InlineData("bad-yaml", "a: 1\nb: '\0'\n", 2, 5, "a NUL character stands here")]
    [InlineData("bad-yaml", "", 1, 1, "the file is empty")]
    [InlineData("bad-yaml", "# only a comment\n", 1, 1, "the file is empty")]
    [InlineData("bad-yaml", "[a]\n", 1, 1, "the file is not a map of sections")]
    [InlineData("bad-yaml", "a: 1\n---\nb: 2\n", 2, 1, "a second document begins here")]
    [InlineData("bad-yaml", "%YAML 1.2\n---\na: 1\n", 1, 1, "YAML directives are not used")]
    [InlineData("bad-yaml", "[a]: 1\n", 1, 1,
        "a key is a piece of text, not a list, a map or an alias")]
    [InlineData("bad-yaml", "a: %5\n", 1, 4, "a value cannot begin with \"%\" in YAML")]
    [InlineData("bad-yaml", "a:\n  b: > 5 weeks\n", 2, 6,
        "a value cannot begin with \">\" in YAML")]
    [InlineData("bad-yaml", "a: @x\n", 1, 4, "a value cannot begin with \"@\" in YAML")]
    [InlineData("bad-yaml", "a: one: two\n", 1, 7,
        "a colon and a space stand here, where no key can begin")]
    [InlineData("duplicate-key", "a: 1\nb: 2\na: 3\n", 3, 1,
        "\"a\" stands twice: first on line 1")]
    [InlineData("duplicate-key", "a: {b: 1, c: 2, 'b': 3}\n", 1, 17,
        "\"b\" stands twice: first on line 1")]
    [InlineData("flow-comma", "a: {jsa: £1,200}\n", 1, 10,
        "\"£1,200\" in braces: the comma ends the entry")]
    [InlineData("flow-comma", "a: {x: £1,200,000 per person, y: 1}\n", 1, 8,
        "\"£1,200,000 per person\" in braces: the comma ends the entry")]
    [InlineData("flow-comma", "a: {x: max(0, b), y: 1}\n", 1, 8,
        "\"max(0, b)\" in braces: the comma ends the entry")]
    [InlineData("flow-comma", "a: [£400, £1,200]\n", 1, 11,
        "\"£1,200\" in braces: the comma ends the entry")]
    [InlineData("flow-comma", "a: [round(x, 1, half even), 2]\n", 1, 5,
        "\"round(x, 1, half even)\" in braces: the comma ends the entry")]
    [InlineData("flow-comma", "a: {b}\n", 1, 5, "\"b\" in braces has no value")]
    [InlineData("cut-by-comment", "a: job #3\n", 1, 8,
        "\"job\" ends here: a space and # begin a comment")]
    [InlineData("cut-by-comment", "a: job +\n  fee # why\n  + 1\n", 2, 7,
        "a comment ends the value on its left, and the next line goes on with it")]
    public void What_is_refused(string rule, string text, int line, int column, string message)
    {
        var found = new List<Diagnostic>();
        YamlReader.Read("a.yaml", text, found);
        var problem = Assert.Single(found);
        Assert.Equal(message, problem.Message);
        Assert.Equal(
            (rule, line, column), (problem.Rule, problem.Place.Line, problem.Place.Column));
    }

    [Theory]
    [InlineData("a: {jsa: £1,200}\n", "write £1200, or give the entry its own line")]
    [InlineData("a: {x: max(0, b)}\n", "quote it: 'max(0, b)', or give the entry its own line")]
    [InlineData("a: > 5 weeks\n", "quote it: '> 5 weeks'")]
    [InlineData("a: job #3\n",
        "if it is one value, quote it: 'job #3'; if it is a comment, put a space after the #")]
    public void What_to_do(string text, string remedy)
    {
        var found = new List<Diagnostic>();
        YamlReader.Read("a.yaml", text, found);
        Assert.Equal(remedy, Assert.Single(found).Remedy);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("01234")]
    [InlineData("1.10")]
    [InlineData("2014-04-01")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("0x10")]
    [InlineData("12:30")]
    [InlineData("-£500")]
    [InlineData("it's")]
    public void Text_means_what_it_looks_like(string text)
    {
        Assert.Equal(text, Assert.IsType<YamlScalar>(Read($"a: {text}\n").Root!["a"]).Text);
        Assert.Equal(text, Assert.IsType<YamlScalar>(Read($"a: [{text}]\n").Root!["a"] is YamlList l
            ? l.Items[0] : null).Text);
    }

    [Theory]
    [InlineData("plain", "a: one two\n", "two", 1, 8)]
    [InlineData("plain over lines", "a: one\n  two\n\n  three\n", "three", 4, 3)]
    [InlineData("single quotes", "a: 'it''s two'\n", "two", 1, 11)]
    [InlineData("double quotes", "a: \"\\u00e9\\n two\"\n", "two", 1, 14)]
    [InlineData("double quotes over lines", "a: \"one \\\n   two\"\n", "two", 2, 4)]
    [InlineData("folded", "a: >-\n  one\n  two\n", "two", 3, 3)]
    [InlineData("folded with a comment", "a: > # two\n\n  one\n   two\n\n", "two", 4, 4)]
    [InlineData("literal", "a:\n  b: |\n      one\n\n      two\n", "two", 5, 7)]
    [InlineData("in braces", "a: {b: 'x, y', c: one two}\n", "two", 1, 23)]
    [InlineData("CRLF and a byte-order mark", "\uFEFFa: 1\r\nb: one two\r\n", "two", 2, 8)]
    public void Places(string style, string text, string word, int line, int column)
    {
        Assert.NotEmpty(style);
        var scalar = Scalars(Read(text).Root!)
            .First(each => each.Text.Contains(word, StringComparison.Ordinal));
        var place = scalar.At(scalar.Text.IndexOf(word, StringComparison.Ordinal), word.Length);
        Assert.Equal((line, column, word.Length), (place.Line, place.Column, place.Length));
    }

    [Fact]
    public void Comments_are_found_outside_text_only()
    {
        var document = Read(
            "# one\na: 'x # no' # two\nb: |\n  # no\nc: {d: 1, # three\n  e: f#no}\n  # four\n");
        Assert.Equal(
            ["# one", "# two", "# three", "# four"],
            document.Comments.Select(comment => comment.Text));
        Assert.Equal(
            [true, false, false, true], document.Comments.Select(comment => comment.OwnLine));
    }

    [Fact]
    public void Bytes_must_be_utf_8_and_few_enough()
    {
        var found = new List<Diagnostic>();
        YamlReader.Read("a.yaml", [.. "a: 1\nb: "u8, 0xA3, (byte)'5'], found);
        var problem = Assert.Single(found);
        Assert.Equal("this is not UTF-8 text", problem.Message);
        Assert.Equal((2, 4), (problem.Place.Line, problem.Place.Column));
        found.Clear();
        YamlReader.Read("a.yaml", new byte[YamlReader.MostBytes + 1], found);
        Assert.Equal("the file is larger than 5 MB", Assert.Single(found).Message);
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "")]
    [InlineData("a: [", "]")]
    public void Deep_nesting_is_refused(string open, string close)
    {
        var text = new StringBuilder("a: ");
        text.Insert(3, open, 50_000).Insert(text.Length, close, 50_000);
        var found = new List<Diagnostic>();
        var document = YamlReader.Read("a.yaml", text.ToString(), found);
        Assert.Null(document.Root);
        Assert.Single(found);
    }

    private static YamlDocument Read(string text)
    {
        var found = new List<Diagnostic>();
        var document = YamlReader.Read("a.yaml", text, found);
        Assert.True(found.Count == 0, string.Join('\n', found));
        return document;
    }

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlList list => list.Items.SelectMany(Scalars),
        YamlMap map => map.Entries.SelectMany(entry => Scalars(entry.Value)),
        _ => [],
    };
}
