using System.Globalization;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>Claims and decisions through the command line: rows that explain themselves, and a
/// ledger that pays, holds and takes back.</summary>
public sealed class ClaimsTests
{
    private const string Scheme = """
        scheme: {name: claims, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2016-01-01, to: 2016-12-31, long stop: 2017-12-31}
        calendar: {payment: month}
        parties: {council: commissioner}
        facts:
          evidence: payslip
          source: provider
          events: {employed: {kind: event}}
          decisions: {error-rate: {for each: [provider, quarter], values: {value: percent}}}
        outcomes: {job: {happens: employed, claimed: yes, at most: 2}}
        payments:
          fee: {for each: job, pay: £1000}
          bonus:
            for each: [provider, quarter]
            only if: people(job) >= 2 people
            needs: decision
            pay: £500
        limits and adjustments:
          - {name: errors, of: fee, recover: error-rate.value}
        """;

    // A's and B's jobs are claimed, C's is not; B's is refused on 10 May and paid again on 20 May.
    private static Workplace Place() => Workplace.Written(Scheme)
        .With("participants.csv", "participant,provider,started",
            "A,north,2016-01-01", "B,north,2016-01-01", "C,south,2016-01-01")
        .With("events.csv", "id,participant,kind,from",
            "E1,A,employed,2016-02-10", "E2,B,employed,2016-03-11", "E3,C,employed,2016-03-12")
        .With("claims.csv", "id,participant,outcome,number,claimed",
            "C1,A,job,1,2016-02-15", "C2,B,job,1,2016-03-15", "C3,C,job,2,2016-03-20")
        .With("decisions.csv",
            "claim,payment,provider,quarter,decision,value,reason,by,recorded",
            "C2,,,,refuse,,no such employer,council,2016-05-10",
            "C2,,,,overturn,,employer found,panel,2016-05-20",
            ",,north,2016-Q1,error-rate,4%,8 of 200,council,2016-05-15",
            ",bonus,north,2016-Q1,accept,,two in work,council,2016-05-25",
            "C1,fee,,,reduce,900.50,part time,council,2016-05-28");

    [Theory]
    [InlineData("2016-05-09", "claims.csv:3", "accepted: a claim for D1 Job, B number 1")]
    [InlineData("2016-05-09", "claims.csv:3", "G1 Fee, B, number 1, achieved and payable 11 March")]
    [InlineData("2016-05-10", "claims.csv:3", "refused by council on 10 May 2016: no such")]
    [InlineData("2016-05-10", "decisions.csv:2", "it is the latest, so it counts: it stands re")]
    [InlineData("2016-05-20", "decisions.csv:2", "another was recorded later: it stands acc")]
    [InlineData("2016-05-20", "decisions.csv:3", "accepted: overturned on review by panel on")]
    [InlineData("2016-05-31", "claims.csv:4", "claims \"Job\" number 2, which is not achieved")]
    [InlineData("2016-05-31", "decisions.csv:4", "H1 Errors: G1 Fee, A, number 1, achieved and")]
    [InlineData("2016-05-31", "decisions.csv:4", "decided by council on 15 May 2016: 8 of 200")]
    [InlineData("2016-05-31", "decisions.csv:5", "G2 Bonus, north/2016-Q1, payable 31 March 2016")]
    [InlineData("2016-05-31", "decisions.csv:6", "it stands reduced")]
    [InlineData("2016-05-27", "decisions.csv:6", "accepted, and not known yet")]
    public void Row(string asAt, string row, string said)
    {
        using Workplace place = Place();
        Ran ran = Ran.Words(
            0, "explain", place.Folder, "--as-at", asAt, "--row", row, "--json");
        Assert.Contains(
            said, System.Text.RegularExpressions.Regex.Unescape(ran.Out).Replace("\\\"", "\""),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--participant", "A", "claimed 15 February 2016")]
    [InlineData("--participant", "A", "reduced by council on 28 May 2016: part time")]
    [InlineData("--participant", "A", "so it comes to £900.50")]
    [InlineData("--participant", "A", "error-rate.value = 4%: decided by council on 15 May")]
    [InlineData("--participant", "B", "overturned on review by panel on 20 May 2016: emp")]
    [InlineData("--participant", "C", "G1 Fee: nothing: nobody has claimed it")]
    [InlineData("--clause", "bonus", "accepted by council on 25 May 2016: two in work")]
    [InlineData("--clause", "job", "refused for C: claims.csv:4 claims")]
    public void Said(string what, string name, string said)
    {
        using Workplace place = Place();
        Ran ran = Ran.Words(
            0, "explain", place.Folder, "--as-at", "2016-05-31", what, name, "--json");
        Assert.Contains(
            said, System.Text.RegularExpressions.Regex.Unescape(ran.Out).Replace("\\\"", "\""),
            StringComparison.Ordinal);
    }

    // April: A and B, 1,000 each. 10 May: B's falls. 31 May: B's stands again, less 4% of 1,000;
    // A's is 900.50, less 36.02; and the bonus.
    [Fact]
    public void A_ledger_pays_takes_back_and_pays_again()
    {
        using Workplace place = Place();
        Assert.Equal(2000m, Posted(place, "2016-04-30"));
        Ran.Words(0, "close", "--ledger", place.Ledger, "--period", "2016-04");
        string closed = File.ReadAllText(place.Ledger);
        Assert.Equal(-1000m, Posted(place, "2016-05-10"));
        Assert.Equal(1000m - 40m - 99.50m - 36.02m + 500m, Posted(place, "2016-05-31"));
        Assert.Equal(0m, Posted(place, "2016-05-31"));
        string text = File.ReadAllText(place.Ledger);
        Assert.StartsWith(closed, text, StringComparison.Ordinal);
        Assert.Contains("reversal", text[closed.Length..], StringComparison.Ordinal);
        Ran why = Ran.Words(
            0, "explain", place.Folder, "--as-at", "2016-05-31", "--since", "2016-05-09",
            "--participant", "A");
        Assert.Contains("new since then: reduced by council", why.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_claimed_is_no_fault_and_a_claim_for_nothing_is()
    {
        using Workplace place = Place();
        place.With("claims.csv", "id,participant,outcome,number,claimed",
            "C1,A,job,1,2016-02-15", "C2,B,job,1,2016-03-15");
        Assert.Equal(0, place.Settle("--as-at", "2016-05-31", "--strict").Exit);
        using Workplace other = Place();
        Assert.Equal(1, other.Settle("--as-at", "2016-05-31", "--strict").Exit);
    }

    [Fact]
    public void A_world_in_which_nobody_claims_is_not_simulated()
    {
        using Workplace place = Place();
        File.WriteAllText(place.Path("world.yaml"), "");
        Ran ran = Ran.Words(1, "simulate", place.Folder);
        Assert.Contains("\"claimed: yes\" is not simulated", ran.Error, StringComparison.Ordinal);
    }

    private static decimal Posted(Workplace place, string asAt) => decimal.Parse(
        place.Json("--as-at", asAt, "--ledger", place.Ledger).Raw("totals", "toPost"),
        CultureInfo.InvariantCulture);
}
