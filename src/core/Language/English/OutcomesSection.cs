namespace Outturn.Language.English;

/// <summary>Section D: what counts as achieved, how often, and when it is payable (language
/// reference 4).</summary>
internal sealed class OutcomesSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;

    public void Write()
    {
        var outcomes = contents.Of(NameKind.Outcome).ToList();
        if (outcomes.Count == 0)
        {
            return;
        }

        draft.Section("D", "Outcomes");
        foreach (var outcome in outcomes)
        {
            draft.Clause(outcome);
            Say(new OutcomeWords(outcome, new Speech(contents)));
        }
    }

    private void Say(OutcomeWords words)
    {
        var speech = words.Speech;
        draft.Say(words.Achieved(), words.Conditions(), string.Concat(
            words.When(), words.OnlyIf(), words.Counting(), words.Often(), words.NotWith(),
            words.Units(), words.Claimed(), words.Payable(), words.Undone(), speech.Asides(),
            Marks.Sentence(contents, words.Outcome.Body)));
    }
}
