using System.Text.Json.Nodes;

namespace Outturn.Simulation.Schema;

/// <summary>What may stand under a key of a file of figures.</summary>
public abstract record FigureShape
{
    /// <summary>A figure or a text, alone or with its mark and source.</summary>
    public static FigureShape Figure { get; } = new One("figure");

    /// <summary>A figure of an experiment that is otherwise than usual, and why.</summary>
    public static FigureShape Otherwise { get; } = new One("otherwise");

    /// <summary>Anything: a figure, or keys with values.</summary>
    public static FigureShape Any { get; } = new One("any");

    /// <summary>A text, or a list of them.</summary>
    public static FigureShape Texts { get; } = new One("texts");

    /// <summary>The shape as JSON Schema.</summary>
    public abstract JsonObject Json();

    /// <summary>Names of the author's own, each with the same below.</summary>
    public static FigureShape Names(FigureShape each) => new NamesShape(each);

    /// <summary>Keys that are known.</summary>
    /// <param name="keys">Key, what stands there, and what it means.</param>
    public static KeysShape Keys(
        params (string Key, FigureShape Shape, string Means)[] keys) => new(keys);

    private sealed record One(string Name) : FigureShape
    {
        public override JsonObject Json() => new() { ["$ref"] = "#/$defs/" + Name };
    }
}

/// <summary>Names of the author's own, each with the same below.</summary>
public sealed record NamesShape(FigureShape Each) : FigureShape
{
    /// <inheritdoc/>
    public override JsonObject Json()
    {
        var properties = new JsonObject();
        foreach (string key in KeysShape.Standing)
        {
            properties[key] = Figure.Json();
        }
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = Each.Json(),
        };
    }
}

/// <summary>Keys that are known.</summary>
public sealed record KeysShape(
    IReadOnlyList<(string Key, FigureShape Shape, string Means)> Known) : FigureShape
{
    /// <summary>Keys that every map may carry.</summary>
    public static readonly string[] Standing = ["mark", "source", "note", "title"];

    /// <summary>Keys that must be written.</summary>
    public string[] Required { get; init; } = [];

    /// <inheritdoc/>
    public override JsonObject Json()
    {
        var properties = new JsonObject();
        foreach ((string key, FigureShape shape, string means) in Known)
        {
            JsonObject property = shape.Json();
            property["description"] = means;
            properties[key] = property;
        }
        foreach (string key in Standing.Where(k => !properties.ContainsKey(k)))
        {
            properties[key] = Figure.Json();
        }
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (Required.Length > 0)
        {
            schema["required"] = new JsonArray([.. Required.Select(r => (JsonNode)r)]);
        }
        return schema;
    }
}
