using System.Collections.Immutable;
using Outturn.Review.Changing;
using System.Security.Cryptography;
using System.Text;
using Outturn.Quantities;

namespace Outturn.Review.Findings;

/// <summary>Whether a finding is open.</summary>
public enum FindingState
{
    /// <summary>Nobody has accepted it.</summary>
    Open,

    /// <summary>The scheme accepts it, with a reason and a role.</summary>
    Accepted,

    /// <summary>It was accepted, and the acceptance has lapsed or is passed.</summary>
    Lapsed,
}

/// <summary>How far a finding depends on figures that were fitted: the same scheme judged in worlds
/// that would fit as well (models, 1.20).</summary>
/// <param name="Draws">How many worlds.</param>
/// <param name="Holds">In which share of them it is found with this weight or more.</param>
public sealed record Robustness(int Draws, double Holds)
{
    /// <summary>The share below which a finding loses weight.</summary>
    public const double Firm = .8;

    /// <summary>The share below which it is no finding.</summary>
    public const double Half = .5;
}

/// <summary>Something found, with the rule that found it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Judgement">What it says.</param>
public sealed record Finding(ReviewRule Rule, Judgement Judgement)
{
    /// <summary>Open, accepted or lapsed.</summary>
    public FindingState State { get; init; }

    /// <summary>The acceptance that it answers to, or null.</summary>
    public Acceptance? Acceptance { get; init; }

    /// <summary>Why an acceptance does not hold any more; empty: it does, or there is none.
    /// </summary>
    public string Lapse { get; init; } = "";

    /// <summary>How far it depends on the world, or null where it was not tried.</summary>
    public Robustness? Robustness { get; init; }

    /// <summary>Its weight, after what its inputs and the worlds drawn allow.</summary>
    public Weight Weight
    {
        get
        {
            Weight weight = Judgement.Weight;
            if (!Judgement.RestsOn.IsEmpty && weight == Weight.MustFix)
            {
                weight = Weight.ShouldFix;
            }
            return Robustness is { Holds: < Robustness.Firm } && weight > Weight.Consider
                ? weight - 1 : weight;
        }
    }

    /// <summary>What stays the same while the text is edited: rule, clause and qualifiers, not
    /// lines or numbers. <c>sha256:…</c>.</summary>
    public string Fingerprint => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n',
        [
            Rule.Id, Judgement.Clause, Judgement.Group, Numerals.Text(Judgement.Year),
        ]))));
}

/// <summary>The verdict of a rule on one part of a scheme.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Judgement">What it says.</param>
public sealed record RuleVerdict(ReviewRule Rule, Judgement Judgement);

/// <summary>What a review comes to.</summary>
public sealed record ReviewResult(ReviewCase Of)
{
    /// <summary>What was found: heaviest first within each chapter.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Every verdict of every rule.</summary>
    public required ImmutableArray<RuleVerdict> Verdicts { get; init; }

    /// <summary>Findings that hold in fewer than half of the worlds drawn.</summary>
    public ImmutableArray<Finding> Depends { get; init; } = [];

    /// <summary>What to change first, the best first.</summary>
    public ImmutableArray<FirstChange> ChangeFirst { get; init; } = [];

    /// <summary>The findings that nobody has accepted.</summary>
    public IEnumerable<Finding> Open => Findings.Where(f => f.State != FindingState.Accepted);

    /// <summary>The rules that came to a verdict of one kind on everything that they looked at.
    /// </summary>
    public IEnumerable<ReviewRule> With(Verdict verdict) => Verdicts.GroupBy(v => v.Rule)
        .Where(r => r.All(v => v.Judgement.Verdict == verdict)).Select(r => r.Key);
}
