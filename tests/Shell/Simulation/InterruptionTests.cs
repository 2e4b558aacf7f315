using System.Diagnostics;
using Outturn.Tests.Shell.Cli;
using Xunit;

namespace Outturn.Tests.Shell.Simulation;

/// <summary>Ctrl-C while a report or facts are made: the program ends at once, and whatever stands
/// on the disk is whole.</summary>
[Trait("Category", "Slow")]
public sealed class InterruptionTests : IDisposable
{
    private static readonly string[] Small =
    [
        "simulate", "schemes/work-programme", "--runs", "2", "--set",
        "referrals.starts a month=2000", "--set", "referrals.months=12",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("outturn-");

    public void Dispose() => _folder.Delete(true);

    [Theory]
    [InlineData(50)]
    [InlineData(700)]
    [InlineData(2000)]
    public void A_report_is_whole_or_not_there(int milliseconds)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are of Unix");
        string page = Path.Combine(_folder.FullName, "page.html");
        var clock = Stopwatch.StartNew();
        int exit = Started.Interrupted(
            () => clock.ElapsedMilliseconds > milliseconds, [.. Small, "--html", page]);
        Whole(exit, "page.html", "</html>\n");
    }

    [Fact]
    public void Facts_are_whole_and_both_or_not_there()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are of Unix");
        int exit = Started.Interrupted(
            () => _folder.EnumerateFiles("*.new").Any(),
            [.. Small, "--export-facts", _folder.FullName]);
        Assert.Contains(exit, new[] { 0, 130 });
        string[] left = [.. _folder.EnumerateFiles().Select(f => f.Name).Order()];
        Assert.Equal(["events.csv", "participants.csv"], left);
        Assert.All(_folder.EnumerateFiles(), f =>
            Assert.EndsWith("\n", File.ReadAllText(f.FullName), StringComparison.Ordinal));
    }

    /// <summary>The best so far is kept; before there is anything, nothing is left.</summary>
    [Fact]
    public void A_search_that_is_ended_keeps_the_best_so_far()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are of Unix");
        string better = Path.Combine(_folder.FullName, "better.yaml");
        var clock = Stopwatch.StartNew();
        int exit = Started.Interrupted(
            () => clock.ElapsedMilliseconds > 8_000,
            "optimise", "experiments/scheme.yaml", "--vary", "tables/rate-card*0.5..1.5",
            "--for", "outcomes", "--out", better);
        Whole(exit, "better.yaml", "at-risk}\n");
    }

    private void Whole(int exit, string name, string end)
    {
        Assert.Contains(exit, new[] { 0, 130 });
        FileInfo[] left = _folder.GetFiles();
        Assert.True(left.Length <= 1, string.Join(", ", left.Select(f => f.Name)));
        foreach (FileInfo file in left)
        {
            Assert.Equal(name, file.Name);
            Assert.EndsWith(end, File.ReadAllText(file.FullName), StringComparison.Ordinal);
        }
    }
}
