using Outturn.Tests.Shell.Cli;
using Xunit;
using Place = Outturn.Tests.Shell.Schemes.Place;

namespace Outturn.Tests.Shell.Simulation;

/// <summary><c>optimise</c> from the command line. The figures themselves are worked on paper in
/// the core's tests.</summary>
[Trait("Category", "Slow")]
public sealed class OptimiseTests
{
    private const string Offer = """
        # A price to find.
        scheme: {name: small, title: A small contract, currency: GBP, purpose: cost, language: 1}
        term: {from: 2018-01-01, to: 2018-12-31, long stop: 2021-12-31}
        calendar: {payment: month, contract-year: 2018-01-01, month end: keep last}
        parties: {council: commissioner}
        facts:
          evidence: record
          source: provider
          participant: {sort: [any]}
          events: {employed: {kind: spell}}
        outcomes:
          job: {continuous: employed, reaches: 1 month, payable after: 1 month}
        payments:
          job-fee: {for each: job, pay: £2000}   # to be found

        """;

    private const string People = """
        world: small
        outcome: job
        referrals: {starts a month: 20, months: 12, shock: 0}
        difficulty: {separation: 0}
        economy: {shock: 0}
        courses: {work: {fact: employed}}
        groups:
          all:
            share: 100%
            attributes: {sort: any}
            courses: {work: {no-help: 20%, response: 0.6, effort scale: £500, separation: 0%}}
        providers:
          one: {cash: £10000000, overdraft: £0, fixed cost: £0, contact cost: £0}

        """;

    private static readonly string[] Price = ["--vary", "payments/job-fee/pay=£400..£10000"];

    [Fact]
    public void A_small_scheme_as_read()
    {
        using Workplace place = Placed();
        string path = Place.Of("tests", "Shell", "Simulation", "golden", "optimise.txt");
        string found = Ran.Words(
            0, ["optimise", place.Folder, .. Price, "--for", "outcomes", "--subject-to",
                "payment a start <= £900"]).Out;
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, found);
        }
        Assert.Equal(File.ReadAllText(path), found);
    }

    [Fact]
    public void The_text_is_written_and_settles()
    {
        using Workplace place = Placed();
        string better = place.Path("better.yaml");
        Ran ran = Ran.Words(
            0, ["optimise", place.Folder, .. Price, "--for", "outcomes", "--subject-to",
                "payment a start <= £900", "--out", better, "--json"]);
        Assert.Contains("\"feasible\": true", ran.Out, StringComparison.Ordinal);
        Ran.Words(0, "check", better);
        string words = Ran.Words(0, "diff", place.Folder, better).Out;
        Assert.Contains("£2,000 becomes £", words, StringComparison.Ordinal);
        Assert.Contains("# to be found", File.ReadAllText(better), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_that_conflict_are_named()
    {
        using Workplace place = Placed();
        string said = Ran.Words(
            1, ["optimise", place.Folder, .. Price, "--subject-to", "payment a start <= £100",
                "--subject-to", "additionality >= 20%"]).Out;
        Assert.Contains(
            "These cannot be kept together; without any one of them the others can: "
            + "\"payment a start <= £100\", \"additionality >= 20%\".", said,
            StringComparison.Ordinal);
        Assert.Contains("missed by", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("payments/job-fee/pya=£1..£2", "outcomes", "did you mean \"pay\"?")]
    [InlineData("payments/job-fee/pay=£2..£1", "outcomes", "the lower end comes first.")]
    [InlineData("payments/job-fee/pay=1%..2%", "outcomes", "write money, as £500.")]
    [InlineData("payments/job-fee/pay=£1..£2", "costs", "did you mean \"cost\"?")]
    public void What_cannot_be_asked_is_wrong_usage(string vary, string aim, string told)
    {
        using Workplace place = Placed();
        Ran ran = Ran.Words(2, "optimise", place.Folder, "--vary", vary, "--for", aim);
        Assert.Contains(told, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--in-all", "179", "--in-all is a number from 180")]
    [InlineData("--in-all", "100001", "to 100000.")]
    [InlineData("--replications", "19", "--replications is a number from 20 to 10000.")]
    public void A_number_of_replications_that_tells_nothing_is_wrong_usage(
        string option, string number, string told)
    {
        using Workplace place = Placed();
        Ran ran = Ran.Words(2, ["optimise", place.Folder, .. Price, option, number]);
        Assert.Contains(told, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Replications_are_divided_among_designs()
    {
        using Workplace place = Placed();
        string said = Ran.Words(
            0, ["optimise", place.Folder, .. Price, "--for", "outcomes", "--subject-to",
                "payment a start <= £900", "--in-all", "400"]).Out;
        Assert.Contains(
            "as many as there were to be, most for those closest to the best", said,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_would_bid_that_is_said()
    {
        using Workplace place = Placed();
        File.WriteAllText(place.Path("world.yaml"), People.Replace(
            "fixed cost: £0", "fixed cost: £1000000", StringComparison.Ordinal));
        Assert.Contains(
            "Nobody would bid for it, nor for any other design that was tried",
            Ran.Words(0, ["optimise", place.Folder, .. Price, "--for", "outcomes"]).Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheme_with_errors_is_refused_with_them()
    {
        using Workplace place = Workplace.Written(Offer.Replace("pay: £2000", "pay: £20x"));
        File.WriteAllText(place.Path("world.yaml"), People);
        Ran ran = Ran.Words(1, ["optimise", place.Folder, .. Price]);
        Assert.Contains("so nothing was done", ran.Error, StringComparison.Ordinal);
    }

    private static Workplace Placed()
    {
        Workplace place = Workplace.Written(Offer);
        File.WriteAllText(place.Path("world.yaml"), People);
        return place;
    }
}
