using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Checks that span clauses: evidence, clauses that nobody uses, outcomes paid twice
/// (language reference 11).</summary>
internal sealed class SchemeChecks(Draft draft)
{
    public void Run(ImmutableArray<Payment> payments)
    {
        PaidTwice(payments);
        Evidence(payments);
        Counted();
        if (!draft.Report.HasErrors)
        {
            Unused();
        }
    }

    private void PaidTwice(ImmutableArray<Payment> payments)
    {
        for (int outcome = 0; outcome < draft.Outcomes.Count; outcome++)
        {
            Payment[] paying = [.. payments.Where(p => Pays(p, outcome))];
            for (int i = 1; i < paying.Length; i++)
            {
                Payment second = paying[i];
                Payment? first = paying[..i].FirstOrDefault(p => !OnTop(p, second) && !Apart(p,
                second, outcome));
                if (first is not null)
                {
                    draft.Report.Error(
                        "paid-twice", second.Place,
                        $"\"{draft.Outcomes.DeclaredAt(outcome).Name}\" is paid by {first.Name} " +
                        $"({Wording.Line(first.Place)}) and {second.Name} " +
                        $"({Wording.Line(second.Place)})",
                        $"add \"on top of: {first.Name}\" if both are meant, else \"not with\" " +
                        $"to the outcomes");
                }
            }
        }
    }

    // What says how many are in a cohort: without it nobody can tell a small one.
    private void Counted()
    {
        foreach (StatisticSpec spec in draft.Facts.Statistics)
        {
            int cohort = spec.Space.CohortDimension;
            if (cohort >= 0
                && draft.Cohorts.MayBeUnmeasured(spec.Space.Dimensions[cohort].CohortSet)
                && spec.Values.All(v => v.Name != "people"))
            {
                draft.Report.Error(
                    "missing-key", spec.Place,
                    $"the cohorts of the statistic \"{spec.Name}\" have a smallest number, and "
                    + "nothing says how many people are in each",
                    "add people: people to its values");
            }
        }
    }

    // A payment that is closed pays nothing.
    private static bool Pays(Payment payment, int outcome) =>
        payment.For is PaidItems items && items.Outcomes.Contains(outcome)
        && payment.OnlyIf is not Constant { Value: { IsKnown: true, IsYes: false } };

    private bool OnTop(Payment a, Payment b) =>
        a.OnTopOf.Contains(IndexOf(b)) || b.OnTopOf.Contains(IndexOf(a));

    private int IndexOf(Payment payment) => draft.Names.Payment(payment.Name)?.Index ?? -1;

    // Both say which items they mean: that they do not overlap is for the contract to see to.
    private static bool Apart(Payment a, Payment b, int outcome) =>
        Chooses(a, outcome) && Chooses(b, outcome);

    private static bool Chooses(Payment payment, int outcome) => payment.OnlyIf is not null
        || (payment.For is PaidItems items
            && items.Where[items.Outcomes.IndexOf(outcome)] is not null);

    private void Evidence(ImmutableArray<Payment> payments)
    {
        var paid = new SortedSet<int>();
        foreach (int outcome in payments.Select(p => p.For).OfType<PaidItems>()
            .SelectMany(i => i.Outcomes))
        {
            FactsOf(outcome, paid, []);
        }
        foreach (int fact in paid)
        {
            EventSpec spec = draft.Facts.Events[fact];
            NoEvidence(
                spec.Name, spec.Place, spec.Evidence is not null, !spec.Sources.IsEmpty);
        }
        foreach (PaidCells cells in payments.Select(p => p.For).OfType<PaidCells>())
        {
            if (cells.Space.Rows == CellRows.Return)
            {
                ReturnSpec rows = draft.Facts.Returns[cells.Space.Source];
                NoEvidence(rows.Name, rows.Place, draft.Facts.HasEvidence, draft.Facts.HasSource);
            }
        }
    }

    private void NoEvidence(string name, Place place, bool evidence, bool source)
    {
        if (evidence && source)
        {
            return;
        }
        string lacks = !evidence && !source ? "no evidence or source"
            : evidence ? "no source" : "no evidence";
        draft.Report.Error(
            "no-evidence", place, $"\"{name}\" is paid for and has {lacks}",
            "say what proves it (evidence:) and who may report it (source:)");
    }

    private void FactsOf(int outcome, SortedSet<int> facts, HashSet<int> seen)
    {
        if (!seen.Add(outcome))
        {
            return;
        }
        OutcomeText text = draft.Outcomes.TextOf(outcome);
        facts.UnionWith(text.Facts.Select(f => f.Fact.Index));
        foreach (Declared route in text.Routes)
        {
            FactsOf(route.Index, facts, seen);
        }
    }

    // Where something is wrong, the use may be just there.
    private void Unused()
    {
        if (draft.Report.HasErrors)
        {
            return;
        }
        foreach (Declared declared in draft.Names.All)
        {
            if (draft.Graph.IsNamed(declared) || declared.Kind is NameKind.Payment
                || (declared.Kind == NameKind.Measure))
            {
                continue;
            }
            draft.Report.Warning(
                "unused", declared.Place,
                $"nothing uses the {Singular(declared)} \"{declared.Name}\"",
                "remove it, or name it where it is meant");
        }
    }

    private static string Singular(Declared declared) => declared.Word;
}
