using System.Text;
using Outturn.Language;
using Outturn.Tests.Core.Language.English;
using Xunit;

namespace Outturn.Tests.Core.Language.ReferenceExamples;

/// <summary>
/// Every example of the guide is read. A fragment stands in the small scheme of base.yaml, whose
/// sections of the same name it replaces; an example of an error has that error.
/// </summary>
public sealed class ReferenceExamplesTests
{
    private static readonly string[] Pages = ["language.md", "first-scheme.md"];

    private static string Guide => Path.Combine(EnglishTexts.Root, "docs", "guide");

    public static TheoryData<string, int> Examples
    {
        get
        {
            var found = new TheoryData<string, int>();
            foreach (var page in Pages)
            {
                var lines = File.ReadAllLines(Path.Combine(Guide, page));
                for (var at = 0; at < lines.Length; at++)
                {
                    if (lines[at] == "```yaml")
                    {
                        found.Add(page, at + 2);
                    }
                }
            }

            return found;
        }
    }

    [Fact]
    public void The_guide_has_many_examples() => Assert.InRange(Examples.Count, 25, 100);

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_read_as_it_says(string page, int line)
    {
        var text = string.Join('\n', File.ReadLines(Path.Combine(Guide, page))
            .Skip(line - 1).TakeWhile(l => l != "```")) + "\n";
        var head = text.Split('\n')[0];
        var whole = head.StartsWith("# fragment", StringComparison.Ordinal) ? InBase(text) : text;
        var reading = SchemeText.Read("example", Encoding.UTF8.GetBytes(whole), _ => null);
        var errors = reading.Diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        var rule = head.Contains("error: ", StringComparison.Ordinal)
            ? head.Split("error: ")[1].Trim() : null;
        if (rule is null)
        {
            Assert.Empty(errors.Select(DiagnosticText.Heading));
        }
        else
        {
            Assert.Contains(rule, errors.Select(e => e.Rule));
        }
    }

    private static string InBase(string fragment)
    {
        var replaced = Sections(fragment).Select(section => section.Name).ToHashSet();
        var rest = Sections(File.ReadAllText(Path.Combine(
                EnglishTexts.Root, "tests/Core/Language/ReferenceExamples/base.yaml")))
            .Where(section => !replaced.Contains(section.Name));
        return string.Concat(rest.Select(section => section.Text)) + fragment;
    }

    private static List<(string Name, string Text)> Sections(string text)
    {
        var sections = new List<(string Name, string Text)>();
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0 && char.IsAsciiLetter(line[0]))
            {
                sections.Add((line.Split(':')[0], line + "\n"));
            }
            else if (sections.Count > 0)
            {
                sections[^1] = (sections[^1].Name, sections[^1].Text + line + "\n");
            }
        }

        return sections;
    }
}
