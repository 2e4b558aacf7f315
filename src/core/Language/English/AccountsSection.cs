using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>Section K: what is owed to somebody and how it is repaid (language reference 8).
/// </summary>
internal sealed class AccountsSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;

    public void Write()
    {
        var accounts = contents.Of(NameKind.Account).ToList();
        if (accounts.Count == 0)
        {
            return;
        }

        draft.Section("K", "Accounts");
        foreach (var account in accounts)
        {
            draft.Clause(account);
            draft.Say(Sentence(account, new Speech(contents))
                + Marks.Sentence(contents, account.Body));
        }
    }

    private string Sentence(Named account, Speech speech)
    {
        var owed = account.Text("owed to") is { } party
            ? "What is owed to "
                + (contents.Find(party, NameKind.Party)?.Title ?? Grammar.Words(party))
                + " is kept in this account." : "This account keeps what is owed.";
        var repaid = Speech.Scalars(account.Body?["repaid by"]).Select(Source).ToList();
        return owed + Advanced(account, speech) + Interest(account, speech)
            + (repaid.Count > 0 ? $" It is repaid by {Grammar.List(repaid)}." : "")
            + " What is owed is the balance before the payment in hand.";
    }

    private string Source(YamlScalar name)
        => contents.Find(name.Text, NameKind.Payment, NameKind.Share) is { } named
            ? $"{Grammar.Quote(named.Title)} ({Markup.Reference(named.Id, named.Number)})"
            : Grammar.Quote(name.Text);

    private static string Advanced(Named account, Speech speech)
        => account.Body?["advanced"] switch
        {
            null => "",
            YamlMap dates => " Advanced: " + Grammar.List(dates.Entries.Select(e =>
                $"{speech.Value(e.Value)} on {Grammar.DateText(e.Key.Text)}")) + ".",
            YamlScalar fact => $" What is advanced is recorded as {speech.Fact(fact.Text)}.",
            _ => "",
        };

    private static string Interest(Named account, Speech speech)
        => account.Body?["interest"] is YamlMap interest
            ? $" Interest of {speech.Value(interest["rate"])} a year, simple, by actual days over "
                + "365, is added and rounded on the last day of each "
                + Grammar.Words((interest["added"] as YamlScalar)?.Text ?? "period") + "."
            : "";
}
