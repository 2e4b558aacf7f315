using System.Numerics;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>The tests of language reference 5: whether a cohort's result differs from a baseline or
/// a comparison group by more than chance would give, with a two-sided confidence. Yes or no,
/// exact, without floating point. Of nobody nothing is shown: no.</summary>
internal sealed class Significance
{
    private readonly NormalQuantile _quantile = new();
    private readonly CriticalCounts _critical = new();

    /// <summary>The verdict of a test from its arguments.</summary>
    /// <exception cref="NotTestableException">They are no rates, counts or confidence.</exception>
    /// <exception cref="TooLargeException">Beyond the sizes that are worked out.</exception>
    public bool Of(CohortTestKind kind, bool above, ReadOnlySpan<Rational> of) => kind switch
    {
        CohortTestKind.Band => Band(Rated(of), above),
        CohortTestKind.Exactly => Exactly(Counted(of), above),
        _ => Comparison(Compared(of), above),
    };

    /// <summary>Half the width of the band around the baseline, or of what chance may put between
    /// two groups, to 8 decimal places: for people. 0 where there is nobody.</summary>
    public Rational Reach(CohortTestKind kind, ReadOnlySpan<Rational> of)
    {
        Spread spread = kind == CohortTestKind.Band 
            ? SpreadOf(Rated(of))
            : SpreadOf(Compared(of));
        if (spread.Over.IsZero)
        {
            return Rational.Zero;
        }
        BigInteger z = _quantile.Of(of[^1]);
        BigInteger places = BigInteger.Pow(10, 8);
        BigInteger square = z * z * spread.Variance * places * places
            / (NormalQuantile.Scale * NormalQuantile.Scale * spread.Over);
        return Rational.Of((Int128)Root(square), (Int128)places);
    }

    /// <summary>The chance of so few (or so many), to 8 decimal places: for people.</summary>
    public static Rational Chance(bool above, ReadOnlySpan<Rational> of)
    {
        Count c = Counted(of);
        return IsSure(c) ? SureChance(c, above) : TailOf(c, above).Near(8);
    }

    // (b − r)²·n > z²·b·(1 − b), on the right side of b.
    private bool Band(Rate r, bool above) => IsOnSide(r.Value, r.Baseline, above)
        && IsBeyond(r.Value - r.Baseline, SpreadOf(r), r.Confidence);

    // (r − s)² > z²·p·(1 − p)·(1/n + 1/m), with p the rate of both groups together.
    private bool Comparison(Pair p, bool above) => IsOnSide(p.Rate, p.Other, above)
        && IsBeyond(p.Rate - p.Other, SpreadOf(p), p.Confidence);

    // At most half of what the confidence leaves may lie on this side.
    private bool Exactly(Count c, bool above)
    {
        Rational level = (Rational.One - c.Confidence) / 2;
        return IsSure(c)
            ? SureChance(c, above).IsZero
            : _critical.IsShown(
                new CriticalCounts.Asked(c.People, c.Baseline, c.Confidence, above),
                FromEnd(c, above),
                end => TailOf(c with { Events = above ? c.People - end : end }, above)
                    .IsAtMost(level));
    }

    private static long FromEnd(Count c, bool above) => above ? c.People - c.Events : c.Events;

    private static BinomialTail TailOf(Count c, bool above) => above
        ? new BinomialTail(c.People - c.Events, c.People, Rational.One - c.Baseline)
        : new BinomialTail(c.Events, c.People, c.Baseline);

    // A baseline of 0 or 1 leaves nothing to chance: everybody or nobody has the event.
    private static bool IsSure(Count c) => c.Baseline.IsZero || c.Baseline == Rational.One;

    private static Rational SureChance(Count c, bool above)
    {
        long sure = c.Baseline.IsZero ? 0 : c.People;
        return (above ? sure >= c.Events : sure <= c.Events) ? Rational.One : Rational.Zero;
    }

    private static bool IsOnSide(Rational value, Rational of, bool above) =>
        above ? value > of : value < of;

    private bool IsBeyond(Rational difference, Spread spread, Rational confidence)
    {
        BigInteger z = _quantile.Of(confidence);
        BigInteger square = (BigInteger)difference.Numerator * difference.Numerator;
        BigInteger over = (BigInteger)difference.Denominator * difference.Denominator;
        return square * spread.Over * NormalQuantile.Scale * NormalQuantile.Scale
            > z * z * spread.Variance * over;
    }

    // The variance as a fraction of whole numbers of any size; over 0: nobody.
    private static Spread SpreadOf(Rate r) => SpreadOf(r.Baseline)
        .Times(r.People.Denominator, r.People.Numerator);

    private static Spread SpreadOf(Pair p)
    {
        (BigInteger n, BigInteger over) = (p.People.Numerator, p.People.Denominator);
        (BigInteger m, BigInteger below) = (p.Others.Numerator, p.Others.Denominator);
        // p = (r·n + s·m) / (n + m), and the variance p·(1 − p)·(n + m) / (n·m).
        (n, m) = (n * below, m * over);
        BigInteger scale = over * below;
        if (n.IsZero || m.IsZero)
        {
            return default;
        }
        BigInteger had = (n * p.Rate.Numerator * p.Other.Denominator)
            + (m * p.Other.Numerator * p.Rate.Denominator);
        BigInteger all = (n + m) * p.Rate.Denominator * p.Other.Denominator;
        return new Spread(had * (all - had), all * all).Times((n + m) * scale, n * m);
    }

    private static Spread SpreadOf(Rational rate) => new(
        rate.Numerator * ((BigInteger)rate.Denominator - rate.Numerator),
        (BigInteger)rate.Denominator * rate.Denominator);

    private static BigInteger Root(BigInteger of)
    {
        if (of.IsZero)
        {
            return of;
        }
        BigInteger root = BigInteger.One << (int)((of.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + (of / root)) / 2;
            if (next >= root)
            {
                return root;
            }
            root = next;
        }
    }

    private static Rate Rated(ReadOnlySpan<Rational> of) => new(
        NotTestableException.Rate(of[0]), NotTestableException.Number(of[1]),
        NotTestableException.Rate(of[2]), NotTestableException.Confidence(of[3]));

    private static Count Counted(ReadOnlySpan<Rational> of)
    {
        long people = NotTestableException.Whole(of[1]);
        long events = NotTestableException.Whole(of[0]);
        return events <= people
            ? new Count(events, people, NotTestableException.Rate(of[2]),
                NotTestableException.Confidence(of[3]))
            : throw new NotTestableException(
                $"{Numerals.Text(events)} of {Numerals.Text(people)} people");
    }

    private static Pair Compared(ReadOnlySpan<Rational> of) => new(
        NotTestableException.Rate(of[0]), NotTestableException.Number(of[1]),
        NotTestableException.Rate(of[2]), NotTestableException.Number(of[3]),
        NotTestableException.Confidence(of[4]));

    private readonly record struct Rate(
        Rational Value, Rational People, Rational Baseline, Rational Confidence);

    private readonly record struct Count(
        long Events, long People, Rational Baseline, Rational Confidence);

    private readonly record struct Pair(
        Rational Rate, Rational People, Rational Other, Rational Others, Rational Confidence);

    private readonly record struct Spread(BigInteger Variance, BigInteger Over)
    {
        public Spread Times(BigInteger by, BigInteger over) => new(Variance * by, Over * over);
    }
}
