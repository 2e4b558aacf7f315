using System.Text;
using Outturn.Language;
using Xunit;

namespace Outturn.Tests.Core.Language.BadSchemes;

/// <summary>The catalogue of errors, docs/guide/errors.md, is made of the rules and their bad
/// schemes. With <c>UPDATE_GOLDEN=1</c> it is written anew.</summary>
public sealed class ErrorCatalogueTests
{
    private const int MostShown = 200;

    [Fact]
    public void The_catalogue_is_what_the_rules_and_bad_schemes_say()
    {
        string path = Path.Combine(BadScheme.Root, "docs", "guide", "errors.md");
        string text = Catalogue();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        Assert.Equal(text, File.ReadAllText(path));
    }

    private static string Catalogue()
    {
        var schemes = BadScheme.Names.Select(n => BadScheme.Of(n.Data))
            .ToDictionary(b => b.Rule, StringComparer.Ordinal);
        var text = new StringBuilder(
            "# What the checks say, and what to do\n"
            + "Every rule that the text of a scheme is checked by, with a small scheme that breaks "
            + "it. An error stops everything that would use the text; a warning does not. This "
            + "page is made from `schemes/bad/`, one file a rule, and from the rules in the code: "
            + "do not edit it.\n\n");
        text.AppendJoin(" · ", DiagnosticRules.All.Select(r => $"[{r.Name}](#{r.Name})"))
            .Append('\n');
        foreach (DiagnosticRule rule in DiagnosticRules.All)
        {
            Entry(text, rule, schemes[rule.Name]);
        }
        return text.ToString();
    }

    private static void Entry(StringBuilder text, DiagnosticRule rule, BadScheme bad)
    {
        // The first line of a file, which names its rule, is not shown.
        string source = bad.Clean[(bad.Clean.IndexOf('\n') + 1)..];
        SchemeReading reading = bad.Read(source);
        Diagnostic found = Assert.Single(reading.Diagnostics);
        text.Append("\n## ").Append(rule.Name).Append('\n');
        text.Append(rule.Severity == Severity.Warning ? "*Warning.* " : "");
        text.Append(rule.Meaning).Append("\n\n");
        bool isShort = source.Split('\n').All(l => l.Length <= MostShown);
        if (isShort)
        {
            text.Append("```yaml\n").Append(Visible(source)).Append("```\n");
            text.Append(bad.TableFile is { } table ? $"```csv\n{Visible(table)}```\n" : "");
        }
        string drawn = DiagnosticText.Render(
            found, isShort ? reading.Sources.Of(found.Place) : "");
        text.Append("```text\n").Append(Visible(drawn)).Append("\n```\n");
        text.Append("**What to do.** ").Append(rule.Remedy).Append('\n');
    }

    private static string Visible(string text) =>
        text.Replace("\t", "→", StringComparison.Ordinal);
}
