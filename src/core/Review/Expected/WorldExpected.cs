using System.Collections.Immutable;
using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;
using Outturn.Simulation;

namespace Outturn.Review.Expected;

/// <summary>What is expected of a scheme in a world, without chance: of each type of provider that
/// is invited, and of each group of people. All rules that need a world ask here.</summary>
public sealed class WorldExpected
{
    private readonly Lazy<ImmutableArray<Invited>> _invited;
    private readonly Lazy<ServiceCost> _service;
    private readonly Dictionary<int, DesignMeasures> _measures = [];

    internal WorldExpected(SchemeInWorld put, ReviewCase of)
    {
        Put = put;
        Main = new Invited(put.World.Providers[0].Name, put, put.World.Providers[0]);
        _invited = new Lazy<ImmutableArray<Invited>>(() => [.. InvitedTypes.Of(put, of.Plan)]);
        _service = new Lazy<ServiceCost>(() => new ServiceCost(this));
    }

    /// <summary>The scheme in its world.</summary>
    public SchemeInWorld Put { get; }

    /// <summary>The world.</summary>
    public World World => Put.World;

    /// <summary>The groups of people.</summary>
    public ImmutableArray<PeopleGroup> Groups => World.Groups;

    /// <summary>The first type of provider of the world: what becomes of people is about it.
    /// </summary>
    public Invited Main { get; }

    /// <summary>The types of provider that the contract is offered to: those of the plan, else
    /// those of the world.</summary>
    public ImmutableArray<Invited> Invited => _invited.Value;

    /// <summary>What a service worth having costs, and how much of it is paid.</summary>
    public ServiceCost Service => _service.Value;

    /// <summary>How many contract years people are referred in.</summary>
    public int Years => Put.Grid.Years;

    /// <summary>The year that effort is judged in, from 0: the second, for the first is a start.
    /// </summary>
    public int Settled => Math.Min(1, Years - 1);

    /// <summary>The share of a group in those who start.</summary>
    public double Share(int group) => Main.Expected.Setting.Share(group);

    /// <summary>People who start with all providers in a year.</summary>
    public double Starts(int year) =>
        Put.Grid.Of(year).Sum(month => World.Referrals.In(month));

    /// <summary>People who start with all providers.</summary>
    public double AllStarts => Enumerable.Range(0, Years).Sum(Starts);

    /// <summary>What is expected of the people who start in a year.</summary>
    public DesignMeasures Measures(int year)
    {
        if (!_measures.TryGetValue(year, out DesignMeasures? known))
        {
            _measures[year] = known = Main.Expected.Measures(year);
        }
        return known;
    }

    /// <summary>Pay of one start of a year by what it is for.</summary>
    public (double Fees, double Outcomes) Pay(int year)
    {
        VintageFlows flows = Main.Expected.Year(year).Flows[0];
        return (flows.Fees.Sum(), flows.Outcomes.Sum());
    }

    /// <summary>The share of pay that depends on results, of those who start in a year.</summary>
    public double AtRisk(int year)
    {
        (double fees, double outcomes) = Pay(year);
        return fees + outcomes <= 0 ? 0 : outcomes / (fees + outcomes);
    }

    /// <summary>The same over all years.</summary>
    public double AtRiskInAll
    {
        get
        {
            CashProjection cash = Main.Expected.Projection;
            (double fees, double outcomes) = (cash.Fees.Sum(), cash.Outcomes.Sum());
            return fees + outcomes <= 0 ? 0 : outcomes / (fees + outcomes);
        }
    }

    /// <summary>All that is expected to be paid to all providers.</summary>
    public double ContractValue => Enumerable.Range(0, Years)
        .Sum(y => Starts(y) * (Pay(y).Fees + Pay(y).Outcomes));

    /// <summary>Outcomes for each start that help brings about, in a year.</summary>
    public double Additional(int year) => Measures(year).Additionality;

    /// <summary>The same over all years.</summary>
    public double AdditionalInAll => OverYears(y => Outcomes(Main.Expected.Year(y).Flows[0])
        - Outcomes(WithoutHelp.Plan(this, y).Flows[0]));

    /// <summary>Pay for each start, over all years.</summary>
    public double PayInAll => OverYears(y => Pay(y).Fees + Pay(y).Outcomes);

    private double OverYears(Func<int, double> of) =>
        Enumerable.Range(0, Years).Sum(y => Starts(y) * of(y)) / AllStarts;

    private double Outcomes(VintageFlows flows) => Enumerable.Range(0, Groups.Length)
        .Sum(g => Share(g) * Enumerable.Range(0, flows.Achieved.Columns)
            .Sum(t => flows.Achieved[g, t]));

    /// <summary>What is expected in the same world where something is changed.</summary>
    public Invited With(Func<World, World> change) => Main.In(change(World));
}
