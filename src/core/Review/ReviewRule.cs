using System.Collections.Immutable;
using Outturn.Review.Findings;

namespace Outturn.Review;

/// <summary>Something that is known about payment by results, with who says so.</summary>
/// <param name="Claim">What is known.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Mark">seen, derived, recalled, ours: how well founded it is.</param>
public sealed record Reason(string Claim, string Source, string Mark);

/// <summary>A rule of the review: it reads one thing in a scheme, works out what it will do, and
/// says so. It knows no scheme by name.</summary>
public abstract class ReviewRule
{
    /// <summary>Its name: <c>price-below-cost</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The principle that it belongs to.</summary>
    public abstract Chapter Chapter { get; }

    /// <summary>How it comes to its verdict.</summary>
    public abstract RuleKind Kind { get; }

    /// <summary>What it warns of, in one sentence.</summary>
    public abstract string Title { get; }

    /// <summary>How it is worked out, in a few sentences.</summary>
    public abstract string Computes { get; }

    /// <summary>Why it matters: what is known, with sources.</summary>
    public abstract ImmutableArray<Reason> Why { get; }

    /// <summary>What to do about it in general.</summary>
    public abstract string Remedy { get; }

    /// <summary>When it has nothing to say.</summary>
    public abstract string Quiet { get; }

    /// <summary>Whether it needs a world: who the participants and providers are.</summary>
    public virtual bool NeedsWorld => false;

    /// <summary>Whether it needs what is paid for each count of a cohort.</summary>
    public virtual bool NeedsCounts => false;

    /// <summary>What it says of a scheme: at least one judgement.</summary>
    public abstract IEnumerable<Judgement> Judge(ReviewCase of);

    /// <summary>Something was found.</summary>
    private protected static Judgement Found(Weight weight, Spot at, string message) =>
        new(Verdict.Found, message)
        {
            Weight = weight, Place = at.Place, Clause = at.Path,
        };

    /// <summary>Nothing was found.</summary>
    private protected static Judgement Clean(string because) => new(Verdict.Clean, because);

    /// <summary>There is nothing to look at.</summary>
    private protected static Judgement NotApplicable(string because) =>
        new(Verdict.NotApplicable, because);

    /// <summary>Something is missing to tell.</summary>
    /// <param name="lacks">What is not known.</param>
    /// <param name="line">The line that would supply it.</param>
    private protected static Judgement NotTold(string lacks, string line) =>
        new(Verdict.NotTold, lacks) { Fix = line };

    /// <summary>There is no world to work it out in.</summary>
    private protected static Judgement NoWorld(ReviewCase of) => NotTold(
        of.WorldLacks, "a world.yaml beside the scheme, or --world FILE");
}
