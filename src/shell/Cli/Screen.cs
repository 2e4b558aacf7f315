using System.CommandLine;
using System.Text;

namespace Outturn.Cli;

/// <summary>Where a command writes: data to one, progress and messages to the other (design, "The
/// command line").</summary>
internal sealed record Screen(TextWriter Out, TextWriter Error)
{
    /// <summary>The screen of the command line that was parsed.</summary>
    public static Screen Of(ParseResult parsed) => new(
        parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);

    /// <summary>stdout and stderr: UTF-8 and line feeds everywhere, so that the same files give
    /// the same bytes whatever language the machine speaks.</summary>
    public static Screen OfProcess() => new(
        new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 14)
        {
            NewLine = "\n",
        },
        new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false), 1 << 10)
        {
            NewLine = "\n",
            AutoFlush = true,
        });

    /// <summary>A message about the run, as every message of the command begins.</summary>
    public void Say(string message) => Error.WriteLine($"outturn: {message}");
}
