using System.Collections.Immutable;
using Outturn.Language;
using Outturn.Language.Syntax;

namespace Outturn.Simulation.Worlds;

/// <summary>What reading a scenario gave.</summary>
/// <param name="Scenario">The scenario; null where the text has errors.</param>
/// <param name="Diagnostics">Every problem found, in the order of the text.</param>
public sealed record ScenarioReading(
    Scenario? Scenario, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Reads the file of a scenario. Whether a world has the figures that it sets is told when
/// it is put into one, at its place in this file.</summary>
public static class ScenarioText
{
    private static readonly string[] Marked = ["mark", "source"];

    /// <summary>Reads a text. Never throws for what a text says.</summary>
    /// <param name="file">Its name, as diagnostics show it.</param>
    /// <param name="yaml">Its bytes, UTF-8.</param>
    public static ScenarioReading Read(string file, ReadOnlySpan<byte> yaml)
    {
        (Scenario? scenario, ImmutableArray<Diagnostic> diagnostics) =
            new FigureText(file, "") { Kind = "a scenario" }
                .Read(yaml, (map, _) => Bind(map));
        return new ScenarioReading(scenario, diagnostics);
    }

    /// <summary>The scenario of a map.</summary>
    internal static Scenario Bind(WorldMap map)
    {
        Dictionary<string, string> cited = map.Below("sources").Texts()
            .ToDictionary(t => t.Name, t => t.Text, StringComparer.Ordinal);
        WorldMap set = map.Below("set");
        string mark = Or(map.Text("mark"), "illustrative"), source = map.Text("source");
        FigureChange[] changes = [.. set.Entries().Select(entry =>
            new FigureChange(entry.Key.Text, "")
            {
                At = entry.Key.Place,
                Node = Whole(entry.Value, (mark, source), cited),
            })];
        foreach (string key in new[] { "scenario", "set" })
        {
            if (!map.Has(key))
            {
                map.Missing(key, key == "set"
                    ? "a figure by its path, as \"referrals.demand: 160%\"" : "a short name");
            }
        }
        return new Scenario(map.Text("scenario"), Or(map.Text("title"), map.Text("scenario")))
        {
            Note = map.Text("note"),
            Changes = [.. changes],
        };
    }

    // A figure with its own mark, or that of the scenario, never that of the figure it replaces.
    private static YamlMap Whole(
        YamlNode node, (string Mark, string Source) standing, Dictionary<string, string> cited)
    {
        YamlMap map = node as YamlMap
            ?? new YamlMap(node.Place, [new YamlEntry(Key("is"), node)], true);
        string source = Or((map["source"] as YamlScalar)?.Text ?? "", standing.Source);
        return map with
        {
            Entries =
            [
                .. map.Entries.Where(e => !Marked.Contains(e.Key.Text, StringComparer.Ordinal)),
                new YamlEntry(Key("mark"), map["mark"] ?? Key(standing.Mark)),
                new YamlEntry(Key("source"), Key(cited.GetValueOrDefault(source, source))),
            ],
        };
    }

    private static YamlScalar Key(string text) => YamlScalar.Of(text);

    private static string Or(string text, string otherwise) =>
        text.Length > 0 ? text : otherwise;
}
