using System.CommandLine;
using System.CommandLine.Parsing;
using Outturn.Quantities;

namespace Outturn.Cli;

/// <summary>Options that several verbs share.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json")
    {
        Description = "print JSON for programs",
    };

    public static Option<string?> Facts() => new("--facts")
    {
        Description = "folder of fact files (default: facts/ beside the scheme)",
        HelpName = "DIR",
    };

    public static Option<string?> Ledger() => new("--ledger")
    {
        Description = "ledger file, an hledger journal; made if there is none",
        HelpName = "FILE",
    };

    public static Option<DateOnly?> AsAt() => Date(
        "--as-at", "settle on what was recorded by this date (default: the latest in the facts)");

    public static Option<DateOnly?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = ReadDate,
    };

    private static DateOnly? ReadDate(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (CalendarDates.TryParse(text.AsSpan(), out DateOnly date))
        {
            return date;
        }
        result.AddError($"\"{text}\" is not a date. Write it as 2014-04-01.");
        return null;
    }
}
