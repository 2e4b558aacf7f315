namespace Outturn.Simulation.Bids;

/// <summary>From where on a provider could sign an offer, each change taken alone.</summary>
/// <param name="Price">The least price at which it could, 1 = as offered; below 1 it could give a
/// discount. Null: at none up to ten times.</param>
/// <param name="Fee">The least fee paid more for each person on the start; 0: none is needed.
/// Null: none up to <see cref="MostFee"/> is enough.</param>
public sealed record BidNeeds(double? Price, double? Fee)
{
    /// <summary>The largest fee that is tried.</summary>
    public const double MostFee = 100_000;

    private const double MostPrice = 10;
    private const int Halvings = 40;

    /// <summary>What an offer needs.</summary>
    public static BidNeeds Of(BidResult bid) => new(
        Least(MostPrice, x => bid.Suits(bid.Under(BidTerms.AsOffered with { Price = x }))),
        Least(MostFee, x => bid.Suits(bid.Under(BidTerms.AsOffered with { Fee = x }))));

    /// <summary>Results over those expected at which it breaks even.</summary>
    public static double? BreakEven(BidResult bid) => Least(
        MostPrice, x => bid.Under(BidTerms.AsOffered with { Results = x }).Surplus >= 0);

    // More money never makes it worse: the least that is enough is found by halving.
    private static double? Least(double most, Func<double, bool> isEnough)
    {
        if (isEnough(0))
        {
            return 0;
        }
        if (!isEnough(most))
        {
            return null;
        }
        (double low, double high) = (0, most);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = isEnough(middle) ? (low, middle) : (middle, high);
        }
        return high;
    }
}
