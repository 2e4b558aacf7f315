using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>A test is asked about figures that are none of its kind: a rate above 100%, part of an
/// event, more events than people. Nothing is concluded from them.</summary>
internal sealed class NotTestableException(string what) : Exception(what)
{
    /// <summary>A share of people: 0 to 1.</summary>
    public static Rational Rate(Rational rate) => rate.Sign >= 0 && rate <= Rational.One
        ? rate
        : throw new NotTestableException($"a rate of {Percent(rate)}");

    /// <summary>A number of people: at least 0.</summary>
    public static Rational Number(Rational people) => people.Sign >= 0
        ? people
        : throw new NotTestableException($"{people} people");

    /// <summary>A count: a whole number, at least 0.</summary>
    public static long Whole(Rational count) => count.Sign >= 0 && count.IsWhole
        ? checked((long)count.Numerator)
        : throw new NotTestableException($"a count of {count}");

    /// <summary>A confidence: above 0 and below 1.</summary>
    public static Rational Confidence(Rational confidence) =>
        confidence.Sign > 0 && confidence < Rational.One
            ? confidence
            : throw new NotTestableException($"a confidence of {Percent(confidence)}");

    private static string Percent(Rational number) => $"{number * 100}%";
}
