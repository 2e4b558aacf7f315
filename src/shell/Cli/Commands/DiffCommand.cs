using System.CommandLine;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Language.Comparison;
using Outturn.Quantities;
using Outturn.Settlement;

namespace Outturn.Cli.Commands;

/// <summary><c>diff</c>: what changed from one text to another, in words, and with facts in money.
/// </summary>
internal static class DiffCommand
{
    public static Command Make()
    {
        var earlier = new Argument<string>("A") { Description = "the earlier scheme" };
        var later = new Argument<string>("B") { Description = "the later scheme" };
        Option<string?> facts = Options.Facts();
        facts.Description =
            "settle both on this folder, and say the difference in money (default: that of B)";
        Option<DateOnly?> asAt = Options.AsAt();
        Option<bool> json = Options.Json();
        var command = new Command(
            "diff",
            "Say what changed between two texts, in words, and on facts in money.\n\n"
            + "Example: outturn diff old/scheme.yaml schemes/peterborough")
        {
            earlier, later, facts, asAt, json,
        };
        command.SetAction(parsed => Run(
            (SchemeFile.Find(parsed.GetValue(earlier)!), SchemeFile.Find(parsed.GetValue(later)!)),
            (parsed.GetValue(facts), parsed.GetValue(asAt)),
            parsed.GetValue(json),
            Screen.Of(parsed)));
        return command;
    }

    private static int Run(
        (SchemeFile A, SchemeFile B) files, (string? Folder, DateOnly? AsAt) facts, bool json,
        Screen screen)
    {
        SchemeReading a = files.A.Sound(screen);
        SchemeReading b = files.B.Sound(screen);
        SchemeComparison comparison = SchemeComparison.Of(a, b);
        List<ClauseMoney> money = facts.Folder is not null
            ? Money(
                Settled(a, (FactFolder.Find(facts.Folder, files.B), facts.AsAt)),
                Settled(b, (facts.Folder, facts.AsAt)))
            : MoneyWherePossible((a, b), (files.B.Facts, facts.AsAt), screen);
        if (json)
        {
            Json(comparison, money, screen);
        }
        else
        {
            screen.Out.WriteLine(comparison.ToText().TrimEnd());
            Text(money, screen);
        }
        return ExitCode.Done;
    }

    // The facts beside B were not asked for: where both texts cannot be settled on them, that is
    // said, and the words stand alone.
    private static List<ClauseMoney> MoneyWherePossible(
        (SchemeReading A, SchemeReading B) texts, (string Folder, DateOnly? AsAt) facts,
        Screen screen)
    {
        if (!Directory.Exists(facts.Folder))
        {
            return [];
        }
        try
        {
            return Money(Settled(texts.A, facts), Settled(texts.B, facts));
        }
        catch (Exception e) when (e is CommandException or FactFileException)
        {
            screen.Say($"no difference in money: {e.Message}");
            return [];
        }
    }

    private static SettlementResult Settled(
        SchemeReading reading, (string Folder, DateOnly? AsAt) facts)
    {
        FactBase known = FactFolder.Read(facts.Folder, reading.Scheme!, facts.AsAt);
        return Settle.Of(reading.Scheme!, known, new SettlingOptions
        {
            Threads = Environment.ProcessorCount,
        });
    }

    // Clauses are matched by name: a renamed clause is a new one.
    private static List<ClauseMoney> Money(SettlementResult a, SettlementResult b)
    {
        if (a.Scheme.Currency != b.Scheme.Currency)
        {
            throw CommandException.No(
                $"{a.Scheme.Currency.Code} and {b.Scheme.Currency.Code} have no difference in "
                + "money; leave out --facts.");
        }
        var names = a.ByClause.Concat(b.ByClause).Select(c => c.Clause).Distinct();
        List<ClauseMoney> clauses =
        [
            .. names.Select(n => new ClauseMoney(n, Of(a, n), Of(b, n), b.Scheme.Currency)),
        ];
        clauses.Add(new ClauseMoney("Due", a.Due, b.Due, b.Scheme.Currency));
        return clauses;
    }

    private static Money Of(SettlementResult result, string clause) =>
        result.ByClause.FirstOrDefault(c => c.Clause == clause)?.Amount ?? default;

    private static void Text(List<ClauseMoney> money, Screen screen)
    {
        if (money.Count == 0)
        {
            return;
        }
        var table = new TextTable("On these facts", "A", "B", "B less A");
        foreach (ClauseMoney c in money)
        {
            table.Add(
                c.Clause,
                c.Currency.InWords(c.A),
                c.Currency.InWords(c.B),
                c.Currency.InWords(c.B - c.A));
        }
        screen.Out.WriteLine();
        table.Print(screen.Out);
    }

    private static void Json(
        SchemeComparison comparison, List<ClauseMoney> money, Screen screen) =>
        JsonOutput.Print(screen, json =>
        {
            json.WriteBoolean("sameMeaning", comparison.SameMeaning);
            json.WriteStartArray("differences");
            foreach (Difference difference in comparison.Differences)
            {
                json.WriteStringValue(difference.ToString());
            }
            json.WriteEndArray();
            json.WriteStartArray("money");
            foreach (ClauseMoney c in money)
            {
                json.WriteStartObject();
                json.WriteString("clause", c.Clause);
                json.WriteString("a", c.Currency.Format(c.A));
                json.WriteString("b", c.Currency.Format(c.B));
                json.WriteString("change", c.Currency.Format(c.B - c.A));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    private sealed record ClauseMoney(string Clause, Money A, Money B, Currency Currency);
}
