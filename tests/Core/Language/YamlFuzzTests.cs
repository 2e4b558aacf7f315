using Outturn.Language;
using Outturn.Language.Formatting;
using Outturn.Language.Syntax;
using Xunit;

namespace Outturn.Tests.Core.Language;

/// <summary>Whatever a file holds, reading it ends with a tree or with diagnostics.</summary>
public sealed class YamlFuzzTests
{
    private static readonly string[] Pieces =
    [
        "a", "b: ", ": ", "- ", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ", ", ",", "'", "\"",
        "#", " # c", "#c", ">-\n", "|\n", "> ", "&x", "*x", "!t ", "%", "@", "? ", "<<: ", "---",
        "...", "\\", "\\u12", "£1,200", "max(0, 1)", " ", "\t", "\r", "\0", "\u2028", "\uD800",
        "key: value", "x y", "it's", "::", "a:b", "http://x/y?z", "-", "--", "?", "!", "|2\n   ",
    ];

    [Fact]
    public void Random_texts_are_read_or_refused_and_keep_their_meaning_when_formatted()
    {
        var random = new Random(11);
        var read = 0;
        for (var round = 0; round < 8_000; round++)
        {
            var text = "k: " + string.Concat(Enumerable.Range(0, random.Next(14))
                .Select(_ => Pieces[random.Next(Pieces.Length)]));
            read += Check(text) ? 1 : 0;
        }

        Assert.InRange(read, 400, 8_000);
    }

    [Fact]
    public void Damaged_schemes_are_read_or_refused()
    {
        var random = new Random(13);
        foreach (var name in WorkedSchemes.Names.Select(row => row.Data))
        {
            var text = WorkedSchemes.Text(name);
            for (var round = 0; round < 40; round++)
            {
                var at = random.Next(text.Length);
                var piece = Pieces[random.Next(Pieces.Length)];
                var cut = Math.Min(text.Length, at + random.Next(4));
                Check(text[..at] + piece + text[cut..]);
            }
        }
    }

    private static bool Check(string text)
    {
        var found = new List<Diagnostic>();
        var document = YamlReader.Read("a.yaml", text, found);
        Assert.True(document.Root is not null || found.Count > 0, text);
        foreach (var problem in found)
        {
            Assert.NotEmpty(DiagnosticText.Render(problem, document.Source));
        }

        if (found.Count > 0)
        {
            return false;
        }

        var written = Formatter.Format(document);
        var again = new List<Diagnostic>();
        var after = YamlReader.Read("a.yaml", written, again);
        Assert.True(again.Count == 0, $"{text}\n=>\n{written}\n{string.Join('\n', again)}");
        Assert.Equal(CanonicalText.Of(document), CanonicalText.Of(after));
        Assert.True(
            string.Equals(written, Formatter.Format(after), StringComparison.Ordinal),
            $"{text}\n=>\n{written}\n=>\n{Formatter.Format(after)}");
        Assert.Equal(document.Comments.Count, after.Comments.Count);
        return true;
    }
}
