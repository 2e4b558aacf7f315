using System.CommandLine;
using Outturn.Exchange;
using Outturn.Ledger;

namespace Outturn.Cli.Commands;

/// <summary><c>close</c>: closes a payment period of a ledger; corrections fall in a later one.
/// </summary>
internal static class CloseCommand
{
    public static Command Make()
    {
        Option<string?> ledger = Options.Ledger();
        ledger.Description = "ledger file, which settle made";
        ledger.Required = true;
        var period = new Option<string>("--period")
        {
            Description = "label of the payment period: 2014-03, 2014-Q1, 2014",
            HelpName = "P",
            Required = true,
        };
        var command = new Command(
            "close",
            "Close a payment period: what was posted in it stays, and corrections fall in a "
            + "later one.\n\nExample: outturn close --ledger wp.journal --period 2014-03")
        {
            ledger,
            period,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(ledger)!, parsed.GetValue(period)!, Screen.Of(parsed)));
        return command;
    }

    private static int Run(string path, string period, Screen screen)
    {
        if (!File.Exists(path))
        {
            throw CommandException.Usage($"there is no ledger {path}.");
        }
        using LedgerFile ledger = LedgerFile.Open(path);
        if (ledger.Notice is { } notice)
        {
            screen.Say(notice);
        }
        if (Closing.Refuse(ledger.Journal, period) is { } refusal)
        {
            throw CommandException.No($"{refusal.Reason} {refusal.Remedy}");
        }
        ledger.Close(period);
        screen.Out.WriteLine($"{period} is closed in {path}.");
        return ExitCode.Done;
    }
}
