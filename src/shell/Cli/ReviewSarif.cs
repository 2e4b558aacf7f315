using System.Text.Json;
using Outturn.Quantities;
using Outturn.Review;
using Outturn.Review.Findings;
using Outturn.Review.Report;
using Outturn.Schemes;

namespace Outturn.Cli;

/// <summary>A review as SARIF 2.1.0 (OASIS), so that editors and code hosts show findings where
/// they stand. must-fix, should-fix and consider are error, warning and note.</summary>
internal static class ReviewSarif
{
    private const string Schema =
        "https://json.schemastore.org/sarif-2.1.0.json";

    private const string Principles = "audit-commission-2012";

    public static void Print(
        ReviewResult result, ReviewPrint how, (string Command, int Exit) run, Screen screen) =>
        JsonOutput.Print(screen, json =>
        {
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            Tool(json);
            Taxonomy(json);
            json.WriteStartObject("automationDetails");
            json.WriteString("id", $"outturn-review/{result.Of.Scheme.Name}/");
            json.WriteEndObject();
            Invocation(json, run);
            Artifacts(json, result);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (Finding finding in result.Findings)
            {
                Write(json, finding, result.Of, how);
            }
            foreach (RuleVerdict v in result.Verdicts.Where(v => IsShown(v, how)))
            {
                Write(json, v, result.Of);
            }
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        });

    private static bool IsShown(RuleVerdict v, ReviewPrint how) => v.Judgement.Verdict switch
    {
        Verdict.NotTold => true,
        Verdict.Clean or Verdict.NotApplicable => how.All,
        _ => false,
    };

    private static void Tool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Outturn");
        json.WriteString("fullName", CommandLine.Version);
        json.WriteStartArray("rules");
        foreach (ReviewRule rule in Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            Text(json, "shortDescription", rule.Title);
            Text(json, "fullDescription", rule.Computes);
            Text(json, "help", string.Join(' ', rule.Why.Select(
                w => $"{w.Claim} [{w.Source}, {w.Mark}]")) + " Remedy: " + rule.Remedy + ".");
            json.WriteStartArray("relationships");
            json.WriteStartObject();
            json.WriteStartObject("target");
            json.WriteString("id", ReviewWords.Short(rule.Chapter));
            json.WriteNumber("index", (int)rule.Chapter);
            json.WriteStartObject("toolComponent");
            json.WriteString("name", Principles);
            json.WriteNumber("index", 0);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("kinds");
            json.WriteStringValue("superset");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IEnumerable<ReviewRule> Rules => RuleBook.All.Append(RuleBook.Stale);

    private static void Taxonomy(Utf8JsonWriter json)
    {
        json.WriteStartArray("taxonomies");
        json.WriteStartObject();
        json.WriteString("name", Principles);
        json.WriteStartArray("taxa");
        foreach (Chapter chapter in Enum.GetValues<Chapter>())
        {
            json.WriteStartObject();
            json.WriteString("id", ReviewWords.Short(chapter));
            Text(json, "shortDescription", ReviewWords.Of(chapter));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Invocation(Utf8JsonWriter json, (string Command, int Exit) run)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteString("commandLine", run.Command);
        json.WriteNumber("exitCode", run.Exit);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Artifacts(Utf8JsonWriter json, ReviewResult result)
    {
        json.WriteStartArray("artifacts");
        json.WriteStartObject();
        json.WriteStartObject("location");
        json.WriteString("uri", Uri(result.Of.File));
        json.WriteEndObject();
        json.WriteStartObject("hashes");
        json.WriteString("sha-256", Hash(result.Of));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Hash(ReviewCase of) => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(of.File)));

    private static void Write(
        Utf8JsonWriter json, Finding finding, ReviewCase of, ReviewPrint how)
    {
        Judgement j = finding.Judgement;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", Index(finding.Rule));
        json.WriteString("kind", "fail");
        json.WriteString("level", finding.Weight switch
        {
            Weight.MustFix => "error",
            Weight.ShouldFix => "warning",
            _ => "note",
        });
        Text(json, "message", j.Fix.Length > 0 ? $"{j.Message}. Change: {j.Fix}" : j.Message);
        Location(json, j, of);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("outturnFinding/v1", finding.Fingerprint["sha256:".Length..]);
        json.WriteEndObject();
        Fixes(json, j);
        Suppressed(json, finding);
        json.WriteStartObject("properties");
        json.WriteStartObject("slots");
        foreach (Slot slot in j.Slots)
        {
            json.WriteString(slot.Name, ReviewJson.Decimal(slot.Value));
        }
        json.WriteEndObject();
        json.WriteString("reproduce", ReviewWords.Again(finding, how.Scheme));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RuleVerdict verdict, ReviewCase of)
    {
        Judgement j = verdict.Judgement;
        json.WriteStartObject();
        json.WriteString("ruleId", verdict.Rule.Id);
        json.WriteNumber("ruleIndex", Index(verdict.Rule));
        json.WriteString("kind", j.Verdict switch
        {
            Verdict.NotTold => "open",
            Verdict.Clean => "pass",
            _ => "notApplicable",
        });
        json.WriteString("level", "none");
        Text(json, "message", j.Fix.Length > 0 ? $"{j.Message}. Add: {j.Fix}" : j.Message);
        Location(json, j with { Place = of.Whole.Place, Clause = "plan" }, of);
        json.WriteEndObject();
    }

    private static int Index(ReviewRule rule)
    {
        int at = RuleBook.All.IndexOf(rule);
        return at < 0 ? RuleBook.All.Length : at;
    }

    private static void Location(Utf8JsonWriter json, Judgement j, ReviewCase of)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(j.Place.File.Length > 0 ? j.Place.File : of.File));
        json.WriteEndObject();
        Region(json, "region", j.Place);
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", j.Clause.Length > 0 ? j.Clause : "scheme");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // A change that only adds takes nothing away.
    private static void Region(Utf8JsonWriter json, string name, Place place, int least = 1)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", Math.Max(place.Line, 1));
        json.WriteNumber("startColumn", Math.Max(place.Column, 1));
        json.WriteNumber("endColumn", Math.Max(place.Column, 1) + Math.Max(place.Length, least));
        json.WriteEndObject();
    }

    private static void Fixes(Utf8JsonWriter json, Judgement j)
    {
        if (j.Changes.IsEmpty)
        {
            return;
        }
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        Text(json, "description", j.Fix);
        json.WriteStartArray("artifactChanges");
        foreach (TextChange change in j.Changes)
        {
            json.WriteStartObject();
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", Uri(change.Place.File));
            json.WriteEndObject();
            json.WriteStartArray("replacements");
            json.WriteStartObject();
            Region(json, "deletedRegion", change.Place, least: 0);
            Text(json, "insertedContent", change.Text);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Suppressed(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartArray("suppressions");
        if (finding is { State: FindingState.Accepted, Acceptance: { } by })
        {
            json.WriteStartObject();
            json.WriteString("kind", "inSource");
            json.WriteString("status", "accepted");
            json.WriteString("justification", by.Because);
            json.WriteStartObject("properties");
            json.WriteString("by", by.By);
            json.WriteString("dated", by.Dated is { } day ? CalendarDates.Text(day) : "");
            json.WriteString("until", by.Until is { } until ? CalendarDates.Text(until) : "");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // A path as a relative reference: letters of other scripts and spaces are escaped.
    private static string Uri(string path) => string.Join('/', path.Replace('\\', '/').Split('/')
        .Select(System.Uri.EscapeDataString));
}
