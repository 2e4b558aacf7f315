using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Simulation.Worlds;

/// <summary>Reads the providers and the commissioner of a world.</summary>
internal static class ProviderText
{
    private static readonly Span Rate = new(0, 1, "a rate between 0 % and 100 %");
    private static readonly Span Whole = new(1, 200, "a whole number from 1 to 200");
    private static readonly ProviderType Usual = new("", 1, 1);

    public static ProviderType Of(string name, WorldMap map) => new(
        name, map.Whole("number", 1, Whole),
        map.Has("under") ? 0 : map.Number("share", 1, Span.Share))
    {
        Signed = map.YesNo("signed", true),
        Under = map.Text("under"),
        Margin = map.Number("margin", 0, Span.Share),
        Places = map.Number("places", Usual.Places, Span.Factor with { Most = 1e6 }),
        Cash = map.Number("cash", Usual.Cash, new Span(-1e12, 1e12, "money")),
        Overdraft = map.Number("overdraft", Usual.Overdraft, Span.Money),
        FixedCost = map.Number("fixed cost", Usual.FixedCost, Span.Money),
        ContactCost = map.Number("contact cost", Usual.ContactCost, Span.Money),
        CostMultiplier = map.Number(
            "cost multiplier", 1, new Span(.01, 100, "a factor of more than 0")),
        Signal = map.Number("signal", Usual.Signal, Span.Factor),
        RuinTolerance = map.Number("ruin tolerance", Usual.RuinTolerance, Span.Share),
        IncomeRisk = map.Number("income risk", Usual.IncomeRisk, Rate),
        RiskAversion = map.Number("risk aversion", 0, Rate),
        OverdraftRate = map.Number("overdraft rate", Usual.OverdraftRate, Rate),
        DiscountRate = map.Number("discount rate", Usual.DiscountRate, Rate),
        Reservation = map.Number("reservation", 0, new Span(-1e12, 1e12, "money")),
        CapacityGrowth = map.Number("capacity growth", Usual.CapacityGrowth, Span.Factor),
        HiringLag = map.Whole(
            "hiring lag", Usual.HiringLag, new Span(0, 60, "0 to 60 months")),
        ExitCost = map.Number("exit cost", Usual.ExitCost, Span.Money),
        Practice = PracticeOf(map.Below("practice")),
    };

    private static Practice PracticeOf(WorldMap map)
    {
        var usual = new Practice();
        return new Practice
        {
            Mean = map.Number("mean", usual.Mean, Span.Factor),
            Sd = map.Number("sd", usual.Sd, Span.Factor),
            Dip = map.Number("dip", usual.Dip, Span.Share),
            LearningMonths = map.Whole(
                "learning months", usual.LearningMonths, new Span(0, 60, "0 to 60 months")),
            SetUpCost = map.Number("set-up cost", usual.SetUpCost, Span.Money),
            Spread = map.Number("spread", usual.Spread, Rate),
            RuinCost = map.Number("ruin cost", usual.RuinCost, Span.Money),
        };
    }

    public static Commissioner Commissioner(WorldMap map, ImmutableArray<PeopleGroup> groups)
    {
        var usual = new Commissioner();
        return new Commissioner
        {
            ReportingCost = map.Number("reporting cost", 0, Span.Money),
            TrialsAllowed = map.Number("trials allowed", 1, Span.Share),
            ApprovalDelay = map.Whole("approval delay", 0, new Span(0, 36, "0 to 36 months")),
            MoreReportingAfterMiss = map.Number("more reporting after a miss", 0, Span.Factor),
            Veto = map.Number("veto", 0, Span.Share),
            MinimumPerformance = [.. Minimum(map.Below("minimum performance"), groups)],
            MarketShareShift = map.Number("market-share shift", 0, Span.Share),
            Termination = map.Number("termination", 0, Span.Share),
            LeastEffort = map.Number("least effort", 0, Span.Money),
            DiscountRate = map.Number("discount rate", usual.DiscountRate, Rate),
            Claimed = map.Number("claimed", 1, Span.Share),
        };
    }

    private static IEnumerable<MinimumPerformance> Minimum(
        WorldMap map, ImmutableArray<PeopleGroup> groups)
    {
        foreach ((string name, WorldMap below) in map.Each())
        {
            int group = name == "all" ? -1 : groups.ToList().FindIndex(g => g.Name == name);
            if (group < 0 && name != "all")
            {
                map.Wrong(name, $"\"{name}\" is no group of the world",
                    "name a group, or \"all\" for all together");
            }
            yield return new MinimumPerformance(group, Enumerable.Range(1, 7)
                .Where(year => below.Has(Numerals.Text(year)))
                .ToImmutableDictionary(
                    year => year,
                    year => below.Number(Numerals.Text(year), 0, Span.Factor)));
        }
    }
}
