using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Values over one scale, as 64-bit numbers side by side.</summary>
/// <param name="Numbers">Each over <paramref name="Scale"/>, or missing.</param>
/// <param name="Scale">What they are over.</param>
/// <param name="MayMiss">Whether any is missing.</param>
internal sealed record RowNumbers(long[] Numbers, long Scale, bool MayMiss)
{
    private const long GreatestScale = 1_000_000_000_000;

    /// <summary>Stands for what could not be worked out.</summary>
    public const long Hole = long.MinValue + 1;

    /// <summary>The values; null where one does not fit.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="value">Each by its place, asked twice; null: it could not be worked out.
    /// </param>
    public static RowNumbers? Of(int count, Func<int, Value?> value)
    {
        Int128 scale = 1;
        for (int i = 0; i < count; i++)
        {
            if (value(i) is { IsKnown: true, Number.IsWhole: false } known
                && scale % known.Number.Denominator != 0)
            {
                scale = scale / Gcd(scale, known.Number.Denominator) * known.Number.Denominator;
                if (scale > GreatestScale)
                {
                    return null;
                }
            }
        }
        long[] numbers = new long[count];
        bool mayMiss = false;
        for (int i = 0; i < count; i++)
        {
            if (!TryNumber(value(i), scale, out numbers[i]))
            {
                return null;
            }
            mayMiss |= numbers[i] == ResolvedFormula.Missing;
        }
        return new RowNumbers(numbers, (long)scale, mayMiss);
    }

    private static bool TryNumber(Value? value, Int128 scale, out long number)
    {
        number = value is null ? Hole : ResolvedFormula.Missing;
        if (value is not { IsKnown: true } known)
        {
            return true;
        }
        Int128 scaled = known.Number.IsWhole && scale == 1
            ? known.Number.Numerator
            : (known.Number * Rational.Of(scale)).Numerator;
        number = unchecked((long)scaled);
        return number == scaled && number is not (Hole or ResolvedFormula.Missing);
    }

    private static Int128 Gcd(Int128 a, Int128 b) => b == 0 ? a : Gcd(b, a % b);
}
