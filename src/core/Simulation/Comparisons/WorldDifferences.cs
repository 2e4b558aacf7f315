using System.Collections.Immutable;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Comparisons;

/// <summary>Figures that are not the same in two worlds: what differs between designs tried in
/// them is then not the designs' alone.</summary>
/// <param name="Path">Where the figure stands.</param>
/// <param name="Before">What it is in the first; empty: it is not there.</param>
/// <param name="After">What it is in the second.</param>
public sealed record WorldDifference(string Path, string Before, string After)
{
    /// <summary>All of them, in the order of the first world.</summary>
    public static ImmutableArray<WorldDifference> Of(World before, World after)
    {
        ILookup<string, string> one = Figures(before);
        ILookup<string, string> other = Figures(after);
        return
        [
            .. one.Select(f => f.Key).Concat(other.Select(f => f.Key)).Distinct()
                .Select(path => new WorldDifference(path, Said(one[path]), Said(other[path])))
                .Where(d => d.Before != d.After),
        ];
    }

    private static ILookup<string, string> Figures(World world) =>
        world.Assumptions.ToLookup(a => a.Path, a => a.Value, StringComparer.Ordinal);

    private static string Said(IEnumerable<string> values) => string.Join(", ", values.Distinct());
}
