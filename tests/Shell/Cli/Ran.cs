using System.Text;
using System.Text.Json;
using Outturn.Cli;
using Outturn.Tests.Shell.Schemes;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>What a command line did: exit code, stdout, stderr. It runs in this process, through
/// the same entry as the program, from the root of the repository.</summary>
internal sealed record Ran(int Exit, string Out, string Error)
{
    static Ran() => Environment.CurrentDirectory = Place.Of();

    /// <summary>Runs <c>outturn</c> with these words.</summary>
    public static Ran Words(params string[] words)
    {
        using var data = new StringWriter { NewLine = "\n" };
        using var messages = new StringWriter { NewLine = "\n" };
        int exit = CommandLine.Run(words, new Screen(data, messages));
        return new Ran(exit, data.ToString(), messages.ToString());
    }

    /// <summary>The same where it has to end with an exit code.</summary>
    public static Ran Words(int exit, params string[] words)
    {
        Ran ran = Words(words);
        Assert.True(ran.Exit == exit, $"outturn {string.Join(' ', words)}: {ran}");
        return ran;
    }

    public override string ToString() => $"exit {Exit}\n{Out}\n{Error}";

    /// <summary>What is on stdout, as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>A member of the JSON as it was written, such as <c>totals</c>.</summary>
    public string Raw(params string[] names) =>
        names.Aggregate(Json, (of, name) => of.GetProperty(name)).GetRawText().Trim('"');

    /// <summary>Everything that a settlement says of money, without what it says of rows.</summary>
    public string Money
    {
        get
        {
            var text = new StringBuilder();
            foreach (string name in new[]
                { "totals", "byProvider", "byClause", "byPeriod", "byPayer" })
            {
                text.Append(name).Append(' ').Append(Raw(name)).Append('\n');
            }
            return text.ToString();
        }
    }

    /// <summary>Rows, accepted, refused.</summary>
    public (int Rows, int Accepted, int Refused) Read => (
        Json.GetProperty("read").GetProperty("rows").GetInt32(),
        Json.GetProperty("read").GetProperty("accepted").GetInt32(),
        Json.GetProperty("read").GetProperty("refused").GetInt32());

    /// <summary>Each reason with its rows, as <c>duplicate 1, conflict 2</c>.</summary>
    public string Reasons => string.Join(", ", Json.GetProperty("refused").EnumerateArray()
        .Select(r => $"{r.GetProperty("reason").GetString()} {r.GetProperty("rows")}"));
}
