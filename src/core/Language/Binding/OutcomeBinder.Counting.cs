using Outturn.Language.Syntax;

namespace Outturn.Language.Binding;

/// <content>The key <c>counting</c>: whose facts, and which time, may count.</content>
internal sealed partial class OutcomeBinder
{
    private const string MembersAlone = "each member alone";
    private const string UnusedTime = "time not used by ";

    private bool EachMemberAlone(OutcomeText text)
    {
        if (text.Keys?.Scalar("counting") is not { Text: MembersAlone } counting)
        {
            return false;
        }
        if (text.Watch is "any of" or "all of" || text.Date is not null)
        {
            draft.Report.Error(
                "wrong-value", counting.Place,
                $"\"{text.Declared.Name}\" watches no facts of members",
                "write \"counting\" in the outcomes that watch facts");
            return false;
        }
        return true;
    }

    private int TimeNotUsedBy(OutcomeText text)
    {
        if (text.Keys?.Scalar("counting") is not { } counting || counting.Text == MembersAlone)
        {
            return -1;
        }
        string name = counting.Text.StartsWith(UnusedTime, StringComparison.Ordinal)
            ? counting.Text[UnusedTime.Length..]
            : "";
        if (draft.Names.Shared(name, NameKind.Outcome) is { } outcome)
        {
            draft.Graph.Name(outcome, counting.Place);
            UsesTime(text.Declared, text.Watch, counting);
            UsesTime(outcome, _texts[outcome.Index].Watch, counting);
            return outcome.Index;
        }
        if (name.Length > 0)
        {
            draft.Names.Unknown(name, counting.Place, d => d.Kind == NameKind.Outcome);
        }
        else
        {
            draft.Report.Error(
                "wrong-value", counting.Place, $"\"{counting.Text}\" is no way of counting",
                "write each member alone, or time not used by OUTCOME");
        }
        return -1;
    }

    // Only what adds up or goes on uses days or amounts.
    private void UsesTime(Declared outcome, string watch, YamlScalar counting)
    {
        if (watch is not ("adds up" or "continuous"))
        {
            draft.Report.Error(
                "wrong-value", counting.Place,
                $"\"{outcome.Name}\" uses no time: it neither adds up nor is continuous",
                "name an outcome that adds up days or amounts, or one that is continuous");
        }
    }
}
