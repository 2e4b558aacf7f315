namespace Outturn.Simulation.Triggers;

/// <summary>What is paid for each count of a cohort of one size.</summary>
/// <param name="First">The first count.</param>
/// <param name="Money">Major units of money, from that count on.</param>
/// <param name="IsPaid">Whether it is paid; where a payment only takes back, whether nothing is
/// taken.</param>
internal sealed record PayByCount(long First, double[] Money, bool[] IsPaid)
{
    /// <summary>The last count.</summary>
    public long Last => First + Money.Length - 1;

    /// <summary>What a count is paid; beyond the ends what the end is paid.</summary>
    public double At(long count) => Money[Math.Clamp(count, First, Last) - First];

    /// <summary>The chance of being paid.</summary>
    public double Chance(CountWeights chance) => Sum(chance, i => IsPaid[i] ? 1 : 0);

    /// <summary>The mean of something of the pay.</summary>
    public double Mean(CountWeights chance, Func<double, double> of) =>
        Sum(chance, i => of(Money[i]));

    // Kahan's: the chances of golden tables are told to the last digits.
    private double Sum(CountWeights chance, Func<long, double> of)
    {
        (double sum, double lost) = (0, 0);
        for (int i = 0; i < chance.Weights.Length; i++)
        {
            long at = Math.Clamp(chance.First + i, First, Last) - First;
            double term = (chance.Weights[i] * of(at)) - lost;
            double next = sum + term;
            lost = next - sum - term;
            sum = next;
        }
        return sum;
    }
}
