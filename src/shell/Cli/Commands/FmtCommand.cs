using System.CommandLine;
using Outturn.Language;
using Outturn.Language.Formatting;
using Outturn.Language.Syntax;

namespace Outturn.Cli.Commands;

/// <summary><c>fmt</c>: the canonical layout of a scheme, comments kept.</summary>
internal static class FmtCommand
{
    public static Command Make()
    {
        Argument<string> scheme = SchemeFile.Argument();
        var check = new Option<bool>("--check")
        {
            Description = "change nothing; exit 1 where the layout is not canonical",
        };
        var command = new Command(
            "fmt",
            "Lay out a scheme canonically, in place; every comment is kept.\n\n"
            + "Example: outturn fmt --check schemes/peterborough")
        {
            scheme,
            check,
        };
        command.SetAction(parsed => Run(
            SchemeFile.Find(parsed.GetValue(scheme)!), parsed.GetValue(check), Screen.Of(parsed)));
        return command;
    }

    private static int Run(SchemeFile file, bool check, Screen screen)
    {
        var diagnostics = new List<Diagnostic>();
        YamlDocument document = YamlReader.Read(
            file.Path, File.ReadAllBytes(file.Path), diagnostics);
        if (diagnostics.Any(d => d.Severity == Severity.Error))
        {
            diagnostics.ForEach(d =>
                screen.Error.WriteLine(DiagnosticText.Render(d, document.Source)));
            throw CommandException.No($"{file.Path} is not sound YAML, so nothing was done.");
        }
        string formatted = Formatter.Format(document);
        if (formatted == document.Source)
        {
            return ExitCode.Done;
        }
        if (check)
        {
            throw CommandException.No(
                $"{file.Path} is not laid out canonically. Run \"outturn fmt {file.Path}\".");
        }
        ReplacedFile.Write(file.Path, formatted);
        screen.Error.WriteLine($"{file.Path}: laid out");
        return ExitCode.Done;
    }
}
