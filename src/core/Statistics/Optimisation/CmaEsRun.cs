using Outturn.Statistics.Distributions;
using Outturn.Statistics.Functions;
using Outturn.Statistics.Randomness;

namespace Outturn.Statistics.Optimisation;

/// <summary>One run of <see cref="CmaEs"/>, from a start until it stops getting better.</summary>
internal sealed class CmaEsRun
{
    private readonly CmaEs _settings;
    private readonly Objective _objective;
    private readonly CmaEsWeights _weights;
    private readonly int _size;
    private readonly double[] _mean;
    private readonly double[] _stepPath;
    private readonly double[] _path;
    private readonly double[,] _covariance;
    private readonly List<double> _recent = [];
    private SymmetricEigen _eigen;
    private double _step;
    private int _generations;

    public CmaEsRun(CmaEs settings, Objective objective, IReadOnlyList<double> start, int size)
    {
        (_settings, _objective, _size) = (settings, objective, size);
        _weights = new CmaEsWeights(start.Count, size);
        _mean = [.. start];
        _step = settings.Spread;
        (_stepPath, _path) = (new double[start.Count], new double[start.Count]);
        _covariance = new double[start.Count, start.Count];
        for (int i = 0; i < start.Count; i++)
        {
            _covariance[i, i] = 1;
        }

        _eigen = new SymmetricEigen(_covariance);
        Best = new Optimum(_mean, double.PositiveInfinity, 0);
    }

    public Optimum Best { get; private set; }

    /// <summary>How many points were drawn before this run: their numbers are not used
    /// again.</summary>
    public ulong Drawn { get; init; }

    public void Run(int mostEvaluations)
    {
        while (Best.Evaluations + _size <= mostEvaluations && !IsDone())
        {
            Generation();
        }
    }

    private void Generation()
    {
        var moves = new double[_size][];
        double[] values = new double[_size];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _settings.Threads };
        ulong first = Drawn + (ulong)Best.Evaluations;
        Parallel.For(0, _size, options, i =>
        {
            moves[i] = Move(first + (ulong)i);
            values[i] = UnitBox.Value(_objective, Folded(moves[i]));
        });
        int[] order = [.. Enumerable.Range(0, _size).OrderBy(i => values[i])];
        int best = order[0];
        Best = values[best] < Best.Value || Best.Evaluations == 0
            ? new Optimum(Folded(moves[best]), values[best], Best.Evaluations + _size)
            : Best with { Evaluations = Best.Evaluations + _size };
        _recent.Add(values[best]);
        Adapt([.. order.Take(_weights.Parents.Count).Select(i => moves[i])]);
    }

    /// <summary>A normal vector with the covariance of the search.</summary>
    private double[] Move(ulong entity)
    {
        int n = _mean.Length;
        double[] normal = new double[n];
        for (int i = 0; i < n; i++)
        {
            RandomStream block =
                _settings.Stream with { Block = _settings.Stream.Block + (uint)(i / 2) };
            PhiloxWords words = block.Words(entity);
            normal[i] = Normal.Quantile(i % 2 == 0 ? words.First : words.Second);
        }

        double[] move = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < n; k++)
            {
                move[i] += _eigen.Vector(i, k) * Root(k) * normal[k];
            }
        }

        return move;
    }

    private double[] Folded(double[] move)
    {
        double[] point = new double[move.Length];
        for (int i = 0; i < point.Length; i++)
        {
            point[i] = UnitBox.Folded(_mean[i] + (_step * move[i]));
        }

        return point;
    }

    private void Adapt(double[][] parents)
    {
        _generations++;
        double[] mean = Weighted(parents);
        for (int i = 0; i < _mean.Length; i++)
        {
            _mean[i] += _step * mean[i];
        }

        double keep = 1 - _weights.StepRate;
        double[] whitened = Whitened(mean);
        double gain = Math.Sqrt(_weights.StepRate * (2 - _weights.StepRate) * _weights.Mass);
        double length = 0;
        for (int i = 0; i < _stepPath.Length; i++)
        {
            _stepPath[i] = (keep * _stepPath[i]) + (gain * whitened[i]);
            length += _stepPath[i] * _stepPath[i];
        }

        length = Math.Sqrt(length);
        double begun = 1 - Exp.Of(2 * _generations * Ln.Of(keep));
        double expected = Math.Sqrt(begun) * _weights.UsualLength;
        bool steady = length < (1.4 + (2.0 / (_mean.Length + 1))) * expected;
        AdaptPath(mean, steady);
        AdaptCovariance(parents, steady);
        _step *= Exp.Of(
            _weights.StepRate / _weights.StepDamping * ((length / _weights.UsualLength) - 1));
        _step = Math.Min(_step, 1);
        _eigen = new SymmetricEigen(_covariance);
    }

    private void AdaptPath(double[] mean, bool steady)
    {
        double gain = Math.Sqrt(_weights.PathRate * (2 - _weights.PathRate) * _weights.Mass);
        for (int i = 0; i < _path.Length; i++)
        {
            _path[i] = ((1 - _weights.PathRate) * _path[i]) + (steady ? gain * mean[i] : 0);
        }
    }

    private void AdaptCovariance(double[][] parents, bool steady)
    {
        double lost = steady ? 0 : _weights.PathRate * (2 - _weights.PathRate);
        double keep = 1 - _weights.RankOne - _weights.RankMany + (_weights.RankOne * lost);
        for (int i = 0; i < _mean.Length; i++)
        {
            for (int j = 0; j < _mean.Length; j++)
            {
                double many = 0;
                for (int parent = 0; parent < parents.Length; parent++)
                {
                    many += _weights.Parents[parent] * parents[parent][i] * parents[parent][j];
                }

                _covariance[i, j] = (keep * _covariance[i, j])
                    + (_weights.RankOne * _path[i] * _path[j]) + (_weights.RankMany * many);
            }
        }
    }

    private double[] Weighted(double[][] parents)
    {
        double[] mean = new double[_mean.Length];
        for (int parent = 0; parent < parents.Length; parent++)
        {
            for (int i = 0; i < mean.Length; i++)
            {
                mean[i] += _weights.Parents[parent] * parents[parent][i];
            }
        }

        return mean;
    }

    /// <summary>C^(−½) times a vector.</summary>
    private double[] Whitened(double[] vector)
    {
        int n = vector.Length;
        double[] result = new double[n];
        for (int k = 0; k < n; k++)
        {
            double along = 0;
            for (int i = 0; i < n; i++)
            {
                along += _eigen.Vector(i, k) * vector[i];
            }

            for (int i = 0; i < n; i++)
            {
                result[i] += _eigen.Vector(i, k) * along / Root(k);
            }
        }

        return result;
    }

    private double Root(int k) => Math.Sqrt(Math.Max(_eigen.Values[k], 1e-300));

    private bool IsDone()
    {
        double largest = _eigen.Values.Max();
        double smallest = _eigen.Values.Min();
        if (_step * Math.Sqrt(largest) < 1e-12 || largest > 1e14 * smallest)
        {
            return true;
        }

        int window = 10 + (int)Math.Ceiling(30.0 * _mean.Length / _size);
        if (_recent.Count < window)
        {
            return false;
        }

        var last = _recent.Skip(_recent.Count - window);
        return !(last.Max() - last.Min() > _settings.Tolerance);
    }
}
