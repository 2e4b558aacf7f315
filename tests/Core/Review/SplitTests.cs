using Outturn.Review;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>A count can be bettered by cutting a bad clause in two, and so nothing may hang on it:
/// a rule says the same of a scheme whose clauses are cut and mean the same.</summary>
public sealed class SplitTests
{
    public static TheoryData<string> Rules => new(RuleBook.All.Select(r => r.Id));

    public static TheoryData<string> Read => new(RuleBook.All
        .Where(r => !r.NeedsWorld).Select(r => r.Id));

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_says_the_same_of_clauses_cut_in_two(string rule) =>
        Same(RuleFixture.Of(rule), "fires", SplitText.Whole, withWorld: true);

    [Theory, MemberData(nameof(Read))]
    public void So_it_does_where_it_is_clean_and_without_a_world(string rule)
    {
        RuleFixture fixture = RuleFixture.Of(rule);
        foreach (string which in new[] { "fires", "clean" })
        {
            Same(fixture, which, SplitText.Rows, withWorld: false);
            Same(fixture, which, SplitText.Lists, withWorld: false);
            Same(fixture, which, SplitText.Halves, withWorld: false);
            (string scheme, _) = fixture.Texts(fixture.Changes(which), hasWorld: false);
            string verdict = fixture.Verdict(RuleFixture.Case(scheme, ""));
            Assert.All(SplitText.EachHalved(scheme), other => Assert.Equal(
                verdict, fixture.Verdict(RuleFixture.Case(other, ""))));
        }
    }

    public static TheoryData<string> OfCohorts => new(RuleFixture.Names
        .Where(n => RuleFixture.Of(n).Base == "cohorts"));

    // What two payments for one count come to together is judged once, however it is cut.
    [Theory, MemberData(nameof(OfCohorts))]
    public void Payments_for_one_count_are_judged_together(string rule)
    {
        RuleFixture fixture = RuleFixture.Of(rule);
        foreach (string which in new[] { "fires", "clean" })
        {
            (string scheme, _) = fixture.Texts(fixture.Changes(which), hasWorld: false);
            foreach (string cut in new[] { SplitText.Halves(scheme), SplitText.Uneven(scheme) })
            {
                Assert.NotEqual(scheme, cut);
                Assert.Equal(Found(fixture.Rule, scheme), Found(fixture.Rule, cut));
            }
        }
    }

    // Verdict, weight and what was found in words: money is a penny at most apart.
    private static string[] Found(string rule, string scheme) =>
    [
        .. RuleBook.Find(rule)!.Judge(RuleFixture.Case(scheme, ""))
            .Select(j => $"{j.Verdict} {j.Weight} {j.Clause} {j.Message}"
                .Replace("-half", "", StringComparison.Ordinal)),
    ];

    // Twelve prices, twelve fees and sixty rows of people are 84 figures, and more than a hundred
    // where each row is cut; a row without another figure is none.
    [Fact]
    public void Prices_are_counted_and_not_rows()
    {
        RuleFixture fixture = RuleFixture.Of("too-many-measures");
        string rows = string.Join(", ", Enumerable.Range(0, 60)
            .Select(i => $"from {2 * i} people: {i + 1} people"));
        string model = TextWithChange.Of(
            RuleFixture.BaseText("model-scheme", "scheme.yaml"),
            "tables/largest-by-chance/values", $"{{{rows}}}");
        string cut = SplitText.Rows(model);
        Assert.Contains("from 3 people: 2 people", cut, StringComparison.Ordinal);
        Assert.Equal("clean", fixture.Verdict(RuleFixture.Case(model, "")));
        Assert.Equal("clean", fixture.Verdict(RuleFixture.Case(cut, "")));
    }

    // Job and year pay £10,800 and £4,320 at most: 71 % is for the job, whether it is one payment
    // or two of half as much, and 55 % would be if the larger figure counted twice for the year.
    [Fact]
    public void Two_halves_of_a_price_are_one_price()
    {
        RuleFixture fixture = RuleFixture.Of("milestones-outweigh-outcomes");
        (string scheme, _) = fixture.Texts(fixture.Changes("fires"), false);
        double[] shares = [.. SplitText.EachHalved(scheme).Prepend(scheme).Select(text =>
            RuleBook.Find(fixture.Rule)!.Judge(RuleFixture.Case(text, "")).Single()
                .Measure!.Value)];
        Assert.Equal(7, shares.Length);
        Assert.All(shares, s => Assert.Equal(10_800 / 15_120.0, s, 1e-9));
    }

    // What is cut, on the two schemes of which most fixtures are made: six payments of a formula
    // into halves, the two ranges of years and of people.
    [Fact]
    public void The_texts_are_cut()
    {
        string model = RuleFixture.BaseText("model-scheme", "scheme.yaml");
        string halves = SplitText.Halves(model);
        foreach (string name in new[] { "job", "year-in-work", "expected-job", "volume" })
        {
            Assert.Contains($"\n  {name}-half:", halves, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("attachment-half", halves, StringComparison.Ordinal);
        string rows = SplitText.Rows(model);
        Assert.Contains("from 3: 1", rows, StringComparison.Ordinal);
        Assert.Contains("from 4: 1", rows, StringComparison.Ordinal);
        Assert.Contains("from 1001 people: 203 people", rows, StringComparison.Ordinal);
        string lists = SplitText.Lists(RuleFixture.BaseText("metrics", "scheme.yaml"));
        Assert.Contains("all-half: {for each: [m2, m3]", lists, StringComparison.Ordinal);
        Assert.Contains("all: {for each: m1,", lists, StringComparison.Ordinal);
    }

    private static void Same(
        RuleFixture fixture, string which, Func<string, string> cut, bool withWorld)
    {
        (string scheme, string people) = fixture.Texts(fixture.Changes(which), withWorld
            && fixture.Base == "model-scheme");
        Assert.Equal(
            fixture.Verdict(RuleFixture.Case(scheme, people)),
            fixture.Verdict(RuleFixture.Case(cut(scheme), people)));
    }
}
