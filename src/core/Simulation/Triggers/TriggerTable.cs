using System.Collections.Immutable;

namespace Outturn.Simulation.Triggers;

/// <summary>A term over sizes of the cohort.</summary>
public sealed class TriggerTable
{
    /// <summary>Sizes that are looked at where none is asked for.</summary>
    public static ImmutableArray<long> UsualSizes { get; } =
        [50, 100, 200, 500, 1000, 2000, 4000, 10_000];

    /// <summary>Effects that are looked at where none is told: a twentieth and a tenth.</summary>
    public static ImmutableArray<Effect> UsualEffects { get; } =
        [new Effect(.05, IsPoints: false), new Effect(.1, IsPoints: false)];

    /// <summary>A term over sizes and effects.</summary>
    /// <param name="term">The term.</param>
    /// <param name="sizes">Numbers of people.</param>
    /// <param name="effects">True effects; the first is the one that is worth paying for.</param>
    public TriggerTable(
        CohortTerm term, ImmutableArray<long> sizes, ImmutableArray<Effect> effects)
    {
        (Term, Effects) = (term, effects);
        Rows = [.. sizes.Select(n => new TriggerRow(n)
        {
            WithoutEffect = term.ChanceWithoutEffect(n),
            Power = [.. effects.Select(e => term.Power(n, e))],
            ForNoise = term.ExpectedForNoise(n),
            Expected = term.Expected(n, effects[0]),
            AnyPaid = term.AnyPaid(n),
            EverPaid = term.EverPaid(n),
            BestRate = term.BestRate(n),
        })];
        Enough = [.. effects.Select(term.SmallestCohort)];
        Jump = term.JumpAt(sizes[^1], effects[^1]);
        Fall = sizes.Select(n => (n, Fall: term.BetterPaysLess(n)))
            .FirstOrDefault(f => f.Fall is not null) is { Fall: { } fall } found
            ? (found.n, fall) : null;
    }

    /// <summary>The term.</summary>
    public CohortTerm Term { get; }

    /// <summary>The effects.</summary>
    public ImmutableArray<Effect> Effects { get; }

    /// <summary>A row for each size.</summary>
    public ImmutableArray<TriggerRow> Rows { get; }

    /// <summary>The smallest cohort that is enough for each effect; null: none is.</summary>
    public ImmutableArray<long?> Enough { get; }

    /// <summary>The greatest change for one person, in the largest cohort looked at.</summary>
    public PayJump Jump { get; }

    /// <summary>The first size at which a better count pays less, and the counts.</summary>
    public (long People, PayFall Fall)? Fall { get; }
}

/// <summary>A term at one size of the cohort.</summary>
/// <param name="People">The number of people.</param>
public sealed record TriggerRow(long People)
{
    /// <summary>The chance of being paid without effect.</summary>
    public required double WithoutEffect { get; init; }

    /// <summary>The chance of being paid at each effect.</summary>
    public required ImmutableArray<double> Power { get; init; }

    /// <summary>What a provider without effect is paid on average, in major units.</summary>
    public required double ForNoise { get; init; }

    /// <summary>What one of the first effect is paid on average.</summary>
    public required double Expected { get; init; }

    /// <summary>The chance that one of the providers is paid for nothing at one decision on each.
    /// </summary>
    public required double AnyPaid { get; init; }

    /// <summary>The same at any of all decisions.</summary>
    public required double EverPaid { get; init; }

    /// <summary>The rate that the luckiest of the providers is expected to show.</summary>
    public required double BestRate { get; init; }

    /// <summary>The part of expected pay that luck alone would bring.</summary>
    public double NoiseShare => Expected > 0 ? ForNoise / Expected : 0;
}
