namespace Outturn.Statistics.Functions;

/// <summary>
/// Gauss–Hermite nodes for the standard normal distribution: the expectation of a polynomial of
/// degree up to 2n − 1 is the weighted sum of its values at n nodes (DLMF 3.5, probabilists'
/// polynomials). Weights sum to 1.
/// </summary>
public sealed class GaussHermite
{
    private const int MostSteps = 100;

    private readonly double[] _nodes;
    private readonly double[] _weights;

    /// <summary>The rule of n nodes.</summary>
    /// <param name="count">How many nodes, 1 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not between 1 and
    /// 64.</exception>
    public GaussHermite(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 64);
        _nodes = new double[count];
        _weights = new double[count];
        double largest = 2 * Math.Sqrt(count);
        for (int i = 0; i <= (count - 1) / 2; i++)
        {
            int at = count - 1 - i;
            double node = at == i ? 0 : Root(largest, i);
            double below = Polynomial(node).Below;
            (_nodes[at], _nodes[i]) = (node, -node);
            _weights[at] = _weights[i] = 1 / (count * below * below);
        }
    }

    /// <summary>The nodes, in rising order.</summary>
    public IReadOnlyList<double> Nodes => _nodes;

    /// <summary>The weight of each node.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>The expectation of a function of a normal variable.</summary>
    /// <param name="function">The function.</param>
    /// <param name="mean">The mean of the variable.</param>
    /// <param name="deviation">Its standard deviation.</param>
    public double Expectation(Func<double, double> function, double mean, double deviation)
    {
        double sum = 0;
        for (int i = 0; i < _nodes.Length; i++)
        {
            sum += _weights[i] * function(mean + (deviation * _nodes[i]));
        }

        return sum;
    }

    // From beyond the largest root Newton's steps fall towards it; the roots already found are
    // divided out, and so the next one is the largest that is left.
    private double Root(double start, int found)
    {
        double x = start;
        for (int step = 0; step < MostSteps; step++)
        {
            (double value, double below) = Polynomial(x);
            double slope = Math.Sqrt(_nodes.Length) * below;
            double others = 0;
            for (int i = 0; i < found; i++)
            {
                double known = _nodes[_nodes.Length - 1 - i];
                others += (1 / (x - known)) + (1 / (x + known));
            }

            double next = x - (value / (slope - (value * others)));
            if (Math.Abs(next - x) <= 1e-16 * x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    /// <summary>Orthonormal polynomials of degree n and n − 1.</summary>
    private (double Value, double Below) Polynomial(double x)
    {
        double below = 0;
        double value = 1;
        for (int k = 1; k <= _nodes.Length; k++)
        {
            (below, value) =
                (value, ((x * value) - (Math.Sqrt(k - 1) * below)) / Math.Sqrt(k));
        }

        return (value, below);
    }
}
