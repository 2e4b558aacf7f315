using Outturn.Quantities;
using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Report;
using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli;

/// <summary>What a simulation found, for people: the headline, then a table for each question.
/// Every measure with its interval is in the JSON and on the page.</summary>
internal static class SimulationText
{
    private static readonly string[] Thirds = ["easiest third", "middle third", "hardest third"];

    private static readonly string[] OfProviders =
    [
        "value-of-the-contract", "believed-chance-of-insolvency", "would-bid", "in-a-trial",
        "insolvent", "withdrew", "contract-ended", "profit", "peak-funding-need",
    ];

    // Measures of the whole, in the order in which they are read.
    private static readonly string[] OfAll =
    [
        "people-started", "outcomes", "additional-outcomes", "deadweight-share", "parked",
        "hard-to-easy-effort", "service-gap", "concentration", "payments", "cost-per-outcome",
        "cost-per-additional-outcome", "windfall-share", "net-benefit", "benefit-cost-ratio",
        "long-run-cost-of-not-helped", "risk-transferred", "net-cost-at-risk",
        "on-every-target", "surviving", "effective-providers", "innovation",
    ];

    public static void Print(SimulationResult result, ModelRisk? risk, TextWriter to)
    {
        Schemes.Scheme scheme = result.Scheme.Scheme;
        to.WriteLine(scheme.Title);
        to.WriteLine($"Simulated {Numerals.Text(result.Runs)} times from "
            + $"seed {Numerals.Text((long)result.Options.Seed)}, scheme version "
            + $"{scheme.Version[..19]}, world {result.Scheme.World.Name}");
        foreach (Scenario scenario in result.Scheme.World.Scenarios)
        {
            to.WriteLine($"Scenario {scenario.Name}: {scenario.Title}");
        }
        to.WriteLine();
        to.WriteLine(Headline.Of(result));
        to.WriteLine();
        Groups(result).Print(to);
        to.WriteLine();
        Providers(result).Print(to);
        to.WriteLine();
        All(result).Print(to);
        to.WriteLine();
        to.WriteLine($"{Numerals.Text(result.Measures.Length)} measures in all, each with its "
            + "interval: --json, or --html for a page with charts.");
        if (risk is not null)
        {
            to.WriteLine();
            ExperimentTable drawn = ModelRiskWords.Table(risk, scheme);
            to.WriteLine(drawn.Title);
            TextTable.Of(drawn).Print(to);
            to.WriteLine(ModelRiskWords.Sentence(risk));
            to.WriteLine();
        }
        to.WriteLine("Payments of the first replication, settled from its facts: "
            + scheme.Currency.InWords(result.FirstSettled.Due));
    }

    private static TextTable Groups(SimulationResult result)
    {
        var table = new TextTable(
            "Who gets help", "outcomes", "without help", "easiest third", "middle", "hardest");
        foreach (PeopleGroup group in result.Scheme.World.Groups)
        {
            table.Add(
                [
                    group.Name, Mean(result, "outcome-rate", group.Name),
                    Mean(result, "deadweight-rate", group.Name),
                    .. Thirds.Select(t => Mean(result, "effort", $"{group.Name}, {t}")),
                ]);
        }
        return table;
    }

    private static TextTable Providers(SimulationResult result)
    {
        string[] types = [.. result.Scheme.World.Providers.Select(p => p.Name)];
        var table = new TextTable(["Providers", .. types]);
        foreach (string measure in OfProviders)
        {
            table.Add([measure, .. types.Select(t => Mean(result, measure, t))]);
        }
        return table;
    }

    private static TextTable All(SimulationResult result)
    {
        var table = new TextTable("The whole", "mean", "from", "to");
        string[] groups =
        [
            .. result.Scheme.World.Providers.Select(p => p.Name),
            .. result.Scheme.World.Groups.Select(g => g.Name),
        ];
        foreach (MeasureRow row in OfAll.SelectMany(name => result.Measures
            .Where(m => m.Name == name && !groups.Contains(m.Group, StringComparer.Ordinal))))
        {
            table.Add(
                row.Group.Length == 0 ? row.Name : $"{row.Name}, {row.Group}",
                MeasureWords.Of(row, row.Estimate.Value, result.Scheme.Scheme),
                MeasureWords.Of(row, row.Estimate.Interval.Low, result.Scheme.Scheme),
                MeasureWords.Of(row, row.Estimate.Interval.High, result.Scheme.Scheme));
        }
        return table;
    }

    private static string Mean(SimulationResult result, string name, string group) =>
        result.Measures.FirstOrDefault(m => m.Name == name && m.Group == group) is { } row
            ? MeasureWords.Of(row, row.Estimate.Value, result.Scheme.Scheme) : "";
}
