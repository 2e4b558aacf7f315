using Outturn.Simulation.Experiments;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Optimisation;

/// <summary>The measures of a design for the whole of a scheme and for each type of provider, the
/// latter as <c>bids of charity</c>. Whoever would not bid helps nobody and is paid nothing.
/// </summary>
public static class SchemeRow
{
    /// <summary>Outcomes for each start that help brought about.</summary>
    public const string Additional = "additionality";

    /// <summary>1 where every type would bid; of a type, whether it would.</summary>
    public const string Bids = "bids";

    /// <summary>The chance of insolvency of the type that is most likely to go under.</summary>
    public const string Ruin = "chance of insolvency";

    /// <summary>What the contract is worth to the type to which it is worth least.</summary>
    public const string Worth = "value of the contract";

    /// <summary>All that is paid.</summary>
    public const string Payments = "payments";

    /// <summary>The same for each start.</summary>
    public const string PayAStart = "payment a start";

    /// <summary>The same for each additional outcome.</summary>
    public const string PayAnAdditional = "payment for an additional outcome";

    /// <summary>The share of what is paid that is paid for results.</summary>
    public const string AtRisk = "share of pay at risk";

    /// <summary>By how much practice is expected to be better at the end than the known one.
    /// </summary>
    public const string NewWays = "new ways";

    /// <summary>The chance that the smallest type of provider bids and stays solvent.</summary>
    public const string Small = "small providers";

    /// <summary>How far the type that is furthest from bidding is from it; 0 or less: all bid.
    /// </summary>
    public const string Short = "short of bidding";

    private const string Productivity = "expected productivity";
    private static readonly string[] Greatest = [Ruin, "shadow price of cash", Short];
    private static readonly string[] Least = [Bids, Worth, "least balance"];
    private static readonly string[] OfAll = [Additional, PayAStart, AtRisk];

    /// <summary>The measures.</summary>
    /// <param name="put">The scheme in its world.</param>
    /// <param name="tries">Whether trials of new practices are weighed too.</param>
    public static IReadOnlyDictionary<string, double> Of(SchemeInWorld put, bool tries)
    {
        World world = put.World;
        string[] asked = tries ? [Bids, Productivity] : [Bids];
        IReadOnlyDictionary<string, double> found = DesignRow.Of(put, [.. world.Providers
            .SelectMany((t, i) => asked.Select(a =>
                DesignRow.Joined(i == 0 ? a : $"{a} of {t.Name}")))]);
        string[] names = [.. found.Keys.Where(k => !world.Providers.Skip(1).Any(t =>
            k.EndsWith(" of " + t.Name, StringComparison.Ordinal)))];
        var row = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < world.Providers.Length; i++)
        {
            ProviderType type = world.Providers[i];
            foreach (string name in names)
            {
                row[$"{name} of {type.Name}"] = found[i == 0 ? name : $"{name} of {type.Name}"];
            }
            row[$"{Short} of {type.Name}"] = ShortOf(type, row);
        }
        foreach (string name in names.Append(Short))
        {
            row[name] = Whole(world, row, name);
        }
        Paid(put, row);
        Others(world, row, tries);
        return row;
    }

    // In the type's own means: what it lacks of its profit over its cash, or of its safety.
    private static double ShortOf(ProviderType type, Dictionary<string, double> row) => Math.Max(
        (type.Reservation - row[$"{Worth} of {type.Name}"])
            / Math.Max(Math.Abs(type.Cash) + type.Overdraft, 1),
        row[$"{Ruin} of {type.Name}"] - (2 * type.RuinTolerance));

    private static double Whole(World world, Dictionary<string, double> row, string name)
    {
        double[] all = [.. world.Providers.Select(t => row[$"{name} of {t.Name}"])];
        return Greatest.Contains(name, StringComparer.Ordinal) ? all.Max()
            : Least.Contains(name, StringComparer.Ordinal) ? all.Min()
            : name == "outcome rate" ? Weighed(world, t => row[$"{name} of {t.Name}"]
                - (row[$"{Bids} of {t.Name}"] > 0 ? 0 : row[$"{Additional} of {t.Name}"]))
            : Weighed(world, t => row[$"{name} of {t.Name}"]
                * (OfAll.Contains(name, StringComparer.Ordinal) ? row[$"{Bids} of {t.Name}"] : 1));
    }

    private static void Paid(SchemeInWorld put, Dictionary<string, double> row)
    {
        double starts = Enumerable.Range(0, put.Grid.Referral)
            .Sum(put.World.Referrals.In);
        row[Payments] = row[PayAStart] * starts;
        row[PayAnAdditional] = row[Additional] > 0 ? row[PayAStart] / row[Additional]
            : double.PositiveInfinity;
    }

    private static void Others(World world, Dictionary<string, double> row, bool tries)
    {
        ProviderType small = Smallest(world);
        row[Small] = row[$"{Bids} of {small.Name}"] * (1 - row[$"{Ruin} of {small.Name}"]);
        if (tries)
        {
            row[NewWays] = Weighed(world, t => row[$"{Bids} of {t.Name}"]
                * (row[$"{Productivity} of {t.Name}"] - 1));
        }
    }

    /// <summary>The type whose providers have the least of the starts; a subcontractor before all
    /// others.</summary>
    public static ProviderType Smallest(World world) =>
        world.Providers.MinBy(t => t.Share / t.Number)!;

    private static double Weighed(World world, Func<ProviderType, double> of) =>
        world.Providers.Sum(t => t.Share * of(t)) / world.Providers.Sum(t => t.Share);
}
