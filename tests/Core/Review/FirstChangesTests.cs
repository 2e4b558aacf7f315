using Outturn.Review;
using Outturn.Review.Changing;
using Outturn.Review.Findings;
using Outturn.Review.Report;
using Outturn.Schemes;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>What to change first is tried: the text is changed, the scheme worked out again with
/// the other changes made, and what that does to the purpose and to pay is told.</summary>
public sealed class FirstChangesTests
{
    private const string File = "scheme.yaml";
    private const string Falling = "{gives: percent, by: contract-year, mark: illustrative, "
        + "values: {1: 100%, 2: 75%, 3: 50%, from 4: 0%}}";

    private static readonly (string, string)[] FallingFee =
    [
        ("tables/fee-share", Falling), ("payments/attachment/pay", "price.attachment * fee-share"),
        // Nobody is short of cash, so that nobody helps less for want of it.
        ("world/providers/lead/cash", "£90000000"),
    ];

    [Fact]
    public void Changes_are_put_in_from_the_last_to_the_first() => Assert.Equal(
        "a: 3\nb: {x: 9, c: four}\n", ChangedText.Of("a: 12\nb: {c: 4}\n", File,
        [
            Change(1, 4, 2, "3"), Change(2, 8, 1, "four"), Change(2, 5, 0, "x: 9, "),
            Change(1, 4, 2, "3"),
        ]));

    [Fact]
    public void Two_changes_of_the_same_part_do_not_go_together() => Assert.Null(ChangedText.Of(
        "a: 12\n", File, [Change(1, 4, 2, "3"), Change(1, 5, 1, "4")]));

    [Fact]
    public void A_change_of_another_file_is_not_made() => Assert.Null(ChangedText.Of(
        "a: 12\n", "other.yaml", [Change(1, 4, 2, "3")]));

    // £370 at the start: 30 % of £300, 30 % of £350, 25 % of £400, 15 % of £500. Held until the end
    // of year 3 it is a quarter more in year 2 and a half more in year 3, of five years with as
    // many starts each: 370 * .75 / 5 = £55.50 a start, which helps nobody more.
    [Fact]
    public void A_fee_held_level_costs_what_it_is_and_helps_nobody_more()
    {
        FirstChange change = Assert.Single(First(["yearly-savings"], FallingFee));
        Assert.Equal(55_500, change.With!.Pay - change.Without!.Pay, .01);
        Assert.Equal(0, change.With.Gain(change.Without), 1e-6);
        Assert.Equal(["75% to 100%", "50% to 100%"],
            change.Made.Select(m => $"{m.From} to {m.To}"));
        Assert.Equal(0, change.Others);
        Assert.True(change.IsMended);
    }

    [Fact]
    public void A_change_is_tried_with_the_others_made()
    {
        (string, string)[] cheap =
            [.. FallingFee, ("tables/price/values/near", "[£300, £900, £360]")];
        FirstChange[] both = [.. First(["yearly-savings", "price-below-cost"], cheap)];
        Assert.Equal(["price-below-cost", "yearly-savings"], both.Select(c => c.Finding.Rule.Id));
        Assert.All(both, c => Assert.Equal(1, c.Others));
        // The same texts, written by hand.
        string level = Falling.Replace("75%", "100%", StringComparison.Ordinal)
            .Replace("50%", "100%", StringComparison.Ordinal);
        string[] to = [.. both[0].Made.Select(m => m.To)];
        string raised = $"[£300, {to[0]}, {to[1]}]";
        Assert.Equal(1000 * Written(level, "[£300, £900, £360]").Expected!.AdditionalInAll,
            both[0].Without!.Value, 1e-6);
        Assert.Equal(1000 * Written(Falling, raised).Expected!.AdditionalInAll,
            both[1].Without!.Value, 1e-6);
        ReviewCase all = Written(level, raised);
        Assert.All(both, c =>
        {
            Assert.Equal(1000 * all.Expected!.AdditionalInAll, c.With!.Value, 1e-6);
            Assert.Equal(1000 * all.Expected!.PayInAll, c.With.Pay, 1e-6);
        });
        // Prices are raised until the year that pays least just covers the service.
        Assert.InRange(
            Enumerable.Range(0, 5).Min(y => all.Expected!.Service.Coverage(0, y)), 1, 1.005);
        Assert.True(both[0].IsMended);
    }

    [Fact]
    public void What_moves_no_pay_is_read_again_all_the_same()
    {
        FirstChange change = Assert.Single(First(
            ["several-purposes"], ("scheme/purpose", "[outcomes, cost, market]")));
        Assert.Equal([new(4, "[outcomes, cost, market]", "outcomes")], change.Made);
        Assert.Equal(change.Without, change.With);
        Assert.True(change.IsMended);
    }

    [Theory]
    [InlineData("{share: 25%, consent: yes}", "{share: 25%, consent: yes}",
        "{share: 25%, consent: no}")]
    [InlineData("", "", "trials: {share: 25%, consent: no}")]
    public void Room_for_trials_is_written_in_place_or_added(string was, string from, string to)
    {
        FirstChange change = Assert.Single(First(
            ["purpose-not-paid"], ("scheme/purpose", "innovation"), ("plan/trials", was)));
        Assert.Equal((from, to), (change.Made[0].From, change.Made[0].To));
        Assert.True(change.IsMended);
    }

    [Fact]
    public void What_has_to_be_decided_is_not_tried_and_says_so()
    {
        FirstChange change = Assert.Single(First(["no-pilot"], ("plan/pilot", "")));
        Assert.Equal("not tried: what to write has to be decided", ChangeWords.Of(
            change, RuleFixture.Of("no-pilot").Case("clean").Scheme));
    }

    // Costless gains first, then what gains most for its money, then what gains nothing.
    [Theory]
    [InlineData(10, 1000, 12, 900, double.PositiveInfinity)]
    [InlineData(10, 1000, 12, 1500, 2 / 500.0)]
    [InlineData(10, 1000, 10, 1000, 0)]
    [InlineData(10, 1000, 10, 1500, double.NegativeInfinity)]
    [InlineData(10, 1000, 9, 1500, -1 / 500.0)]
    public void The_worth_of_a_change_is_what_it_gains_for_its_money(
        double value, double pay, double then, double paid, double worth)
    {
        Finding any = new(RuleBook.All[0], new Judgement(Verdict.Found, ""));
        Assert.Equal(worth, new FirstChange(any)
        {
            Without = new Served("outcomes", value, pay), With = new Served("outcomes", then, paid),
        }.Worth, 1e-9);
    }

    private static ReviewCase Written(string fee, string near) =>
        RuleFixture.Of("price-below-cost").Case(
            [("tables/fee-share", fee), .. FallingFee[1..], ("tables/price/values/near", near)]);

    // What holds a fee for ever holds it for three years too: that is one change.
    [Fact]
    public void A_change_that_another_contains_is_not_listed_beside_it()
    {
        FirstChange[] first = [.. First(
            ["yearly-savings", "late-first-payment", "risk-beyond-reserves"], FallingFee[..2])];
        Assert.Equal(["75%", "50%", "0%"], Assert.Single(first).Made.Select(m => m.From));
    }

    private static IEnumerable<FirstChange> First(
        string[] only, params (string, string)[] changes) => SchemeReview.Of(
        RuleFixture.Of("price-below-cost").Case(changes), new ReviewOptions
        {
            Today = new DateOnly(2028, 1, 1), Only = [.. only],
        }).ChangeFirst;

    private static TextChange Change(int line, int column, int length, string text) =>
        new(new Place(File, line, column, length), text);
}
