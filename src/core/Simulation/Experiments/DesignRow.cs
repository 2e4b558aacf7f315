using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Experiments;

/// <summary>The measures of one design by their names: what is expected of the first type of
/// provider, and whether it would bid and try something new.</summary>
public static class DesignRow
{
    /// <summary>The measures.</summary>
    public static IReadOnlyDictionary<string, double> Of(SchemeInWorld scheme)
    {
        ProviderType type = scheme.World.Providers[0];
        MeanField found = MeanField.Of(scheme, type);
        DesignMeasures year = found.Measures(Math.Min(1, found.Setting.Grid.Years - 1));
        CashProjection cash = found.Projection;
        var row = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["easy effort"] = year.EasySpend,
            ["hard effort"] = year.HardSpend,
            ["hard to easy effort"] = year.HardSpend / Math.Max(year.EasySpend, 1e-9),
            ["parked"] = year.Parked,
            ["concentration"] = year.Concentration,
            ["service gap"] = year.ServiceGap,
            ["additionality"] = year.Additionality,
            ["outcome rate"] = OverGroups(found, g => year.OutcomeRate[g]),
            ["spend"] = found.Year(1).Flows[0].Spend,
            ["value of the contract"] = cash.Npv,
            ["chance of insolvency"] = cash.Ruin,
            ["shadow price of cash"] = found.Price,
            ["least balance"] = cash.LeastBalance,
            ["share of pay at risk"] =
                cash.Outcomes.Sum() / (cash.Outcomes.Sum() + cash.Fees.Sum()),
            ["bids"] = cash.Npv >= type.Reservation && cash.Ruin <= 2 * type.RuinTolerance
                ? 1 : 0,
        };
        Groups(found, year, row);
        Years(found, row);
        Trials(found, row);
        return row;
    }

    private static void Groups(
        MeanField found, DesignMeasures year, Dictionary<string, double> row)
    {
        for (int g = 0; g < found.Setting.World.Groups.Length; g++)
        {
            string name = found.Setting.World.Groups[g].Name;
            row[$"effort {name}"] = found.Year(1).Plan.Mean(g, found.Setting.Bins);
            row[$"outcome rate {name}"] = year.OutcomeRate[g];
        }
    }

    private static void Years(MeanField found, Dictionary<string, double> row)
    {
        for (int year = 0; year < found.Setting.Grid.Years; year++)
        {
            string of = Quantities.Numerals.Text(year + 1);
            row[$"in-year ratio {of}"] = YearRate.Of(found.Setting, found.Projection, year);
            DesignMeasures cohort = found.Measures(year);
            row[$"cohort rate {of}"] = OverGroups(found, g => cohort.OutcomeRate[g]);
        }
    }

    private static void Trials(MeanField found, Dictionary<string, double> row)
    {
        IReadOnlyList<TrialOption> options = Trial.Options(found);
        TrialOption best = Trial.Best(found.Plans, options);
        row["share in a trial"] = best.Share;
        row["value of a trial"] = options.Count < 2 ? 0
            : options.Skip(1).Max(o => o.Value) - options[0].Value;
        row["expected productivity"] = best.Productivity;
        row["chance of insolvency with the trial"] = best.Ruin;
    }

    private static double OverGroups(MeanField found, Func<int, double> of) => Enumerable
        .Range(0, found.Setting.World.Groups.Length).Sum(g => found.Setting.Share(g) * of(g));
}
