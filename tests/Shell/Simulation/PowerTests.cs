using Outturn.Tests.Shell.Cli;
using Xunit;

namespace Outturn.Tests.Shell.Simulation;

/// <summary>The page of <c>power</c>: a chart and a table for each term, nothing loaded.</summary>
public sealed class PowerTests
{
    [Fact]
    public void Writes_a_page_that_stands_alone()
    {
        string page = Path.GetTempFileName();
        Ran.Words(
            0, "power", "schemes/peterborough", "--baseline", "1.55", "--dispersion", "3",
            "--providers", "1", "--effect", "10%", "--people", "200,1000", "--html", page);
        string html = File.ReadAllText(page);
        File.Delete(page);
        Assert.Contains("Chance of being paid", html, StringComparison.Ordinal);
        Assert.Contains("By either route", html, StringComparison.Ordinal);
        Assert.Contains("effect of 10 %", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }
}
