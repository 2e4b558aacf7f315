using Outturn.Statistics.Functions;
using Outturn.Statistics.Randomness;

namespace Outturn.Statistics.Optimisation;

/// <summary>How <see cref="Nsga2"/> makes new points of old ones: tournaments of two, simulated
/// binary crossover (K. Deb and R. B. Agrawal, 1995) and polynomial mutation.</summary>
internal sealed class Breeding(Nsga2 settings, int decisions)
{
    private const double CrossoverChance = 0.9;

    /// <summary>Points of chance.</summary>
    public double[][] First()
    {
        var points = new double[settings.Population][];
        for (int i = 0; i < points.Length; i++)
        {
            var dice = new Dice(settings.Stream, (ulong)i);
            points[i] = [.. Enumerable.Range(0, decisions).Select(_ => dice.Next())];
        }

        return points;
    }

    /// <summary>As many children as there are parents.</summary>
    public double[][] Next(
        int generation, Compromise[] parents, (int[] Ranks, double[] Crowding) standing)
    {
        var children = new double[parents.Length][];
        for (int i = 0; i < children.Length; i += 2)
        {
            ulong entity = ((ulong)generation * (ulong)settings.Population) + (ulong)i;
            var dice = new Dice(settings.Stream, entity);
            int one = Winner(dice, standing);
            int other = Winner(dice, standing);
            (double[] a, double[] b) =
                Crossed(dice, parents[one].Point, parents[other].Point);
            children[i] = Mutated(dice, a);
            if (i + 1 < children.Length)
            {
                children[i + 1] = Mutated(dice, b);
            }
        }

        return children;
    }

    private static int Winner(Dice dice, (int[] Ranks, double[] Crowding) standing)
    {
        int one = dice.Below(standing.Ranks.Length);
        int other = dice.Below(standing.Ranks.Length);
        bool better = standing.Ranks[one] != standing.Ranks[other]
            ? standing.Ranks[one] < standing.Ranks[other]
            : standing.Crowding[one] >= standing.Crowding[other];
        return better ? one : other;
    }

    private (double[] A, double[] B) Crossed(
        Dice dice, IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        (double[] a, double[] b) = ([.. one], [.. other]);
        if (dice.Next() > CrossoverChance)
        {
            return (a, b);
        }

        for (int i = 0; i < a.Length; i++)
        {
            if (dice.Next() > 0.5)
            {
                continue;
            }

            double u = dice.Next();
            double power = 1 / (settings.CrossoverIndex + 1);
            double spread = Power(u <= 0.5 ? 2 * u : 1 / (2 * (1 - u)), power);
            double middle = (one[i] + other[i]) / 2;
            double half = spread * (one[i] - other[i]) / 2;
            (a[i], b[i]) = (Math.Clamp(middle + half, 0, 1), Math.Clamp(middle - half, 0, 1));
        }

        return (a, b);
    }

    // One decision in as many as there are is changed on average.
    private double[] Mutated(Dice dice, double[] point)
    {
        double power = settings.MutationIndex + 1;
        for (int i = 0; i < point.Length; i++)
        {
            if (dice.Next() * decisions >= 1)
            {
                continue;
            }

            double u = dice.Next();
            double x = point[i];
            double shift = u < 0.5
                ? Power((2 * u) + ((1 - (2 * u)) * Power(1 - x, power)), 1 / power) - 1
                : 1 - Power((2 * (1 - u)) + ((2 * (u - 0.5)) * Power(x, power)), 1 / power);
            point[i] = Math.Clamp(x + shift, 0, 1);
        }

        return point;
    }

    // By our own functions, so that a seed gives the same search on every machine.
    private static double Power(double x, double exponent) => Exp.Of(exponent * Ln.Of(x));

    /// <summary>Uniforms of one entity, one after another.</summary>
    private sealed class Dice(RandomStream stream, ulong entity)
    {
        private PhiloxWords _words;
        private uint _drawn;

        public double Next()
        {
            if (_drawn % 2 == 1)
            {
                _drawn++;
                return _words.Second;
            }

            _words = (stream with { Block = stream.Block + (_drawn / 2) }).Words(entity);
            _drawn++;
            return _words.First;
        }

        public int Below(int count) => (int)(Next() * count);
    }
}
