using Outturn.Review.Expected;
using Outturn.Review.Findings;
using Outturn.Schemes;

namespace Outturn.Review.Report;

/// <summary>The command that looks for better prices where they are found wanting: for the purpose
/// of the scheme, at what it costs now or, where that is less, at what a service worth having
/// costs.</summary>
public static class BetterPrices
{
    private const int MostVaried = 3;
    private const string Range = "*0.5..4";

    // Where these are found a price at the end does not help: money is wanted at the start.
    private static readonly string[] OfCash = ["risk-beyond-reserves", "late-first-payment"];

    /// <summary>The command; empty: nothing is wanting, or nothing can be varied.</summary>
    /// <param name="result">The review.</param>
    /// <param name="file">The scheme, as it was given.</param>
    public static string Command(ReviewResult result, string file)
    {
        if (result.Of.Expected is not { } expected)
        {
            return "";
        }
        Scheme scheme = result.Of.Scheme;
        (double fees, double outcomes) = expected.Pay(expected.Settled);
        double cost = Enumerable.Range(0, expected.Groups.Length)
            .Sum(g => expected.Share(g) * expected.Service.Full(g));
        string most = Figures.Money(Math.Max(fees + outcomes, cost), scheme);
        string[] prices = [.. Prices(result).Distinct().Take(MostVaried)];
        string[] starts = prices.Length > 0 || Open(result).Any(f => OfCash.Contains(f.Rule.Id))
            ? [.. Written(scheme, isStart: true).Select(p => $"{p}=£0..{most}")] : [];
        if (prices.Length + starts.Length == 0)
        {
            return "";
        }
        return $"outturn optimise {file} "
            + string.Concat(prices.Concat(starts).Select(v => $"--vary '{v}' "))
            + $"--for {scheme.Purposes.FirstOrDefault() ?? "outcomes"} "
            + $"--subject-to 'payment a start <= {most}' "
            + (expected.Main.Expected.WouldBid ? "" : $"--subject-to '{BidsOf(expected)}>=1' ")
            + "--out better.yaml";
    }

    private static IEnumerable<Finding> Open(ReviewResult result) =>
        result.Open.Where(f => f.Weight > Weight.Consider);

    // The rows of tables that findings are about; prices that are written in payments, where they
    // do not cover what a service costs.
    private static IEnumerable<string> Prices(ReviewResult result)
    {
        foreach (Finding finding in Open(result)
            .Where(f => f.Rule.Chapter == Chapter.Payment)
            .Where(f => !f.Judgement.Place.File.EndsWith(".csv", StringComparison.Ordinal)))
        {
            if (finding.Judgement.Clause.Split('.') is ["tables", var table, "values", var row])
            {
                yield return $"tables/{table}/{row}{Range}";
            }
            else if (finding is { Rule.Id: "price-below-cost", Judgement.Clause: "payments" })
            {
                foreach (string price in Written(result.Of.Scheme, isStart: false))
                {
                    yield return price + Range;
                }
            }
        }
    }

    // Payments of so much money for each start, or for each result.
    private static IEnumerable<string> Written(Scheme scheme, bool isStart) => scheme.Payments
        .Where(p => p is
            {
                For: PaidItems, Price: UnitPrice { Money: Constant { Value.Number.Sign: > 0 } },
            }
            && ((PaidItems)p.For).Outcomes.All(o =>
                scheme.Outcomes[o].Watch is HappensOn == isStart))
        .Select(p => $"payments/{p.Name}/pay");

    private static string BidsOf(WorldExpected expected) =>
        expected.World.Providers.Length == 1 ? "bids" : $"bids of {expected.Main.Name}";
}
