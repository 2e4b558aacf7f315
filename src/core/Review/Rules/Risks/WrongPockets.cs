using System.Collections.Immutable;
using Outturn.Review.Declared;
using Outturn.Review.Findings;

using Outturn.Schemes;

namespace Outturn.Review.Rules.Risks;

/// <summary>One body pays, and another one gains.</summary>
internal sealed class WrongPockets : ReviewRule
{
    public override string Id => "wrong-pockets";

    public override Chapter Chapter => Chapter.Risks;

    public override RuleKind Kind => RuleKind.Exact;

    public override string Title => "one body pays and another one gains";

    public override string Computes =>
        "The shares that payers pay against the shares of the declared value of an additional "
        + "outcome: half the sum of their distances. Where a world says how many additional "
        + "outcomes "
        + "there are: a payer worse off while all together gain: must-fix. Distance over 25 "
        + "points: "
        + "should-fix; over 10: consider.";

    public override ImmutableArray<Reason> Why =>
    [
        new("Joining up commissioning is asked for, because saver and payer differ.",
            "the source text on advice; commandment 9", "seen"),
        new("Whole-life costs and risks should be known first.", "NAO (2015)", "seen"),
    ];

    public override string Remedy => "shares in proportion to benefit, or a transfer between "
        + "payers";

    public override string Quiet => "one payer, or a mandate is stated";

    public override IEnumerable<Judgement> Judge(ReviewCase of)
    {
        Dictionary<string, double> pays = Shares(of.Scheme);
        if (of.Plan.Has("mandate"))
        {
            return [NotApplicable("a mandate is stated: " + of.Plan.Text("mandate"))];
        }
        PlanMap value = of.Plan.Below("value");
        if (!value.IsThere)
        {
            return [pays.Count < 2 ? NotApplicable("one payer")
                : NotTold("what an additional outcome is worth to each body is not declared",
                    "value: {council: £…, health: £…}")];
        }
        double all = value.Keys.Sum(k => value.Number(k) ?? 0);
        Dictionary<string, double> gains = value.Keys
            .ToDictionary(k => k, k => (value.Number(k) ?? 0) / all, StringComparer.Ordinal);
        string[] bodies = [.. pays.Keys.Union(gains.Keys)];
        double distance = bodies.Sum(b => Math.Abs(Of(pays, b) - Of(gains, b))) / 2;
        return [Worse(of, pays, gains, all) ?? Apart(of, pays, gains, distance)];
    }

    private Judgement Apart(
        ReviewCase of, Dictionary<string, double> pays, Dictionary<string, double> gains,
        double distance)
    {
        if (distance <= of.Limit(this, "consider"))
        {
            return Clean($"pay and benefit are {Figures.Whole(100 * distance)} points apart");
        }
        string most = pays.Keys.MaxBy(p => Of(pays, p) - Of(gains, p))!;
        return Found(
            distance > of.Limit(this, "should-fix") ? Weight.ShouldFix : Weight.Consider,
            of.At("shares"),
            $"{most} pays {Figures.Percent(Of(pays, most))} and gains "
            + $"{Figures.Percent(Of(gains, most))}; pay and benefit are "
            + $"{Figures.Whole(100 * distance)} points apart") with
        {
            Slots = [new("distance", distance, "share")],
            Fix = "share the payments as the benefit falls: " + Figures.List(gains.Select(
                g => $"{g.Key} {Figures.Percent(g.Value)}")),
        };
    }

    // A payer that loses by it while all together gain.
    private static Judgement? Worse(
        ReviewCase of, Dictionary<string, double> pays, Dictionary<string, double> gains,
        double value)
    {
        if (of.Expected is not { } expected)
        {
            return null;
        }
        double paid = expected.ContractValue, additional = Enumerable.Range(0, expected.Years)
            .Sum(y => expected.Starts(y) * expected.Additional(y));
        double total = (additional * value) - paid;
        (string payer, double net) = pays.Keys
            .Select(p => (p, (Of(gains, p) * additional * value) - (pays[p] * paid)))
            .MinBy(x => x.Item2);
        return total <= 0 || net >= 0 ? null : Found(
            Weight.MustFix, of.At("shares"),
            $"{payer} pays {Figures.Percent(pays[payer])} and gains "
            + $"{Figures.Percent(Of(gains, payer))}: it is {Figures.Large(-net, of.Scheme)} worse "
            + $"off while the public gains {Figures.Large(total, of.Scheme)}") with
        {
            Slots = [new("worse off", -net, "money")],
            Group = payer,
            Fix = "share the payments as the benefit falls, or agree a transfer",
        };
    }

    private static double Of(Dictionary<string, double> shares, string body) =>
        shares.GetValueOrDefault(body);

    private static Dictionary<string, double> Shares(Scheme scheme)
    {
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        if (scheme.Shares.FirstOrDefault(s => s.IsPayers && !s.InOrder) is not { } of)
        {
            shares[scheme.Payments.Select(p => p.By).FirstOrDefault() ?? "payer"] = 1;
            return shares;
        }
        foreach (SharePart part in of.Parts.Where(p => p.Party is not null))
        {
            shares[part.Party!] = part.Part is Constant { Value: var v }
                ? (double)v.Number.Numerator / (double)v.Number.Denominator : double.NaN;
        }
        double known = shares.Values.Where(double.IsFinite).Sum();
        foreach (string rest in shares.Keys.Where(k => !double.IsFinite(shares[k])).ToArray())
        {
            shares[rest] = 1 - known;
        }
        return shares;
    }
}
