using Outturn.Schemes;
using Outturn.Simulation.Results;

namespace Outturn.Simulation.Report;

/// <summary>The finding in a sentence or two, in numbers.</summary>
public static class Headline
{
    /// <summary>The headline of a simulation.</summary>
    public static string Of(SimulationResult result)
    {
        Scheme scheme = result.Scheme.Scheme;
        string payments = Words(result, "payments");
        string outcomes = Words(result, "outcomes");
        string additional = Words(result, "additional-outcomes");
        string words = $"{payments} is paid for {outcomes} outcomes, of which {additional} would "
            + "not have come without help";
        if (Find(result, "cost-per-additional-outcome") is { Estimate.Value: > 0 } cost)
        {
            words += $": {MeasureWords.Of(cost, cost.Estimate.Value, scheme)} for each of those";
        }
        if (Find(result, "parked") is { } parked)
        {
            words += $". {MeasureWords.Of(parked, parked.Estimate.Value, scheme)} of the people "
                + "get nothing beyond the least";
        }
        if (Find(result, "hard-to-easy-effort") is { } ratio)
        {
            words += ", and for every pound spent on somebody of the easiest third "
                + $"{Pence(ratio.Estimate.Value)} go to somebody of the hardest";
        }
        MeasureRow[] failing = [.. result.Measures
            .Where(m => m.Name == "insolvent" && m.Estimate.Value > 0)];
        return words + ". " + (failing.Length == 0
            ? "No provider goes under."
            : string.Join("; ", failing.Select(f =>
                $"{MeasureWords.Of(f, f.Estimate.Value, scheme)} of type {f.Group} go under"))
                + ".");
    }

    private static string Pence(double share) => $"{Svg.N(Math.Round(share * 100))} pence";

    private static string Words(SimulationResult result, string name) =>
        Find(result, name) is { } row
            ? MeasureWords.Of(row, row.Estimate.Value, result.Scheme.Scheme) : "?";

    private static MeasureRow? Find(SimulationResult result, string name) =>
        result.Measures.FirstOrDefault(m => m.Name == name && m.Group.Length == 0);
}
