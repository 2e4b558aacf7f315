using System.Runtime.InteropServices;

namespace Outturn.Statistics.Randomness;

/// <summary>
/// Independent random numbers for one purpose of one replication, addressed by entity: the same
/// address gives the same number on any machine, in any order and on any number of threads.
/// Two designs that ask for the same addresses have common random numbers.
/// </summary>
/// <param name="Seed">The seed of the whole run: the key of the generator.</param>
/// <param name="Replication">Which replication of the run, 0 to 65,535.</param>
/// <param name="Kind">What the numbers are for.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RandomStream(ulong Seed, ushort Replication, StreamKind Kind)
{
    /// <summary>The largest number that an entity may have: 2⁴⁸ − 1.</summary>
    public const ulong LastEntity = (1UL << 48) - 1;

    /// <summary>Which block of each entity is read: 0 first, then 1 where an entity needs more
    /// than four words, and so on.</summary>
    public uint Block { get; init; }

    /// <summary>Whether this is the antithetic twin, in which every uniform u is 1 − u.</summary>
    public bool Antithetic { get; init; }

    internal uint Key0 => unchecked((uint)Seed);

    internal uint Key1 => (uint)(Seed >> 32);

    /// <summary>The four words of an entity.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The entity is beyond
    /// <see cref="LastEntity"/>.</exception>
    public PhiloxWords Words(ulong entity)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entity, LastEntity);
        var counter = new PhiloxWords(
            Block, (uint)Kind, unchecked((uint)entity), (uint)(entity >> 32 << 16) | Replication);
        PhiloxWords words = Philox4x32.Block(counter, Key0, Key1);
        return Antithetic ? words.Antithetic : words;
    }
}
