using Outturn.Language.Syntax;
using Outturn.Language.Variations;

namespace Outturn.Language.English;

/// <summary>The text as a variation leaves it, with those before it. Clauses that any variation
/// adds have their numbers from the beginning.</summary>
internal sealed class VariedText
{
    private readonly Lazy<Schedule> schedule;
    private readonly HashSet<ReplacedPlace> added = new(ReferenceEqualityComparer.Instance);

    public VariedText(YamlMap root, Named variation)
    {
        var all = ((root["variations"] as YamlList)?.Items.OfType<YamlMap>() ?? [])
            .Select(map => (Map: map, Places: PlacesOf(map))).ToList();
        var inOrder = all.OrderBy(v => (v.Map["from"] as YamlScalar)?.Text, StringComparer.Ordinal);
        // Section L is left out: this is the text that it makes.
        var tree = root with
        {
            Entries = [.. root.Entries.Where(e => e.Key.Text != "variations")],
        };
        foreach (var place in inOrder.SelectMany(v => v.Places).Where(p => p.IsClause))
        {
            if (place.Section != "term"
                && Replacing.Follow(tree, place.Path).At < place.Path.Length)
            {
                added.Add(place);
                tree = Replacing.Put(tree, place) ?? tree;
            }
        }

        var last = all.FindIndex(v => ReferenceEquals(v.Map, variation.Body));
        var here = all.Take(last + 1).ToList();
        foreach (var place in inOrder.Where(here.Contains).SelectMany(v => v.Places))
        {
            tree = Replacing.Put(tree, place) ?? tree;
        }

        Places = last < 0 ? [] : all[last].Places;
        Contents = new Contents(tree);
        schedule = new(() => PlainEnglish.Render(
            new YamlDocument(root.Place.File, "", tree, [])));
    }

    public Contents Contents { get; }

    public IReadOnlyList<ReplacedPlace> Places { get; }

    /// <summary>Whether a place of the variation is a clause that was not there before.</summary>
    public bool Adds(ReplacedPlace place) => added.Contains(place);

    /// <summary>What a clause says in this text.</summary>
    public IEnumerable<ScheduleBlock> Says(string id) => schedule.Value.Blocks
        .SkipWhile(block => block is not ScheduleHeading heading || heading.Id != id)
        .Skip(1).TakeWhile(block => block is not ScheduleHeading);

    private static IReadOnlyList<ReplacedPlace> PlacesOf(YamlMap variation)
        =>
        [
            .. ((variation["replaces"] as YamlMap)?.Entries ?? [])
                .Select(entry => new ReplacedPlace(entry.Key, entry.Value)),
        ];
}
