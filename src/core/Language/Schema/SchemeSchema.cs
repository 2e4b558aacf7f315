using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Outturn.Language.Formatting;

namespace Outturn.Language.Schema;

/// <summary>
/// The structure of a scheme as a JSON Schema (draft 2020-12), from which editors complete and
/// explain keys. It is made from the same list of keys as the canonical layout, so they cannot
/// part. What expressions mean is for the check, not for this.
/// </summary>
public static class SchemeSchema
{
    private const string NamePattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    private static readonly string[] Kinds =
    [
        "scheme", "term", "calendar", "party", "vat", "facts", "fact", "return", "statistic",
        "group", "cohort", "outcome", "measure", "table", "payment", "tier", "pool", "instalments",
        "limit", "share", "account", "interest", "variation",
    ];

    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["document"] = ["scheme", "term", "calendar", "payments"],
        ["scheme"] = ["name", "currency", "purpose", "language"],
        ["term"] = ["from", "to", "long stop"],
        ["calendar"] = ["payment"],
        ["vat"] = ["amounts are"],
        ["return"] = ["every", "indicators", "values"],
        ["statistic"] = ["for each", "values"],
        ["table"] = ["gives"],
        ["payment"] = ["for each", "pay"],
        ["limit"] = ["name"],
        ["share"] = ["name"],
    };

    /// <summary>The text of the schema; ends with a line break.</summary>
    public static string Json()
    {
        var schema = Object("document");
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Scheme");
        var definitions = new JsonObject
        {
            ["scalar"] = new JsonObject { ["type"] = Types("string", "number", "boolean") },
            ["name"] = new JsonObject { ["type"] = "string", ["pattern"] = NamePattern },
            ["value"] = new JsonObject
            {
                ["type"] = Types("string", "number", "boolean", "array", "object"),
            },
            ["type"] = new JsonObject
            {
                ["anyOf"] = new JsonArray(Ref("scalar"), ListOf(Ref("scalar")), Ref("fact")),
            },
        };
        foreach (var kind in Kinds)
        {
            definitions[kind] = Object(kind);
        }

        schema["$defs"] = definitions;
        var layout = new JsonSerializerOptions
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        return schema.ToJsonString(layout) + "\n";
    }

    private static JsonObject Object(string kind)
    {
        var properties = new JsonObject();
        foreach (var key in KeyOrder.Of(kind))
        {
            var (shape, words) = KeyDescriptions.Of(kind, key);
            var property = Shape(shape);
            property["description"] = words;
            properties[key] = property;
        }

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (Required.TryGetValue(kind, out var required))
        {
            schema["required"] = Types(required);
        }

        return schema;
    }

    private static JsonObject Shape(string shape) => shape switch
    {
        "text" => Ref("scalar"),
        "name" => Ref("name"),
        "value" => Ref("value"),
        "version" => new JsonObject { ["enum"] = new JsonArray(1, "1") },
        "any" => new JsonObject { ["type"] = "object" },
        "list" => new JsonObject { ["type"] = "array" },
        "names" => new JsonObject
        {
            ["anyOf"] = new JsonArray(Ref("scalar"), ListOf(Ref("scalar"))),
        },
        "purposes" => Purposes(),
        "text*" => MapOf(Ref("scalar")),
        "party*" => MapOf(new JsonObject
        {
            ["anyOf"] = new JsonArray(Ref("scalar"), Ref("party")),
        }),
        _ when shape.EndsWith("[]", StringComparison.Ordinal) => ListOf(Ref(shape[..^2])),
        _ when shape.EndsWith('*') => MapOf(Ref(shape[..^1])),
        _ when Kinds.Contains(shape, StringComparer.Ordinal) => Ref(shape),
        _ => Words(shape.Split(',', StringSplitOptions.TrimEntries)),
    };

    // yes and no are words in YAML 1.2 and true and false in editors that read 1.1.
    private static JsonObject Words(string[] words)
    {
        var choices = Types(words);
        if (words is ["yes", "no"])
        {
            choices.Add(true);
            choices.Add(false);
        }

        return new JsonObject { ["enum"] = choices };
    }

    private static JsonObject Purposes()
    {
        var one = Words(["innovation", "outcomes", "cost", "risk-transfer", "market"]);
        return new JsonObject { ["anyOf"] = new JsonArray(one, ListOf(one.DeepClone())) };
    }

    private static JsonObject Ref(string name) => new() { ["$ref"] = "#/$defs/" + name };

    private static JsonObject ListOf(JsonNode items)
        => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject MapOf(JsonNode values) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = Ref("name"),
        ["additionalProperties"] = values,
    };

    private static JsonArray Types(params string[] names)
        => new([.. names.Select(name => (JsonNode)name)]);
}
