using Outturn.Language.English;
using Outturn.Language;
using Outturn.Language.Syntax;
using Xunit;

namespace Outturn.Tests.Core.Language.English;

/// <summary>Expressions as a person would say them (language reference 12).</summary>
public sealed class ExpressionWordsTests
{
    private const string Before = """
        scheme: {name: x, currency: GBP, purpose: outcomes, language: 1}
        facts:
          participant: {age: number, priority: yes/no, joined: date}
          events: {employed: {kind: spell, title: in work}, offence: {kind: event}}
          statistics: {s: {for each: cohort, values: {people: people, value: percent}}}
        outcomes:
          job: {title: Job outcome, happens: employed}
          settled: {happens: employed}
        measures:
          MEASURE
        tables: {price: {gives: GBP per person, value: £12.50 per person}}
        payments: {p: {title: First fee, for each: job, pay: £1}}
        """;

    [Theory]
    [InlineData("people(job) / count(participants)",
        "the number of people with a job outcome (D1), divided by the number of participants")]
    [InlineData("count(settled)", "the number of times “Settled” (D2) was achieved")]
    [InlineData("price * people(job)",
        "the price (F1: £12.50 per person) multiplied by the number of people with a job "
        + "outcome (D1)")]
    [InlineData("£1200 * (1 - 5%)", "£1,200 reduced by 5%")]
    [InlineData("£7.50 per hour * 16 hours per week * 26 weeks",
        "£7.50 per hour multiplied by 16 hours per week and by 26 weeks")]
    [InlineData("-£5", "−£5")]
    [InlineData("5/6 * 600 units", "5/6 of 600 units")]
    [InlineData("1 percentage point", "1 percentage point")]
    [InlineData("(5% + 3%) / 2", "5% plus 3%, all divided by 2")]
    [InlineData("10 - (3 + 2)", "10 less (3 plus 2)")]
    [InlineData("max(0 people, people(job) - 3 people)",
        "the number of people with a job outcome (D1), less 3 people, but not less than zero")]
    [InlineData("min(1, 2, 3)", "the smallest of 1, 2 and 3")]
    [InlineData("amount(p)", "the amount of “First fee” (G1)")]
    [InlineData("started + 12 months", "12 months after the start")]
    [InlineData("last day of quarter of achieved",
        "the last day of the quarter in which it is achieved")]
    [InlineData("days(employed in 12 months from started)",
        "the number of days of “in work” (B2) in the 12 months from the start")]
    [InlineData("s.people * s.value", "the number of people in s (B4) multiplied by the value")]
    [InlineData("if age < 25 then £3 else £2", "£3 if age is less than 25, and otherwise £2")]
    [InlineData("round(3/8, 1%)",
        "3/8, rounded to the nearest 1% (exactly half is rounded away from zero)")]
    public void A_value_is_a_noun_phrase(string expression, string words)
        => Assert.Equal($"For the scheme as a whole, it is {words}.", Said($"'{expression}'"));

    [Theory]
    [InlineData("age >= 18 and not priority", "age is at least 18 and priority is no")]
    [InlineData("priority or age in [16, 17]", "priority is yes or age is 16 or 17")]
    [InlineData("joined < 2014-04-01", "the joined is before 1 April 2014")]
    [InlineData("not (age = 18)", "age is not 18")]
    [InlineData("count(offence in 6 months before started) <= 2 events",
        "the number of “offence” (B3) events in the 6 months before the start is at most 2")]
    [InlineData("covers(employed, 2014-04-01)",
        "a spell of “in work” (B2) includes 1 April 2014")]
    [InlineData("any(s.value < 5% otherwise no)",
        "the value of s (B4) is less than 5% for at least one cohort. A cohort for which B4 (s) "
        + "is not known does not count as one")]
    public void A_condition_is_a_clause(string expression, string words)
        => Assert.Equal(
            $"It holds for the scheme as a whole if {words}.", Said($"'{expression}'"));

    private static string Said(string value)
    {
        var found = new List<Diagnostic>();
        var text = Before.Replace("MEASURE", "m: {for each: scheme, value: " + value + "}");
        var document = YamlReader.Read("x", text, found);
        Assert.Empty(found);
        var schedule = PlainEnglish.Render(document);
        var at = schedule.Blocks.ToList().FindIndex(b => b is ScheduleHeading { Id: "E1" });
        return Assert.IsType<ScheduleParagraph>(schedule.Blocks[at + 1]).Text.ToString();
    }
}
