using Outturn.Review.Expected;
using Outturn.Simulation.Providers;

namespace Outturn.Review.Changing;

/// <summary>How far a scheme serves its purpose, and what it costs, over all years of starts.
/// </summary>
/// <param name="Purpose">The purpose: that of outcomes where several are named.</param>
/// <param name="Value">Of outcomes, additional ones of 1,000 starts; of cost, money for an
/// additional one; of innovation, money that the best trial is worth; of risk transfer, the share
/// of a shortfall that providers bear, 0 where outcomes are worth nothing; of the market, the
/// chance that the type of provider worst off stays solvent.</param>
/// <param name="Pay">Money for 1,000 starts.</param>
public sealed record Served(string Purpose, double Value, double Pay)
{
    /// <summary>A difference that is none.</summary>
    internal const double Nothing = 1e-6;

    private const double Starts = 1000;

    /// <summary>How much better it serves the purpose than another.</summary>
    public double Gain(Served other) =>
        Purpose == "cost" ? other.Value - Value : Value - other.Value;

    /// <summary>What is expected of a scheme.</summary>
    internal static Served Of(string purpose, WorldExpected expected)
    {
        double pay = Starts * expected.PayInAll;
        return new Served(purpose, purpose switch
        {
            "cost" => pay / Math.Max(Starts * expected.AdditionalInAll, Nothing),
            "innovation" => Trial.Worth(Trial.Options(expected.Main.Expected)),
            "risk-transfer" => RiskTransferred.Of(expected) ?? 0,
            "market" => 1 - expected.Invited.Max(t => t.Expected.Projection.Ruin),
            _ => Starts * expected.AdditionalInAll,
        }, pay);
    }

    /// <summary>The purpose that is meant where a scheme names several.</summary>
    internal static string First(IEnumerable<string> purposes) => purposes.Contains("outcomes")
        ? "outcomes" : purposes.FirstOrDefault() ?? "outcomes";
}
