using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Exact division of money in proportion to weights, odd pennies by a stated rule.
/// </summary>
internal static class Apportioning
{
    /// <summary>The parts, which sum to the whole. With <see cref="RemainderRule.First"/> or a
    /// named taker every other part is cut down to the penny and the taker gets what is left.
    /// </summary>
    /// <param name="whole">The sum to divide; may be negative.</param>
    /// <param name="weights">Weights of at least 0, of which one is above 0.</param>
    /// <param name="remainder">Who takes the odd pennies.</param>
    /// <param name="find">The place of a named taker, or -1.</param>
    public static Money[] Split(
        Money whole, Rational[] weights, Remainder remainder, Func<string, int> find)
    {
        int taker = remainder.Rule switch
        {
            RemainderRule.First => 0,
            RemainderRule.Named => find(remainder.Name!),
            _ => -1,
        };
        if (taker < 0)
        {
            return Money.Allocate(whole, weights) ?? new Money[weights.Length];
        }
        Rational sum = weights.Aggregate(Rational.Zero, (a, b) => a + b);
        var parts = new Money[weights.Length];
        Money left = whole;
        for (int i = 0; i < parts.Length; i++)
        {
            Rational exact = whole.Minor * (weights[i] / sum);
            parts[i] = new Money(checked((long)exact.Round(Rounding.Down)));
            left -= parts[i];
        }
        parts[taker] += left;
        return parts;
    }
}
