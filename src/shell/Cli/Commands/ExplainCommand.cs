using System.CommandLine;

namespace Outturn.Cli.Commands;

/// <summary><c>explain</c>: why an amount is what it is, or a row was refused, in words.</summary>
internal static class ExplainCommand
{
    public static Command Make()
    {
        Argument<string> scheme = SchemeFile.Argument();
        Option<string?> facts = Options.Facts();
        Option<DateOnly?> asAt = Options.AsAt();
        Option<DateOnly?> since = Options.Date(
            "--since", "what has changed since this date, and why");
        Option<string?> ledger = Options.Ledger();
        ledger.Description = "what differs from this ledger, and why; it is only read";
        Option<string?> participant = Text("--participant", "ID", "a participant, in full");
        Option<string?> provider = Text(
            "--provider", "ID", "the statement of a provider or party");
        Option<string?> period = Text("--period", "P", "one payment period of it: 2014-03");
        Option<string?> clause = Text(
            "--clause", "NAME", "a clause; with --provider, its items in full");
        Option<string?> row = Text("--row", "FILE:LINE", "a row of facts: events.csv:12");
        Option<bool> json = Options.Json();
        var command = new Command(
            "explain",
            "Say why: clause, facts, rate, arithmetic, limits, shares, to the penny.\n\n"
            + "Example: outturn explain schemes/work-programme --participant W01")
        {
            scheme, facts, asAt, since, ledger, participant, provider, period, clause, row, json,
        };
        command.SetAction(parsed =>
        {
            var wanted = new ExplainWanted(SchemeFile.Find(parsed.GetValue(scheme)!))
            {
                Facts = parsed.GetValue(facts),
                AsAt = parsed.GetValue(asAt),
                Since = parsed.GetValue(since),
                Ledger = parsed.GetValue(ledger),
                Row = parsed.GetValue(row),
                Scope = new Settlement.ExplainedScope
                {
                    Participant = parsed.GetValue(participant),
                    Provider = parsed.GetValue(provider),
                    Period = parsed.GetValue(period),
                    Clause = parsed.GetValue(clause),
                },
            };
            Screen screen = Screen.Of(parsed);
            var explanation = new ExplainRun(wanted, screen).Explain();
            if (parsed.GetValue(json))
            {
                ExplanationJson.Print(explanation, screen);
            }
            else
            {
                new ExplanationText(explanation, screen.Out).Print();
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string?> Text(string name, string help, string description) => new(name)
    {
        Description = description,
        HelpName = help,
    };
}
