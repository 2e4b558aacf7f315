namespace Outturn.Generate;

/// <summary>The generator splitmix64 (Steele, Lea, Flood 2014): a counter and a finaliser.</summary>
internal struct SplitMix(ulong state)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state = state;

    /// <summary>The number at a place, from 0, of the sequence that starts at a seed.</summary>
    public static ulong At(ulong seed, ulong place) =>
        unchecked(Finish(seed + (place + 1) * Step));

    public ulong Next() => Finish(unchecked(_state += Step));

    /// <summary>A whole number from 0 up to, not including, a bound far below 2^64.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    private static ulong Finish(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
