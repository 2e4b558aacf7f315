using Outturn.Simulation.People;
using Outturn.Simulation.Results;

namespace Outturn.Simulation.Report;

/// <summary>The charts of a simulation, each with its numbers.</summary>
internal sealed class SimulationCharts(SimulationResult result)
{
    private static readonly string[] Thirds = ["easiest third", "middle third", "hardest third"];
    private readonly string _unit = result.Scheme.Scheme.Currency.Symbol ?? "";

    private string[] Groups => [.. result.Scheme.World.Groups.Select(g => g.Name)];

    public string WhoGetsHelp()
    {
        var chart = new BarChart(_unit, Thirds);
        foreach (string group in Groups)
        {
            chart.Add(group, [.. Thirds.Select(t => Value("effort", $"{group}, {t}"))]);
        }
        return chart.Html("help", "Money spent on a person, by group and difficulty");
    }

    public string EffortMap()
    {
        MeanField expected = result.Expected[0];
        var map = new HeatMap(
            _unit, [.. Enumerable.Range(1, DifficultyBins.Count).Select(k => Svg.N(k))]);
        DesignMeasures year = expected.Measures(0);
        for (int g = 0; g < Groups.Length; g++)
        {
            map.Add(Groups[g], year.EffortByDifficulty[g]);
        }
        return map.Html("map", "Money that a provider of type " + expected.Setting.Type.Name
            + " means to spend on a person in year 1, from the easiest ninth (1) to the hardest "
            + "(9)");
    }

    public string CashFans() => string.Concat(result.Cash.Select((fan, i) =>
    {
        var chart = new LineChart(_unit, 1, 0, 0);
        foreach ((string name, double p) in new[]
        {
            ("best tenth", .9), ("middle", .5), ("worst tenth", .1),
        })
        {
            chart.Add(name, [.. Enumerable.Range(0, fan.Months).Select(m => fan.Quantile(m, p))]);
        }
        return chart.Html(
            "cash" + Svg.N(i), $"Cash of a provider of type {fan.Type}, month by month");
    }));

    public string Insolvency()
    {
        var chart = new LineChart("", 1, 0, 1);
        foreach (CashFan fan in result.Cash)
        {
            chart.Add(fan.Type, [.. Enumerable.Range(0, fan.Months).Select(fan.Insolvent)]);
        }
        return chart.Html("ruin", "Share of providers that are insolvent by then");
    }

    public string Payments()
    {
        var chart = new BarChart(_unit, ["planned", "made"]);
        double[] made = result.ByYear.Made;
        for (int year = 0; year < made.Length; year++)
        {
            if (result.ByYear.Planned[year] > 0 || made[year] > 0)
            {
                chart.Add("year " + Svg.N(year + 1), result.ByYear.Planned[year], made[year]);
            }
        }
        return chart.Html("paid", "Payments planned and made, by year");
    }

    public string Outcomes()
    {
        var chart = new BarChart("", ["with help", "without help"]);
        foreach (string group in Groups)
        {
            chart.Add(
                group, Value("outcome-rate", group) * 100, Value("deadweight-rate", group) * 100);
        }
        return chart.Html(
            "rates", "Outcomes for each hundred people, and how many of them without help");
    }

    // Only where the commissioner asks for a minimum performance.
    public string Targets()
    {
        MeasureRow[] rows = [.. result.Measures
            .Where(m => m.Name is "on-target" or "on-every-target")];
        var chart = new BarChart("", ["of 100 providers"]);
        foreach (MeasureRow row in rows)
        {
            chart.Add(
                row.Name == "on-target" ? row.Group : $"all of them, {row.Group}",
                100 * row.Estimate.Value);
        }
        return rows.Length == 0 ? "" : chart.Html(
            "targets", "How many of a hundred providers reach the minimum performance");
    }

    private double Value(string name, string group) => result.Measures
        .FirstOrDefault(m => m.Name == name && m.Group == group)?.Estimate.Value ?? 0;
}
