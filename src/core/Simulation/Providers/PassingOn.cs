using Outturn.Simulation.People;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Providers;

/// <summary>Which people a prime contractor passes on to its subcontractors (models, 1.8.5): those
/// on whom its margin is worth more than helping them itself, as long as the subcontractor does not
/// lose by it and has places. It decides once, at the start, and promises no number.</summary>
public static class PassingOn
{
    /// <summary>Which people a provider helps itself, by group and signal bin; null: all.</summary>
    public static bool[][]? ServedBy(SchemeInWorld scheme, ProviderType type)
    {
        World world = scheme.World;
        if (world.PrimeOf(type) is { } prime)
        {
            return PassedOn(scheme, prime, type);
        }
        ProviderType? sub = world.Providers.FirstOrDefault(p => p.Under == type.Name);
        return sub is null ? null
            : [.. PassedOn(scheme, type, sub).Select(row => row.Select(p => !p).ToArray())];
    }

    private static bool[][] PassedOn(SchemeInWorld scheme, ProviderType prime, ProviderType sub)
    {
        var own = new Worth(scheme, prime);
        var theirs = new Worth(scheme, sub);
        int groups = scheme.World.Groups.Length;
        var gains = new List<(double Gain, double People, int Group, int Signal)>();
        for (int g = 0; g < groups; g++)
        {
            for (int j = 0; j < DifficultyBins.Count; j++)
            {
                (double paid, double costs) = theirs.Of(g, j);
                (double income, double spent) = own.Of(g, j);
                double gain = (sub.Margin / sub.Keeps * paid) - (income - spent);
                if (gain > 0 && paid >= costs)
                {
                    gains.Add((gain, own.People(g, j), g, j));
                }
            }
        }
        bool[][] passed =
            [.. Enumerable.Range(0, groups).Select(_ => new bool[DifficultyBins.Count])];
        double places = sub.Places * sub.Number;
        foreach ((_, double people, int g, int j) in gains.OrderByDescending(g => g.Gain))
        {
            if (people <= places)
            {
                (passed[g][j], places) = (true, places - people);
            }
        }
        return passed;
    }

    // What people of one group and signal bin bring a provider and cost it, each.
    private sealed class Worth
    {
        private const int Year = 0;
        private readonly ProviderSetting _setting;
        private readonly Plans _plans;
        private readonly YearPlan _plan;

        public Worth(SchemeInWorld scheme, ProviderType type)
        {
            _setting = new ProviderSetting(scheme, type);
            _plans = new Plans(_setting);
            _plan = _plans.Of(new Plans.PlanKey(Year, 0, 1, 1)).Plan;
        }

        // So many a month of all that the prime contractor is sent.
        public double People(int group, int signal) => _setting.Starts.Average()
            * _setting.Share(group) * _setting.Bins.Mass[signal];

        public (double Paid, double Costs) Of(int group, int signal)
        {
            bool[][] only = [.. _plan.Effort.Select(_ => new bool[DifficultyBins.Count])];
            only[group][signal] = true;
            VintageFlows flows =
                _plans.Under(Year, _plan with { Served = only }, [0]).Flows[0];
            return (
                (flows.Fees.Sum() + flows.Outcomes.Sum()) / flows.Served,
                flows.Costs.Sum() / flows.Served);
        }
    }
}
