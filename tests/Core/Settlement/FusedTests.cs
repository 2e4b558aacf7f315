using System.Globalization;
using System.Text;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>A pass as one loop gives what the general sweep gives, whoever the participants are:
/// with values missing, amounts that are rounded, numbers that do not fit, keys that no table has,
/// days after the long stop.</summary>
public class FusedTests
{
    private const string Text = """
        scheme: {name: odd, currency: GBP, purpose: outcomes, language: 1, rounding: half up}
        term: {from: 2014-04-01, to: 2017-03-31, long stop: 2018-03-31}
        calendar: {payment: month, contract-year: 2014-04-01, month end: shorten}
        parties: {buyer: commissioner}
        facts:
          evidence: register
          source: provider
          participant:
            band: {type: [a, b, c], optional: true}
            wage: {type: GBP, optional: true}
            weeks: {type: weeks, optional: true}
            score: {type: number, optional: true}
            finished: {type: date, optional: true}
        outcomes:
          began: {happens: started}
          ended:
            happens: finished
            only if: band in [a, b] otherwise no
          earned:
            holds: wage >= floors.wage otherwise no
            at: finished otherwise started
            within: 550 days of started
            units: whole(ratio(weeks, 4 weeks)) * 1 unit otherwise 2 units
          quick:
            holds: weeks >= 13 weeks or score > 2.5 otherwise yes
            at: started
        groups:
          size:
            fixed on: started
            first of: {small: wage < £20 otherwise no, large: otherwise}
        measures:
          rate: {for each: [provider, band], value: people(earned) / count(participants)}
          blocks: {for each: [provider, month], value: units(earned)}
          earners: {for each: size, value: count(participants where wage >= £10)}
        tables:
          floors:
            gives: {wage: GBP, fee: GBP}
            by: band
            mark: illustrative
            values: {a: [£10, £100], b: [£20.50, £99.99], c: [£30, £0.07]}
          years:
            gives: percent
            by: contract-year
            mark: illustrative
            values: {1: 100%, 2: 33%, 3: 12.5%}
        payments:
          start: {for each: began, pay: floors.fee * years otherwise £0.03}
          share: {for each: earned, pay: 3.33% of wage otherwise £1}
          either:
            for each: [began, ended]
            only if: size in [small, large]
            pay: £10
            on top of: [start, late]
          huge: {for each: quick, pay: wage * score * score * score * 1000 otherwise £0}
          late:
            for each: ended
            pay: floors.fee * years otherwise £0
            payable: finished + 14 months
          bonus: {for each: provider, pay: 5% of amount(share), payable: 2017-03-31}
        """;

    [Theory]
    [InlineData("2014-09-30", "TooLarge")]
    [InlineData("2016-06-30", "TooLarge")]
    [InlineData("2018-03-31", "NotInTable, TooLarge, AfterLongStop")]
    public void A_fused_pass_gives_what_the_general_sweep_gives(string asAt, string refused)
    {
        Settled scheme = Settled.Scheme(Text).AsAt(asAt).Participants(
            "participant,provider,started,band,wage,weeks,score,finished", Rows(seed: 7, 2_000));
        SettlementResult exact = scheme.Run(new SettlingOptions { Compile = false });
        SettlementResult general = scheme.Run(new SettlingOptions { Compile = true, Fuse = false });
        SettlementResult fused = scheme.Run(new SettlingOptions { Compile = true, Threads = 2 });
        Assert.Equal(1, fused.FusedPasses);
        Assert.Equal(0, general.FusedPasses);
        Assert.Equal(ResultText.Of(exact), ResultText.Of(general));
        Assert.Equal(ResultText.Of(exact), ResultText.Of(fused));
        Assert.Equal(refused, string.Join(
            ", ", exact.Unpaid.Select(u => u.Reason).Distinct().Order()));
    }

    private static string[] Rows(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"p{i:0000},")
            .AppendJoin(',', Fields(random)).ToString())];
    }

    private static string[] Fields(Random random)
    {
        DateOnly started = new DateOnly(2014, 4, 1).AddDays(random.Next(900));
        return
        [
            "P" + random.Next(5).ToString(CultureInfo.InvariantCulture),
            Perhaps(random, Day(started)),
            Perhaps(random, "abc"[random.Next(3)].ToString()),
            Perhaps(random, Number(random, 5_000) + ".05"),
            Perhaps(random, Number(random, 60)),
            Perhaps(random, random.Next(50) == 0 ? "9000000000000" : Number(random, 9) + ".25"),
            Perhaps(random, Day(started.AddDays(random.Next(700)))),
        ];
    }

    private static string Number(Random random, int below) =>
        random.Next(below).ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Perhaps(Random random, string field) =>
        random.Next(12) == 0 ? "" : field;
}
