using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Review;
using Outturn.Review.Report;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>The command that a review hands on varies what its findings are about, asks that
/// somebody bids where nobody would, and leaves as much to spend as a service worth having costs.
/// </summary>
public sealed partial class BetterPricesTests
{
    private static readonly (string, string)[] Dear =
        [("payments/attachment/pay", "£370"), ("world/providers/lead/cash", "£90000000")];

    private static readonly (string, string)[] Cheap =
    [
        ("tables/price/values/far", "[£400, £900, £300]"),
        ("tables/price/values/furthest", "[£500, £1000, £300]"),
    ];

    private static readonly (string, string)[] Inline =
    [
        .. Dear, ("payments/job/pay", "£900"), ("payments/year-in-work/pay", "£300"),
        ("payments/expected-job/pay", "-£100"),
        ("payments/expected-year/pay", "-£30"),
    ];

    [Fact]
    public void Nothing_is_looked_for_where_no_price_is_wanting() => Assert.Empty(Command());

    [Fact]
    public void Rows_of_prices_are_varied_where_the_fee_is_one_of_them() => Assert.Equal(
        ["tables/price/far*0.5..4", "tables/price/furthest*0.5..4"], Varied(Command(Cheap)));

    [Fact]
    public void A_fee_that_is_written_for_each_start_is_varied_too()
    {
        string command = Command([.. Cheap, .. Dear]);
        Assert.Equal(
            [
                "tables/price/far*0.5..4", "tables/price/furthest*0.5..4",
                "payments/attachment/pay=£0..£" + Most(command),
            ], Varied(command));
        Assert.DoesNotContain("bids", command, StringComparison.Ordinal);
    }

    // What is taken off for those expected without help is no fee.
    [Fact]
    public void A_price_that_is_written_in_a_payment_is_varied_there() => Assert.Equal(
        [
            "payments/job/pay*0.5..4", "payments/year-in-work/pay*0.5..4",
            "payments/attachment/pay=£0..£" + Most(Command(Inline)),
        ], Varied(Command(Inline)));

    // Half of what help can do takes s ln 2: of 1,000 starts 300 of near at £500, 300 at £700, 250
    // at £1,100 and 150 at £1,700, together £890 * .6931 = £616.9 a start. Contact and fixed costs
    // come on top.
    [Fact]
    public void A_service_worth_having_can_be_paid()
    {
        string most = Most(Command(Cheap));
        Assert.True(
            decimal.Parse(most, NumberStyles.Number, CultureInfo.InvariantCulture) > 616.9m);
    }

    [Fact]
    public void Somebody_is_to_bid_where_nobody_would() => Assert.Contains(
        "--subject-to 'bids>=1' --out better.yaml",
        Command([.. Cheap, ("world/providers/lead/fixed cost", "£200000")]),
        StringComparison.Ordinal);

    private static string Command(params (string, string)[] changes)
    {
        (string scheme, string people) =
            RuleFixture.Of("price-below-cost").Texts(changes, hasWorld: true);
        // Its delivery fee stands by need in a table of its own.
        string text = changes == Inline ? Delivery().Replace(scheme, "") : scheme;
        return BetterPrices.Command(
            SchemeReview.Of(
                RuleFixture.Case(text, people),
                new ReviewOptions { Today = new DateOnly(2028, 1, 1) }), "s");
    }

    private static string[] Varied(string command) =>
        [.. Vary().Matches(command).Select(m => m.Groups[1].Value)];

    private static string Most(string command) =>
        Limit().Match(command).Groups[1].Value;

    [GeneratedRegex("  delivery:\n(    .*\n)+")]
    private static partial Regex Delivery();

    [GeneratedRegex("--vary '([^']*)'")]
    private static partial Regex Vary();

    [GeneratedRegex("'payment a start <= £([0-9,]*)'")]
    private static partial Regex Limit();
}
