using System.Text.Json;
using System.Text.RegularExpressions;
using Outturn.Cli;
using Xunit;
using Place = Outturn.Tests.Shell.Schemes.Place;

namespace Outturn.Tests.Shell.Cli;

/// <summary>What <c>explain</c> prints, read sentence by sentence and kept: each file under
/// <c>explain/</c> is a command line and what it answers. <c>UPDATE_GOLDEN=1</c> writes them anew.
/// </summary>
public sealed class ExplainTranscriptTests
{
    static ExplainTranscriptTests()
    {
        // Transcripts name files as a user at the root of the repository does.
        Environment.CurrentDirectory = Place.Of();
    }

    public static TheoryData<string> Transcripts =>
    [
        .. Directory.GetFiles(Place.Of("tests", "Shell", "Cli", "explain"), "*.txt")
            .Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Transcripts))]
    public void Answers_as_read(string name)
    {
        string path = Place.Of("tests", "Shell", "Cli", "explain", name + ".txt");
        string kept = File.ReadAllText(path);
        string command = kept.Split('\n')[0];
        string answer = $"{command}\n{Answer(command["$ outturn explain ".Length..])}";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, answer);
        }
        else
        {
            Assert.Equal(kept, answer);
        }
    }

    [Fact]
    public void Json_is_the_same_tree_and_sums_to_what_is_due()
    {
        string json = Answer("schemes/work-programme --participant W43 --json");
        JsonElement root = JsonDocument.Parse(json).RootElement;
        Assert.Equal("3367.93", root.GetProperty("due").GetString());
        Assert.Equal("2014-12-27", root.GetProperty("asAt").GetString());
        List<JsonElement> lines = [.. root.GetProperty("parts").EnumerateArray()
            .Where(p => p.GetProperty("kind").GetString() == "line")];
        Assert.Equal(
            ["300.00", "3067.93", "0.00"],
            lines.Select(l => l.GetProperty("amount").GetString()!));
        Assert.Contains(
            "scheme.yaml:", lines[1].GetProperty("place").GetString(), StringComparison.Ordinal);
    }

    private static string Answer(string arguments)
    {
        using var to = new StringWriter { NewLine = "\n" };
        int code = CommandLine.Run(
            ["explain", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            new Screen(to, to));
        if (code != ExitCode.Done)
        {
            to.WriteLine($"exit {code}");
        }
        // The version changes with every letter of the text; the transcripts are about the rest.
        return Regex.Replace(to.ToString(), "sha256:[0-9a-f]+", "sha256:…");
    }
}
