using System.Collections.Immutable;
using Outturn.Schemes;
using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Experiments;

namespace Outturn.Simulation.Report;

/// <summary>How far the headlines hang on fitted figures, in cells and sentences.</summary>
public static class ModelRiskWords
{
    /// <summary>The range of each headline, and whether its sign holds.</summary>
    public static ExperimentTable Table(ModelRisk risk, Scheme scheme) => new(
        "Model risk: what is expected without chance, had the rates been measured otherwise",
        ["Measure", "world as it is", "world as fitted", "from", "to", "sign holds in"],
        [.. risk.Rows.Select(r => ImmutableArray.Create<string>(
        [
            r.Name, Value(r, r.Stands, scheme), Value(r, r.Fitted, scheme),
            Value(r, r.Low, scheme), Value(r, r.High, scheme),
            MeasureWords.Percent(r.SameSign),
        ]))]);

    /// <summary>What the ranges are, and which headlines do not keep their sign.</summary>
    public static string Sentence(ModelRisk risk)
    {
        string[] turn = [.. risk.Rows.Where(r => r.SameSign < 1).Select(r => r.Name)];
        return $"{Quantities.Numerals.Text(risk.Draws)} worlds were drawn, each fitted again to "
            + "rates within their error and to another share that would have come anyway; nine in "
            + "ten lie between \"from\" and \"to\". " + (turn.Length == 0
                ? "No headline changes its sign in any of them."
                : $"The sign does not hold in all of them for {string.Join(", ", turn)}.");
    }

    private static string Value(ModelRiskRow row, double value, Scheme scheme) =>
        MeasureWords.Of(row.Unit, value, scheme);
}
