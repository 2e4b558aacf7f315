using System.Numerics;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Tests of cohorts, straight from their definitions: every term of every tail, and z from
/// a printed table (language reference 5).</summary>
internal sealed partial class ReferenceSettlement
{
    private Value Test(CohortTest f, Asker a)
    {
        Value[] given = [.. f.Arguments.Select(one => Of(one, a))];
        if (given.Any(v => !v.IsKnown))
        {
            return default;
        }
        Rational[] n = [.. given.Select(v => v.Number)];
        return Value.Of(f.Kind switch
        {
            CohortTestKind.Band => Band(n, f.Above),
            CohortTestKind.Exactly => Exactly(n, f.Above),
            _ => Comparison(n, f.Above),
        });
    }

    private static bool Band(Rational[] n, bool above)
    {
        (Rational rate, Rational people) = (Share(n[0]), Least(n[1]));
        Rational baseline = Share(n[2]);
        Rational z = Deviations(n[3]);
        return (above ? rate > baseline : rate < baseline)
            && IsGreater(
                [baseline - rate, baseline - rate, people],
                [z, z, baseline, Rational.One - baseline]);
    }

    private static bool Comparison(Rational[] n, bool above)
    {
        (Rational rate, Rational people) = (Share(n[0]), Least(n[1]));
        (Rational other, Rational others) = (Share(n[2]), Least(n[3]));
        Rational z = Deviations(n[4]);
        if (people.IsZero || others.IsZero)
        {
            return false;
        }
        Rational pooled = ((rate * people) + (other * others)) / (people + others);
        return (above ? rate > other : rate < other)
            && IsGreater(
                [rate - other, rate - other, people, others],
                [z, z, pooled, Rational.One - pooled, people + others]);
    }

    private static bool Exactly(Rational[] n, bool above)
    {
        (Rational events, Rational people) = (Least(n[0]), Least(n[1]));
        Rational chance = Share(n[2]);
        Rational level = (Rational.One - n[3]) / 2;
        if (!events.IsWhole || !people.IsWhole || events > people
            || n[3].Sign <= 0 || n[3] >= Rational.One)
        {
            throw new NotPayableException("no counts, or no confidence");
        }
        int all = (int)people.Numerator;
        BigInteger has = chance.Numerator, not = chance.Denominator - chance.Numerator, sum = 0;
        BigInteger ways = 1;
        for (int i = 0; i <= all; ways = ways * (all - i) / (i + 1), i++)
        {
            if (above ? i >= (int)events.Numerator : i <= (int)events.Numerator)
            {
                sum += ways * BigInteger.Pow(has, i) * BigInteger.Pow(not, all - i);
            }
        }
        return sum * level.Denominator <= level.Numerator * BigInteger.Pow(has + not, all);
    }

    private static Rational Share(Rational n) => n.Sign >= 0 && n <= Rational.One
        ? n : throw new NotPayableException("no rate");

    private static Rational Least(Rational n) => n.Sign >= 0
        ? n : throw new NotPayableException("no number of people");

    // From a printed table of the normal distribution, to 16 places.
    private static Rational Deviations(Rational confidence)
    {
        string z = (confidence * 100).ToString() switch
        {
            "80" => "1.2815515655446005",
            "90" => "1.6448536269514727",
            "95" => "1.9599639845400542",
            "99" => "2.5758293035489008",
            _ => throw new NotSupportedException($"no z for a confidence of {confidence}"),
        };
        return Rational.TryParse(z, out Rational number) ? number : default;
    }

    private static bool IsGreater(Rational[] left, Rational[] right) =>
        Product(left, n => n.Numerator) * Product(right, n => n.Denominator)
        > Product(right, n => n.Numerator) * Product(left, n => n.Denominator);

    private static BigInteger Product(Rational[] of, Func<Rational, Int128> part) =>
        of.Aggregate(BigInteger.One, (product, n) => product * part(n));
}
