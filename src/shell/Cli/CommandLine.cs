using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Reflection;
using Outturn.Cli.Commands;
using Outturn.Exchange;
using Outturn.Facts;
using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Cli;

/// <summary>The verbs, and what happens around each: usage errors, failures, exit codes.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command line given and returns the exit code. Data are flushed only where
    /// the command did not fail.</summary>
    public static int Run(string[] args, Screen screen)
    {
        try
        {
            int code = Parsed(args, screen);
            screen.Out.Flush();
            return code;
        }
        catch (Exception e)
        {
            return Failed(e, screen);
        }
    }

    private static int Parsed(string[] args, Screen screen)
    {
        if (args is ["--version"])
        {
            screen.Out.WriteLine(Version);
            return ExitCode.Done;
        }
        ParseResult parsed = Root().Parse(args.Length == 0 ? ["--help"] : args);
        return parsed.Errors.Count > 0
            ? WrongUsage(parsed, screen)
            : parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = screen.Out,
                Error = screen.Error,
            });
    }

    /// <summary>Version and commit.</summary>
    public static string Version => "outturn " + typeof(CommandLine).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    // Not a RootCommand: that one is called after the file of the program.
    private static Command Root()
    {
        var root = new Command(
            "outturn",
            "Payment by results: a scheme is a text, payments follow from it and from the facts, "
            + "and every penny has its reason.")
        {
            NewCommand.Make(),
            CheckCommand.Make(),
            ReadCommand.Make(),
            FmtCommand.Make(),
            DiffCommand.Make(),
            SettleCommand.Make(),
            ExplainCommand.Make(),
            CloseCommand.Make(),
            SimulateCommand.Make(),
            ReviewCommand.Make(),
            ExperimentCommand.Make(),
            OptimiseCommand.Make(),
            BidCommand.Make(),
            CompareCommand.Make(),
            PowerCommand.Make(),
            CalibrateCommand.Make(),
            new HelpOption(),
            new VersionOption(),
        };
        return root;
    }

    private static int WrongUsage(ParseResult parsed, Screen screen)
    {
        string verb = parsed.CommandResult.Command.Name;
        bool isRoot = verb == Root().Name;
        if (parsed.UnmatchedTokens is [string first, ..] && (isRoot || first.StartsWith('-')))
        {
            screen.Say(Unknown(first, parsed.CommandResult.Command, isRoot));
        }
        else
        {
            foreach (ParseError error in parsed.Errors)
            {
                screen.Say(error.Message);
            }
        }
        string help = isRoot ? "outturn --help" : $"outturn {verb} --help";
        screen.Error.WriteLine($"Type \"{help}\" for what it takes, with an example.");
        return ExitCode.Usage;
    }

    // What follows an unknown option is most often its value, so only the first is spoken of.
    private static string Unknown(string token, Command command, bool isRoot)
    {
        IEnumerable<string> known = isRoot && !token.StartsWith('-')
            ? command.Subcommands.Select(c => c.Name)
            : command.Options.Select(o => o.Name);
        string near = Spelling.Nearest(token, known) is { } nearest
            ? $" Did you mean \"{nearest}\"?" : "";
        return $"there is no {(isRoot ? "verb or option" : "option")} \"{token}\".{near}";
    }

    private static int Failed(Exception e, Screen screen)
    {
        switch (e)
        {
            case CommandException failure:
                screen.Say(failure.Message);
                return failure.ExitCode;
            case TooLargeException:
                screen.Say($"{e.Message} Nothing was posted. Look for the greatest values in "
                    + "the facts and correct them.");
                return ExitCode.No;
            case FactFileException:
                screen.Say(e.Message);
                return ExitCode.No;
            case LedgerFileException or IOException or UnauthorizedAccessException:
                screen.Say(e.Message);
                return ExitCode.Machine;
            case OperationCanceledException:
                return ExitCode.Interrupted;
            default:
                screen.Say(
                    $"a broken invariant: this is a fault of the program, not of your "
                    + $"files; nothing was posted. Please report what follows.\n{Version}\n{e}");
                return ExitCode.Broken;
        }
    }
}
