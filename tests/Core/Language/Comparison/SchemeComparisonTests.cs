using Outturn.Language;
using Outturn.Language.Comparison;
using Outturn.Language.Formatting;
using Outturn.Language.Syntax;
using Outturn.Tests.Core.Language.English;
using Xunit;

namespace Outturn.Tests.Core.Language.Comparison;

/// <summary>What changed between two texts, in words.</summary>
public sealed class SchemeComparisonTests
{
    private const string Text = """
        scheme: {name: x, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2020-04-01, to: 2023-03-31, long stop: 2025-03-31}
        groups: {need: {fixed on: started, first of: {high: age < 18, low: otherwise}}}
        outcomes:
          job: {title: Job outcome, adds up: employed, reaches: 26 weeks}
        tables:
          rate-card:
            gives: {job: GBP, weeks: weeks}
            by: need
            values:
              high: [£1200, 26 weeks]
              low: [£900, 13 weeks]
        payments:
          job-payment: {title: Job payment, for each: job, pay: rate-card.job * 95%}
        limits and adjustments:
          - {name: one, at most: £1000, cut: latest first}
          - {name: two, at most: 20 units, cut: latest first}
        """;

    [Theory]
    [InlineData("[£1200, 26 weeks]", "[£1100, 26 weeks]",
        "F1 Rate card, high, job: £1,200 becomes £1,100 (£100 less, -8.3%).")]
    [InlineData("[£900, 13 weeks]", "[£900, 26 weeks]",
        "F1 Rate card, low, weeks: 13 weeks becomes 26 weeks (13 weeks more, +100.0%).")]
    [InlineData("to: 2023-03-31", "to: 2024-03-31",
        "Term, to: 31 March 2023 becomes 31 March 2024.")]
    [InlineData("purpose: outcomes", "purpose: cost",
        "Scheme, purpose: “outcomes” becomes “cost”.")]
    [InlineData("currency: GBP,", "currency: GBP, rounding: down,",
        "Scheme, rounding: “half up” becomes “down”.")]
    [InlineData("* 95%", "* (1 - 10%)",
        "G1 Job payment, pay: the “job” price in the rate card (F1) multiplied by 95% becomes "
        + "the “job” price in the rate card (F1) reduced by 10%.")]
    [InlineData("{name: two, at most: 20 units, cut: latest first}",
        "{name: two, at most: 21 units, cut: latest first}",
        "H2 Two, at most: 20 units becomes 21 units (1 unit more, +5.0%).")]
    [InlineData("  job: {title: Job outcome, adds up: employed, reaches: 26 weeks}",
        "  job: {title: Job outcome, adds up: employed, reaches: 26 weeks, "
        + "within: 1 week of started}",
        "D1 Job outcome, within: nothing becomes “1 week of started”.")]
    [InlineData("  job-payment: {title: Job payment,",
        "  fee: {title: Job payment, was: job-payment,",
        "G1 Job payment: renamed from job-payment to fee.")]
    [InlineData("first of: {high: age < 18, low: otherwise}",
        "first of: {low: otherwise, high: age < 18}",
        "C1 Need, first of: “{high: age < 18, low: otherwise}” becomes "
        + "“{low: otherwise, high: age < 18}”.")]
    [InlineData("  - {name: two, at most: 20 units, cut: latest first}", "",
        "H2 Two: removed. It said: All payments together come to at most 20 units; if they come "
        + "to more, the latest is cut first.")]
    [InlineData("groups: {need", "facts: {participant: {carer: yes/no}}\ngroups: {need",
        "Facts: nothing becomes “{participant: {carer: yes/no}}”.")]
    public void A_difference_is_said_in_words(string old, string now, string words)
        => Assert.Equal([words], Compare(Text, Replaced(old, now)).Differences.Select(
            difference => difference.ToString()));

    [Fact]
    public void Limits_in_another_order_are_another_rule()
    {
        var lines = Text.Split('\n').ToList();
        (lines[^1], lines[^2]) = (lines[^2], lines[^1]);
        var difference = Assert.Single(
            Compare(Text, string.Join('\n', lines)).Differences);
        Assert.Equal(DifferenceKind.Reordered, difference.Kind);
        Assert.Equal(("one and two", "two and one"), (difference.Before, difference.After));
    }

    [Theory]
    [InlineData("scheme:", "# a comment\nscheme:")]
    [InlineData("£1200", "'£1,200.00'")]
    [InlineData("currency: GBP,", "currency: GBP, status: draft, rounding: half up,")]
    [InlineData("reaches: 26 weeks}", "reaches: 26 weeks, note: agreed last week, at most: 1}")]
    [InlineData("pay: rate-card.job * 95%", "pay: (rate-card.job*95%)")]
    [InlineData("for each: job,", "for each: [job],")]
    [InlineData("gives: {job: GBP, weeks: weeks}\n    by: need",
        "by: need\n    gives:\n      job: GBP\n      weeks: weeks")]
    public void What_means_the_same_is_no_difference(string old, string now)
        => Assert.Equal("No change of meaning.\n", Compare(
            Text, Replaced(old, now)).ToText());

    public static TheoryData<string> Schemes => new(EnglishTexts.All.Keys);

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Canonical_layout_changes_no_meaning(string name)
    {
        var text = EnglishTexts.Read(name);
        Assert.True(SchemeComparison.Of(text, Read(Formatter.Format(text))).SameMeaning);
    }

    [Fact]
    public void Two_schemes_are_compared_whole()
    {
        var comparison = SchemeComparison.Of(
            EnglishTexts.Read("peterborough"), EnglishTexts.Read("educate-girls"));
        Assert.Contains(comparison.Differences, d => d is
        {
            Kind: DifferenceKind.Added, Clause: "enrolment", Section: "payments",
        });
        Assert.Contains("Payments\n", comparison.ToText(), StringComparison.Ordinal);
    }

    private static string Replaced(string old, string now)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);
        return Text.Replace(old, now, StringComparison.Ordinal);
    }

    private static SchemeComparison Compare(string old, string now)
        => SchemeComparison.Of(Read(old), Read(now));

    private static YamlDocument Read(string text)
    {
        var found = new List<Diagnostic>();
        var document = YamlReader.Read("x", text, found);
        Assert.Empty(found);
        return document;
    }
}
