using System.Globalization;
using System.Text.Json;
using Outturn.Quantities;
using Outturn.Review;
using Outturn.Review.Changing;
using Outturn.Review.Findings;
using Outturn.Review.Report;

namespace Outturn.Cli;

/// <summary>A review as JSON. Numbers are decimal texts, money in major units.</summary>
internal static class ReviewJson
{
    public static void Print(ReviewResult result, ReviewPrint how, Screen screen) =>
        JsonOutput.Print(screen, json =>
        {
            json.WriteString("scheme", result.Of.Scheme.Name);
            json.WriteString("version", result.Of.Scheme.Version);
            Texts(json, "purpose", result.Of.Scheme.Purposes);
            json.WriteStartArray("thresholdsChanged");
            foreach (Thresholds.Change change in result.Of.Limits.Changed)
            {
                json.WriteStartObject();
                json.WriteString("name", change.Name);
                json.WriteString("from", Decimal(change.From));
                json.WriteString("to", Decimal(change.To));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("headline", ReviewWords.Headline(result, how.Measures));
            Principles(json, result);
            ChangeFirst(json, result);
            Texts(json, "standsOrFallsWith", result.Depends.Select(f => f.Fingerprint));
            json.WriteString(
                "improve", how.Measures ? BetterPrices.Command(result, how.Scheme) : "");
            json.WriteStartArray("findings");
            foreach (Finding finding in result.Findings)
            {
                Write(json, finding, result.Of, how.Scheme);
            }
            json.WriteEndArray();
            Verdicts(json, result);
        });

    private static void ChangeFirst(Utf8JsonWriter json, ReviewResult result)
    {
        json.WriteStartArray("changeFirst");
        foreach (FirstChange change in result.ChangeFirst)
        {
            json.WriteStartObject();
            json.WriteString("finding", change.Finding.Fingerprint);
            json.WriteBoolean("tried", change.Untried.Length == 0);
            json.WriteString("says", ChangeWords.Of(change, result.Of.Scheme));
            if (change is { Untried: "", With: { } with, Without: { } without })
            {
                json.WriteString("purpose", with.Purpose);
                json.WriteString("from", Decimal(without.Value));
                json.WriteString("to", Decimal(with.Value));
                json.WriteString("payFor1000Starts", Decimal(with.Pay - without.Pay));
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Principles(Utf8JsonWriter json, ReviewResult result)
    {
        json.WriteStartArray("principles");
        foreach ((Chapter chapter, Finding? worst, string otherwise) in
            ReviewWords.Principles(result))
        {
            json.WriteStartObject();
            json.WriteNumber("principle", (int)chapter + 1);
            json.WriteString("title", ReviewWords.Of(chapter));
            json.WriteString("worst", worst?.Fingerprint);
            json.WriteString("says", worst?.Judgement.Message ?? otherwise);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(
        Utf8JsonWriter json, Finding finding, ReviewCase of, string scheme)
    {
        Judgement j = finding.Judgement;
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteNumber("principle", (int)finding.Rule.Chapter + 1);
        json.WriteString("kind", finding.Rule.Kind == RuleKind.Read ? "read" : "exact");
        json.WriteString("severity", ReviewWords.Of(finding.Weight));
        json.WriteString("state", finding.State.ToString().ToLowerInvariant());
        json.WriteString("fingerprint", finding.Fingerprint);
        json.WriteString("message", j.Message);
        Slots(json, j);
        At(json, j, of);
        Texts(json, "restsOn", j.RestsOn);
        Robust(json, finding);
        json.WriteString("follows", j.Follows.Length > 0 ? j.Follows : null);
        json.WriteStartArray("why");
        foreach (Reason reason in finding.Rule.Why)
        {
            json.WriteStartObject();
            json.WriteString("claim", reason.Claim);
            json.WriteString("source", reason.Source);
            json.WriteString("mark", reason.Mark);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("fix", j.Fix);
        json.WriteString("reproduce", ReviewWords.Again(finding, scheme));
        (string tells, string command) = ReviewWords.Further(finding, scheme);
        if (command.Length > 0)
        {
            json.WriteStartObject("further");
            json.WriteString("tells", tells);
            json.WriteString("command", command);
            json.WriteEndObject();
        }
        Accepted(json, finding);
        json.WriteEndObject();
    }

    private static void Slots(Utf8JsonWriter json, Judgement j)
    {
        json.WriteStartObject("slots");
        if (j.Group.Length > 0)
        {
            json.WriteString("group", j.Group);
        }
        if (j.Year > 0)
        {
            json.WriteNumber("year", j.Year);
        }
        foreach (Slot slot in j.Slots)
        {
            json.WriteStartObject(slot.Name);
            json.WriteString("value", Decimal(slot.Value));
            json.WriteString("unit", slot.Unit);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void At(Utf8JsonWriter json, Judgement j, ReviewCase of)
    {
        json.WriteStartObject("at");
        json.WriteString("file", j.Place.File);
        json.WriteNumber("line", j.Place.Line);
        json.WriteNumber("column", j.Place.Column);
        json.WriteNumber("endColumn", j.Place.Column + j.Place.Length);
        json.WriteString("clause", j.Clause);
        json.WriteString("excerpt", of.Line(j.Place));
        json.WriteEndObject();
    }

    private static void Robust(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Robustness is not { } robust)
        {
            json.WriteNull("robust");
            return;
        }
        json.WriteStartObject("robust");
        json.WriteNumber("draws", robust.Draws);
        json.WriteString("holds", Decimal(robust.Holds));
        json.WriteEndObject();
    }

    private static void Accepted(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Acceptance is not { } by)
        {
            json.WriteNull("accepted");
            return;
        }
        json.WriteStartObject("accepted");
        json.WriteString("by", by.By);
        json.WriteString("because", by.Because);
        json.WriteString("dated", by.Dated is { } day ? CalendarDates.Text(day) : null);
        json.WriteString("until", by.Until is { } until ? CalendarDates.Text(until) : null);
        json.WriteString("noWorseThan", by.NoWorseThan is { } most ? Decimal(most) : null);
        json.WriteString("lapse", finding.Lapse.Length > 0 ? finding.Lapse : null);
        json.WriteEndObject();
    }

    private static void Verdicts(Utf8JsonWriter json, ReviewResult result)
    {
        json.WriteStartArray("verdicts");
        foreach (RuleVerdict v in result.Verdicts)
        {
            json.WriteStartObject();
            json.WriteString("rule", v.Rule.Id);
            json.WriteString("verdict", ReviewWords.Of(v.Judgement.Verdict));
            json.WriteString("group", v.Judgement.Group.Length > 0 ? v.Judgement.Group : null);
            json.WriteString("says", v.Judgement.Message);
            json.WriteString("add", v.Judgement.Verdict == Verdict.NotTold
                ? v.Judgement.Fix : null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }

    /// <summary>A number with as many digits as mean something.</summary>
    public static string Decimal(double number) =>
        number.ToString("0.######", NumberFormatInfo.InvariantInfo);
}
