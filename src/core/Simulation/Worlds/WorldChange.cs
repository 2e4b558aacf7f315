using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Simulation.Worlds;

/// <summary>Puts a figure in place of one that is written: <c>groups.esa.share=30%</c>.</summary>
/// <param name="change">The figure.</param>
/// <param name="notes">Takes what is wrong with its path.</param>
/// <param name="named">Keys below which stand names, none of which a path may make up.</param>
internal sealed class WorldChange(
    FigureChange change, WorldNotes notes, IReadOnlyCollection<string> named)
{
    /// <summary>The map with the figure.</summary>
    public YamlMap Put(YamlMap map) => Put(map, change.Path.Split('.'), 0);

    private YamlMap Put(YamlMap map, string[] keys, int at)
    {
        string key = keys[at];
        Place place = change.At ?? map.Place;
        if (at > 0 && at < keys.Length - 1 && map.Find(key) is null
            && named.Contains(keys[at - 1]))
        {
            string[] known = [.. map.Entries.Select(e => e.Key.Text)];
            string? near = Spelling.Nearest(key, known);
            notes.Error("unknown-name", place,
                $"{string.Join('.', keys[..at])} has no \"{key}\"", near is null
                    ? $"it has {string.Join(", ", known)}" : $"did you mean \"{near}\"?");
            return map;
        }
        YamlNode below = at == keys.Length - 1
            ? change.Value(map[key]?.Place ?? place)
            : Put(map[key] as YamlMap ?? new YamlMap(place, [], false), keys, at + 1);
        var entry = new YamlEntry(
            map.Find(key)?.Key ?? YamlScalar.Of(key) with { Place = place }, below);
        return map with
        {
            Entries =
            [
                .. map.Entries.Select(e => e.Key.Text == key ? entry : e),
                .. map.Find(key) is null ? [entry] : Array.Empty<YamlEntry>(),
            ],
        };
    }
}
