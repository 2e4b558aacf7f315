using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.English;

/// <summary>Section A: the scheme, its term, calendar, parties and sources (language reference
/// 2.2).</summary>
internal sealed class SchemeSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;
    private int number;

    public void Write()
    {
        draft.Section("A", "The scheme");
        Scheme(contents.Root["scheme"] as YamlMap);
        Term(contents.Root["term"] as YamlMap);
        Calendar(contents.Root["calendar"] as YamlMap);
        Parties();
        Sources(contents.Root["sources"] as YamlMap);
        Vat(contents.Root["vat"] as YamlMap);
    }

    private static string? Text(YamlMap? map, string key)
        => map?[key] is YamlScalar scalar ? Markup.Clean(scalar.Text) : null;

    private static string Day(YamlMap? map, string key)
        => Text(map, key) is { } text ? Grammar.DateText(text) : "a date that is not stated";

    private void Next(string title)
        => draft.Clause("A" + Numerals.Text(++number), title);

    private void Scheme(YamlMap? scheme)
    {
        Next("What this is");
        var name = Text(scheme, "name") ?? "";
        var money = Currency.Find(contents.Currency);
        var minor = Roundings.Minor(contents.Currency);
        var purposes = Speech.Scalars(scheme?["purpose"]).Select(p => Purpose(p.Text)).ToList();
        var status = Text(scheme, "status") == "published"
            ? "It is published." : "It is a draft.";
        draft.Say(
            $"This is the payment schedule of the scheme “{name}”. {status} "
            + (purposes.Count == 1 ? $"Its purpose is {purposes[0]}."
                : purposes.Count > 1 ? $"Its purposes are {Grammar.List(purposes)}." : ""));
        draft.Say(
            $"All money is in {money?.NamePlural ?? contents.Currency} ({contents.Currency}). "
            + "Nothing is rounded until an amount is complete; it is then rounded once, "
            + Roundings.Sentence(Text(scheme, "rounding") ?? "half up", minor)
            + ", unless a clause says otherwise. "
            + (contents.Participants.Many == "people" ? "Participants are people."
                : $"Each participant is one {contents.Participants.One}."));
    }

    private static string Purpose(string purpose) => purpose switch
    {
        "innovation" => "to bring about new ways of working",
        "outcomes" => "to improve outcomes",
        "cost" => "to reduce cost",
        "risk-transfer" => "to transfer financial risk to the provider",
        "market" => "to open the market to new providers",
        _ => Markup.Clean(purpose),
    };

    private void Term(YamlMap? term)
    {
        Next("Term");
        var from = Text(term, "referrals from") is null ? null : Day(term, "referrals from");
        var to = Text(term, "referrals to") is null ? null : Day(term, "referrals to");
        draft.Say(
            $"The scheme runs from {Day(term, "from")} to {Day(term, "to")}, both days included. "
            + (from is null && to is null
                ? "Participants may be referred throughout."
                : $"Participants may be referred from {from ?? Day(term, "from")} "
                    + $"to {to ?? Day(term, "to")}.")
            + (Text(term, "long stop") is null ? ""
                : $" Nothing becomes payable after {Day(term, "long stop")} (the long stop).")
            + (Text(term, "facts from") is null ? ""
                : $" Facts count from {Day(term, "facts from")} on, so that what was before the "
                    + "first day can be compared with."));
    }

    private void Calendar(YamlMap? calendar)
    {
        Next("Calendar");
        var payment = Text(calendar, "payment") is { } period
            ? $"Payments are settled {Grammar.Words(period)} by {Grammar.Words(period)}." : "";
        draft.Say(payment + ContractYear(Text(calendar, "contract-year"))
            + FinancialYear(Text(calendar, "financial-year"))
            + MonthEnd(Text(calendar, "month end"))
            + (Text(calendar, "working days") is { } days
                ? $" Working days are those of {Place(days)}: neither Saturdays, Sundays nor "
                    + "bank holidays." : ""));
    }

    private static string ContractYear(string? start)
    {
        if (start is null)
        {
            return "";
        }

        var parts = start.Split(" then ");
        var first = Grammar.DateText(parts[0]);
        return parts.Length == 1
            ? $" Contract year 1 begins on {first}, and each later contract year on the same day "
                + "of the year."
            : $" Contract year 1 begins on {first}, and each later contract year on "
                + $"{Grammar.MonthAndDay(parts[1])}.";
    }

    // The year of tax and budgets is the default, and is only said where it is read.
    private string FinancialYear(string? start)
        => start is not null || draft.Contents.Mentions("financial-year")
            ? $" Financial years begin on {Grammar.MonthAndDay(start ?? "04-01")}." : "";

    private static string MonthEnd(string? rule) => rule switch
    {
        "shorten" => " A period of months after a date ends on the same day of its last month, "
            + "or on the last day of that month where it has no such day.",
        "carry over" => " A period of months after a date ends on the same day of its last "
            + "month, or on the first day of the next where that month has no such day.",
        "keep last" => " A period of months after a date ends on the same day of its last month, "
            + "or on the last day of that month where it has no such day; after the last day of "
            + "a month it ends on the last day of a month.",
        _ => "",
    };

    private static string Place(string calendar)
        => string.Join(' ', calendar.Split('-').Select(
            word => word is "and" ? word : Grammar.Capital(word)));

    private void Parties()
    {
        Next("Parties");
        draft.List(contents.Of(NameKind.Party).Select(party =>
        {
            var said = (contents.Root["parties"] as YamlMap)?[party.Name];
            var role = party.Text("role") ?? (said as YamlScalar)?.Text ?? "party";
            return $"{party.Title}: {Markup.Clean(role)}";
        }));
        draft.Say("The providers are those whom this text or the facts name.");
    }

    private void Vat(YamlMap? vat)
    {
        if (vat is not null)
        {
            Next("VAT");
            draft.Say(VatWords.Sentences(contents, vat));
        }
    }

    private void Sources(YamlMap? sources)
    {
        if (sources is null)
        {
            return;
        }

        Next("Sources");
        draft.List(sources.Entries.Select(entry => entry.Value is YamlScalar citation
            ? $"{Markup.Clean(entry.Key.Text)}: {Markup.Clean(citation.Text)}"
            : Markup.Clean(entry.Key.Text)));
    }
}
