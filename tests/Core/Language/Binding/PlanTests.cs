using Outturn.Language;
using Xunit;

namespace Outturn.Tests.Core.Language.Binding;

/// <summary>The section plan is checked for sense (language reference 2.2).</summary>
public sealed class PlanTests
{
    private const string Whole =
        """
        plan:
          forecast: {1: {low: 600, expected: 1000 people, high: 1600, guaranteed: 80%}}
          savings: {3: £100000, 4: £200000}
          savings from: less need
          pilot:
            - name: first year
              from: 2014-04-01
              gate: {date: 2015-03-31, measure: job-rate, at least: 30%, then: end}
          timeline: {market talks: 2013-01-01, tender: 2013-10-01, start: 2014-04-01}
          powers: [{kind: approval, what: changes of staff, because: statutory}]
          reporting:
            {budget: 300 hours, rate: £30 per hour, requests: [{every: month, hours: 10 hours}]}
          trials: {share: 25%, consent: no}
          roles: {council: {duty: refers within 5 days, innovation lead: yes}}
          value: {council: £4000, health: £1500}
          worth paying for: 4 percentage points
          no-help: {young: 20%, adult: 25%}
          providers: {small charity: {reserve: £3000, share: 40%}}
          subcontracts: {fee kept: 10%, paid within: 30 days}
          verification: {sampled: 10%, recovered: 200%, by: internal audit}
          evidence cost: {employed: £5}
          evaluation: {plan: frozen, comparison: matched, power: 80%}
          publish: quarterly by provider and group, open licence
          funds secured: £500000
          accepted: [{rule: several-purposes, because: a statutory duty}]

        """;

    [Fact]
    public void All_that_the_reference_lists_can_be_said()
    {
        SchemeReading reading = SmallScheme.ReadText(SmallScheme.With("plan", "") + Whole);
        Assert.Equal([], SmallScheme.Errors(reading).Select(DiagnosticText.Heading));
        Assert.NotNull(reading.Plan);
    }

    [Theory]
    [InlineData(
        "plan: {«forcast»: {}}", "unknown-key",
        "\"plan\" has no key \"forcast\" | did you mean \"forecast\"?")]
    [InlineData(
        "plan: {savings: {3: «40%»}}", "wrong-unit",
        "\"savings\" is given in money, and this is a percentage")]
    [InlineData(
        "plan: {savings: {«end of year 3»: £1}}", "wrong-value",
        "\"end of year 3\" is no year of the contract | write 1, 2, 3…")]
    [InlineData(
        "plan: {savings from: «payment not made»}", "wrong-value",
        "\"payment not made\" is no value of \"savings from\" | did you mean "
        + "\"payments not made\"?")]
    [InlineData(
        "plan: {trials: {share: 25%, «consnt»: no}}", "unknown-key",
        "\"trials\" has no key \"consnt\" | did you mean \"consent\"?")]
    [InlineData(
        "plan: {powers: [{kind: «aproval»}]}", "wrong-value",
        "\"aproval\" is no value of \"kind\" | did you mean \"approval\"?")]
    [InlineData(
        "plan: {funds secured: «five»}", "unknown-name", "nothing is called \"five\"")]
    public void The_only_error(string plan, string rule, string message) =>
        DiagnosticTable.OnlyError("plan", plan, rule, message);
}
