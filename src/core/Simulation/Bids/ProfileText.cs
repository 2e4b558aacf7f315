using System.Collections.Immutable;
using Outturn.Language;
using Outturn.Simulation.Worlds;
using Span = Outturn.Simulation.Worlds.Span;

namespace Outturn.Simulation.Bids;

/// <summary>What reading a profile gave.</summary>
/// <param name="Profile">The profile; null where the text has errors.</param>
/// <param name="Diagnostics">Every problem found, in the order of the text.</param>
public sealed record ProfileReading(Profile? Profile, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Reads <c>profile.yaml</c>: who is asked to sign. What it does not say is taken from a
/// type of provider of the scheme's world, and is listed as such.</summary>
public static class ProfileText
{
    private const string Whole = "profile";
    private static readonly Span Rate = new(0, 1, "a rate between 0 % and 100 %");
    private static readonly Span Starts = new(1e-9, 1e6, "more than 0");

    /// <summary>Reads a text for a world. Never throws for what a text says.</summary>
    /// <param name="world">The world whose groups, courses and types of provider it names.</param>
    /// <param name="file">Its name, as diagnostics show it.</param>
    /// <param name="yaml">Its bytes, UTF-8.</param>
    /// <param name="changes">Figures put in place of those written, by their path.</param>
    public static ProfileReading Read(
        World world, string file, ReadOnlySpan<byte> yaml,
        IReadOnlyList<KeyValuePair<string, string>>? changes = null)
    {
        (Profile? profile, ImmutableArray<Diagnostic> diagnostics) =
            new FigureText(file, Whole)
            {
                Changes = (changes ?? []).Select(c => new FigureChange(c.Key, c.Value)),
            }
            .Read(yaml, (map, notes) =>
            {
                Profile read = Bind(world, map);
                return read with { Assumptions = Marked(notes, read.Type.Name, world) };
            });
        return new ProfileReading(profile, diagnostics);
    }

    /// <summary>The profile of a map.</summary>
    internal static Profile Bind(World world, WorldMap map)
    {
        map.Below("sources").Texts().Count();
        ProviderType type = Costs(Usual(world, map), map);
        string id = map.Text("id");
        return new Profile
        {
            Name = map.Text("provider") is { Length: > 0 } name ? name : type.Name,
            Id = id.Length > 0 ? id : "bidder",
            Type = type,
            World = Alone(world, type, map),
            ReferralRisk = map.Number("referral risk", .2, Rate),
            ResultRisk = map.Number("result risk", type.IncomeRisk, Rate),
            Discount = map.Number("discount", 0, Rate),
        };
    }

    private static ProviderType Usual(World world, WorldMap map)
    {
        string wanted = map.Text("type");
        ProviderType? found = wanted.Length == 0
            ? world.Providers.FirstOrDefault()
            : world.Providers.FirstOrDefault(t => t.Name == wanted);
        if (found is null)
        {
            string known = string.Join(", ", world.Providers.Select(t => t.Name));
            map.Wrong("type", $"\"{wanted}\" is no type of provider of the world",
                known.Length == 0 ? "leave \"type:\" out" : $"it knows {known}");
        }
        return found ?? new ProviderType(wanted, 1, 1);
    }

    private static ProviderType Costs(ProviderType usual, WorldMap map) => usual with
    {
        Cash = map.Number("cash", usual.Cash, new Span(-1e12, 1e12, "money")),
        Overdraft = map.Number("overdraft", usual.Overdraft, Span.Money),
        OverdraftRate = map.Number("overdraft rate", usual.OverdraftRate, Rate),
        FixedCost = map.Number("fixed cost", usual.FixedCost, Span.Money),
        ContactCost = map.Number("cost a person", usual.ContactCost, Span.Money),
        Signal = map.Number("signal", usual.Signal, Span.Factor),
        RuinTolerance = map.Number("accepted risk", usual.RuinTolerance, Span.Share),
    };

    // Nobody but this provider: its people are all the people there are.
    private static World Alone(World world, ProviderType type, WorldMap map)
    {
        double usual = world.Referrals.StartsAMonth * type.Share / type.Number;
        bool isOwn = map.Has("starts a month");
        double starts = map.Number("starts a month", usual, Starts);
        return world with
        {
            Referrals = world.Referrals with
            {
                StartsAMonth = starts,
                Months = map.Whole(
                    "months", world.Referrals.Months, new Span(1, 84, "1 to 84 months")),
                Profile = isOwn ? [1.0] : world.Referrals.Profile,
                Demand = isOwn ? 1 : world.Referrals.Demand,
            },
            Groups = ProfileResults.Of(world, Mixed(world, map), map.Below("results")),
            Providers = [type with { Number = 1, Share = 1 }],
            Targets = [],
        };
    }

    private static ImmutableArray<PeopleGroup> Mixed(World world, WorldMap map)
    {
        if (!map.Has("mix"))
        {
            return world.Groups;
        }
        WorldMap mix = map.Below("mix");
        ImmutableArray<PeopleGroup> groups =
        [
            .. world.Groups.Select(g => g with
            {
                Share = mix.Has(g.Name) ? mix.Number(g.Name, 0, Span.Share) : 0,
                Demand = 1,
            }),
        ];
        if (Math.Abs(groups.Sum(g => g.Share) - 1) > 1e-6)
        {
            map.Wrong("mix", "the shares of the mix do not come to 100 %",
                "give the groups that it will help shares that together make 100 %");
        }
        return groups;
    }

    // What the profile leaves out stands in the world, or is a default of this page.
    private static ImmutableArray<Assumption> Marked(WorldNotes notes, string type, World world)
    {
        string[] own = ["referral risk", "discount"];
        return
        [
            .. notes.Assumptions.Select(a => a.Mark != "default" || own.Contains(
                a.Path[(Whole.Length + 1)..], StringComparer.Ordinal)
                ? a : a with { Mark = "world", Source = $"world.yaml, providers.{type}" }),
            .. world.Assumptions
                .Where(a => !a.Path.StartsWith("providers.", StringComparison.Ordinal)
                    && !a.Path.StartsWith("commissioner.", StringComparison.Ordinal)),
        ];
    }
}
