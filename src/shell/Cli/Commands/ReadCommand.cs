using System.CommandLine;
using Outturn.Language;
using Outturn.Language.English;

namespace Outturn.Cli.Commands;

/// <summary><c>read</c>: the payment schedule in plain English, as text or as a page.</summary>
internal static class ReadCommand
{
    public static Command Make()
    {
        Argument<string> scheme = SchemeFile.Argument();
        var html = new Option<bool>("--html")
        {
            Description = "print one self-contained page instead of text",
        };
        var command = new Command(
            "read",
            "Print the payment schedule in plain English, fit to be attached to the contract."
            + "\n\nExample: outturn read --html schemes/peterborough > schedule.html")
        {
            scheme,
            html,
        };
        command.SetAction(parsed => Run(
            SchemeFile.Find(parsed.GetValue(scheme)!), parsed.GetValue(html), Screen.Of(parsed)));
        return command;
    }

    private static int Run(SchemeFile file, bool html, Screen screen)
    {
        SchemeReading reading = file.Sound(screen);
        Schedule schedule = PlainEnglish.Render(reading);
        screen.Out.Write(html ? HtmlPage.Print(schedule) : PlainText.Print(schedule));
        return ExitCode.Done;
    }
}
