using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>Net, VAT and gross wherever a person or program reads amounts: settle as text and JSON,
/// statements.csv, the ledger, explain, read, and diff.</summary>
public sealed class VatTests
{
    private const string Scheme = """
        scheme: {name: taxed, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2010-04-01, to: 2012-03-31, long stop: 2012-12-31}
        calendar: {payment: month}
        parties: {council: commissioner, lender: investor}
        vat:
          amounts are: net
          rate: {from 2010-01-01: 17.5%, from 2011-01-04: 20%}
          in force on: payable
        facts:
          evidence: payslip
          source: provider
          events: {result: {kind: amount, unit: GBP}}
        outcomes:
          begun: {happens: started}
          result: {happens: result, at most: unlimited}
        payments:
          grant: {for each: begun, pay: £500, vat: outside the scope}
          fee: {for each: result, pay: value}
        """;

    // £500 of grant without tax; £100 and 17.5%, £200 and 20%: £57.50 of tax in £857.50.
    private static Workplace Place(string scheme = Scheme) => Workplace.Written(scheme)
        .With("participants.csv", "participant,provider,started", "A,north,2010-05-01")
        .With("events.csv", "id,participant,kind,from,value",
            "E1,A,result,2010-06-01,100", "E2,A,result,2011-06-01,200");

    private static readonly string[] AsAt = ["--as-at", "2011-12-31"];

    [Fact]
    public void Settle_in_json()
    {
        using Workplace place = Place();
        Ran ran = place.Json(AsAt);
        Assert.Equal(
            ["857.50", "800.00", "57.50"],
            new[] { "due", "net", "vat" }.Select(n => ran.Raw("totals", n)));
        Assert.Contains(
            "{\"clause\":\"fee\",\"due\":\"357.50\",\"net\":\"300.00\",\"vat\":\"57.50\"",
            ran.Out.Replace(" ", "").Replace("\n", ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Settle_for_people_statements_and_ledger()
    {
        using Workplace place = Place();
        Ran ran = place.Settle(
            [.. AsAt, "--out", place.Path("out"), "--ledger", place.Ledger]);
        Assert.Contains("  of it net", ran.Out, StringComparison.Ordinal);
        Assert.Contains("£57.50", ran.Out, StringComparison.Ordinal);
        Assert.Equal(
            """
            provider,period,clause,payer,payee,lines,amount,net,vat
            north,2010-05,grant,council,north,1,500.00,500.00,0.00
            north,2010-06,fee,council,north,1,117.50,100.00,17.50
            north,2011-06,fee,council,north,1,240.00,200.00,40.00

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(place.Path("out", "statements.csv")));
        string journal = File.ReadAllText(place.Ledger);
        Assert.Contains("account paid-to:north:fee:vat\n", journal, StringComparison.Ordinal);
        Assert.Contains("paid-to:north:fee:vat  GBP 17.50", journal, StringComparison.Ordinal);
        Assert.Equal("0.00", place.Json([.. AsAt, "--ledger", place.Ledger]).Raw(
            "totals", "toPost"));
    }

    [Fact]
    public void A_closed_ledger_is_read_again_and_a_change_is_posted_under_both_keys()
    {
        using Workplace place = Place();
        string[] ledger = ["--ledger", place.Ledger];
        Ran.Words(0, ["settle", place.Folder, "--as-at", "2010-06-30", .. ledger]);
        Ran.Words(0, ["close", .. ledger, "--period", "2010-06"]);
        place.With("events.csv", "id,participant,kind,from,value", "E1,A,result,2010-06-01,80");
        Ran.Words(0, ["settle", place.Folder, "--as-at", "2010-07-31", .. ledger]);
        string journal = File.ReadAllText(place.Ledger);
        Assert.Contains("paid-to:north:fee  GBP -20.00", journal, StringComparison.Ordinal);
        Assert.Contains("paid-to:north:fee:vat  GBP -3.50", journal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net of VAT: 17.5% is added, rounded half up for each payer")]
    [InlineData("council pays north £100 + £17.50 VAT = £117.50 in 2010-06")]
    [InlineData("net of VAT: 20% is added")]
    [InlineData("outside the scope of VAT")]
    public void Explain_a_participant(string said)
    {
        using Workplace place = Place();
        Ran ran = Ran.Words(0, ["explain", place.Folder, .. AsAt, "--participant", "A"]);
        Assert.Contains(said, ran.Out, StringComparison.Ordinal);
        Assert.Contains("£857.50", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_a_statement_and_a_change()
    {
        using Workplace place = Place();
        Ran statement = Ran.Words(0, ["explain", place.Folder, .. AsAt, "--provider", "north"]);
        Assert.Contains(
            "council pays north £100 + £17.50 VAT = £117.50", statement.Out,
            StringComparison.Ordinal);
        Ran change = Ran.Words(
            0, ["explain", place.Folder, .. AsAt, "--participant", "A", "--since", "2010-12-31"]);
        Assert.Contains("G2 Fee, VAT, A number 2", change.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_and_diff()
    {
        using Workplace place = Place();
        string said = Ran.Words(0, "read", place.Folder).Out.ReplaceLineEndings(" ");
        Assert.Contains("amounts are net of VAT, which is added", said, StringComparison.Ordinal);
        Assert.Contains("It is outside the scope of VAT.", said, StringComparison.Ordinal);
        using Workplace other = Place(Scheme.Replace(": 20%}", ": 21%}"));
        string diff = Ran.Words("diff", place.Folder, other.Folder).Out;
        Assert.Contains(
            "VAT, rate, from 2011-01-04: 20% becomes 21%", diff, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_not_simulated()
    {
        using Workplace place = Place();
        Ran ran = Ran.Words("simulate", place.Folder);
        Assert.NotEqual(0, ran.Exit);
    }
}
