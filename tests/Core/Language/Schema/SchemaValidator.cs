using System.Diagnostics;
using System.Text.Json.Nodes;
using Outturn.Language.Syntax;
using Outturn.Tests.Core.Language.English;
using Xunit;

namespace Outturn.Tests.Core.Language.Schema;

/// <summary>A validator of JSON Schema that is not ours: ajv, under node.</summary>
internal static class SchemaValidator
{
    private static readonly Lock Installing = new();

    private static string Folder
        => Path.Combine(EnglishTexts.Root, "tests/Core/Language/Schema");

    /// <summary>What it says of each text: <c>valid</c>, or what is wrong.</summary>
    public static List<string> Verdicts(JsonObject asked)
        => [.. JsonNode.Parse(Node(asked.ToJsonString()))!.AsArray()
            .Select(verdict => verdict!.GetValue<string>())];

    /// <summary>A text as JSON; every scalar is text.</summary>
    public static JsonNode Json(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(
            e => KeyValuePair.Create(e.Key.Text, (JsonNode?)Json(e.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Json)]),
        _ => JsonValue.Create(((YamlScalar)node).Text),
    };

    private static string Node(string input)
    {
        lock (Installing)
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            {
                Run("npm", "ci --ignore-scripts --no-audit --no-fund", "");
            }
        }

        return Run("node", "validate.mjs", input);
    }

    private static string Run(string program, string arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {arguments} in {Folder}: {output}");
        return output;
    }
}
