using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace Outturn.Tests.Tidy;

/// <summary>The pages that people read agree with the code, and with one another.</summary>
public sealed partial class Documents
{
    [Fact]
    public void Every_public_type_of_the_field_is_in_the_glossary()
    {
        var glossary = Repository.Text("docs/glossary.md");
        Faults.None(
            from project in new[] { "Schemes", "Ledger", "Settlement" }
            from type in Assembly.LoadFrom(Repository.Assembly(project)).GetExportedTypes()
            let name = type.Name.Split('`')[0]
            where !glossary.Contains(name, StringComparison.Ordinal)
                && !glossary.Contains(InWords(name), StringComparison.OrdinalIgnoreCase)
            select $"{type.FullName}: neither {name} nor \"{InWords(name)}\"",
            "Say in docs/glossary.md what these are, in the words of the field.");
    }

    [Fact]
    public void The_glossary_is_in_order_and_says_each_thing_once()
    {
        var terms = Repository.Lines("docs/glossary.md")
            .Select(l => Term().Match(l)).Where(m => m.Success)
            .Select(m => m.Groups[1].Value.ToLowerInvariant()).ToList();
        Assert.NotEmpty(terms);
        Assert.Equal(terms.Distinct().Order(StringComparer.Ordinal), terms);
    }

    [Fact]
    public void Every_link_inside_the_repository_leads_somewhere()
    {
        Faults.None(
            from page in Repository.Files("", "*.md")
            from Match link in Link().Matches(Code().Replace(Repository.Text(page), ""))
            let target = link.Groups[1].Value.Split('#')[0]
            where target != "" && !target.Contains(':', StringComparison.Ordinal)
            let folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!
            where !Path.Exists(Path.Combine(folder, Uri.UnescapeDataString(target)))
            select $"{page}: {target}",
            "These links lead nowhere.");
    }

    [Fact]
    public void A_decision_is_under_40_lines_and_has_a_number_of_its_own()
    {
        var decisions = Repository.Files("docs/adr", "*.md")
            .Where(p => Path.GetFileName(p) != "README.md").ToList();
        Faults.None(
            (from page in decisions
             where Repository.Lines(page).Length >= 40
             select $"{page}: {Repository.Lines(page).Length} lines")
            .Concat(
                from page in decisions
                where !Decision().IsMatch(Path.GetFileName(page))
                select $"{page}: not named NNNN-title.md")
            .Concat(
                from same in decisions.GroupBy(p => Path.GetFileName(p)[..4])
                where same.Count() > 1
                select $"{string.Join(", ", same)}: the same number"),
            "A decision is short, numbered, and named as docs/adr/README.md says.");
    }

    [Theory]
    [InlineData("PaymentGroup", "payment group")]
    [InlineData("Scheme", "scheme")]
    [InlineData("OutcomeIsPaid", "outcome is paid")]
    public void A_type_name_in_words(string name, string words) =>
        Assert.Equal(words, InWords(name));

    private static string InWords(string name) =>
        Capital().Replace(name, " $0").Trim().ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"^\*\*(.+?)\*\*", RegexOptions.Multiline)]
    private static partial Regex Term();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex Decision();
}
