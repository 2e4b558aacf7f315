using System.Text;
using Outturn.Language;
using Xunit;

namespace Outturn.Tests.Core.Language.Analysis;

/// <summary>A scheme in order that uses most of what the checks look at: they find nothing, not
/// even where a figure has more digits than exact numbers can multiply.</summary>
public sealed class InOrderTests
{
    private const string Text =
        """
        scheme: {name: example, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2025-04-01, to: 2028-03-31, long stop: 2030-03-31}
        calendar:
          payment: month
          month end: shorten
          contract-year: 2025-04-01
          working days: england-and-wales
        parties: {council: commissioner}
        facts:
          evidence: payslip
          source: provider
          participant:
            age: number
            born: date
            score: percent
            debt: GBP
            kids: {type: number, optional: true}
            ward: text
          events:
            employed: {kind: spell}
            earnings: {kind: amount, unit: GBP}
            wellbeing: {kind: reading, unit: marks}
          units: [mark]
          returns:
            service: {every: month, indicators: [delivery, visit], values: {verified: units}}
        groups:
          band:
            fixed on: started
            first of:
              low: debt < £1000 and (kids otherwise 0) > 2
              mid: debt < £5000
              high: otherwise
          kin: {fixed on: referred, cases: {some: known(kids), none: not known(kids)}}
        outcomes:
          job:
            adds up: employed
            reaches: {by band: {low: 13 weeks, otherwise: 26 weeks}}
            within: 52 weeks of started
          paid:
            adds up: earnings
            every: £1000
            at most: 3 per contract-year
            after: job
            within: 30 weeks of job.achieved
          well: {rises: wellbeing, reaches: 5 marks, within: 12 months of started}
          each:
            holds: covers(employed, day)
            each: month
            after: started + 3 months
            within: 12 months of started
            at most: 9
            payable after: 15 working days
        measures:
          rate:
            for each: [provider, contract-year]
            value: people(job) / count(participants by referred)
          vol: {for each: [provider, month], value: 'sum(service.verified)'}
        tables:
          by-born:
            gives: GBP
            by: born
            values: {from 1950-01-01: £10, from 1990-01-01: £20, otherwise: £5}
          by-ward: {gives: GBP, by: ward, values: {north: £10, otherwise: £20}}
          by-score: {gives: GBP, by: score, values: {from 0%: £1, from 50%: £2}}
          by-rate: {gives: GBP, by: rate, values: {from 0%: £1, from 50%: £2}}
          by-tier: {gives: GBP, by: tier, values: {up to 100 units: £10, beyond: £5}}
          by-n: {gives: GBP, by: n, values: {1: £10, 2: £20, from 3: £5}}
          by-vol: {gives: GBP, by: vol, values: {up to 10 units: £1, beyond: £2}}
        payments:
          a: {for each: job, pay: by-born + by-ward + by-score}
          b: {for each: paid, pay: by-n}
          c:
            for each: well
            pay: by-tier
            tier: {counts: units, within: [provider], pays: marginal}
          d:
            for each: each
            pay: {cases: {age < 18: £1, age >= 18 and kin = some: £2, otherwise: £3}}
          e:
            for each: [provider, contract-year]
            pay: (by-rate otherwise £0) * 10000000000000000000000000000
          f: {for each: [provider, month], pay: by-vol}
        limits and adjustments:
          - {name: cap, at most: £100, for each: [participant, contract-year], cut: latest first}
          - {name: c2, at most: 10 units, for each: provider, of: c, cut: latest first}

        """;

    [Fact]
    public void Nothing_is_said_of_a_scheme_in_order()
    {
        SchemeReading reading = SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(Text), _ => null);
        Assert.Equal([], reading.Diagnostics.Select(DiagnosticText.Heading));
        Assert.NotNull(reading.Scheme);
    }
}
