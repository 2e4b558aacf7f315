using System.Text.Json;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>An explanation as JSON: the same tree, every item listed.</summary>
internal static class ExplanationJson
{
    public static void Print(Explanation explanation, Screen screen) =>
        JsonOutput.Print(screen, json => Members(json, explanation));

    /// <summary>The members of the one object.</summary>
    public static void Members(Utf8JsonWriter json, Explanation explanation)
    {
        Scheme scheme = explanation.Names.Scheme;
        json.WriteString("scheme", scheme.Name);
        json.WriteString("version", scheme.Version);
        json.WriteString("currency", scheme.Currency.Code);
        json.WriteString("asAt", CalendarDates.Text(explanation.Names.Facts.AsAt));
        json.WriteString("of", explanation.Title);
        if (explanation.Due is { } due)
        {
            json.WriteString("due", scheme.Currency.Format(due));
            json.WriteString("notYetPayable", scheme.Currency.Format(explanation.NotYetPayable));
        }
        Parts(json, explanation.Parts, scheme);
    }

    private static void Parts(
        Utf8JsonWriter json, IReadOnlyList<ExplanationNode> parts, Scheme scheme)
    {
        json.WriteStartArray("parts");
        foreach (ExplanationNode part in parts)
        {
            json.WriteStartObject();
            json.WriteString("kind", part.Kind.ToString().ToLowerInvariant());
            json.WriteString("text", part.Text);
            if (part.Place != Place.None)
            {
                json.WriteString("place", part.Place.ToString());
            }
            if (part.Fact.Length > 0)
            {
                json.WriteString("fact", part.Fact);
            }
            if (part.Source.Length > 0)
            {
                json.WriteString("source", scheme.Sources.GetValueOrDefault(
                    part.Source, part.Source));
            }
            if (part.Value.Length > 0)
            {
                json.WriteString("value", part.Value);
            }
            if (part.Amount is { } amount)
            {
                json.WriteString("amount", scheme.Currency.Format(amount));
            }
            if (part.Parts.Count > 0)
            {
                Parts(json, part.Parts, scheme);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
