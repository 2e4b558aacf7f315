using Outturn.Review;
using Outturn.Review.Findings;
using Outturn.Review.Report;
using Outturn.Tests.Core.Language.English;
using Xunit;

namespace Outturn.Tests.Core.Review;

/// <summary>Every rule fires on a scheme with one clause written so, is clean where it is written
/// otherwise, and says that it was not told where the clause is taken out.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Rules => new(RuleBook.All.Select(r => r.Id));

    public static TheoryData<string> WithInput =>
        new(RuleFixture.Names.Where(n => RuleFixture.Of(n).Without is not null));

    public static TheoryData<string> Swept =>
        new(RuleFixture.Names.Where(n => RuleFixture.Of(n).Sweep is not null));

    [Fact]
    public void Every_rule_has_its_fixture_and_every_fixture_its_rule() => Assert.Equal(
        RuleBook.All.Select(r => r.Id).Order(StringComparer.Ordinal), RuleFixture.Names);

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_fires_on_the_clause_that_it_is_about(string rule)
    {
        RuleFixture fixture = RuleFixture.Of(rule);
        Assert.Equal(fixture.Weight, fixture.Verdict(fixture.Case("fires")));
    }

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_clean_where_the_clause_is_written_otherwise(string rule)
    {
        RuleFixture fixture = RuleFixture.Of(rule);
        Assert.Equal("clean", fixture.Verdict(fixture.Case("clean")));
    }

    public static TheoryData<string> WithForms =>
        new(RuleFixture.Names.Where(n => RuleFixture.Of(n).Forms.Length > 0));

    [Theory, MemberData(nameof(WithForms))]
    public void So_it_does_of_every_other_form_of_it(string rule)
    {
        RuleFixture fixture = RuleFixture.Of(rule);
        foreach (var form in fixture.Forms)
        {
            Assert.Equal(form.Weight, fixture.Verdict(fixture.Case(form.Fires)));
            Assert.Equal("clean", fixture.Verdict(fixture.Case(form.Clean)));
        }
    }

    [Theory, MemberData(nameof(WithInput))]
    public void Where_its_input_is_missing_a_rule_was_not_told(string rule)
    {
        RuleFixture fixture = RuleFixture.Of(rule);
        Assert.Equal("not told", fixture.Verdict(Without(fixture, "fires")));
        Assert.Contains(fixture.Verdict(Without(fixture, "clean")), new[] { "not told", "clean" });
    }

    private static ReviewCase Without(RuleFixture fixture, string which) =>
        fixture.Without == "world"
            ? fixture.Case([.. fixture.Changes(which).Where(c => !c.At.StartsWith(
                "world/", StringComparison.Ordinal))], false)
            : fixture.Case([.. fixture.Changes(which), .. fixture.Without!.Split(", ")
                .Select(at => (at, ""))]);

    [Theory, MemberData(nameof(Swept))]
    public void A_sweep_crosses_each_threshold_once(string rule)
    {
        RuleFixture fixture = RuleFixture.Of(rule);
        (string at, (string Text, string Weight)[] steps) = fixture.Sweep!.Value;
        Assert.Equal(
            steps.Select(s => s.Weight),
            steps.Select(s => fixture.Verdict(fixture.Case((at, s.Text)))));
    }

    // Nothing depends on a scheme's name.
    [Theory, MemberData(nameof(Rules))]
    public void A_rule_says_the_same_of_a_scheme_with_another_name(string rule)
    {
        RuleFixture fixture = RuleFixture.Of(rule);
        ReviewCase other = fixture.Case(
            [.. fixture.Changes("fires"), ("scheme/name", "something-else")]);
        Assert.Equal(fixture.Weight, fixture.Verdict(other));
    }

    public static TheoryData<string> Read => new(RuleBook.All
        .Where(r => !r.NeedsWorld).Select(r => r.Id));

    // Nor on the order in which the sections are written.
    [Theory, MemberData(nameof(Read))]
    public void A_rule_says_the_same_of_sections_in_another_order(string rule)
    {
        RuleFixture fixture = RuleFixture.Of(rule);
        foreach (string which in new[] { "fires", "clean" })
        {
            ReviewCase of = fixture.Case([.. fixture.Changes(which)
                .Where(c => !c.At.StartsWith("world/", StringComparison.Ordinal))], false);
            string[] sections = of.Sources.Of(of.Whole.Place).Split("\n")
                .Aggregate(new List<string>(), (all, line) =>
                {
                    if (line.Length > 0 && char.IsAsciiLetterLower(line[0]))
                    {
                        all.Add(line);
                    }
                    else if (all.Count > 0)
                    {
                        all[^1] += "\n" + line;
                    }
                    return all;
                }).ToArray();
            ReviewCase other = RuleFixture.Case(string.Join('\n', sections.Reverse()), "");
            Assert.Equal(fixture.Verdict(of), fixture.Verdict(other));
        }
    }

    [Theory, MemberData(nameof(Rules))]
    public void Each_rule_has_a_page(string rule)
    {
        RuleFixture fixture = RuleFixture.Of(rule);
        string page = RulePage.Print(
            RuleBook.Find(rule)!, fixture.Changes("fires"), fixture.Changes("clean"),
            Message(fixture));
        Golden.Same(Path.Combine(EnglishTexts.Root, "docs/review", rule + ".md"), page);
    }

    [Fact]
    public void The_pages_have_an_index() => Golden.Same(
        Path.Combine(EnglishTexts.Root, "docs/review/README.md"), RulePage.Index());

    private static string Message(RuleFixture fixture)
    {
        Judgement[] found = [.. RuleBook.Find(fixture.Rule)!.Judge(fixture.Case("fires"))
            .Where(j => j.Verdict == Verdict.Found)];
        return found.MaxBy(j => j.Weight)!.Message;
    }
}
