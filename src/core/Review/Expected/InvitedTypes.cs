using Outturn.Review.Declared;
using Outturn.Simulation.Worlds;
using Outturn.Simulation;

namespace Outturn.Review.Expected;

/// <summary>The types of provider that the plan invites, put into the world: each with its reserve,
/// its number of people, and the margin that a lead provider keeps of its pay.</summary>
internal static class InvitedTypes
{
    // What a small provider spends on fixed costs for a start, over what a large one does (ours).
    private const double SmallScale = 1.15;

    public static IEnumerable<Invited> Of(SchemeInWorld put, PlanMap plan)
    {
        PlanMap declared = plan.Below("providers");
        if (!declared.IsThere)
        {
            return put.World.Providers.Select(t => new Invited(t.Name, put, t));
        }
        return declared.Keys.Select(name => One(put, declared, name));
    }

    private static Invited One(SchemeInWorld put, PlanMap declared, string name)
    {
        PlanMap of = declared.Below(name);
        World world = put.World;
        ProviderType model = world.Providers.FirstOrDefault(p => p.Name == name)
            ?? world.Providers[0];
        double modelStarts = world.Referrals.StartsAMonth * model.Share / model.Number;
        double starts = of.Number("starts") ?? modelStarts;
        double scale = starts / modelStarts * (starts < modelStarts * .5 ? SmallScale : 1);
        int number = Math.Max(1, (int)Math.Round(world.Referrals.StartsAMonth / starts));
        var type = model with
        {
            Name = name,
            Number = number,
            Share = starts * number / world.Referrals.StartsAMonth,
            Cash = of.Number("reserve") ?? model.Cash * scale,
            Overdraft = of.Has("reserve") ? 0 : model.Overdraft * scale,
            FixedCost = model.FixedCost * scale,
            Practice = model.Practice with
            {
                SetUpCost = model.Practice.SetUpCost * scale,
                RuinCost = model.Practice.RuinCost * scale,
            },
            Under = "",
        };
        World own = world with { Groups = Mix(world, of.Below("serves")) };
        return of.Number("margin") is > 0 and double margin
            ? Subcontractor(put, own, type, margin)
            : new Invited(name, put.With(own with { Providers = [type] }), type);
    }

    // A lead provider with just so many people to pass on to it.
    private static Invited Subcontractor(
        SchemeInWorld put, World own, ProviderType type, double margin)
    {
        ProviderType lead = put.World.Providers[0] with
        {
            Name = "lead of " + type.Name, Under = "", Number = 1,
            Share = type.Share,
        };
        ProviderType sub = type with { Under = lead.Name, Margin = margin };
        return new Invited(
            type.Name, put.With(own with { Providers = [lead, sub] }), sub)
        {
            TakesAll = true,
        };
    }

    private static System.Collections.Immutable.ImmutableArray<PeopleGroup> Mix(
        World world, PlanMap serves) => !serves.IsThere ? world.Groups
        : [.. world.Groups.Select(g => g with { Share = serves.Number(g.Name) ?? 0, Demand = 1 })];
}
