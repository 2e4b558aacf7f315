using System.Collections.Immutable;
using System.CommandLine;
using Outturn.Language.Templates;
using Outturn.Review.Asking;

namespace Outturn.Cli.Commands;

/// <summary><c>new</c>: a commented scheme with empty fact files, which checks at once.</summary>
internal static class NewCommand
{
    public static Command Make()
    {
        var name = new Argument<string>("NAME")
        {
            Description = "the scheme's name, which is also the folder made: small letters, "
                + "digits, hyphens",
        };
        var from = new Option<string?>("--from")
        {
            Description = "a scheme to begin from",
            HelpName = "SCHEME",
        };
        var ask = new Option<bool>("--ask")
        {
            Description = "ask for the purpose, outcome, proof, people, price and who bears what, "
                + "one at a time, and end in a scheme with its world and its review",
        };
        var command = new Command(
            "new",
            "Make a scheme with comments, and empty fact files, that checks at once.\n\n"
            + "Example: outturn new job-support")
        {
            name,
            from,
            ask,
        };
        command.SetAction(parsed => parsed.GetValue(ask)
            ? Asked(parsed.GetValue(name)!, parsed.GetValue(from), Screen.Of(parsed))
            : Run(parsed.GetValue(name)!, parsed.GetValue(from), Screen.Of(parsed)));
        return command;
    }

    private static int Asked(string path, string? from, Screen screen)
    {
        if (from is not null)
        {
            throw CommandException.Usage("--ask begins from answers, and --from from a scheme: "
                + "take one.");
        }
        string name = Free(path);
        var asked = new AskedScheme(name, Interview.Answers(Console.In, screen));
        Directory.CreateDirectory(path);
        foreach (NewFile file in SchemeTemplate.WithFacts(asked.Scheme()))
        {
            Write(path, file, screen);
        }
        Write(path, new NewFile("world.yaml", asked.World()), screen);
        screen.Error.WriteLine();
        return ReviewCommand.Of(path, screen);
    }

    private static void Write(string path, NewFile file, Screen screen)
    {
        string at = Path.Combine(path, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(at)!);
        File.WriteAllText(at, file.Content);
        screen.Out.WriteLine(at);
    }

    private static string Free(string path)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (SchemeTemplate.Refuses(name) is { } refusal)
        {
            throw CommandException.Usage(refusal);
        }
        if (Directory.Exists(path) || File.Exists(path))
        {
            throw CommandException.Usage($"{path} is there already, and is left as it is.");
        }
        return name;
    }

    private static int Run(string path, string? from, Screen screen)
    {
        string name = Free(path);
        ImmutableArray<NewFile> files = from is null
            ? SchemeTemplate.Make(name)
            : SchemeTemplate.Copy(name, SchemeFile.Find(from).Sound(screen));
        foreach (NewFile file in files)
        {
            Write(path, file, screen);
        }
        screen.Error.WriteLine($"Edit {Path.Combine(path, "scheme.yaml")}, then type "
            + $"\"outturn check {path}\".");
        return ExitCode.Done;
    }
}
