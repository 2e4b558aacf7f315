using System.CommandLine;
using Outturn.Exchange;
using Outturn.Facts;
using Outturn.Ledger;
using Outturn.Schemes;
using Outturn.Settlement;

namespace Outturn.Cli.Commands;

/// <summary><c>settle</c>: what is due under a scheme, from its facts, and with a ledger what is to
/// be posted.</summary>
internal static class SettleCommand
{
    public static Command Make()
    {
        Argument<string> scheme = SchemeFile.Argument();
        Option<string?> facts = Options.Facts();
        Option<DateOnly?> asAt = Options.AsAt();
        Option<string?> ledger = Options.Ledger();
        var output = new Option<string?>("--out")
        {
            Description = "folder for statements, refused rows and the rest",
            HelpName = "DIR",
        };
        var strict = new Option<bool>("--strict")
        {
            Description = "exit 1 where a row, item or cell was refused",
        };
        Option<bool> json = Options.Json();
        var command = new Command(
            "settle",
            "Work out what is due, to the penny, and post the difference to a ledger.\n\n"
            + "Example: outturn settle schemes/care-leavers --ledger bond.journal --out out")
        {
            scheme, facts, asAt, ledger, output, strict, json,
        };
        command.SetAction(parsed => Run(new Wanted(SchemeFile.Find(parsed.GetValue(scheme)!))
        {
            Facts = parsed.GetValue(facts),
            AsAt = parsed.GetValue(asAt),
            Ledger = parsed.GetValue(ledger),
            Output = parsed.GetValue(output),
            Strict = parsed.GetValue(strict),
            Json = parsed.GetValue(json),
            Screen = Screen.Of(parsed),
        }));
        return command;
    }

    private static int Run(Wanted wanted)
    {
        Scheme scheme = wanted.Scheme.Checked(wanted.Screen);
        FactBase facts = ReadFacts(wanted, scheme);
        if (wanted.Output is { } files)
        {
            SettlementFiles.Prepare(files);
        }
        var statements = wanted.Output is null ? null : new StatementLines();
        using LedgerFile? file = OpenLedger(wanted.Ledger, wanted.Screen);
        using LedgerPosting? posting = file is null ? null : Post(file, scheme, facts);
        List<IDueReceiver> receivers = [.. new IDueReceiver?[] { posting, statements }
            .OfType<IDueReceiver>()];
        SettlementResult result = Run(scheme, facts, receivers);
        posting?.Finish();
        var report = new SettlementReport(result, posting?.PostedBefore ?? 0);
        if (wanted.Output is { } folder)
        {
            SettlementFiles.Write(folder, report, statements!.Lines());
        }
        Print(wanted, report);
        bool refused = facts.Counts.Refused > 0 || result.Unpaid.Any(u => !u.IsOrderly);
        return wanted.Strict && refused ? ExitCode.No : ExitCode.Done;
    }

    private static SettlementResult Run(
        Scheme scheme, FactBase facts, List<IDueReceiver> receivers)
    {
        using var progress = new ProgressLine("settling");
        return Settle.Of(scheme, facts, new SettlingOptions
        {
            Threads = Environment.ProcessorCount,
            Progress = progress.Show,
            Receiver = receivers.Count == 0 ? null : new DueReceivers(receivers),
        });
    }

    /// <summary>The facts, with warnings about them on stderr.</summary>
    private static FactBase ReadFacts(Wanted wanted, Scheme scheme)
    {
        FactBase facts = FactFolder.Read(
            FactFolder.Find(wanted.Facts, wanted.Scheme), scheme, wanted.AsAt);
        foreach (string warning in facts.Warnings)
        {
            wanted.Screen.Say($"warning: {warning}");
        }
        return facts;
    }

    private static LedgerFile? OpenLedger(string? path, Screen screen)
    {
        if (path is null)
        {
            return null;
        }
        LedgerFile file = LedgerFile.Open(path);
        if (file.Notice is { } notice)
        {
            screen.Say(notice);
        }
        return file;
    }

    private static LedgerPosting Post(LedgerFile file, Scheme scheme, FactBase facts)
    {
        var kind = scheme.Calendar.Payment;
        string period = Quantities.PeriodCalendar.Label(
            kind, scheme.Calendar.Periods.IndexOf(kind, facts.AsAt));
        var head = new LedgerHead(scheme.Name, scheme.Currency.Code, scheme.Currency.Decimals);
        return new LedgerPosting(file, head, new RunTerms(facts.AsAt, period, scheme.Version));
    }

    private static void Print(Wanted wanted, SettlementReport report)
    {
        if (wanted.Json)
        {
            SettlementJson.Print(report, wanted.Screen);
        }
        else
        {
            SettlementText.Print(report, wanted.Screen.Out);
            SettlementText.PrintRefused(report, wanted.Output is null, wanted.Screen.Error);
        }
    }

    private sealed record Wanted(SchemeFile Scheme)
    {
        public string? Facts { get; init; }

        public DateOnly? AsAt { get; init; }

        public string? Ledger { get; init; }

        public string? Output { get; init; }

        public bool Strict { get; init; }

        public bool Json { get; init; }

        public required Screen Screen { get; init; }
    }
}
