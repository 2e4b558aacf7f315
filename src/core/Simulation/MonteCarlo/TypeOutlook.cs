using System.Collections.Concurrent;
using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>What all providers of one type have in common: how things look with the known practice
/// and with a better one, and whether they dare to try something new. Worked out once for all
/// replications; several threads may ask.</summary>
public sealed class TypeOutlook
{
    private readonly Plans _plans;
    private readonly ConcurrentDictionary<double, Lazy<Outlook>> _better = new();

    private TypeOutlook(SchemeInWorld scheme, ProviderType type, TypeOutlook? subcontractors)
    {
        Expected = MeanField.Of(scheme, type);
        _plans = Expected.Plans;
        Subcontractors = subcontractors;
        Known = new Outlook(_plans, 1, subcontractors?.Known);
        Choice = Known.Choose(0, type.Cash, Committed.Nothing(scheme.Grid.Count), 1);
        Trials = Outturn.Simulation.Providers.Trial.ByYear(Expected);
    }

    /// <summary>The outlooks of all types of a world, in its order.</summary>
    public static IReadOnlyList<TypeOutlook> All(SchemeInWorld scheme)
    {
        World world = scheme.World;
        var made = new Dictionary<string, TypeOutlook>(StringComparer.Ordinal);
        foreach (ProviderType type in world.Providers.OrderBy(p => p.Under.Length == 0))
        {
            ProviderType? sub = world.Providers.FirstOrDefault(p => p.Under == type.Name);
            made[type.Name] = new TypeOutlook(
                scheme, type, sub is null ? null : made[sub.Name]);
        }
        return [.. world.Providers.Select(p => made[p.Name])];
    }

    /// <summary>The type of its subcontractors; null: it has none.</summary>
    public TypeOutlook? Subcontractors { get; }

    /// <summary>What is expected without chance.</summary>
    public MeanField Expected { get; }

    /// <summary>The type.</summary>
    public ProviderType Type => _plans.Setting.Type;

    /// <summary>How things look with the known practice.</summary>
    public Outlook Known { get; }

    /// <summary>What is decided at the very start.</summary>
    public Choice Choice { get; }

    /// <summary>The share of its people with whom it would begin to try a new practice, by year;
    /// 0: it does not dare, or is not allowed to.</summary>
    public IReadOnlyList<double> Trials { get; }

    /// <summary>Whether it is there: it has signed, or it would bid.</summary>
    public bool Bids => Type.Signed || WouldBid;

    /// <summary>Whether it would bid.</summary>
    public bool WouldBid => Expected.WouldBid;

    /// <summary>How things look with a practice.</summary>
    /// <param name="productivity">1 = the known one. It is known to a tenth.</param>
    public Outlook With(double productivity) => productivity == 1
        ? Known
        : _better.GetOrAdd(productivity, q => new Lazy<Outlook>(
            () => new Outlook(_plans, q, Subcontractors?.Known)))
            .Value;
}
