using Outturn.Language.Variations;

namespace Outturn.Language.English;

/// <summary>Section L: agreed changes and the dates from which they hold (language reference
/// 2.7). Each says what it changes; a clause that it replaces or adds stands there whole, as it
/// reads from then on.</summary>
internal sealed class VariationsSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;

    public void Write()
    {
        var variations = contents.Of(NameKind.Variation).ToList();
        if (variations.Count == 0)
        {
            return;
        }

        draft.Section("L", "Variations");
        foreach (var variation in variations)
        {
            draft.Clause(variation);
            draft.Say(
                $"Agreed on {Day(variation, "agreed")}. It holds {Whom(variation)} on or after "
                + $"{Day(variation, "from")}; for the rest the text above holds. What was paid "
                + "before it was agreed is put right by the difference.");
            var text = new VariedText(contents.Root, variation);
            var words = new ChangeWords(contents, text);
            draft.List(text.Places.Select(words.Of));
            draft.Say(Marks.Sentence(contents, variation.Body));
            foreach (var place in text.Places.Where(ChangeWords.IsWhole))
            {
                Whole(variation, text, place);
            }
        }
    }

    private static string Day(Named variation, string key)
        => Grammar.DateText(Markup.Clean(variation.Text(key) ?? "a date that is not stated"));

    private static string Whom(Named variation) => variation.Text("by") switch
    {
        "referred" => "for those referred",
        "started" => "for those who start",
        "achieved" => "for what is achieved",
        "period" => "for periods that begin",
        _ => "for what becomes payable",
    };

    private void Whole(Named variation, VariedText text, ReplacedPlace place)
    {
        if (ChangeWords.Find(text.Contents, place) is not { } clause)
        {
            return;
        }

        // The first heading of a clause that is added is the one that others lead to.
        draft.Heading(
            clause.Number, $"{Grammar.Capital(clause.Title)}, as varied by {variation.Number}",
            text.Adds(place) ? clause.Id : $"{variation.Id}-{clause.Id}");
        draft.Add(text.Says(clause.Id).Select(block => Told(block, variation)));
    }

    // No two tables of a page have one name.
    private static ScheduleBlock Told(ScheduleBlock block, Named variation)
        => block is ScheduleTable table
            ? table with
            {
                Caption = new Prose(
                    [.. table.Caption.Runs, new Run($", as varied by {variation.Number}")]),
            }
            : block;
}
