using Outturn.Language.Syntax;

namespace Outturn.Language.Variations;

/// <summary>Puts a value into a place of the text. The tree is made again along the way to it, and
/// every word keeps the place where it was written.</summary>
internal static class Replacing
{
    private static readonly HashSet<string> Lists =
        new(StringComparer.Ordinal) { "limits and adjustments", "shares" };

    /// <summary>The text with another value in a place; null where the text has no such place.
    /// A last key that is not there yet is added.</summary>
    public static YamlMap? Put(YamlMap root, ReplacedPlace place) =>
        Put(WithSection(root, place), place, 0) as YamlMap;

    /// <summary>The text with a clause that pays nothing.</summary>
    public static YamlMap Closed(YamlMap root, ReplacedPlace clause)
    {
        YamlScalar key = clause.Key;
        var no = new YamlScalar(key.Place, "no", ScalarStyle.Plain);
        var path = new YamlScalar(key.Place, key.Text + "/only if", ScalarStyle.Plain);
        return Put(root, new ReplacedPlace(path, no)) ?? root;
    }

    /// <summary>The names and keys that a node has, as a path goes on with them.</summary>
    public static IEnumerable<string> KeysOf(YamlNode? node) => node switch
    {
        YamlMap map => map.Entries.Select(e => e.Key.Text),
        YamlList list => list.Items.Select(NameOf).OfType<string>(),
        _ => [],
    };

    /// <summary>How far a path leads: the node that it ends in, and where in the path the key
    /// begins that this node has not. At the end of the path: everything is there.</summary>
    public static (YamlNode Node, int At) Follow(YamlNode node, string path)
    {
        int at = 0;
        while (at < path.Length && KeyAt(KeysOf(node), path, at) is { } key)
        {
            node = node is YamlMap map ? map[key]! : ((YamlList)node).Items.First(
                i => NameOf(i) == key);
            at = Math.Min(path.Length, at + key.Length + 1);
        }
        return (node, at);
    }

    // A section that nothing stood in so far.
    private static YamlMap WithSection(YamlMap root, ReplacedPlace place)
    {
        string name = place.Section;
        if (!place.IsClause || root[name] is { } there and not YamlScalar { IsEmpty: true })
        {
            return root;
        }
        YamlNode empty = Lists.Contains(name)
            ? new YamlList(place.Key.Place, [], Flow: false)
            : new YamlMap(place.Key.Place, [], Flow: false);
        return With(root, new YamlEntry(place.Key with { Text = name }, empty));
    }

    private static YamlNode? Put(YamlNode node, ReplacedPlace place, int at)
    {
        string? key = KeyAt(KeysOf(node), place.Path, at);
        if (key is null)
        {
            return place.Path.IndexOf('/', at) < 0 ? Add(node, place, at) : null;
        }
        int next = at + key.Length + 1;
        bool here = next > place.Path.Length;
        YamlNode? Below(YamlNode inner) => here ? place.Value : Put(inner, place, next);
        switch (node)
        {
            case YamlMap map:
                YamlEntry entry = map.Find(key)!;
                // What is wrong with the key stands in the variation too.
                YamlScalar name = here ? Part(place.Key, at, key.Length) : entry.Key;
                return Below(entry.Value) is { } value
                    ? With(map, new YamlEntry(name, value))
                    : null;
            case YamlList list:
                return Below(list.Items.First(i => NameOf(i) == key)) is { } item
                    ? list with
                    {
                        Items = [.. list.Items.Select(i =>
                            NameOf(i) == key ? Named(item, place, at) : i)],
                    }
                    : null;
            default:
                return null;
        }
    }

    private static YamlNode? Add(YamlNode node, ReplacedPlace place, int at)
    {
        YamlScalar key = Part(place.Key, at, place.Path.Length - at);
        return node switch
        {
            YamlMap map => With(map, new YamlEntry(key, place.Value)),
            YamlList list when place.IsClause => list with
            {
                Items = [.. list.Items, Named(place.Value, place, at)],
            },
            _ => null,
        };
    }

    // What takes the rest stays last.
    private static YamlMap With(YamlMap map, YamlEntry entry)
    {
        List<YamlEntry> entries = [.. map.Entries];
        int at = entries.FindIndex(e => e.Key.Text == entry.Key.Text);
        if (at >= 0)
        {
            entries[at] = entry;
        }
        else
        {
            bool last = entries is [.., { Key.Text: "otherwise" or "beyond" }]
                or [.., { Value: YamlScalar { Text: "otherwise" } }];
            entries.Insert(entries.Count - (last ? 1 : 0), entry);
        }
        return map with { Entries = entries };
    }

    private static YamlNode Named(YamlNode item, ReplacedPlace place, int at)
    {
        if (item is not YamlMap map || map.Find("name") is not null)
        {
            return item;
        }
        int end = place.Path.IndexOf('/', at);
        YamlScalar name = Part(place.Key, at, (end < 0 ? place.Path.Length : end) - at);
        return map with
        {
            Entries = [new YamlEntry(name with { Text = "name" }, name), .. map.Entries],
        };
    }

    private static YamlScalar Part(YamlScalar path, int at, int length) =>
        new(path.At(at, length), path.Text.Substring(at, length), ScalarStyle.Plain)
        {
            Map = path.Map?.From(at),
            SourceStart = path.SourceStart,
            SourceEnd = path.SourceEnd,
        };

    private static string? NameOf(YamlNode item) =>
        item is YamlMap map && map["name"] is YamlScalar name ? name.Text : null;

    // Keys may hold strokes themselves: the longest that fits is meant.
    private static string? KeyAt(IEnumerable<string> keys, string path, int at) => keys
        .Where(k => string.CompareOrdinal(path, at, k, 0, k.Length) == 0
            && (at + k.Length == path.Length || path[at + k.Length] == '/'))
        .MaxBy(k => k.Length);
}
