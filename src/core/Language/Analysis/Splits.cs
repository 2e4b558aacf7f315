using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>Takes the participant's groups one by one: figures by group that belong together then
/// meet, and the greatest weeks of one group not the least of another.</summary>
internal static class Splits
{
    private const int MostWorlds = 400;

    /// <summary>A world for each combination of labels of the group sets, with the labels in words
    /// (empty where there is nothing to tell).</summary>
    public static IReadOnlyList<(World World, string Labels)> Of(World world)
    {
        List<(World World, string Labels)> worlds = [(world, "")];
        for (int set = 0; set < world.Scheme.Groups.Length; set++)
        {
            GroupSet groups = world.Scheme.Groups[set];
            int[] labels = [.. Bounds.Given(groups)];
            if (labels.Length == 0 || worlds.Count * labels.Length > MostWorlds)
            {
                continue;
            }
            string key = FormulaKey.Of(
                new GroupOf(groups.Place, Schemes.ValueType.OneOf(groups.Labels), set));
            worlds =
            [
                .. worlds.SelectMany(w => labels.Select(i => (
                    w.World.With(key, Span.OfLabel(i)),
                    w.Labels.Length == 0
                        ? groups.Labels.Labels[i]
                        : $"{w.Labels}, {groups.Labels.Labels[i]}"))),
            ];
        }
        return worlds;
    }
}
