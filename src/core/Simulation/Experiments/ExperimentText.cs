using System.Collections.Immutable;
using Outturn.Language;
using Outturn.Language.Syntax;

namespace Outturn.Simulation.Experiments;

/// <summary>Reads the file of an experiment.</summary>
public static class ExperimentText
{
    /// <summary>The experiment of a text.</summary>
    /// <exception cref="FormatException">The text is no experiment; the message says why.
    /// </exception>
    public static Experiment Read(string file, string text)
    {
        var heard = new List<Diagnostic>();
        YamlMap root = YamlReader.Read(file, text, heard).Root
            ?? throw new FormatException($"{file} is empty or no YAML");
        return new Experiment(
            Text(root, "experiment", file), Text(root, "title", file), Text(root, "claim", file))
        {
            Source = (root["source"] as YamlScalar)?.Text ?? "",
            Vary = VariedOf(Map(root, "vary", file), file),
            Across = root["across"] is YamlMap across ? VariedOf(across, file) : null,
            Set = root["set"] is YamlMap set
                ? [.. set.Entries.Select(e =>
                    (PlaceOf(e.Key.Text), ((YamlScalar)e.Value).Text))]
                : [],
            Measures = Texts(root["measures"]),
            Expected = [.. Map(root, "expect", file).Entries.Select(e =>
                (e.Key.Text, Enum.Parse<Direction>(((YamlScalar)e.Value).Text, true)))],
            Note = (root["note"] as YamlScalar)?.Text ?? "",
        };
    }

    private static Varied VariedOf(YamlMap map, string file) => new(
        Text(map, "name", file), [.. Texts(map["at"]).Select(PlaceOf)], Texts(map["values"]))
    {
        Labels = Texts(map["labels"]),
    };

    // A path with a stroke is one of the scheme, with points one of the world.
    private static FigurePlace PlaceOf(string path) =>
        new(path.Contains('/', StringComparison.Ordinal), path);

    private static ImmutableArray<string> Texts(YamlNode? node) => node switch
    {
        YamlList list => [.. list.Items.OfType<YamlScalar>().Select(s => s.Text)],
        YamlScalar scalar => [scalar.Text],
        _ => [],
    };

    private static string Text(YamlMap map, string key, string file) =>
        (map[key] as YamlScalar)?.Text ?? throw new FormatException($"{file} has no \"{key}\"");

    private static YamlMap Map(YamlMap map, string key, string file) =>
        map[key] as YamlMap ?? throw new FormatException($"{file} has no \"{key}\"");
}
