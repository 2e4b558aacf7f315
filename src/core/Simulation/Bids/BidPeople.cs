using System.Globalization;
using Outturn.Facts;
using Outturn.Simulation.Facts;
using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.Providers;
using Outturn.Statistics.Distributions;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.Bids;

/// <summary>The people of one path, as ordinary facts, and what they cost. All paths of a seed are
/// the same under every change of a clause, so that a difference is the clause's own.</summary>
internal sealed class BidPeople
{
    private readonly BidSetting _setting;
    private readonly PersonFacts _facts;
    private readonly PersonDraw _draw;

    private BidPeople(BidSetting setting, RandomStream stream)
    {
        Profile profile = setting.Profile;
        _setting = setting;
        _facts = new PersonFacts(setting.Scheme, profile.World);
        Worlds.Economy economy = profile.World.Economy;
        _draw = new PersonDraw(
            profile.World with
            {
                Economy = economy with
                {
                    Level = economy.Level
                        * Shock(stream, StreamKind.Economy, profile.ResultRisk),
                },
            },
            stream);
        (Starts, Costs) = (new int[setting.Grid.Count], new double[setting.Grid.Count]);
        Come(Shock(stream, StreamKind.Demand, profile.ReferralRisk));
    }

    public int[] Starts { get; }

    public double[] Costs { get; }

    public FactFileSet Files => _facts.Files;

    /// <summary>The people of a path.</summary>
    public static BidPeople Of(BidSetting setting, RandomStream stream) => new(setting, stream);

    // Whole people, so many that their number by any month is as near as can be to the plan's.
    private void Come(double demand)
    {
        (ulong number, double planned) = (0, 0);
        for (int month = 0; month < _setting.Grid.Referral; month++)
        {
            planned += _setting.Profile.World.Referrals.In(month) * demand;
            double effort = 0;
            for (; number + .5 <= planned; number++)
            {
                effort += Person(number, month);
                Starts[month]++;
            }
            Spend(month, effort);
        }
    }

    // Returns the money spent on the person beside contact.
    private double Person(ulong number, int month)
    {
        Person person = _draw.Of(number, _setting.Profile.Type.Signal);
        double effort = _setting.Plans[month / 12].Effort[person.Group][person.SignalBin];
        string id = "s" + number.ToString("D7", NumberFormatInfo.InvariantInfo);
        DateOnly start = _setting.Grid.First(month);
        _facts.Person(id, _setting.Profile.Id, person.Group, start);
        for (int c = 0; c < _setting.Profile.World.Courses.Length; c++)
        {
            Happening happening = _draw.In(number, person, c, new HelpGiven(effort, 1));
            if (happening.Begins > 0)
            {
                DateOnly from = start.AddDays(happening.Begins);
                _facts.Happened(id, c, from, from.AddDays(happening.Lasts - 1));
            }
        }
        return effort;
    }

    private void Spend(int month, double effort)
    {
        Worlds.ProviderType type = _setting.Profile.Type;
        double contact = Starts[month]
            * ((type.ContactCost * type.CostMultiplier / CostMonths.Contact)
            + _setting.Profile.World.Commissioner.ReportingCost);
        for (int t = month; t < Math.Min(month + CostMonths.Contact, Costs.Length); t++)
        {
            Costs[t] += contact
                + (t < month + CostMonths.Effort
                    ? effort * type.CostMultiplier / CostMonths.Effort : 0);
        }
    }

    // Log-normal with mean 1, for the whole contract: what everybody has in common.
    private static double Shock(RandomStream stream, StreamKind kind, double risk)
    {
        double variance = Math.Log(1 + (risk * risk));
        double z = Normal.Quantile((stream with { Kind = kind }).Words(0).First);
        return Math.Exp((Math.Sqrt(variance) * z) - (variance / 2));
    }
}
