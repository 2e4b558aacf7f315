namespace Outturn.Statistics.Optimisation;

/// <summary>The simplex search of J. A. Nelder and R. Mead (1965), for up to about three
/// decisions: no slope is needed. It is started again once from where it ends.</summary>
public sealed class NelderMead
{
    /// <summary>The size of the first simplex.</summary>
    public double Size { get; init; } = 0.1;

    /// <summary>The spread of the points and of their values at which it ends.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>The most times the objective may be asked.</summary>
    public int MostEvaluations { get; init; } = 5_000;

    /// <summary>Searches from a point on.</summary>
    /// <exception cref="ArgumentException">The start is not between 0 and 1.</exception>
    public Optimum Minimise(Objective objective, IReadOnlyList<double> start)
    {
        UnitBox.Require(start);
        var first = new Simplex(objective, start, Size);
        first.Shrink(Tolerance, MostEvaluations / 2);
        var second = new Simplex(objective, first.Best.Point, Size / 4);
        second.Shrink(Tolerance, MostEvaluations - first.Evaluations);
        (double[] point, double value) =
            second.Best.Value <= first.Best.Value ? second.Best : first.Best;
        return new Optimum(point, value, first.Evaluations + second.Evaluations);
    }

    private sealed class Simplex
    {
        private readonly Objective _objective;
        private readonly (double[] Point, double Value)[] _corners;

        public Simplex(Objective objective, IReadOnlyList<double> start, double size)
        {
            _objective = objective;
            _corners = new (double[], double)[start.Count + 1];
            for (int i = 0; i < _corners.Length; i++)
            {
                double[] corner = [.. start];
                if (i > 0)
                {
                    corner[i - 1] += corner[i - 1] + size <= 1 ? size : -size;
                }

                _corners[i] = Evaluated(corner);
            }

            Sort();
        }

        public int Evaluations { get; private set; }

        public (double[] Point, double Value) Best => _corners[0];

        public void Shrink(double tolerance, int most)
        {
            while (Evaluations < most && IsWide(tolerance))
            {
                Step();
                Sort();
            }
        }

        private void Step()
        {
            int last = _corners.Length - 1;
            var reflected = Along(1);
            if (reflected.Value < _corners[0].Value)
            {
                var expanded = Along(2);
                _corners[last] = expanded.Value < reflected.Value ? expanded : reflected;
            }
            else if (reflected.Value < _corners[last - 1].Value)
            {
                _corners[last] = reflected;
            }
            else
            {
                bool outside = reflected.Value < _corners[last].Value;
                var contracted = Along(outside ? 0.5 : -0.5);
                if (contracted.Value < Math.Min(reflected.Value, _corners[last].Value))
                {
                    _corners[last] = contracted;
                }
                else
                {
                    PullToBest();
                }
            }
        }

        // From the worst corner through the middle of the others, and so far beyond it.
        private (double[] Point, double Value) Along(double beyond)
        {
            int n = _corners.Length - 1;
            double[] worst = _corners[n].Point;
            double[] point = new double[n];
            for (int i = 0; i < n; i++)
            {
                double middle = 0;
                for (int corner = 0; corner < n; corner++)
                {
                    middle += _corners[corner].Point[i] / n;
                }

                point[i] = Math.Clamp(middle + (beyond * (middle - worst[i])), 0, 1);
            }

            return Evaluated(point);
        }

        private void PullToBest()
        {
            double[] best = _corners[0].Point;
            for (int corner = 1; corner < _corners.Length; corner++)
            {
                _corners[corner] = Evaluated(
                    [.. _corners[corner].Point.Select((x, i) => (x + best[i]) / 2)]);
            }
        }

        private bool IsWide(double tolerance)
        {
            double[] best = _corners[0].Point;
            double apart = _corners.Max(c => c.Point.Select((x, i) => Math.Abs(x - best[i])).Max());
            return apart > tolerance
                || _corners[^1].Value - _corners[0].Value > tolerance;
        }

        private (double[] Point, double Value) Evaluated(double[] point)
        {
            Evaluations++;
            return (point, UnitBox.Value(_objective, point));
        }

        // Stable: of two equal corners the older stays in front.
        private void Sort()
        {
            for (int i = 1; i < _corners.Length; i++)
            {
                for (int j = i; j > 0 && _corners[j].Value < _corners[j - 1].Value; j--)
                {
                    (_corners[j], _corners[j - 1]) = (_corners[j - 1], _corners[j]);
                }
            }
        }
    }
}
