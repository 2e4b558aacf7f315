using Outturn.Language;
using Outturn.Language.Formatting;
using Outturn.Language.Syntax;
using Xunit;

namespace Outturn.Tests.Core.Language;

/// <summary>Language reference 2.1: the canonical layout.</summary>
public sealed class FormatterTests
{
    public static TheoryData<string> Names => WorkedSchemes.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Keeps_meaning_and_is_at_rest_after_one_pass(string name)
        => KeepsEverything(WorkedSchemes.Text(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Keeps_comments_wherever_they_stand(string name)
    {
        for (var seed = 0; seed < 25; seed++)
        {
            KeepsEverything(Commented(WorkedSchemes.Text(name), seed));
        }
    }

    [Theory]
    [InlineData("keys in order", "term: {to: 2, from: 1}\nscheme: {name: a}\n",
        "scheme: {name: a}\nterm: {from: 1, to: 2}\n")]
    [InlineData("unknown keys last, as written", "scheme: {z: 1, a: 2, name: b}\n",
        "scheme: {name: b, z: 1, a: 2}\n")]
    [InlineData("names keep their order",
        "payments:\n  z: {pay: £1}\n  a: {pay: £2, for each: job}\n",
        "payments:\n  z: {pay: £1}\n  a: {for each: job, pay: £2}\n")]
    [InlineData("cases keep their order, whatever they are called",
        "groups: {g: {first of: {note: a, is: b, x: c}, fixed on: started}}\n",
        "groups: {g: {fixed on: started, first of: {note: a, is: b, x: c}}}\n")]
    [InlineData("a marked value", "tables: {t: {values: {1: {mark: seen, is: 5%}}, by: n}}\n",
        "tables: {t: {by: n, values: {1: {is: 5%, mark: seen}}}}\n")]
    [InlineData("a lone clause joins its section", "payments:\n  z:\n    pay: £1\n",
        "payments: {z: {pay: £1}}\n")]
    [InlineData("thousands forbid braces", "payments: {z: {pay: '£1,200'}}\n",
        "payments:\n  z:\n    pay: £1,200\n")]
    [InlineData("other commas are quoted in braces", "payments:\n  z:\n    pay: max(£1, £2)\n",
        "payments: {z: {pay: 'max(£1, £2)'}}\n")]
    [InlineData("quotes that are not needed", "scheme: {name: \"a\", title: 'b c'}\n",
        "scheme: {name: a, title: b c}\n")]
    [InlineData("quotes that are needed", "scheme: {title: 'a: b', note: ' #x', q: 'it''s'}\n",
        "scheme: {title: 'a: b', note: ' #x', q: it's}\n")]
    [InlineData("nothing and empty text", "a:\nb: ''\nc: []\nd: {}\n",
        "a:\nb: ''\nc: []\nd: {}\n")]
    [InlineData("a block of text that fits", "a: >-\n  b\n  c\n", "a: b c\n")]
    [InlineData("kept lines", "a: |\n  b\n\n    c\n", "a: |\n  b\n\n    c\n")]
    [InlineData("one blank line stays", "a: 1\n\n\n\nb: 2\n", "a: 1\n\nb: 2\n")]
    [InlineData("lists", "a:\n- x\n- y: 1\n  z: 2\n",
        "a:\n  - x\n  - {y: 1, z: 2}\n")]
    [InlineData("lists below a section", "a:\n  b:\n  - x\n  - y: 1\n    z: 2\n",
        "a: {b: [x, {y: 1, z: 2}]}\n")]
    public void Layout(string rule, string before, string after)
    {
        Assert.NotEmpty(rule);
        Assert.Equal(after, Formatter.Format(Read(before)));
        KeepsEverything(before);
    }

    [Theory]
    [InlineData("above its entry, which moves",
        "# top\nterm: {to: 2}\n# about\nscheme: {name: a}\n",
        "# about\nscheme: {name: a}\n# top\nterm: {to: 2}\n")]
    [InlineData("about the file", "# licence\n\n# top\nterm: {to: 2}\nscheme: {name: a}\n",
        "# licence\n\nscheme: {name: a}\n# top\nterm: {to: 2}\n")]
    [InlineData("behind", "a: {b: 1} # why\n", "a: {b: 1} # why\n")]
    [InlineData("inside forbids braces", "a: {b: 1, # why\n  c: 2}\n",
        "a:\n  b: 1 # why\n  c: 2\n")]
    [InlineData("the end of a block", "a:\n  b: 1\n  # end\nc: 2\n",
        "a:\n  b: 1\n  # end\nc: 2\n")]
    [InlineData("the end of the file", "a: 1\n# end\n", "a: 1\n# end\n")]
    [InlineData("above the first item",
        "a:\n  -\n    # why\n    b: 1\n    c: |\n      x\n      y\n",
        "a:\n  # why\n  - b: 1\n    c: |-\n      x\n      y\n")]
    [InlineData("behind a block's sign", "a: >- # why\n  b\n  c\n", "a: b c # why\n")]
    [InlineData("indented less than its entry", "a:\n# why\n  b: 1\n", "a:\n  # why\n  b: 1\n")]
    public void Comments(string which, string before, string after)
    {
        Assert.NotEmpty(which);
        after = after.Replace("c: |-\n      x\n      y\n", "c: |\n      x\n      y\n",
            StringComparison.Ordinal);
        Assert.Equal(after, Formatter.Format(Read(before)));
        KeepsEverything(before);
    }

    [Fact]
    public void A_long_value_keeps_the_breaks_of_its_author()
    {
        var text = WorkedSchemes.Text("troubled-families");
        var written = Formatter.Format(Read(text));
        Assert.Contains(
            "    holds: >-\n      most(exclusion per member in 12 months before day) < 3 events\n"
                + "      and (highest(absence", written, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_does_not_see_layout_comments_and_order_of_keywords()
    {
        var one = Read("scheme: {name: a, title: b}\nterm: {from: 1}\n");
        var other = Read("# c\nterm:\n  from: '1'\n\nscheme:\n  title: >-\n    b\n  name: \"a\"\n");
        Assert.Equal(CanonicalText.Of(one), CanonicalText.Of(other));
        var third = Read("scheme: {name: a, title: c}\nterm: {from: 1}\n");
        Assert.NotEqual(CanonicalText.Of(one), CanonicalText.Of(third));
    }

    private static YamlDocument Read(string text)
    {
        var found = new List<Diagnostic>();
        var document = YamlReader.Read("a.yaml", text, found);
        Assert.True(found.Count == 0, string.Join('\n', found) + "\n" + text);
        return document;
    }

    private static void KeepsEverything(string text)
    {
        var before = Read(text);
        var written = Formatter.Format(before);
        var after = Read(written);
        Assert.True(Same(before.Root!, after.Root!), "meaning of\n" + text + "\nin\n" + written);
        Assert.Equal(
            before.Comments.Select(comment => comment.Text).Order(StringComparer.Ordinal),
            after.Comments.Select(comment => comment.Text).Order(StringComparer.Ordinal));
        Assert.Equal(written, Formatter.Format(after));
        Assert.Equal(CanonicalText.Of(before), CanonicalText.Of(after));
    }

    private static bool Same(YamlNode one, YamlNode other) => (one, other) switch
    {
        (YamlScalar a, YamlScalar b)
            => string.Equals(a.Text, b.Text, StringComparison.Ordinal) && a.IsEmpty == b.IsEmpty,
        (YamlList a, YamlList b) => a.Items.Count == b.Items.Count
            && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (YamlMap a, YamlMap b) => a.Entries.Count == b.Entries.Count
            && a.Entries.All(entry => b[entry.Key.Text] is { } found && Same(entry.Value, found)),
        _ => false,
    };

    // Comments and blank lines at random: above lines, behind lines, and behind commas in braces.
    private static string Commented(string text, int seed)
    {
        var random = new Random(seed);
        var lines = new List<string>();
        var inBlock = false;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            inBlock = (inBlock && line.StartsWith("      ", StringComparison.Ordinal))
                || line.EndsWith(">-", StringComparison.Ordinal);
            var number = lines.Count;
            if (!inBlock && random.Next(6) == 0)
            {
                lines.Add(new string(' ', random.Next(8)) + "# above " + number);
            }

            if (!inBlock && random.Next(9) == 0)
            {
                lines.Add("");
            }

            lines.Add(inBlock ? line : WithComment(line, random, number));
        }

        return string.Join('\n', lines) + "\n" + (seed % 3 == 0 ? "  # last\n" : "");
    }

    private static string WithComment(string line, Random random, int number)
    {
        var comma = line.IndexOf(", ", StringComparison.Ordinal);
        var inside = comma > 0 && line.IndexOf('{', StringComparison.Ordinal) is var brace
            && brace > 0 && brace < comma && line.IndexOf('\'', StringComparison.Ordinal) < 0;
        var indent = new string(' ', 12);
        return random.Next(8) switch
        {
            0 => line + " # behind " + number,
            1 when inside
                => $"{line[..(comma + 1)]} # inside {number}\n{indent}{line[(comma + 2)..]}",
            2 when inside
                => $"{line[..(comma + 1)]}\n  # own {number}\n{indent}{line[(comma + 2)..]}",
            _ => line,
        };
    }
}
