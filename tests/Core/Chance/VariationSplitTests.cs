using Outturn.Facts;
using Outturn.Settlement;
using Outturn.Tests.Core.Settlement;
using Xunit;

namespace Outturn.Tests.Core.Chance;

/// <summary>A varied scheme pays each line what one of two schemes without variations pays for it:
/// the text as signed where its date lies before the variation, the text as varied where it does
/// not. Outcomes and prices are composed by chance, and nothing passes between lines.</summary>
[Trait("Category", "Slow")]
public sealed class VariationSplitTests
{
    public static TheoryData<int, string> Seeds => new(
        from seed in Enumerable.Range(1, 12)
        from date in new[] { "referred", "started", "achieved", "payable" }
        select (seed, date));

    [Theory, MemberData(nameof(Seeds))]
    public void Each_line_is_that_of_one_text(int seed, string by)
    {
        var dice = new Dice(seed);
        dice.ChooseCurrency();
        var outcomes = new OutcomesOfChance(dice, ["young", "needy", "rest"]);
        string[] watched = [.. outcomes.Write()];
        string[] signed = [.. outcomes.Names.Select(o => Payment(dice, o))];
        string[] varied = [.. outcomes.Names.Select(o => Payment(dice, o))];
        DateOnly from = dice.Day(new DateOnly(2014, 6, 1), 400);
        string places = string.Join(
            "\n", outcomes.Names.Zip(varied, (o, p) =>
                $"      payments/pay-{o}: {p[(p.IndexOf(':', StringComparison.Ordinal) + 2)..]}"));
        string variation = $$"""
            variations:
              - name: one
                agreed: 2014-01-01
                from: {{from:O}}
                by: {{by}}
                replaces:
            {{places}}

            """;
        PropertyFacts facts = FactsOfChance.Of(dice, Text(dice, watched, signed, ""));
        string[] before = Lines(facts, Text(dice, watched, signed, ""), by, d => d < from);
        string[] after = Lines(facts, Text(dice, watched, varied, ""), by, d => d >= from);
        string[] woven = Lines(facts, Text(dice, watched, signed, variation), by, _ => true);
        Assert.NotEmpty(woven);
        Assert.Equal([.. before.Concat(after).Order(StringComparer.Ordinal)], woven);
    }

    private static string Payment(Dice dice, string outcome) =>
        $"pay-{outcome}: {{for each: {outcome}, pay: " + dice.Pick(
            dice.Money(1, 2000),
            $"if age < {dice.Whole(20, 50)} then {dice.Money(1, 99)} else {dice.Money(100, 300)}",
            $"{{by group: {{young: {dice.Money(1, 99)}, otherwise: {dice.Money(1, 99)}}}}}",
            $"{{from 2014-01-01: {dice.Money(50, 500)}, from 2015-01-01: {dice.Money(1, 400)}}}, "
                + "in force on: achieved")
        + dice.Pick("", ", only if: priority or age > 30", "") + "}";

    private static string Text(
        Dice dice, string[] outcomes, string[] payments, string variations) => $$"""
        scheme: {name: split, currency: {{dice.Currency}}, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2015-12-31, long stop: 2017-12-31}
        calendar:
          payment: month
          contract-year: 2014-01-01
          month end: shorten
          working days: england-and-wales
        {{SchemeOfChance.Facts(dice.Currency)}}
        groups:
          group:
            fixed on: referred
            first of: {young: age < 30, needy: priority, rest: otherwise}
        outcomes:
          {{string.Join("\n  ", outcomes)}}
        payments:
          {{string.Join("\n  ", payments)}}
        {{variations}}
        """;

    private static string[] Lines(
        PropertyFacts facts, string text, string by, Func<DateOnly, bool> counts)
    {
        FactBase known = (facts with { Text = text }).Read(null);
        var kept = new KeptDues();
        Settle.Of(known.Scheme, known, new SettlingOptions { Receiver = kept, Compile = true });
        return [.. kept.Dues.Where(d => Day(known, d.Line, by) is { } day ? counts(day)
                : by is "referred" or "started" && counts(DateOnly.MinValue))
            .Select(d => $"{known.Scheme.Payments[d.Line.Payment].Name} "
                + $"{known.Participants.Id(d.Line.Participant)} {d.Line.N} {d.Date} {d.Amount}")
            .Order(StringComparer.Ordinal)];
    }

    private static DateOnly? Day(FactBase facts, Line line, string by)
    {
        int day = by switch
        {
            "referred" => facts.Participants.Referred[line.Participant],
            "started" => facts.Participants.Started[line.Participant],
            "achieved" => line.Achieved,
            _ => line.Payable,
        };
        return day < 0 ? null : DateOnly.FromDayNumber(day);
    }

    private sealed class KeptDues : IDueReceiver
    {
        public List<Due> Dues { get; } = [];

        public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues) => dues.ToList();

        public void Take(object? prepared) => Dues.AddRange((List<Due>)prepared!);
    }
}
