namespace Outturn.Language.English;

/// <summary>Section H: caps, floors and adjustments in their order (language reference 7).
/// </summary>
internal sealed class LimitsSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;

    public void Write()
    {
        var limits = contents.Of(NameKind.Limit).ToList();
        if (limits.Count == 0)
        {
            return;
        }

        var minor = Roundings.Minor(contents.Currency);
        draft.Section("H", "Limits and adjustments, in this order");
        draft.Say(
            "They apply from first to last, each to what the one before it has left. Each leaves "
            + (minor == "penny" ? "whole pence." : $"whole {minor}s."));
        if (limits.Any(l => l.Text("cut") == "latest first"))
        {
            draft.Say(
                "Where the latest is cut first, what comes first is paid first: in order of the "
                + "date payable, then of the date achieved, then of the "
                + $"{new Speech(contents).Person}’s id, then of this schedule.");
        }

        foreach (var limit in limits)
        {
            draft.Clause(limit);
            var cell = Speech.Scalars(limit.Body?["for each"]).Select(
                e => e.Text.Split(' ')[0]).ToList();
            var words = new LimitWords(limit, new Speech(contents, cell));
            draft.Say(words.Sentence() + Marks.Sentence(contents, limit.Body));
        }
    }
}
