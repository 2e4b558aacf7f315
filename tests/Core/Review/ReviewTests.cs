using System.Text;
using Outturn.Review;
using Outturn.Review.Findings;
using Outturn.Review.Report;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>A whole review: what is accepted, what lapses, what stays the same while the text is
/// edited, and what is never passed off as clean.</summary>
public sealed class ReviewTests
{
    private static readonly DateOnly Day = new(2028, 1, 1);

    private static string Model => RuleFixture.BaseText("model-scheme", "scheme.yaml");

    private static string People => RuleFixture.BaseText("model-scheme", "world.yaml");

    [Fact]
    public void The_model_scheme_is_clean_but_for_what_it_accepts()
    {
        ReviewResult result = Review(Model, Day);
        Assert.Empty(result.Open.Select(f => f.Judgement.Message));
        Finding accepted = Assert.Single(result.Findings);
        Assert.Equal("easiest-first", accepted.Rule.Id);
        Assert.Equal(FindingState.Accepted, accepted.State);
    }

    [Theory]
    [InlineData("2029-02-28", FindingState.Accepted, "")]
    [InlineData("2029-03-01", FindingState.Lapsed, "it held until 2029-02-28")]
    public void An_acceptance_lapses_on_its_day(string day, FindingState state, string lapse)
    {
        Finding finding = Assert.Single(Review(Model, DateOnly.ParseExact(
            day, "O", System.Globalization.CultureInfo.InvariantCulture)).Findings);
        Assert.Equal(state, finding.State);
        Assert.Equal(lapse, finding.Lapse);
    }

    [Theory]
    [InlineData("no worse than: 45%", "no worse than: 60%", "it was accepted up to 0.6")]
    [InlineData("until: 2029-02-28", "until: 2030-02-28", "an acceptance holds for two years")]
    [InlineData(", by: head of commissioning", "", "an acceptance needs a reason")]
    public void An_acceptance_that_is_passed_or_incomplete_does_not_hold(
        string was, string put, string lapse)
    {
        Finding finding = Assert.Single(
            Review(Changed(was, put), Day).Findings, f => f.Rule.Id == "easiest-first");
        Assert.Equal(FindingState.Lapsed, finding.State);
        Assert.StartsWith(lapse, finding.Lapse, StringComparison.Ordinal);
    }

    [Fact]
    public void An_acceptance_that_answers_to_nothing_is_a_finding()
    {
        ReviewResult result = Review(Changed("group: furthest, year: 2", "group: near"), Day);
        Assert.Contains(result.Open, f => f.Rule.Id == "accepts-nothing");
        Assert.Contains(
            result.Open, f => f.Rule.Id == "easiest-first" && f.State == FindingState.Open);
    }

    [Fact]
    public void A_term_that_the_law_sets_aside_cannot_be_accepted()
    {
        const string terms = "payment terms: {within: 30 days, law: Procurement Act 2023}";
        string text = Changed(terms, terms.Replace("30", "45", StringComparison.Ordinal))
            .Replace("  accepted:\n", "  accepted:\n    - {rule: slow-payment, because: the "
                + "treasury cannot pay any sooner than that, by: finance director}\n",
                StringComparison.Ordinal);
        Finding finding = Assert.Single(
            Review(text, Day).Findings, f => f.Rule.Id == "slow-payment");
        Assert.Equal(FindingState.Lapsed, finding.State);
        Assert.Equal("a term that the law sets aside cannot be accepted", finding.Lapse);
        // The change that it proposes is of the value, and leaves the key.
        TextChange change = Assert.Single(finding.Judgement.Changes);
        string line = text.Split('\n')[change.Place.Line - 1];
        Assert.Equal(
            "45 days", line.Substring(change.Place.Column - 1, change.Place.Length));
    }

    [Fact]
    public void A_fingerprint_survives_editing_elsewhere()
    {
        string one = Review(Model, Day).Findings[0].Fingerprint;
        string other = Review("# a line more\n\n" + Changed(
            "title: Work for a city region", "title: Work for another region"), Day)
            .Findings[0].Fingerprint;
        Assert.Equal(one, other);
    }

    [Fact]
    public void Without_a_world_nothing_that_needs_one_is_clean()
    {
        ReviewResult result = SchemeReview.Of(
            RuleFixture.Case(Model, ""), new ReviewOptions { Today = Day });
        foreach (RuleVerdict v in result.Verdicts.Where(v => v.Rule.NeedsWorld
            && v.Rule.Id is not "volume-not-shared" and not "outside-control"))
        {
            Assert.NotEqual(Verdict.Clean, v.Judgement.Verdict);
        }
    }

    [Fact]
    public void A_rule_left_out_is_not_run_and_is_no_clean_rule()
    {
        ReviewResult result = SchemeReview.Of(RuleFixture.Case(Model, People), new ReviewOptions
        {
            Today = Day, Only = ["no-pilot"],
        });
        Assert.Equal(RuleBook.All.Length - 1, result.With(Verdict.NotRun).Count());
        Assert.Contains("not run", ReviewWords.Coverage(result), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_threshold_changes_the_verdict_and_is_told()
    {
        Thresholds limits = Thresholds.Read("t.yaml", "easiest-first/should-fix: 40%\n");
        var of = new ReviewCase(
            Outturn.Language.SchemeText.Read(
                "scheme.yaml", Encoding.UTF8.GetBytes(Model), _ => null),
            () => RuleFixture.Case(Model, People).Expected!.Put)
        {
            Limits = limits,
        };
        Assert.DoesNotContain(
            SchemeReview.Of(of, new ReviewOptions { Today = Day }).Findings,
            f => f.Rule.Id == "easiest-first");
        Assert.Equal([new("easiest-first/should-fix", .5, .4)], limits.Changed);
    }

    [Theory]
    [InlineData("easiest-first/shuld-fix: 1", "Did you mean \"easiest-first/should-fix\"?")]
    [InlineData("easiest-first/should-fix: many", "and no number")]
    [InlineData("- a list", "on a line of its own")]
    public void A_wrong_threshold_says_so(string text, string says)
    {
        FormatException e = Assert.Throws<FormatException>(() => Thresholds.Read("t.yaml", text));
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
    }

    // A finding that only the world as written brings forth is no finding.
    [Fact]
    public void A_finding_that_few_worlds_share_is_listed_apart()
    {
        ReviewCase of = RuleFixture.Case(Model, People);
        ReviewResult result = SchemeReview.Of(of, new ReviewOptions
        {
            Today = Day,
            Only = ["easiest-first"],
            Draws = 10,
            Drawn = draw => of.Expected!.Put.With(of.Expected.World with
            {
                Slopes = draw < 6 ? new(0, 0, 0, 0) : of.Expected.World.Slopes,
            }),
        });
        Finding apart = Assert.Single(result.Depends);
        Assert.Equal(new Robustness(10, .4), apart.Robustness);
        Assert.DoesNotContain(result.Findings, f => f.Rule.Id == "easiest-first");
    }

    private static ReviewResult Review(string scheme, DateOnly today) => SchemeReview.Of(
        RuleFixture.Case(scheme, People), new ReviewOptions { Today = today });

    private static string Changed(string was, string put)
    {
        Assert.Contains(was, Model, StringComparison.Ordinal);
        return Model.Replace(was, put, StringComparison.Ordinal);
    }
}
