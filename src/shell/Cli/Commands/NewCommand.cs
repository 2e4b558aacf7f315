using System.Collections.Immutable;
using System.CommandLine;
using Outturn.Language.Templates;

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
        var command = new Command(
            "new",
            "Make a scheme with comments, and empty fact files, that checks at once.\n\n"
            + "Example: outturn new job-support")
        {
            name,
            from,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(name)!, parsed.GetValue(from), Screen.Of(parsed)));
        return command;
    }

    private static int Run(string path, string? from, Screen screen)
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
        ImmutableArray<NewFile> files = from is null
            ? SchemeTemplate.Make(name)
            : SchemeTemplate.Copy(name, SchemeFile.Find(from).Sound(screen));
        foreach (NewFile file in files)
        {
            string at = Path.Combine(path, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(at)!);
            File.WriteAllText(at, file.Content);
            screen.Out.WriteLine(at);
        }
        screen.Error.WriteLine($"Edit {Path.Combine(path, "scheme.yaml")}, then type "
            + $"\"outturn check {path}\".");
        return ExitCode.Done;
    }
}
