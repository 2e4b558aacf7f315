using System.Text.RegularExpressions;
using Outturn.Language.English;
using Outturn.Language;
using Outturn.Language.Syntax;
using Xunit;

namespace Outturn.Tests.Core.Language.English;

/// <summary>The page that people read, print and attach to a contract.</summary>
public sealed class HtmlPageTests
{
    public static TheoryData<string> Schemes => new(EnglishTexts.All.Keys);

    [Theory]
    [MemberData(nameof(Schemes))]
    public void A_page_stands_alone_and_can_be_read_by_everybody(string name)
    {
        var page = HtmlPage.Print(PlainEnglish.Render(EnglishTexts.Read(name)));
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en-GB\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?i)(src|href)=\"(?!#)", page);
        Assert.DoesNotMatch("url\\(|@import", page);
        Assert.Contains("<a class=\"skip\" href=\"#schedule\">", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
        HeadingsDescendByOne(page);
        EveryLinkLeadsSomewhere(page);
        Assert.Equal(Count(page, "<table>"), Count(page, "<caption>"));
        Assert.DoesNotMatch("<th>", page);
    }

    [Fact]
    public void Words_of_the_scheme_are_inert()
    {
        const string text = """
            scheme: {name: x, title: '<script>alert(1)</script>', currency: GBP, language: 1}
            parties: {p: {role: '"><img src=x onerror=alert(2)>', title: "A & B's"}}
            tables:
              t: {title: '<b>bold</b>', gives: GBP, by: provider, values: {'<i>': £1}}
              u: {gives: GBP, value: £1, note: "\x02\x03\x04\x05<u>"}
            payments: {y: {clause: '<a id="1">', for each: scheme, pay: '<s>'}}
            """;
        var found = new List<Diagnostic>();
        var page = HtmlPage.Print(PlainEnglish.Render(YamlReader.Read("x", text, found)));
        Assert.Empty(found);
        foreach (var tag in new[] { "script", "img", "b>", "i>", "u>", "s>", "a id" })
        {
            Assert.DoesNotContain("<" + tag, page, StringComparison.Ordinal);
        }

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("A &amp; B&#39;s", page, StringComparison.Ordinal);
    }

    /// <summary>Figures of a column stand under each other; labels and marks stay to the left.
    /// </summary>
    [Fact]
    public void A_column_of_figures_stands_to_the_right()
    {
        var page = HtmlPage.Print(PlainEnglish.Render(EnglishTexts.Read("library-work-programme")));
        Assert.Contains("<td class=\"figure\">£1,200</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"figure\">26 weeks</td>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">jsa-18-24</th>", page, StringComparison.Ordinal);
        Assert.Contains("<td>5% (<em>derived</em>)</td>", page, StringComparison.Ordinal);
    }

    /// <summary>WCAG 2.2: 4.5 to 1, by the formula of the guidelines.</summary>
    [Fact]
    public void Colours_of_text_stand_out()
    {
        var page = HtmlPage.Print(PlainEnglish.Render(EnglishTexts.Read("peterborough")));
        var colours = Regex.Matches(page, @"[^-]color: (#[0-9a-f]{6})")
            .Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(colours);
        Assert.All(colours, colour => Assert.True(1.05 / (Luminance(colour) + 0.05) >= 4.5));
    }

    [Trait("Category", "Slow")]
    [Theory]
    [MemberData(nameof(Schemes))]
    public void A_text_that_lacks_something_is_still_printed(string name)
    {
        var whole = EnglishTexts.Read(name);
        foreach (var cut in Cuts(whole.Root!))
        {
            var page = HtmlPage.Print(PlainEnglish.Render(whole with { Root = cut }));
            Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
        }
    }

    // Each key and each clause left out in turn.
    private static IEnumerable<YamlMap> Cuts(YamlMap map)
    {
        for (var at = 0; at < map.Entries.Count; at++)
        {
            var entry = map.Entries[at];
            yield return map with
            {
                Entries = [.. map.Entries.Take(at), .. map.Entries.Skip(at + 1)],
            };
            if (entry.Value is not YamlMap inner)
            {
                continue;
            }

            foreach (var cut in Cuts(inner))
            {
                yield return map with
                {
                    Entries = [.. map.Entries.Take(at), entry with { Value = cut },
                        .. map.Entries.Skip(at + 1)],
                };
            }
        }
    }

    private static void HeadingsDescendByOne(string page)
    {
        var levels = Regex.Matches(page, "<h([1-6])").Select(m => m.Groups[1].Value[0] - '0')
            .ToList();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    private static void EveryLinkLeadsSomewhere(string page)
    {
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(
            Regex.Matches(page, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value),
            target => Assert.Contains(target, ids));
    }

    private static int Count(string page, string tag) => page.Split(tag).Length - 1;

    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var part = Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }
}
