using System.Runtime.InteropServices;

namespace Outturn.Statistics.Randomness;

/// <summary>The four 32-bit words of one Philox block, and the uniform numbers read from them.
/// Every uniform lies strictly between 0 and 1.</summary>
/// <param name="W0">First word.</param>
/// <param name="W1">Second word.</param>
/// <param name="W2">Third word.</param>
/// <param name="W3">Fourth word.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PhiloxWords(uint W0, uint W1, uint W2, uint W3)
{
    /// <summary>The largest uniform of 53 bits: 1 − 2⁻⁵³. The formula alone would round its last
    /// value up to 1, of which no quantile is finite.</summary>
    internal const double Largest = 1 - UnitOf53;

    internal const double UnitOf53 = 1.0 / (1UL << 53);

    private const double UnitOf32 = 1.0 / (1UL << 32);

    /// <summary>A uniform of 53 bits from the first two words.</summary>
    public double First => U53(W0, W1);

    /// <summary>A uniform of 53 bits from the last two words.</summary>
    public double Second => U53(W2, W3);

    /// <summary>The antithetic block: every bit turned, so that each uniform u becomes
    /// 1 − u.</summary>
    public PhiloxWords Antithetic => new(~W0, ~W1, ~W2, ~W3);

    /// <summary>One word as a uniform of 32 bits: (word + ½) 2⁻³².</summary>
    public static double U32(uint word) => (word + 0.5) * UnitOf32;

    /// <summary>Two words as a uniform of 53 bits: (n + ½) 2⁻⁵³, n being the upper 27 bits of the
    /// first and the upper 26 of the second.</summary>
    public static double U53(uint high, uint low)
    {
        ulong n = ((ulong)(high >> 5) << 26) | (low >> 6);
        return Math.Min((n + 0.5) * UnitOf53, Largest);
    }
}
