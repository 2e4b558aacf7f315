using System.Text;
using Outturn.Language.Syntax;

namespace Outturn.Simulation.Calibrations;

/// <summary>Puts figures into the text of a world where they stand; every comment and the layout
/// are kept.</summary>
public static class WorldRewrite
{
    /// <summary>The text with other figures; null where one of the paths is not written in it.
    /// </summary>
    /// <param name="file">Its name.</param>
    /// <param name="yaml">Its bytes, UTF-8.</param>
    /// <param name="figures">Path → figure.</param>
    public static string? Of(
        string file, ReadOnlySpan<byte> yaml,
        IEnumerable<KeyValuePair<string, string>> figures)
    {
        YamlMap? root = YamlReader.Read(file, yaml, []).Root;
        string[] lines = Encoding.UTF8.GetString(yaml).Split('\n');
        var places = new List<(YamlScalar At, string Text)>();
        foreach ((string path, string figure) in figures)
        {
            if (Find(root, path) is not { } scalar)
            {
                return null;
            }
            places.Add((scalar, figure));
        }
        // From the end of each line back, so that what is before a figure stays where it is.
        foreach ((YamlScalar at, string text) in places.OrderByDescending(p => p.At.Place.Column))
        {
            ref string line = ref lines[at.Place.Line - 1];
            int from = at.Place.Column - 1;
            line = string.Concat(line.AsSpan(0, from), text, line.AsSpan(from + at.Place.Length));
        }
        return string.Join('\n', lines);
    }

    private static YamlScalar? Find(YamlNode? node, string path)
    {
        foreach (string key in path.Split('.'))
        {
            node = (node as YamlMap)?[key];
        }
        return (node is YamlMap marked ? marked["is"] : node) as YamlScalar;
    }
}
