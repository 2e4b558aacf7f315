using System.Text.RegularExpressions;
using Outturn.Tests.Shell.Schemes;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>What a newcomer reads first is true: the README and the guide show what the command
/// prints, and the page on a first scheme, followed to the letter, pays what it says.</summary>
public sealed partial class FirstPagesTests
{
    private const string Prompt = "$ ./outturn ";

    /// <summary>A block that begins with a command line; <c>…</c> stands for lines left out.
    /// </summary>
    [Fact]
    public void The_readme_shows_what_is_printed()
    {
        List<string[]> blocks = [.. Console().Matches(File.ReadAllText(Place.Of("README.md")))
            .Select(block => block.Groups[1].Value.TrimEnd('\n').Split('\n'))
            .Where(lines => lines[0].StartsWith(Prompt, StringComparison.Ordinal))];
        Assert.Equal(2, blocks.Count);
        foreach (string[] block in blocks)
        {
            string[] printed = Ran.Words(0, block[0][Prompt.Length..].Split(' ')).Out.Split('\n');
            string[] shown = [.. block[1..].Where(
                line => !line.StartsWith("outturn: first use", StringComparison.Ordinal))];
            Shown(shown, printed);
        }
    }

    [Fact]
    public void The_page_on_explain_shows_what_is_printed()
    {
        string page = File.ReadAllText(Place.Of("docs", "guide", "explain.md"));
        string shown = Fenced().Matches(page).Select(m => m.Groups[1].Value)
            .Single(block => block.StartsWith("G2 Job outcome", StringComparison.Ordinal));
        string[] printed = Ran.Words(
            0, "explain", "schemes/work-programme", "--participant", "W43").Out.Split('\n');
        int first = Array.FindIndex(
            printed, line => line.StartsWith("G2 Job outcome", StringComparison.Ordinal));
        Shown(shown.TrimEnd('\n').Split('\n'), printed[first..]);
    }

    /// <summary>£1,200 for A1 as at the end of March 2027; nothing three months before, since its
    /// spell was recorded on 8 January.</summary>
    [Fact]
    public void The_first_scheme_pays_what_its_page_says()
    {
        string page = File.ReadAllText(Place.Of("docs", "guide", "first-scheme.md"));
        string[] blocks = [.. Fenced().Matches(page).Select(m => m.Groups[1].Value)];
        DirectoryInfo place = Directory.CreateTempSubdirectory("outturn-");
        string folder = Path.Combine(place.FullName, "into-work");
        try
        {
            Ran.Words(0, "new", folder);
            Ran.Words(0, "check", folder);
            File.WriteAllText(Path.Combine(folder, "scheme.yaml"), Block(blocks, "scheme:"));
            File.WriteAllText(
                Path.Combine(folder, "facts", "participants.csv"), Block(blocks, "participant,"));
            File.WriteAllText(Path.Combine(folder, "facts", "events.csv"), Block(blocks, "id,"));
            Assert.Equal("1200.00", Due(folder, "2027-03-31"));
            Assert.Equal("0.00", Due(folder, "2026-12-31"));
            Assert.Contains(
                "92 of 182 days",
                Ran.Words(0, "explain", folder, "--as-at", "2027-03-31", "--participant", "A2").Out,
                StringComparison.Ordinal);
        }
        finally
        {
            place.Delete(true);
        }
    }

    private static string Due(string folder, string asAt) =>
        Ran.Words(0, "settle", folder, "--as-at", asAt, "--json").Raw("totals", "due");

    private static string Block(string[] blocks, string begins) =>
        blocks.Single(b => b.StartsWith(begins, StringComparison.Ordinal));

    // Each stretch between two … stands in what was printed, one after another.
    private static void Shown(string[] shown, string[] printed)
    {
        int at = 0;
        bool skipped = false;
        foreach (string line in shown)
        {
            if (line.Trim() == "…")
            {
                skipped = true;
                continue;
            }
            at = skipped ? Array.IndexOf(printed, line, at) : at;
            Assert.True(at >= 0 && at < printed.Length, $"not printed: {line}");
            Assert.Equal(line, printed[at++]);
            skipped = false;
        }
    }

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Console();

    [GeneratedRegex("```[a-z]*\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
