using System.Collections.Immutable;
using Outturn.Language.Binding;
using Outturn.Language.Syntax;
using Outturn.Language.TableFiles;

namespace Outturn.Language.Variations;

/// <summary>The texts of one edition as trees. A clause that a variation adds stands in all of
/// them; where the variation does not hold, it is closed.</summary>
internal sealed class VariedTrees
{
    private static readonly HashSet<string> Closable = new(StringComparer.Ordinal)
    {
        "outcomes", "payments", "limits and adjustments",
    };

    private readonly List<(VariationText By, ReplacedPlace Place)> _added = [];
    private readonly HashSet<ReplacedPlace> _found = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<VariationText> _seen;
    private readonly TableFileSet _files;
    private readonly YamlMap _all;

    public VariedTrees(
        YamlMap signed, (ImmutableArray<VariationText> Seen, Combinations Texts) of,
        TableFileSet files)
    {
        (ImmutableArray<VariationText> seen, Combinations texts) = of;
        (_seen, _files) = (seen, files);
        YamlMap start = signed;
        foreach ((VariationText by, ReplacedPlace place) in InOrder(seen))
        {
            bool isNew = place.IsClause && place.Section != "term"
                && Replacing.Follow(start, place.Path).At < place.Path.Length;
            if (isNew)
            {
                _added.Add((by, place));
            }
            if ((isNew || VariedPlaces.IsForAll(place)) && Found(start, place) is { } put)
            {
                start = put;
            }
        }
        All = [.. Enumerable.Range(0, texts.Count).Select(t => Tree(start, [.. texts.In(t)]))];
        _all = start;
        GroupLabels = Labels();
    }

    /// <summary>The tree of each text.</summary>
    public ImmutableArray<YamlMap> All { get; }

    /// <summary>The labels that each set of groups has in any text: those of the first in their
    /// order, then the others as they come.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> GroupLabels { get; }

    /// <summary>Reports the places that no text has.</summary>
    public void TellUnknown(Report report)
    {
        foreach (ReplacedPlace place in _seen.SelectMany(v => v.Places).Where(
            p => !_found.Contains(p)))
        {
            (YamlNode node, int at) = Replacing.Follow(_all, place.Path);
            VariedPlaces.Unknown(report, place, at, Replacing.KeysOf(node));
        }
    }

    private static IEnumerable<(VariationText By, ReplacedPlace Place)> InOrder(
        IEnumerable<VariationText> variations) => variations
            .OrderBy(v => v.From).ThenBy(v => v.Index)
            .SelectMany(v => v.Places.Select(p => (v, p)));

    private YamlMap Tree(YamlMap start, VariationText[] holding)
    {
        YamlMap tree = start;
        foreach ((VariationText by, ReplacedPlace place) in InOrder(holding))
        {
            if (!VariedPlaces.IsForAll(place) && !_added.Contains((by, place)))
            {
                tree = Found(tree, place) ?? tree;
            }
        }
        foreach ((VariationText by, ReplacedPlace place) in _added)
        {
            if (!holding.Contains(by) && Closable.Contains(place.Section))
            {
                tree = Replacing.Closed(tree, place);
            }
        }
        return tree;
    }

    private YamlMap? Found(YamlMap tree, ReplacedPlace place)
    {
        YamlMap? put = Replacing.Put(tree, place);
        if (put is null)
        {
            return null;
        }
        _found.Add(place);
        return place.Section == "tables" && (place.IsClause || place.Inner == "from")
            ? _files.Refilled(put, place.Clause)
            : put;
    }

    private ImmutableDictionary<string, ImmutableArray<string>> Labels()
    {
        var labels = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (YamlEntry set in All.SelectMany(
            t => (t["groups"] as YamlMap)?.Entries ?? []))
        {
            var map = set.Value as YamlMap;
            if (!labels.TryGetValue(set.Key.Text, out List<string>? all))
            {
                labels.Add(set.Key.Text, all = []);
            }
            all.AddRange(Replacing.KeysOf(map?["cases"] ?? map?["first of"]).Except(all));
        }
        return labels.ToImmutableDictionary(
            l => l.Key, l => l.Value.ToImmutableArray(), StringComparer.Ordinal);
    }
}
