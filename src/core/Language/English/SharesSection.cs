using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>Section J: who pays and who receives (language reference 8).</summary>
internal sealed class SharesSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;

    public void Write()
    {
        draft.Section("J", "Who pays and who receives");
        var shares = contents.Of(NameKind.Share).ToList();
        if (shares.Count == 0)
        {
            draft.Say(
                $"{Commissioner()} pays every amount in full to the provider of the "
                + $"{new Speech(contents).Person} or of the activity that is paid for.");
            return;
        }

        foreach (var share in shares)
        {
            draft.Clause(share);
            var words = new ShareWords(share, new Speech(contents));
            draft.Say(words.Sentence() + Marks.Sentence(contents, share.Body));
        }
    }

    private string Commissioner()
        => contents.Of(NameKind.Party).FirstOrDefault(p => Role(p) == "commissioner")
            is { } party ? party.Title : "The commissioner";

    private string? Role(Named party)
        => party.Text("role")
            ?? ((contents.Root["parties"] as YamlMap)?[party.Name] as YamlScalar)?.Text;
}

/// <summary>One entry of the list of shares in words.</summary>
internal sealed class ShareWords(Named share, Speech speech)
{
    public string Sentence()
    {
        var of = Speech.Scalars(share.Body?["of"]).Select(Payment).ToList();
        var what = of.Count == 0 ? "" : $"Of {Grammar.List(of)}: ";
        foreach (var (key, verb) in new[] { ("paid by", "pays"), ("paid to", "receives") })
        {
            if (share.Body?[key] is YamlMap parts)
            {
                return Grammar.Capital(what + Split(parts, verb)) + "." + Odd(parts)
                    + Missing(parts);
            }

            if (share.Body?[key + " in order"] is YamlList steps)
            {
                return Grammar.Capital(what + InOrder(steps, verb));
            }
        }

        return what + "It is not stated who pays.";
    }

    private string Payment(YamlScalar name)
        => speech.Contents.Find(name.Text, NameKind.Payment) is { } payment
            ? Grammar.Quote(payment.Title) + speech.Number(payment) : Grammar.Quote(name.Text);

    private string Party(string name)
        => speech.Contents.Find(name, NameKind.Party)?.Title
            ?? "the " + (speech.Contents.Find(name, NameKind.Attribute)?.Noun
                ?? Grammar.Words(name));

    private string Split(YamlMap parts, string verb)
    {
        if (parts.Entries.Count == 1 && parts.Entries[0].Value is YamlScalar { Text: "rest" })
        {
            return $"{Party(parts.Entries[0].Key.Text)} {verb} everything";
        }

        var said = parts.Entries.Select((part, at) =>
            part.Key.Text == "rest" && part.Value is YamlMap again
                ? $"of the rest {Split(again, verb)}"
                : $"{Party(part.Key.Text)} {(at == 0 ? verb + " " : "")}{Part(part.Value)}");
        return Grammar.List(said);
    }

    private string Part(YamlNode part) => part switch
    {
        YamlScalar { Text: "rest" } => "the rest",
        _ => speech.Value(part),
    };

    private string Odd(YamlMap parts)
    {
        if (parts.Entries.Count < 2)
        {
            return "";
        }

        var minor = Roundings.Minor(speech.Contents.Currency);
        return share.Text("remainder") switch
        {
            null or "largest fraction" => $" The odd {minor} goes to the largest fraction.",
            "first" => $" The odd {minor} goes to the first named.",
            var party => $" The odd {minor} falls to {Party(party)}.",
        };
    }

    private string Missing(YamlMap parts)
        => string.Concat(parts.Entries.Select(p => p.Key.Text)
            .Where(p => speech.Contents.Find(p, NameKind.Attribute) is not null)
            .Select(p => $" Where there is no {Grammar.Words(p)}, that part goes to the rest."));

    private string InOrder(YamlList steps, string verb)
    {
        var said = steps.Items.OfType<YamlMap>().SelectMany(step => step.Entries).Select(
            (step, at) => (at == 0 ? "" : "then ") + Step(step, at == 0 ? verb + " " : ""));
        return string.Join("; ", said) + ". A limit counts everything so far.";
    }

    private string Step(YamlEntry step, string verb)
        => step.Value is YamlScalar { Text: "rest" }
            ? $"{Party(step.Key.Text)} {verb}the rest"
            : $"{Party(step.Key.Text)} {verb}up to {speech.Value(step.Value)}"
                + (ReadsBalance(step.Value) ? "" : " in all");

    // A balance is what is left already; every other limit counts from the beginning.
    private static bool ReadsBalance(YamlNode limit)
        => limit is YamlScalar { Text: var text }
            && text.Contains("owed(", StringComparison.Ordinal);
}
