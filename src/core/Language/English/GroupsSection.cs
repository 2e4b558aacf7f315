using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>Section C: groups and cohorts (language reference 3).</summary>
internal sealed class GroupsSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;

    public void Write()
    {
        var groups = contents.Of(NameKind.Group).ToList();
        var cohorts = contents.Of(NameKind.Cohort).ToList();
        if (groups.Count + cohorts.Count == 0)
        {
            return;
        }

        draft.Section("C", groups.Count == 0 ? "Cohorts"
            : cohorts.Count == 0 ? "Groups" : "Groups and cohorts");
        groups.ForEach(Group);
        cohorts.ForEach(Cohort);
    }

    private void Group(Named group)
    {
        draft.Clause(group);
        var speech = new Speech(contents);
        var first = group.Body?["first of"] as YamlMap;
        var cases = first ?? group.Body?["cases"] as YamlMap;
        var day = group.Text("fixed on") == "started" ? "start" : "referral";
        draft.Say(
            $"Each {speech.Person} belongs to exactly one label of this group, fixed by what is "
            + $"known on the day of the {day}: "
            + (first is null ? "the one whose condition holds."
                : "the first in this table whose condition holds."));
        draft.Table(
            group.Title, ["Label", "Condition"], 1,
            (cases?.Entries ?? []).Select<YamlEntry, string[]>(entry =>
                [Markup.Clean(entry.Key.Text), Case(speech, entry.Value)]));
        draft.Say(speech.Asides() + Marks.Sentence(contents, group.Body));
    }

    private static string Case(Speech speech, YamlNode condition) => condition switch
    {
        YamlScalar { Text: "otherwise" } => "Anybody else",
        YamlScalar scalar => Grammar.Capital(speech.Condition(scalar)),
        _ => "",
    };

    private void Cohort(Named cohort)
    {
        draft.Clause(cohort);
        var speech = new Speech(contents);
        var text = cohort.Body?["named"] is YamlMap named
            ? ByName(named) : ByPeriod(cohort, speech);
        if (cohort.Scalar("only if") is { } condition)
        {
            text += $" Only {speech.Persons} for whom {speech.Condition(condition)} belong to one.";
        }

        draft.Say(text + Smallest(cohort, speech) + speech.Asides()
            + Marks.Sentence(contents, cohort.Body));
    }

    private static string ByName(YamlMap named)
        => (named.Entries.Count == 1 ? "There is one cohort: " : "The cohorts are ")
            + Grammar.List(named.Entries.Select(entry =>
                $"{Markup.Clean(entry.Key.Text)} (measured on "
                + $"{Grammar.DateText((entry.Value as YamlScalar)?.Text ?? "")})")) + ".";

    private static string ByPeriod(Named cohort, Speech speech)
    {
        var by = cohort.Scalar("by") is { } key ? speech.Text(key) : "a period";
        var after = cohort.Scalar("measured after") is { } wait
            ? $" A cohort is measured {speech.Text(wait)} after the last day of that period." : "";
        return $"Each {speech.Person} belongs to the cohort of {by}.{after}";
    }

    private static string Smallest(Named cohort, Speech speech)
    {
        if (cohort.Scalar("smallest") is not { } least)
        {
            return "";
        }

        return $" A cohort of fewer than {speech.Text(least)} "
            + (cohort.Text("smaller ones") == "join the next"
                ? "joins the next one: their people are added up, and their rates weighted by "
                    + "people. With none after it, it is not measured."
                : "is not measured: its statistics are not known.");
    }
}
