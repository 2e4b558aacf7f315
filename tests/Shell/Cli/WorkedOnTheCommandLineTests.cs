using System.Globalization;
using System.Text.Json;
using Outturn.Tests.Shell.Schemes;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>The totals that <c>settle --json</c> prints are those worked on paper: in all, by
/// provider and by clause.</summary>
public sealed class WorkedOnTheCommandLineTests
{
    [Theory, MemberData(nameof(LedgerRunTests.Library), MemberType = typeof(LedgerRunTests))]
    public void Json_has_the_amounts_worked_on_paper(string scheme)
    {
        int compared = 0;
        foreach (var settlement in Worked.Read(scheme).GroupBy(w => (w.Facts, w.AsAt)))
        {
            Ran ran = Ran.Words(
                0, "settle", $"schemes/{scheme}", "--facts",
                $"schemes/{scheme}/{settlement.Key.Facts}", "--as-at", settlement.Key.AsAt,
                "--json");
            foreach (Worked row in settlement)
            {
                if (Printed(ran.Json, row.Of) is { } printed)
                {
                    compared++;
                    Assert.Equal((row, Minor(row.Pence, ran)), (row, printed));
                }
            }
            SumsAgree(ran);
        }
        Assert.True(compared > 0);
    }

    // All of a settlement, of a provider, or of a clause; the rest is not in the JSON.
    private static string? Printed(JsonElement json, Subject of) => of switch
    {
        { Participant: not "" } or { Cell: not "" } or { IsOfOneParty: true }
            or { Period: not "" } => null,
        { Provider: "", Clause: "" } => json.GetProperty("totals").GetProperty("due").GetString(),
        { Clause: "" } => Named(json, "byProvider", "provider", of.Provider),
        { Provider: "" } => Named(json, "byClause", "clause", of.Clause),
        _ => null,
    };

    private static string Named(JsonElement json, string array, string name, string wanted) =>
        json.GetProperty(array).EnumerateArray()
            .Where(e => e.GetProperty(name).GetString() == wanted)
            .Select(e => e.GetProperty("due").GetString()!)
            .SingleOrDefault("0.00");

    private static string Minor(long pence, Ran ran)
    {
        Assert.Contains(ran.Raw("currency"), new[] { "CHF", "GBP", "USD" });
        return (pence / 100m).ToString("0.00", CultureInfo.InvariantCulture);
    }

    private static void SumsAgree(Ran ran)
    {
        string due = ran.Raw("totals", "due");
        foreach (string array in new[] { "byClause", "byPeriod", "byPayer" })
        {
            decimal sum = ran.Json.GetProperty(array).EnumerateArray().Sum(e => decimal.Parse(
                e.GetProperty("due").GetString()!, CultureInfo.InvariantCulture));
            Assert.Equal((array, due), (array, sum.ToString("0.00", CultureInfo.InvariantCulture)));
        }
        Assert.Equal(ran.Read.Rows, ran.Read.Accepted + ran.Read.Refused);
    }
}
