using System.Text;
using System.Text.RegularExpressions;
using Outturn.Tests.Shell.Schemes;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>What each verb answers, read by eye and kept: a file under <c>transcripts/</c> holds
/// command lines, and under each what it writes and how it ends. <c>cat FILE</c> shows a file that
/// a command left. <c>UPDATE_GOLDEN=1</c> writes them anew.</summary>
public sealed partial class TranscriptTests
{
    private const string Prompt = "$ ";

    public static TheoryData<string> Transcripts =>
    [
        .. Directory.GetFiles(Place.Of("tests", "Shell", "Cli", "transcripts"), "*.txt")
            .Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Transcripts))]
    public void Answers_as_read(string name)
    {
        string path = Place.Of("tests", "Shell", "Cli", "transcripts", name + ".txt");
        string kept = File.ReadAllText(path);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("outturn-");
        string answered = string.Concat(kept.Split('\n')
            .Where(line => line.StartsWith(Prompt, StringComparison.Ordinal))
            .Select(line => line + "\n" + Answer(line[Prompt.Length..], folder.FullName)));
        folder.Delete(true);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, answered);
        }
        else
        {
            Assert.Equal(kept, answered);
        }
    }

    /// <summary>Every verb, those to come too, has its purpose and an example.</summary>
    [Fact]
    public void Every_verb_has_help_with_an_example()
    {
        string help = Ran.Words(0, "--help").Out;
        string[] verbs = [.. help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n')
            .Skip(1).Where(l => l.StartsWith("  ", StringComparison.Ordinal)
                && l.Length > 2 && l[2] != ' ')
            .Select(l => l.Trim().Split(' ')[0]).Where(v => v.Length > 0)];
        Assert.Contains("settle", verbs);
        foreach (string verb in verbs)
        {
            Assert.Contains(
                $"Example: outturn {verb} ",
                Ran.Words(0, verb, "--help").Out,
                StringComparison.Ordinal);
        }
    }

    private static string Answer(string command, string folder)
    {
        string[] words = command.Replace("TMP", folder, StringComparison.Ordinal).Split(' ');
        string answer = words[0] switch
        {
            "outturn" => Ended(Ran.Words(words[1..])),
            "cat" => File.ReadAllText(words[1]) + "\n",
            "cp" => Copy(words[1], words[2]),
            _ => throw new InvalidOperationException($"no such command: {command}"),
        };
        // The version changes with every letter of the text, and the commit with every commit.
        answer = Version().Replace(answer, "sha256:…");
        answer = Commit().Replace(answer, "outturn VERSION+COMMIT");
        return answer.Replace(folder, "TMP", StringComparison.Ordinal);
    }

    private static string Ended(Ran ran)
    {
        var text = new StringBuilder(ran.Out);
        if (ran.Error.Length > 0)
        {
            text.Append("--- stderr\n").Append(ran.Error);
        }
        return text.Append($"--- exit {ran.Exit}\n\n").ToString();
    }

    private static string Copy(string from, string to)
    {
        File.Copy(from, to);
        return "\n";
    }

    [GeneratedRegex("sha256:[0-9a-f]+")]
    private static partial Regex Version();

    [GeneratedRegex(@"outturn \d+\.\d+\.\d+(-[0-9a-z.]+)?\+[0-9a-f]{40}")]
    private static partial Regex Commit();
}
