using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;
using Outturn.Simulation;

namespace Outturn.Review.Expected;

/// <summary>A type of provider that the contract is offered to, and what is expected of one of
/// them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="World">The scheme in the world as it meets it.</param>
/// <param name="Type">Its figures.</param>
public sealed record Invited(string Name, SchemeInWorld World, ProviderType Type)
{
    private Dictionary<int, Entrant> _entrants = [];
    private MeanField? _expected;

    /// <summary>Of a subcontractor: that it is passed everybody, and nobody is picked for it.
    /// </summary>
    public bool TakesAll { get; init; }

    /// <summary>The lead provider that it works for; null: it holds a contract of its own.
    /// </summary>
    public ProviderType? Lead => World.World.PrimeOf(Type);

    /// <summary>What is expected of it.</summary>
    public MeanField Expected => _expected ??= TakesAll
        ? MeanField.Of(new ProviderSetting(World, Type)) : MeanField.Of(World, Type);

    /// <summary>People who are planned to start with it in a month, before the profile of years.
    /// </summary>
    public double StartsAMonth => World.World.Referrals.StartsAMonth * (Lead ?? Type).Share
        / (Lead ?? Type).Number / (Lead is null ? 1 : Type.Number);

    /// <summary>Its reserve for each of them.</summary>
    public double ReservePerStart => Type.Cash / StartsAMonth;

    /// <summary>The same, worked out anew after its figures were changed.</summary>
    internal Invited Fresh => this with { _expected = null, _entrants = [] };

    /// <summary>The same in another world of the same people.</summary>
    public Invited In(World world) =>
        new(Name, World.With(world with { Providers = World.World.Providers }), Type)
        {
            TakesAll = TakesAll,
        };

    /// <summary>The cash that it expects where so many times the people come. What it plans for
    /// each is the same; only how short of cash it is differs.</summary>
    public CashProjection AtDemand(double times)
    {
        ProviderSetting setting = Where(times);
        CashProjection? best = null;
        foreach (double price in ShadowPrice.Prices)
        {
            var cash = CashProjection.Of(setting,
                [.. Enumerable.Range(0, setting.Grid.Years).Select(
                    year => Expected.Plans.Of(new Plans.PlanKey(year, price, 1, 1)))]);
            if (cash.Ruin <= Type.RuinTolerance)
            {
                return cash;
            }
            best = best is null || cash.Ruin < best.Ruin - 1e-9 ? cash : best;
        }
        return best!;
    }

    /// <summary>Money that it spends on each of the hardest third of those who start, where so
    /// many times the people come and it hires no faster than its world says.</summary>
    public double SpentOnHardest(double times)
    {
        MeanField then = times == 1 ? Expected : MeanField.Of(Where(times));
        double[] starts = [.. Enumerable.Range(0, then.Setting.Grid.Years)
            .Select(year => then.Setting.Grid.Of(year).Sum(month => then.Setting.Starts[month]))];
        return starts.Select((n, year) => n == 0 ? 0 : n * then.Measures(year).HardSpend).Sum()
            / starts.Sum();
    }

    private ProviderSetting Where(double times)
    {
        World world = World.World;
        return new ProviderSetting(
            World.With(world with
            {
                Referrals = world.Referrals with { Demand = world.Referrals.Demand * times },
            }), Type)
        {
            Served = Expected.Setting.Served,
        };
    }

    /// <summary>What is expected of one whose contract begins in a year, from 0: it has no people
    /// from before.</summary>
    public Entrant From(int year)
    {
        if (!_entrants.TryGetValue(year, out Entrant? known))
        {
            _entrants[year] = known = Entrant.Of(Expected, year);
        }
        return known;
    }
}
