using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>Groups and cases: no two of <c>cases</c> hold for anybody, somebody reaches each of
/// <c>first of</c>, and nobody is left out (language reference 2.4, 3 and 11).</summary>
internal sealed class ChoiceRules(Inquiry inquiry)
{
    public void Check()
    {
        foreach (GroupSet set in inquiry.Scheme.Groups)
        {
            if (set.Label is Choice choice)
            {
                Prove([(choice, new Bounds(inquiry.World))], set);
            }
        }
        var asked = Contexts.Of(inquiry.World).SelectMany(Contexts.Within)
            .Where(a => a.Formula is Choice { Form: not ChoiceForm.If }
                && !inquiry.Scheme.Groups.Any(g => ReferenceEquals(g.Label, a.Formula)));
        foreach (var same in asked.GroupBy(a => a.Formula.Place))
        {
            Prove([.. same.Select(a => ((Choice)a.Formula, a.Bounds))], null);
        }
    }

    // The same words may be asked in several places: somebody in one of them breaks the rule,
    // and nobody in any leaves a case unreached.
    private void Prove(IReadOnlyList<(Choice Choice, Bounds Bounds)> asked, GroupSet? set)
    {
        Choice choice = asked[0].Choice;
        foreach ((Choice one, Bounds bounds) in asked)
        {
            if (choice.Form == ChoiceForm.Cases)
            {
                Overlaps(one, bounds, set);
            }
            if (choice.Else is null)
            {
                Gap(one, bounds, set);
            }
        }
        bool last = choice.Else is not null
            && (choice.Form == ChoiceForm.FirstOf || set is not null);
        for (int i = 0; i < choice.Cases.Length + (last ? 1 : 0); i++)
        {
            int index = i;
            if (asked.All(a => IsNeverChosen(a.Choice, index, a.Bounds)))
            {
                TellUnreached(choice, i, asked[0].Bounds, set);
            }
        }
    }

    private void Overlaps(Choice choice, Bounds bounds, GroupSet? set)
    {
        for (int second = 1; second < choice.Cases.Length; second++)
        {
            for (int first = 0; first < second; first++)
            {
                Wanted[] both =
                [
                    new(choice.Cases[first].When, Holds: true),
                    new(choice.Cases[second].When, Holds: true),
                ];
                var search = new BoxSearch(bounds, both, sensible: true);
                if (search.Run() == Finding.Somebody)
                {
                    string example = inquiry.Words.Words(search.Example());
                    inquiry.Report(Overlap(choice, (first, second), set, example));
                    break;
                }
            }
        }
    }

    private Diagnostic Overlap(
        Choice choice, (int First, int Second) pair, GroupSet? set, string example) => new(
            set is null ? "cases-overlap" : "groups-overlap", Severity.Error,
            PlaceOf(choice, pair.Second, set),
            $"{Name(choice, pair.First, set)} and {Name(choice, pair.Second, set)} both hold, "
                + $"for example: {example}",
            Apart(choice, pair.First, pair.Second), PlaceOf(choice, pair.First, set));

    // "not carer" where one of the two is such a plain attribute.
    private string Apart(Choice choice, int first, int second)
    {
        foreach (int index in new[] { second, first })
        {
            Formula when = choice.Cases[index].When;
            if (FormulaKey.IsVariable(when)
                && inquiry.Source.Excerpt(when.Place) is { Length: > 0 } words)
            {
                return $"add \"not {words}\" to the other, or use \"first of\"";
            }
        }
        return "tell them apart by one more condition, or use \"first of\"";
    }

    private void Gap(Choice choice, Bounds bounds, GroupSet? set)
    {
        var search = new BoxSearch(
            bounds, [.. choice.Cases.Select(c => new Wanted(c.When, Holds: false))],
            sensible: true);
        Finding finding = search.Run();
        if (finding == Finding.Nobody)
        {
            return;
        }
        string whom = finding == Finding.Somebody
            ? $"for, for example: {inquiry.Words.Words(search.Example())}"
            : "for certain: the text alone cannot tell";
        inquiry.Report(set is null
            ? Diagnostic.Error(
                "cases-gap", choice.Place, $"no case holds {whom}", "add a case, or \"otherwise\"")
            : Diagnostic.Error(
                "groups-gap", set.Place, $"no group {whom}", "add a case, or \"otherwise\""));
    }

    private static bool IsNeverChosen(Choice choice, int index, Bounds bounds)
    {
        var wanted = new List<Wanted>();
        if (index < choice.Cases.Length)
        {
            wanted.Add(new(choice.Cases[index].When, Holds: true));
        }
        if (choice.Form == ChoiceForm.FirstOf || index == choice.Cases.Length)
        {
            wanted.AddRange(
                choice.Cases.Take(index).Select(c => new Wanted(c.When, Holds: false)));
        }
        return new BoxSearch(bounds, wanted, sensible: false).Run() == Finding.Nobody;
    }

    private void TellUnreached(Choice choice, int index, Bounds bounds, GroupSet? set) =>
        inquiry.Report(Diagnostic.Error(
            "never-reached", PlaceOf(choice, index, set),
            $"{Name(choice, index, set)} can never be chosen: {Why(choice, index, bounds, set)}",
            index == 0
                ? "correct its condition, or remove it"
                : "move it up, change its condition, or remove it"));

    private string Why(Choice choice, int index, Bounds bounds, GroupSet? set)
    {
        if (index < choice.Cases.Length)
        {
            var own = new Wanted(choice.Cases[index].When, Holds: true);
            if (new BoxSearch(bounds, [own], sensible: false).Run() == Finding.Nobody)
            {
                return "its condition never holds";
            }
            for (int i = 0; i < index; i++)
            {
                Wanted[] past = [own, new(choice.Cases[i].When, Holds: false)];
                if (new BoxSearch(bounds, past, sensible: false).Run() == Finding.Nobody)
                {
                    return $"{Name(choice, i, set)} above it takes everyone";
                }
            }
        }
        return "those above it take everyone";
    }

    private static Place PlaceOf(Choice choice, int index, GroupSet? set) =>
        index == choice.Cases.Length ? choice.Else!.Place
            : set is null ? choice.Cases[index].When.Place
            : choice.Cases[index].Then.Place;

    private string Name(Choice choice, int index, GroupSet? set)
    {
        Formula named = index == choice.Cases.Length ? choice.Else!
            : set is null ? choice.Cases[index].When
            : choice.Cases[index].Then;
        if (set is not null && named is Constant { Value.IsKnown: true } label)
        {
            return $"\"{set.Labels.Labels[(int)label.Value.Whole]}\"";
        }
        if (index == choice.Cases.Length)
        {
            return "\"otherwise\"";
        }
        string words = inquiry.Source.Excerpt(named.Place);
        return words.Length == 0
            ? $"case {Quantities.Numerals.Text(index + 1)}"
            : $"\"{words}\"";
    }
}
