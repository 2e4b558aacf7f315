using System.Globalization;
using System.Text.Json;
using Outturn.Simulation.Bids;
using Outturn.Simulation.Worlds;

namespace Outturn.Cli;

/// <summary>The JSON of <c>bid</c>: money in major units.</summary>
internal static class BidJson
{
    public static void Print(IReadOnlyList<BidResult> bids, Screen screen) =>
        JsonOutput.Print(screen, json =>
        {
            json.WriteStartArray("offers");
            foreach (BidResult bid in bids)
            {
                json.WriteStartObject();
                Offer(json, bid);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    private static void Offer(Utf8JsonWriter json, BidResult bid)
    {
        BidOutcome offered = bid.Offered;
        json.WriteString("scheme", bid.Setting.Scheme.Name);
        json.WriteString("version", bid.Setting.Scheme.Version);
        json.WriteString("provider", bid.Setting.Profile.Name);
        json.WriteNumber("seed", bid.Options.Seed);
        json.WriteNumber("runs", (bid.Options.Runs + 1) / 2 * 2);
        json.WriteBoolean("couldSign", bid.CanSign);
        json.WriteStartObject("insolvency");
        Number(json, "chance", offered.Insolvency.Value, 6);
        Number(json, "low", offered.Insolvency.Interval.Low, 6);
        Number(json, "high", offered.Insolvency.Interval.High, 6);
        Number(json, "accepted", bid.Setting.Profile.Type.RuinTolerance, 6);
        json.WriteEndObject();
        json.WriteStartObject("lowest");
        json.WriteString("month", Month(bid, offered.LowestMonth));
        Number(json, "worstTenth", offered.LowestOf(.1));
        Number(json, "middle", offered.LowestOf(.5));
        Number(json, "bestTenth", offered.LowestOf(.9));
        json.WriteEndObject();
        Number(json, "people", bid.Starts);
        Number(json, "payments", bid.Payments);
        Number(json, "surplus", offered.Surplus);
        Number(json, "outcomeRate", bid.OutcomeRate, 6);
        Number(json, "breakEvenResults", bid.Results, 6);
        Number(json, "priceNeeded", bid.Needs.Price, 6);
        Number(json, "feeNeeded", bid.Needs.Fee);
        Clauses(json, bid);
        Months(json, bid);
        Assumptions(json, bid.Setting.Profile);
    }

    private static void Clauses(Utf8JsonWriter json, BidResult bid)
    {
        json.WriteStartArray("clauses");
        foreach (ClauseEffect effect in bid.Clauses)
        {
            json.WriteStartObject();
            json.WriteString("clause", effect.Change.Clause.Name);
            json.WriteString("number", effect.Change.Clause.Number);
            json.WriteString("file", effect.Change.Clause.Place.File);
            json.WriteNumber("line", effect.Change.Clause.Place.Line);
            json.WriteString("ask", effect.Change.Ask);
            Number(json, "lowest", effect.Lowest);
            Number(json, "surplus", effect.Surplus);
            Number(json, "insolvency", effect.Insolvency, 6);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Months(Utf8JsonWriter json, BidResult bid)
    {
        json.WriteStartArray("months");
        for (int m = 0; m < bid.Offered.Months; m++)
        {
            json.WriteStartObject();
            json.WriteString("month", Month(bid, m));
            Number(json, "worstTenth", bid.Offered.Balance(m, .1));
            Number(json, "middle", bid.Offered.Balance(m, .5));
            Number(json, "bestTenth", bid.Offered.Balance(m, .9));
            Number(json, "failedBy", bid.Offered.FailedBy(m), 6);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Assumptions(Utf8JsonWriter json, Profile profile)
    {
        json.WriteStartArray("assumptions");
        foreach (Assumption assumption in profile.Assumptions.Distinct())
        {
            json.WriteStartObject();
            json.WriteString("figure", assumption.Path);
            json.WriteString("value", assumption.Value);
            json.WriteString("mark", assumption.Mark);
            json.WriteString("source", assumption.Source);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Month(BidResult bid, int month) => bid.Setting.Grid.First(month)
        .ToString("yyyy-MM", CultureInfo.InvariantCulture);

    // What is not known, or that nothing tried was enough, is null: JSON has no infinity.
    private static void Number(Utf8JsonWriter json, string name, double? value, int decimals = 2)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, Math.Round(number, decimals));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
