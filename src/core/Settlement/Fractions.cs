namespace Outturn.Settlement;

/// <summary>What compiled code does with numbers whose denominators differ. Every operation is
/// exact; what 64 bits do not hold is an overflow, and the interpreter works it out.</summary>
internal static class Fractions
{
    /// <summary>Less than 0, 0, or more: a over its scale against b over its own.</summary>
    public static int Compare(long a, long aOver, long b, long bOver) =>
        ((Int128)a * bOver).CompareTo((Int128)b * aOver);

    /// <summary>a × <paramref name="up"/> divided by b × <paramref name="down"/>; missing where
    /// that is 0.</summary>
    public static long Divide(long a, long up, long b, long down, out long over)
    {
        over = 1;
        if (a == ResolvedFormula.Missing || b == ResolvedFormula.Missing || b == 0)
        {
            return ResolvedFormula.Missing;
        }
        Int128 number = (Int128)a * up;
        Int128 below = (Int128)b * down;
        return below < 0 ? Reduced(-number, -below, out over) : Reduced(number, below, out over);
    }

    // Most quotients are small; only large ones are worth finding the common factor.
    private static long Reduced(Int128 number, Int128 below, out long over)
    {
        if (below > int.MaxValue || Int128.Abs(number) > int.MaxValue)
        {
            Int128 common = Gcd(Int128.Abs(number), below);
            (number, below) = (number / common, below / common);
        }
        over = checked((long)below);
        return checked((long)number);
    }

    private static Int128 Gcd(Int128 a, Int128 b)
    {
        while (b != 0)
        {
            (a, b) = a <= long.MaxValue && b <= long.MaxValue
                ? (b, (long)a % (long)b)
                : (b, a % b);
        }
        return a;
    }
}
