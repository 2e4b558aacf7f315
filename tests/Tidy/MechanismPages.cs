using System.Text.RegularExpressions;
using Xunit;

namespace Outturn.Tests.Tidy;

/// <summary>Every mechanism of payment has a row in the index and a page with its cases: the usual
/// one, an edge, and what is refused (docs/spec/mechanisms/README.md).</summary>
public sealed partial class MechanismPages
{
    private const string Index = "docs/spec/mechanisms.md";
    private const string Folder = "docs/spec/mechanisms/";

    [Fact]
    public void A_mechanism_has_usual_boundary_and_refused_cases() => Faults.None(
        from row in Rows()
        let page = PageOf(row)
        let lacks = page is null || !File.Exists(Path.Combine(Repository.Root, page))
            ? ["a page"]
            : Lacking(Repository.Text(page))
        where lacks.Count > 0
        select $"{row.Split('|')[1].Trim()}: {string.Join(", ", lacks)}",
        $"A row of {Index} lacks these. Work the cases out by hand and add them.");

    [Fact]
    public void A_page_has_a_row() => Faults.None(
        Repository.Files(Folder, "*.md")
            .Where(p => !p.EndsWith("/README.md", StringComparison.Ordinal))
            .Except(Rows().Select(row => PageOf(row) ?? "")),
        $"Add a row to {Index} for each of these.");

    [Theory]
    [InlineData("### Usual: a\n### Boundary: b\n### Refused: c", "")]
    [InlineData("### Usual: a\n### Boundary: b\n### Refused text: c", "")]
    [InlineData("### Usual: a\n### Usual: b\n### Usual: c", "Boundary, Refused")]
    [InlineData("### Boundary: a\nUsual: b", "Usual, Refused")]
    public void What_a_page_lacks(string page, string lacks) =>
        Assert.Equal(lacks, string.Join(", ", Lacking(page)));

    private static List<string> Lacking(string page)
    {
        List<string> kinds = [.. Case().Matches(page).Select(m => m.Groups[1].Value)];
        return [.. new[] { "Usual", "Boundary", "Refused" }.Except(kinds)];
    }

    private static IEnumerable<string> Rows() => Repository.Lines(Index)
        .Where(l => l.StartsWith('|') && !l.StartsWith("| mechanism |", StringComparison.Ordinal)
            && !l.StartsWith("|---", StringComparison.Ordinal));

    private static string? PageOf(string row) =>
        Page().Match(row) is { Success: true } page ? Folder + page.Groups[1].Value : null;

    [GeneratedRegex("^### (Usual|Boundary|Refused)( text)?:", RegexOptions.Multiline)]
    private static partial Regex Case();

    [GeneratedRegex(@"\]\(mechanisms/([^)]+\.md)\)")]
    private static partial Regex Page();
}
