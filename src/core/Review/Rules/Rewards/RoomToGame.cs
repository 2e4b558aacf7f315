using System.Collections.Immutable;
using Outturn.Review.Clauses;
using Outturn.Review.Declared;
using Outturn.Review.Expected;
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
        "What the text leaves to the party that is paid: facts that only it reports, "
        + "outcomes with no limit on how often one person brings them, a price by a band that "
        + "it assesses itself. Only the payee reports a paid outcome and nothing is sampled: "
        + "must-fix; it is one of several sources: should-fix; an outcome without a limit: "
        + "consider. In a world several hundred people (where something is paid for people "
        + "together, all who start with one provider, if they are 8,000 at most) are drawn, "
        + "settled, reported as each move would have it, and settled again: reported of "
        + "everybody, left out where help prevents it, dated a month earlier or later, said to "
        + "last, put 10 % higher, in the band that pays most, brought twice. What the best "
        + "move brings, net of what a sample finds and takes back, over what is paid: 2 % or "
        + "less is no finding (of a fact that only the payee reports: consider, for a limit "
        + "that is reached anyway is reached without help too), 5 % at most consider, 15 % at "
        + "most should-fix; a band that the payee sets weighs so much by itself. That one item "
        + "is paid twice, for a second referral or to a second provider, the language rules "
        + "out: a participant is one, and so is the item.";

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
        Way[] ways = [.. SelfReported(of), .. Assessed(of), .. Unlimited(of)];
        if (ways.Length == 0)
        {
            return [Clean("what is paid for is reported by others")];
        }
        if (of.Expected is not { } expected)
        {
            IEnumerable<Judgement> told = ways.Select(w => w.Found);
            return of.Measures
                ? told.Append(NotTold($"what a move would bring is not priced: {of.WorldLacks}",
                    "a world.yaml beside the scheme, or --world FILE"))
                : told;
        }
        FactSample sample = FactSample.Of(expected);
        Judgement[] priced = [.. ways.Select(w => Priced(of, w, sample)).OfType<Judgement>()];
        return priced.Length > 0 ? priced
            : [Clean("what the payee reports itself brings it "
                + $"{Figures.Percent(of.Limit(this, "consider"))} more at most")];
    }

    // A way that the text leaves open: what is found without a world, and the moves that it opens.
    private sealed record Way(Judgement Found, Func<FactSample, WorldExpected, Move[]> Moves)
    {
        public bool WeighsByGain { get; init; }

        public bool IsReported { get; init; }
    }

    private Judgement? Priced(ReviewCase of, Way way, FactSample sample)
    {
        PlanMap checks = of.Plan.Below("verification");
        Move[] gross = way.Moves(sample, of.Expected!);
        Move[] moves = [.. gross.Select(m => m.Net(
            checks.Number("sampled") ?? 0, checks.Number("recovered") ?? 1))];
        if (moves.Length == 0)
        {
            return way.Found with
            {
                Message = way.Found.Message + "; nothing in the world is recorded as it, so that "
                    + "what it brings is not priced",
            };
        }
        if (ByGain(of, moves[0].Share) is not { } weight)
        {
            // A limit that is reached anyway is reached without help too, where nobody checks.
            return !way.IsReported || ByGain(of, gross[0].Share) is not null ? null
                : way.Found with
                {
                    Message = way.Found.Message + "; it brings no more here, for what is paid is "
                        + "limited or hangs on other facts",
                    Weight = Weight.Consider,
                };
        }
        return way.Found with
        {
            Message = way.Found.Message + "; " + Say(of, moves),
            Weight = way.WeighsByGain || weight < way.Found.Weight ? weight : way.Found.Weight,
            Slots =
            [
                new("gain", moves[0].Share, "share"), new("money", moves[0].Gain, "money"),
                new("a start", moves[0].AStart, "money"),
            ],
        };
    }

    private Weight? ByGain(ReviewCase of, double share) =>
        share > of.Limit(this, "must-fix") ? Weight.MustFix
            : share > of.Limit(this, "should-fix") ? Weight.ShouldFix
            : share > of.Limit(this, "consider") ? Weight.Consider : null;

    private string Say(ReviewCase of, Move[] moves)
    {
        Move best = moves[0];
        string[] others = [.. moves.Skip(1)
            .Where(m => m.Share > of.Limit(this, "consider"))
            .Select(m => $"{m.Words}, {Figures.Percent(m.Share)}")];
        return $"{best.Words}, it brings {Figures.Large(best.Gain, of.Scheme)} more, "
            + $"{Figures.Money(best.AStart, of.Scheme)} a start"
            + (double.IsFinite(best.Share)
                ? $" and {Figures.Percent(best.Share)} of what is paid" : "")
            + (others.Length > 0 ? $" ({string.Join("; ", others)})" : "");
    }

    private static IEnumerable<Way> SelfReported(ReviewCase of)
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
                Judgement found = Found(
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
                yield return new Way(found, (s, w) => Move.OfReporting(s, w, kind.Name))
                {
                    IsReported = true,
                };
            }
        }
    }

    private static IEnumerable<Way> Assessed(ReviewCase of)
    {
        if (IsPayee(of.Plan.Text("assessor")))
        {
            Judgement found = Found(
                Weight.ShouldFix, of.At("plan.assessor"),
                "the band of need, and with it the price, is set by the party that is paid") with
            {
                Group = "assessor",
                Fix = "let somebody assess it who is not paid by results",
            };
            yield return new Way(found, (s, w) => [Move.OfBand(s, w)]) { WeighsByGain = true };
        }
    }

    private static IEnumerable<Way> Unlimited(ReviewCase of)
    {
        foreach (Outcome outcome in of.Scheme.Outcomes)
        {
            bool again = outcome.Watch is Happens && outcome.AtMost is null;
            if (again && IsPaid(of.Scheme, of.Scheme.Outcomes.IndexOf(outcome)))
            {
                Judgement found = Found(
                    Weight.Consider, Spot.Of("outcomes", outcome),
                    $"one person may bring {outcome.Name} any number of times") with
                {
                    Group = outcome.Name,
                    Fix = "write at most: 1, or what one person can rightly bring",
                };
                string[] facts = [.. FactKinds.Of(outcome.Watch)
                    .Select(k => of.Scheme.Facts.Events[k].Name)];
                yield return new Way(found, (s, w) => Move.OfAgain(s, w, facts));
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
