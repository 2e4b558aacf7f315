using System.Runtime.CompilerServices;
using Outturn.Facts;
using Xunit;

namespace Outturn.Tests.Core.Facts;

/// <summary>The list of reasons is closed, and docs/spec/facts.md has all of it.</summary>
public sealed class ReasonsTests
{
    [Fact]
    public void The_page_on_facts_lists_every_reason_in_order()
    {
        string[] rows = File.ReadAllText(Page()).Split("## Refusals")[1].Split('\n')
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToArray();

        Assert.Equal(
            RefusalReasons.All.Select(RefusalReasons.Name).Order(StringComparer.Ordinal),
            rows.Select(r => r.Split('|')[1].Trim()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reason_has_a_remedy() => Assert.All(
        RefusalReasons.All, r => Assert.EndsWith(".", RefusalRemedies.Of(r)));

    private static string Page([CallerFilePath] string here = "") => Path.Combine(
        Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "spec", "facts.md");
}
