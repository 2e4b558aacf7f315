using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using static Outturn.Simulation.Schema.FigureShape;

namespace Outturn.Simulation.Schema;

/// <summary>The structure of the files of figures as JSON Schemas (draft 2020-12), from which
/// editors complete and explain keys: world, profile, targets, scenario, experiment. Ranges and
/// names are for the reader of each, not for this.</summary>
public static class FigureSchemas
{
    private static readonly (string, FigureShape, string) Sources =
        ("sources", Names(Figure), "Citations by id, which source: names.");

    /// <summary>Every file: its name, and what it holds.</summary>
    public static IReadOnlyList<(string Name, KeysShape Shape)> All { get; } =
    [
        ("world", WorldShape.Of(Sources)),
        ("profile", Profile),
        ("targets", Targets),
        ("scenario", Scenario),
        ("experiment", ExperimentShape.Of(Sources)),
    ];

    private static KeysShape Profile => Keys(
        Sources,
        ("provider", Figure, "The name of who is asked to sign."),
        ("id", Figure, "Its id in files of facts."),
        ("type", Figure,
            "The type of provider of the world whose figures stand for those not given."),
        ("cash", Figure, "Cash at the start."),
        ("overdraft", Figure, "How far the account may be overdrawn."),
        ("overdraft rate", Figure, "Interest on an overdraft, a year."),
        ("fixed cost", Figure, "Costs a month that do not depend on the number of people."),
        ("cost a person", Figure, "What a person costs, over 24 months."),
        ("signal", Figure, "Noise in what it sees of difficulty, in standard deviations."),
        ("accepted risk", Figure, "The chance of insolvency that it accepts."),
        ("referral risk", Figure, "How far referrals may stray from the plan."),
        ("result risk", Figure, "How far results may stray from those expected."),
        ("discount", Figure, "What it offers to take off every payment."),
        ("starts a month", Figure, "People who start with it in a month."),
        ("months", Figure, "Months in which people are referred."),
        ("mix", Names(Figure), "Shares of the groups among its people."),
        ("results", Names(Names(Figure)), "Results that it expects: course, then group or all."));

    private static KeysShape Targets => Keys(
        Sources,
        ("calibration", Figure, "What the set of targets is called."),
        ("provider", Figure, "The type of provider whose decisions the rates come from."),
        ("vary", Names(Names(Any)),
            "What may be changed: group, then course, then no-help or response with a range."),
        ("targets", Names(Target), "What the world is to come to."),
        ("held out under", Names(Any),
            "Figures of the world that were otherwise when the held-out rates were measured."),
        ("model risk", Keys(("deadweight share", Range,
            "The share of outcomes that would have come anyway, where nobody measured it.")),
            "What is drawn for simulate --model-risk."));

    private static KeysShape Target => Keys(
        ("measure", Figure, "outcome-rate, deadweight-rate or in-year-ratio."),
        ("group", Figure, "Of whom."),
        ("year", Figure, "The year of the start, from 1."),
        ("first month", Figure, "The first of the twelve months of an in-year ratio, from 1."),
        ("is", Figure, "The rate."),
        ("se", Figure, "Standard error of the rate."),
        ("tolerance", Figure, "How far off is good enough."),
        ("held out", Figure, "yes: looked at after the fit, never fitted."))
        with { Required = ["measure", "group", "is"] };

    private static KeysShape Range => Keys(
        ("from", Figure, "The least."), ("to", Figure, "The greatest."))
        with { Required = ["from", "to"] };

    private static KeysShape Scenario => Keys(
        Sources,
        ("scenario", Figure, "Its short name."),
        ("set", Names(Any), "Figures by their path in the world."))
        with { Required = ["scenario", "set"] };

    /// <summary>The text of the schema of a file; ends with a line break.</summary>
    public static string Json(string name)
    {
        JsonObject schema = All.First(s => s.Name == name).Shape.Json();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", char.ToUpperInvariant(name[0]) + name[1..]);
        schema["$defs"] = new JsonObject
        {
            ["scalar"] = new JsonObject { ["type"] = Types("string", "number", "boolean") },
            ["figure"] = AloneOr("mark", "source", "note", "title"),
            ["otherwise"] = AloneOr("why", "mark", "source", "note"),
            ["any"] = new JsonObject { ["type"] = Types("string", "number", "boolean", "object") },
            ["texts"] = new JsonObject
            {
                ["anyOf"] = new JsonArray(Scalar(), new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = Scalar(),
                }),
            },
        };
        return schema.ToJsonString(new JsonSerializerOptions
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }) + "\n";
    }

    private static JsonObject AloneOr(params string[] beside)
    {
        var properties = new JsonObject { ["is"] = Scalar() };
        foreach (string key in beside)
        {
            properties[key] = Scalar();
        }
        return new JsonObject
        {
            ["anyOf"] = new JsonArray(Scalar(), new JsonObject
            {
                ["type"] = "object",
                ["properties"] = properties,
                ["required"] = new JsonArray("is"),
                ["additionalProperties"] = false,
            }),
        };
    }

    private static JsonObject Scalar() => new() { ["$ref"] = "#/$defs/scalar" };

    private static JsonArray Types(params string[] types) =>
        [.. types.Select(t => (JsonNode)t)];
}
