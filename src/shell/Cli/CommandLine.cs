using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using Outturn.Cli.Commands;
using Outturn.Exchange;
using Outturn.Facts;

namespace Outturn.Cli;

/// <summary>The verbs, and what happens around each: usage errors, failures, exit codes.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command line given and returns the exit code.</summary>
    public static int Run(string[] args)
    {
        RootCommand root = Root();
        if (args is ["--version"])
        {
            Console.Out.WriteLine(Version);
            return ExitCode.Done;
        }
        ParseResult parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            return WrongUsage(parsed);
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (Exception e)
        {
            return Failed(e);
        }
    }

    /// <summary>Version and commit.</summary>
    public static string Version => "outturn " + typeof(CommandLine).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private static RootCommand Root()
    {
        var root = new RootCommand(
            "Payment by results: a scheme is a text, payments follow from it and from the facts, "
            + "and every penny has its reason.")
        {
            CheckCommand.Make(),
            FmtCommand.Make(),
            SettleCommand.Make(),
            CloseCommand.Make(),
        };
        return root;
    }

    private static int WrongUsage(ParseResult parsed)
    {
        foreach (ParseError error in parsed.Errors)
        {
            Console.Error.WriteLine($"outturn: {error.Message}");
        }
        string verb = parsed.CommandResult.Command.Name;
        string help = parsed.CommandResult.Command is RootCommand
            ? "outturn --help"
            : $"outturn {verb} --help";
        Console.Error.WriteLine($"Type \"{help}\" for what it takes, with an example.");
        return ExitCode.Usage;
    }

    private static int Failed(Exception e)
    {
        switch (e)
        {
            case CommandException failure:
                Console.Error.WriteLine($"outturn: {failure.Message}");
                return failure.ExitCode;
            case FactFileException:
                Console.Error.WriteLine($"outturn: {e.Message}");
                return ExitCode.No;
            case LedgerFileException or IOException or UnauthorizedAccessException:
                Console.Error.WriteLine($"outturn: {e.Message}");
                return ExitCode.Machine;
            case OperationCanceledException:
                return ExitCode.Interrupted;
            default:
                Console.Error.WriteLine(
                    $"outturn: a broken invariant: this is a fault of the program, not of your "
                    + $"files; nothing was posted. Please report what follows.\n{Version}\n{e}");
                return ExitCode.Broken;
        }
    }
}
