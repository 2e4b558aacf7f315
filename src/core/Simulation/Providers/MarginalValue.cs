using System.Runtime.Intrinsics;
using Outturn.Simulation.People;
using Outturn.Statistics.Functions;

namespace Outturn.Simulation.Providers;

/// <summary>What one more unit of money brings in through one course, for all bins of difficulty at
/// once. With u = exp(−help ÷ the months over which help tells), help that has told for j of them
/// leaves u to the power j: what is paid is a polynomial in u (models, 1.8.1).</summary>
internal sealed class MarginalValue
{
    private const int Lanes = 4;
    private readonly double[] _help = new double[DifficultyBins.Padded];
    private readonly double[] _scale = new double[DifficultyBins.Padded];
    private readonly double[] _falls;
    private readonly double _months;

    // Expected payments are V₀S₀ + Σ Sd(Vd − Vd−1) − V·S(end), S the chance that it has not begun:
    // only where V changes does it matter when.
    public MarginalValue(Response[] responses, CourseValue value, Shape shape)
    {
        _months = shape.HelpUntil - shape.HelpFrom;
        _falls = new double[(shape.Told(shape.Within) + 1) * DifficultyBins.Padded];
        _scale.AsSpan().Fill(1);
        for (int k = 0; k < responses.Length; k++)
        {
            (_help[k], _scale[k]) = (responses[k].Help, responses[k].Scale);
            for (int d = 1; d <= shape.Within; d++)
            {
                double next = d == shape.Within ? 0 : value.Expected[k, d];
                _falls[(shape.Told(d) * DifficultyBins.Padded) + k] +=
                    (value.Expected[k, d - 1] - next) * shape.Helped(d)
                    * Exp.Of(-responses[k].Baseline * shape.Even(d));
            }
        }
    }

    /// <summary>What one more unit brings in, and how that changes with each.</summary>
    /// <param name="effort">Money spent on the person already.</param>
    /// <param name="weights">Chance of each bin, padded.</param>
    public (double Value, double Slope) At(double effort, ReadOnlySpan<double> weights)
    {
        (Vector256<double> value, Vector256<double> slope) =
            (Vector256<double>.Zero, Vector256<double>.Zero);
        for (int k = 0; k < DifficultyBins.Padded; k += Lanes)
        {
            Vector256<double> help = Vector256.Create(_help, k);
            Vector256<double> scale = Vector256.Create(_scale, k);
            Vector256<double> rest = Exp.Of(Vector256.Create(-effort) / scale);
            Vector256<double> u = Exp.Of(
                help * (rest - Vector256<double>.One) / Vector256.Create(_months));
            (Vector256<double> sum, Vector256<double> rise) = Polynomial(k, u);
            Vector256<double> faster = help * rest / scale;
            Vector256<double> one = Vector256.Create<double>(weights[k..]) * faster;
            value += one * sum;
            slope -= one * ((sum / scale) + (faster / Vector256.Create(_months) * u * rise));
        }
        return (Sums.Of(value), Sums.Of(slope));
    }

    private (Vector256<double> Sum, Vector256<double> Rise) Polynomial(int k, Vector256<double> u)
    {
        (Vector256<double> sum, Vector256<double> rise) =
            (Vector256<double>.Zero, Vector256<double>.Zero);
        for (int i = _falls.Length - DifficultyBins.Padded + k; i >= 0; i -= DifficultyBins.Padded)
        {
            rise = (rise * u) + sum;
            sum = (sum * u) + Vector256.Create(_falls, i);
        }
        return (sum, rise);
    }
}
