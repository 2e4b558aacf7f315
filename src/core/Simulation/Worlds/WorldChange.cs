using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Simulation.Worlds;

/// <summary>Puts a figure in place of one that is written: <c>groups.esa.share=30%</c>.</summary>
internal static class WorldChange
{
    /// <summary>The map with the figure at a path of keys, separated by points.</summary>
    public static YamlMap Put(YamlMap map, string path, string value)
    {
        int point = path.IndexOf('.', StringComparison.Ordinal);
        string key = point < 0 ? path : path[..point];
        YamlNode below = point < 0
            ? Written(value, map[key]?.Place ?? map.Place)
            : Put(map[key] as YamlMap ?? new YamlMap(map.Place, [], false),
                path[(point + 1)..], value);
        var entry = new YamlEntry(map.Find(key)?.Key ?? YamlScalar.Of(key), below);
        return map with
        {
            Entries =
            [
                .. map.Entries.Select(e => e.Key.Text == key ? entry : e),
                .. map.Find(key) is null ? [entry] : Array.Empty<YamlEntry>(),
            ],
        };
    }

    // A figure, or keys with values in braces; what is wrong with it is told where it was put.
    private static YamlNode Written(string value, Place at) => value.StartsWith('{')
        ? YamlReader.Read("--set", value, []).Root ?? new YamlMap(at, [], true)
        : YamlScalar.Of(value) with { Place = at };
}
