using System.Text.Json;
using Outturn.Simulation.Triggers;

namespace Outturn.Cli;

/// <summary>The JSON of <c>power</c>: chances as fractions, money in major units.</summary>
internal static class PowerJson
{
    public static void Print(
        IReadOnlyList<TriggerTable> tables, IReadOnlyList<NotPlanned> others, Screen screen) =>
        JsonOutput.Print(screen, json =>
        {
            json.WriteStartArray("terms");
            foreach (TriggerTable table in tables)
            {
                json.WriteStartObject();
                Term(json, table);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("notPlanned");
            foreach (NotPlanned other in others)
            {
                json.WriteStartObject();
                json.WriteString("clause", other.Payment.Name);
                json.WriteString("because", other.Because);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    private static void Term(Utf8JsonWriter json, TriggerTable table)
    {
        CohortTerm term = table.Term;
        json.WriteString("clause", term.Payment.Name);
        json.WriteString("number", term.Payment.Number);
        json.WriteString("file", term.Payment.Place.File);
        json.WriteNumber("line", term.Payment.Place.Line);
        json.WriteString("cell", term.Cell);
        json.WriteNumber("baseline", term.Baseline);
        json.WriteBoolean("fewerIsBetter", term.IsFewer);
        json.WriteBoolean("canHappenMoreThanOnce", term.IsFrequency);
        json.WriteNumber("smallest", term.Smallest);
        json.WriteNumber("decisions", term.Decisions);
        json.WriteStartArray("sizes");
        foreach (TriggerRow row in table.Rows)
        {
            Row(json, row);
        }
        json.WriteEndArray();
        json.WriteStartArray("effects");
        for (int e = 0; e < table.Effects.Length; e++)
        {
            json.WriteStartObject();
            json.WriteNumber("size", table.Effects[e].Size);
            json.WriteBoolean("points", table.Effects[e].IsPoints);
            json.WriteStartArray("power");
            foreach (TriggerRow row in table.Rows)
            {
                json.WriteNumberValue(row.Power[e]);
            }
            json.WriteEndArray();
            if (table.Enough[e] is { } people)
            {
                json.WriteNumber("smallestCohort", people);
            }
            else
            {
                json.WriteNull("smallestCohort");
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("jump");
        json.WriteNumber("at", table.Jump.Count);
        json.WriteNumber("change", table.Jump.Change);
        json.WriteNumber("share", table.Jump.Share);
        json.WriteEndObject();
        Fall(json, table);
    }

    private static void Row(Utf8JsonWriter json, TriggerRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("people", row.People);
        json.WriteNumber("paidWithoutEffect", row.WithoutEffect);
        json.WriteNumber("expectedWithoutEffect", row.ForNoise);
        json.WriteNumber("expectedWithEffect", row.Expected);
        json.WriteNumber("luckShare", row.NoiseShare);
        json.WriteNumber("anyPaid", row.AnyPaid);
        json.WriteNumber("everPaid", row.EverPaid);
        json.WriteNumber("luckiestRate", row.BestRate);
        json.WriteEndObject();
    }

    private static void Fall(Utf8JsonWriter json, TriggerTable table)
    {
        if (table.Fall is not { } fall)
        {
            json.WriteNull("betterPaysLess");
            return;
        }
        json.WriteStartObject("betterPaysLess");
        json.WriteNumber("people", fall.People);
        json.WriteNumber("better", fall.Fall.Better);
        json.WriteNumber("betterPays", fall.Fall.BetterPay);
        json.WriteNumber("worse", fall.Fall.Worse);
        json.WriteNumber("worsePays", fall.Fall.WorsePay);
        json.WriteEndObject();
    }
}
