using System.Text.Json.Nodes;
using Outturn.Language;
using Outturn.Language.Syntax;
using Outturn.Schemes;
using Outturn.Simulation.Bids;
using Outturn.Simulation.Calibrations;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Schema;
using Outturn.Simulation.Worlds;
using Outturn.Tests.Core.Language.English;
using Outturn.Tests.Core.Language.Schema;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Schema;

/// <summary>The schemas of the files of figures are those of the code, know the keys that the
/// readers ask for and no others, and say of every file shipped that it is valid.</summary>
public sealed class FigureSchemaTests
{
    public static TheoryData<string> Names => [.. FigureSchemas.All.Select(s => s.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_published_schema_is_that_of_the_code(string name)
    {
        string path = Path.Combine(EnglishTexts.Root, $"docs/{name}.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, FigureSchemas.Json(name));
        }
        Assert.Equal(File.ReadAllText(path), FigureSchemas.Json(name));
    }

    /// <summary>Wherever a reader opened a map of known keys, it asked for those of the schema;
    /// and every such map of the schema was opened by some file.</summary>
    [Theory, MemberData(nameof(Names))]
    public void It_has_the_keys_that_the_reader_asks_for(string name)
    {
        KeysShape whole = FigureSchemas.All.First(s => s.Name == name).Shape;
        var asked = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (string file in Files(name))
        {
            Read(name, file, notes =>
            {
                foreach (WorldMap map in notes.Opened)
                {
                    if (Find(whole, Keys(name, map.Path)) is var (place, _))
                    {
                        asked.TryAdd(place, new SortedSet<string>(StringComparer.Ordinal));
                        asked[place].UnionWith(map.Asked);
                    }
                }
            });
        }
        foreach ((string place, KeysShape shape) in All("", whole))
        {
            Assert.True(asked.ContainsKey(place), $"{name}: nothing opens \"{place}\"");
            Assert.Equal(
                shape.Known.Select(k => k.Key).Except(KeysShape.Standing)
                    .Order(StringComparer.Ordinal),
                asked[place]);
        }
    }

    [Theory, MemberData(nameof(Names))]
    [Trait("Needs", "node")]
    public void Every_file_shipped_is_valid_and_a_slip_is_not(string name)
    {
        string[] files = Files(name);
        var asked = new JsonObject
        {
            ["schema"] = JsonNode.Parse(FigureSchemas.Json(name)),
            ["texts"] = new JsonArray(
            [
                .. files.Select(f => SchemaValidator.Json(YamlReader.Read(
                    f, File.ReadAllText(f), new List<Diagnostic>()).Root!)),
                new JsonObject { ["slip"] = "1" },
            ]),
        };
        List<string> verdicts = SchemaValidator.Verdicts(asked);
        Assert.All(
            verdicts.Take(files.Length).Zip(files), v => Assert.Equal($"valid {v.Second}",
                $"{v.First} {v.Second}"));
        Assert.NotEqual("valid", verdicts[^1]);
    }

    private static string[] Files(string name)
    {
        string schemes = Path.Combine(EnglishTexts.Root, "schemes");
        string experiments = Path.Combine(EnglishTexts.Root, "experiments");
        string[] files = name switch
        {
            "experiment" => Directory.GetFiles(experiments, "e*.yaml"),
            "scenario" => [.. Directory.GetDirectories(
                schemes, "scenarios", SearchOption.AllDirectories).SelectMany(Directory.GetFiles)],
            _ => Directory.GetFiles(schemes, name + ".yaml", SearchOption.AllDirectories),
        };
        Assert.NotEmpty(files);
        return [.. files.Order(StringComparer.Ordinal)];
    }

    private static void Read(string name, string file, Action<WorldNotes> seen)
    {
        byte[] yaml = File.ReadAllBytes(file);
        string whole = Whole(name);
        new FigureText(file, whole).Read(yaml, (map, notes) =>
        {
            object read = name switch
            {
                "world" => WorldText.Bind(Scheme(file), map),
                "scenario" => ScenarioText.Bind(map),
                "experiment" => ExperimentText.Bind(map, notes),
                "targets" => TargetsText.Bind(World(file), map),
                _ => ProfileText.Bind(World(file), map),
            };
            seen(notes);
            return read;
        });
    }

    private static string Whole(string name) => name switch
    {
        "targets" => "calibration",
        "profile" => "profile",
        _ => "",
    };

    private static Scheme Scheme(string file)
    {
        string path = Path.Combine(Path.GetDirectoryName(file)!, "scheme.yaml");
        return SchemeText.Read(path, File.ReadAllBytes(path), _ => null).Scheme!;
    }

    private static World World(string file)
    {
        string path = Path.Combine(Path.GetDirectoryName(file)!, "world.yaml");
        return WorldText.Read(Scheme(file), path, File.ReadAllBytes(path)).World!;
    }

    private static string[] Keys(string name, string path) => path == Whole(name)
        ? [] : path[(Whole(name) is { Length: > 0 } whole ? whole.Length + 1 : 0)..].Split('.');

    private static (string Place, KeysShape Shape)? Find(FigureShape shape, string[] keys)
    {
        string place = "";
        foreach (string key in keys)
        {
            FigureShape? below = shape switch
            {
                NamesShape names => names.Each,
                KeysShape known => known.Known.FirstOrDefault(k => k.Key == key).Shape,
                _ => null,
            };
            if (below is null)
            {
                return null;
            }
            place += "." + (shape is NamesShape ? "*" : key);
            shape = below;
        }
        return shape is KeysShape found ? (place, found) : null;
    }

    private static IEnumerable<(string Place, KeysShape Shape)> All(string place, FigureShape shape)
        => shape switch
        {
            NamesShape names => All(place + ".*", names.Each),
            KeysShape known => known.Known.SelectMany(k => All($"{place}.{k.Key}", k.Shape))
                .Prepend((place, known)),
            _ => [],
        };
}
