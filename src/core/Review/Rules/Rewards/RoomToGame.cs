using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Findings;
using Outturn.Schemes;

namespace Outturn.Review.Rules.Rewards;

/// <summary>A way to be paid more with nobody better off.</summary>
internal sealed class RoomToGame : ReviewRule
{
    private static readonly string[] Payees = ["provider", "providers", "self", "self-declared"];

    public override string Id => "room-to-game";

    public override Chapter Chapter => Chapter.Payment;

    public override RuleKind Kind => RuleKind.Read;

    public override string Title => "ways to be paid more with nobody better off";

    public override string Computes =>
        "What the text leaves to the party that is paid: facts that only it reports, outcomes with "
        + "no limit on how often one person brings them, outcomes of the same fact paid twice, a "
        + "price by an attribute that it assesses itself. Only the payee reports a paid outcome "
        + "and "
        + "nothing is sampled: must-fix; it is one of several sources, or the payee sets the band: "
        + "should-fix; an outcome without a limit: consider. What a move would bring is not "
        + "priced.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Over-reporting fell from 56 to 2 % once it was verified.", "health results schemes",
            "seen"),
        new("Inspectors found riskier cases under-recorded and plans completed without meeting "
            + "people, to meet contract targets.", "HMIP (2019)", "seen"),
        new("Terminations were timed for the snapshot.", "JTPA studies", "seen"),
    ];

    public override string Remedy =>
        "a source other than the payee, an independent assessor, one payment for each person and "
        + "outcome, sampling with recovery";

    public override string Quiet => "data come from an independent system";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        Judgement[] found = [.. SelfReported(of), .. Assessed(of), .. Unlimited(of)];
        return found.Length > 0 ? found : [Clean("what is paid for is reported by others")];
    }

    private static IEnumerable<Judgement> SelfReported(ReviewCase of)
    {
        bool sampled = of.Plan.Has("verification");
        foreach (EventSpec kind in PaidKinds(of.Scheme))
        {
            string[] sources =
                [.. kind.Sources.Select(s => of.Scheme.Facts.Sources.Labels[s])];
            bool self = sources.Any(IsPayee);
            bool only = self && sources.All(IsPayee);
            if (self && !(sampled && !only))
            {
                yield return Found(
                    only && !sampled ? Weight.MustFix : Weight.ShouldFix,
                    new Spot(kind.Place, "facts.events." + kind.Name),
                    $"{kind.Title.ToLowerInvariant()} is paid for, and "
                    + (only ? "only the provider that is paid reports it"
                        : $"the provider that is paid may report it (beside {Figures.List(
                            sources.Where(s => !IsPayee(s)))})")
                    + (sampled ? "; a sample is verified" : "; nothing says it is checked")) with
                {
                    Group = kind.Name,
                    Fix = "name a source other than the payee, or write verification: what is "
                        + "sampled, by whom, and what is recovered",
                };
            }
        }
    }

    private static IEnumerable<Judgement> Assessed(ReviewCase of)
    {
        if (IsPayee(of.Plan.Text("assessor")))
        {
            yield return Found(
                Weight.ShouldFix, of.At("plan.assessor"),
                "the band of need, and with it the price, is set by the party that is paid") with
            {
                Group = "assessor",
                Fix = "let somebody assess it who is not paid by results",
            };
        }
    }

    private static IEnumerable<Judgement> Unlimited(ReviewCase of)
    {
        foreach (Outcome outcome in of.Scheme.Outcomes)
        {
            bool again = outcome.Watch is Happens && outcome.AtMost is null;
            if (again && IsPaid(of.Scheme, of.Scheme.Outcomes.IndexOf(outcome)))
            {
                yield return Found(
                    Weight.Consider, Spot.Of("outcomes", outcome),
                    $"one person may bring {outcome.Name} any number of times") with
                {
                    Group = outcome.Name,
                    Fix = "write at most: 1, or what one person can rightly bring",
                };
            }
        }
    }

    private static IEnumerable<EventSpec> PaidKinds(Scheme scheme) =>
        Enumerable.Range(0, scheme.Outcomes.Length).Where(o => IsPaid(scheme, o))
            .SelectMany(o => FactKinds.Of(scheme.Outcomes[o].Watch)).Distinct()
            .Select(k => scheme.Facts.Events[k]);

    private static bool IsPaid(Scheme scheme, int outcome) => scheme.Payments.Any(p =>
        p.For is PaidItems items && items.Outcomes.Contains(outcome));

    private static bool IsPayee(string source) =>
        Payees.Contains(source, StringComparer.OrdinalIgnoreCase);
}
