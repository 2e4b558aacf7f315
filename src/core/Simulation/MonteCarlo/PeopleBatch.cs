using System.Runtime.Intrinsics;
using Outturn.Simulation.People;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Distributions;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>People with consecutive numbers, drawn together, four in a vector: bit-equal to
/// <see cref="PersonDraw.Of"/> one by one.</summary>
public sealed class PeopleBatch
{
    /// <summary>The most people of one batch.</summary>
    public const int Most = 1024;

    private const int Lanes = 4;
    private static readonly double[] ThirdEdges =
        [Normal.Quantile(1.0 / 3), Normal.Quantile(2.0 / 3)];

    private readonly double[] _groupEdges;
    private readonly RandomStream _stream;
    private readonly bool _inBins;
    private readonly double[] _first = new double[Most];
    private readonly double[] _second = new double[Most];

    /// <summary>Room for people of one replication.</summary>
    public PeopleBatch(World world, RandomStream stream)
    {
        (_stream, _inBins) = (stream, world.IsInBins);
        _groupEdges = [.. PersonDraw.GroupEdges(world)[..^1]];
    }

    /// <summary>The number of the first.</summary>
    public ulong FirstNumber { get; private set; }

    /// <summary>How many they are.</summary>
    public int Count { get; private set; }

    /// <summary>How many are worked on, so that the last vectors are whole.</summary>
    public int Padded => (Count + 15) & -16;

    /// <summary>Each one's group.</summary>
    public long[] Group { get; } = new long[Most];

    /// <summary>Each one's difficulty, in standard deviations; hidden from the provider.</summary>
    public double[] Difficulty { get; } = new double[Most];

    /// <summary>The bin that the provider sees, easiest first.</summary>
    public long[] SignalBin { get; } = new long[Most];

    /// <summary>The third of true difficulty, easiest first.</summary>
    public long[] Third { get; } = new long[Most];

    /// <summary>Draws people.</summary>
    /// <param name="number">The number of the first.</param>
    /// <param name="count">How many, at most <see cref="Most"/>.</param>
    /// <param name="signal">Standard deviation of the noise in what the provider sees.</param>
    public void Draw(ulong number, int count, double signal)
    {
        (FirstNumber, Count) = (number, count);
        Span<double> first = _first.AsSpan(0, Padded), second = _second.AsSpan(0, Padded);
        UniformBatch.Fill(_stream with { Kind = StreamKind.Allocation }, number, first, second);
        Steps(first, _groupEdges, Group);
        UniformBatch.Fill(_stream with { Kind = StreamKind.Difficulty }, number, first, second);
        if (_inBins)
        {
            InBins(first, second, DifficultyBins.For(signal));
        }
        else
        {
            Normal.Quantile(first, Difficulty);
            Normal.Quantile(second, second);
            See(first, second, signal);
        }
        Steps(Difficulty.AsSpan(0, Padded), ThirdEdges, Third);
    }

    private void See(Span<double> first, Span<double> second, double signal)
    {
        double wide = Math.Sqrt(1 + (signal * signal));
        for (int i = 0; i < first.Length; i += Lanes)
        {
            Vector256<double> seen = (Vector256.Create<double>(Difficulty.AsSpan(i))
                + (Vector256.Create(signal) * Vector256.Create<double>(second[i..])))
                / Vector256.Create(wide);
            seen.CopyTo(first[i..]);
        }
        Steps(first, DifficultyBins.InnerEdges, SignalBin);
    }

    private void InBins(Span<double> first, Span<double> second, DifficultyBins bins)
    {
        for (int i = 0; i < first.Length; i++)
        {
            (int k, int j) = bins.Draw(first[i], second[i]);
            (Difficulty[i], SignalBin[i]) = (bins.Value[k], j);
        }
    }

    // How many of the edges a value has reached.
    private static void Steps(ReadOnlySpan<double> values, double[] edges, long[] steps)
    {
        for (int i = 0; i < values.Length; i += Lanes)
        {
            Vector256<double> value = Vector256.Create(values[i..]);
            Vector256<long> reached = Vector256<long>.Zero;
            foreach (double edge in edges)
            {
                // All bits of a lane are set where it has: minus one.
                reached -= Vector256.GreaterThanOrEqual(value, Vector256.Create(edge)).AsInt64();
            }
            reached.CopyTo(steps, i);
        }
    }
}
