using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>
/// A scheme as the payment schedule that people read and sign (language reference 12): each key
/// one sentence, in the order of the reference, with every default that bites.
/// </summary>
public static class PlainEnglish
{
    /// <summary>The schedule of a text that was read, with its version.</summary>
    public static Schedule Render(SchemeReading reading)
        => Render(reading.Whole, reading.Scheme?.Version);

    /// <summary>
    /// The schedule of a text. It is made from the text alone, so it also says what a settlement
    /// does not do yet. What cannot be read stands in quotes as written; check the text first.
    /// </summary>
    /// <param name="document">The text of the scheme.</param>
    /// <param name="version">The version that is printed at the end (language reference 2.7);
    /// null to leave it out.</param>
    public static Schedule Render(YamlDocument document, string? version = null)
    {
        var root = document.Root ?? new YamlMap(
            new Schemes.Place(document.File, 1, 1, 0), [], Flow: false);
        var contents = new Contents(root);
        var draft = new Draft(contents);
        new SchemeSection(draft).Write();
        new FactsSection(draft).Write();
        new GroupsSection(draft).Write();
        new OutcomesSection(draft).Write();
        new MeasuresSection(draft).Write();
        new TablesSection(draft).Write();
        new PaymentsSection(draft).Write();
        new LimitsSection(draft).Write();
        new SharesSection(draft).Write();
        new AccountsSection(draft).Write();
        new VariationsSection(draft).Write();
        new PlanSection(draft).Write();
        End(draft, version);
        return new Schedule(Title(root), VariedNotes.Put(draft.Blocks, contents));
    }

    private static string Title(YamlMap root)
    {
        var scheme = root["scheme"] as YamlMap;
        return scheme?["title"] is YamlScalar title ? Markup.Clean(title.Text)
            : scheme?["name"] is YamlScalar name ? Grammar.Title(name.Text) : "Payment schedule";
    }

    private static void End(Draft draft, string? version)
    {
        var used = Marks.Meanings.Where(m => draft.Contents.HasMark(m.Mark)).ToList();
        if (used.Count == 0 && version is null)
        {
            return;
        }

        draft.Section("", "About this text");
        if (used.Count > 0)
        {
            draft.Say("A figure in this text is agreed, unless a word beside it says otherwise:");
            draft.List(used.Select(m => $"{Markup.Emphasis(m.Mark)}: {m.Meaning}"));
        }

        draft.Say(version is null ? "" : $"Version of the text: {version}.");
    }
}
