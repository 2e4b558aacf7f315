using System.Text.Json.Nodes;
using Outturn.Language;
using Outturn.Language.Schema;
using Outturn.Language.Syntax;
using Outturn.Tests.Core.Language.English;
using Xunit;

namespace Outturn.Tests.Core.Language.Schema;

/// <summary>The schema for editors is the one of the code, and a validator that is not ours says
/// of good schemes that they are good and of bad ones that they are not.</summary>
public sealed class SchemeSchemaTests
{
    private static readonly string[] Bad =
    [
        "scheme: {nam: x}",
        "scheme: {name: X Y, currency: GBP, purpose: outcomes, language: 1}",
        "scheme: {name: x, currency: GBP, purpose: fame, language: 1}",
        "scheme: {name: x, currency: GBP, purpose: outcomes, language: 2}",
        "term: {from: 2020-01-01, to: 2020-02-01}",
        "payments: {p: {for each: job}}",
        "payments: {p: {for each: job, pay: £1, prise: £2}}",
        "payments: {p: {for each: job, pay: £1, needs: permission}}",
        "limits and adjustments: {cap: {at most: £1}}",
        "shares: [{paid by: {a: rest}}]",
        "outcomes: {job: {happens: [[x]]}}",
        "tables: {t: {value: £1}}",
        "facts: {events: {e: {kind: thing}}}",
        "further: {}",
    ];

    [Fact]
    public void The_published_schema_is_that_of_the_code()
    {
        var path = Path.Combine(EnglishTexts.Root, "docs/scheme.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, SchemeSchema.Json());
        }

        Assert.Equal(File.ReadAllText(path), SchemeSchema.Json());
    }

    [Fact]
    public void Every_key_says_what_it_means()
    {
        var schema = JsonNode.Parse(SchemeSchema.Json())!;
        var objects = schema["$defs"]!.AsObject().Select(d => d.Value!).Append(schema)
            .Where(d => d["properties"] is not null).ToList();
        Assert.All(objects, d => Assert.Equal("false", d["additionalProperties"]!.ToJsonString()));
        Assert.All(
            objects.SelectMany(d => d["properties"]!.AsObject()),
            p => Assert.EndsWith(".", (string?)p.Value!["description"], StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Needs", "node")]
    public void Good_schemes_are_valid_and_bad_ones_are_not()
    {
        var good = EnglishTexts.All.Keys
            .Select(name => SchemaValidator.Json(EnglishTexts.Read(name).Root!));
        var bad = Bad.Select(text =>
        {
            var whole = EnglishTexts.Read("work-programme").Root!;
            var part = YamlReader.Read("x", text, new List<Diagnostic>()).Root!;
            var json = SchemaValidator.Json(whole).AsObject();
            json[part.Entries[0].Key.Text] = SchemaValidator.Json(part.Entries[0].Value);
            return (JsonNode)json;
        });
        var asked = new JsonObject
        {
            ["schema"] = JsonNode.Parse(SchemeSchema.Json()),
            ["texts"] = new JsonArray([.. good, .. bad]),
        };
        var verdicts = SchemaValidator.Verdicts(asked);
        Assert.All(verdicts.Take(EnglishTexts.All.Count), v => Assert.Equal("valid", v));
        Assert.All(verdicts.Skip(EnglishTexts.All.Count), v => Assert.NotEqual("valid", v));
        Assert.Equal(EnglishTexts.All.Count + Bad.Length, verdicts.Count);
    }
}
