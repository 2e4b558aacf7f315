using System.Text.Json;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>The JSON of <c>settle</c> (design, "The command line"): amounts are decimal strings
/// with the currency's own number of decimals.</summary>
internal static class SettlementJson
{
    public static void Print(SettlementReport report, Screen screen) =>
        JsonOutput.Print(screen, json => Members(json, report));

    private static void Members(Utf8JsonWriter json, SettlementReport report)
    {
        SettlementResult result = report.Result;
        json.WriteString("scheme", result.Scheme.Name);
        json.WriteString("version", result.Scheme.Version);
        json.WriteString("currency", report.Currency.Code);
        json.WriteString("asAt", CalendarDates.Text(result.Facts.AsAt));
        json.WriteStartObject("totals");
        json.WriteString("due", report.Currency.Format(result.Due));
        Vat(json, result.Scheme, (result.Due, result.Vat));
        json.WriteString("posted", report.Currency.Format(report.Posted));
        json.WriteString("toPost", report.Currency.Format(report.ToPost));
        json.WriteString("notYetPayable", report.Currency.Format(result.NotYetPayable));
        json.WriteEndObject();
        Named(json, "byProvider", "provider", result.ByProvider, report.Currency);
        ByClause(json, result, report.Currency);
        Named(json, "byPeriod", "period", result.ByPeriod, report.Currency);
        Named(json, "byPayer", "payer", result.ByPayer, report.Currency);
        Read(json, result.Facts);
        Unpaid(json, result);
    }

    private static void Named(
        Utf8JsonWriter json, string array, string name, IEnumerable<NamedAmount> amounts,
        Currency currency)
    {
        json.WriteStartArray(array);
        foreach (NamedAmount amount in amounts)
        {
            json.WriteStartObject();
            json.WriteString(name, amount.Name);
            json.WriteString("due", currency.Format(amount.Amount));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // What is due has two parts only where the scheme has VAT.
    private static void Vat(Utf8JsonWriter json, Scheme scheme, (Money All, Money Tax) of)
    {
        if (scheme.Vat is not null)
        {
            json.WriteString("net", scheme.Currency.Format(of.All - of.Tax));
            json.WriteString("vat", scheme.Currency.Format(of.Tax));
        }
    }

    private static void ByClause(Utf8JsonWriter json, SettlementResult result, Currency currency)
    {
        json.WriteStartArray("byClause");
        foreach (ClauseAmount clause in result.ByClause)
        {
            json.WriteStartObject();
            json.WriteString("clause", clause.Clause);
            json.WriteString("due", currency.Format(clause.Amount));
            Vat(json, result.Scheme, (clause.Amount, clause.Vat));
            json.WritePropertyName("units");
            json.WriteRawValue(Units(clause.Units));
            json.WriteNumber("people", clause.People);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // Units are whole but for odd schemes; thirds have no decimal, so those are a string.
    private static string Units(Rational units)
    {
        string text = units.ToString();
        return text.Contains('/', StringComparison.Ordinal) ? $"\"{text}\"" : text;
    }

    private static void Read(Utf8JsonWriter json, FactBase facts)
    {
        json.WriteStartObject("read");
        json.WriteNumber("rows", facts.Counts.Rows);
        json.WriteNumber("accepted", facts.Counts.Accepted);
        json.WriteNumber("refused", facts.Counts.Refused);
        json.WriteEndObject();
        json.WriteStartArray("refused");
        foreach ((RefusalReason reason, int rows) in facts.Refused.ByReason())
        {
            json.WriteStartObject();
            json.WriteString("reason", RefusalReasons.Name(reason));
            json.WriteNumber("rows", rows);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Unpaid(Utf8JsonWriter json, SettlementResult result)
    {
        json.WriteStartArray("unpaid");
        foreach (var group in result.Unpaid
            .GroupBy(u => (u.Payment, u.Measure, u.Outcome, u.Reason)))
        {
            json.WriteStartObject();
            json.WriteString("clause", group.First().Clause(result.Scheme).Name);
            json.WriteString("reason", UnpaidWords.Name(group.Key.Reason));
            json.WriteNumber("items", group.Count());
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
