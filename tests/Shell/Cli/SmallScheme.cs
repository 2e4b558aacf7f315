namespace Outturn.Tests.Shell.Cli;

/// <summary>A small scheme with an exclusive spell, an amount, a price in a table and a claim, for
/// what the library's files cannot show.</summary>
internal static class SmallScheme
{
    public const string Text = """
        scheme: {name: small, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2014-01-01, to: 2015-12-31, long stop: 2016-12-31}
        calendar: {payment: month}
        parties: {council: commissioner, health: co-commissioner}
        facts:
          evidence: letter
          source: provider
          events:
            housed: {kind: spell, exclusive: yes}
            earned: {kind: amount, unit: GBP}
        outcomes:
          attached: {happens: started}
          earning: {happens: earned, at most: unlimited}
          home: {adds up: housed, reaches: 28 days}
        tables: {fee: {gives: GBP, by: provider, values: {P1: £100, P2: £200}}}
        payments:
          fee: {for each: attached, pay: fee}
          earnings: {for each: earning, pay: 3 * value}
          home: {for each: home, pay: £1000}
        shares: [{name: payers, paid by: {council: 60%, health: rest}}]
        """;

    public const string People = "participant,provider,started";

    public const string Events = "id,participant,kind,from,to,value,recorded,status";

    /// <summary>Three people: fees 100 + 100 + 200; A earns 3 x 10.01 and 3 x 5; B is housed for
    /// 28 days: 400 + 45.03 + 1,000 = 1,445.03.</summary>
    public static Workplace Place() => Workplace.Written(Text)
        .With("participants.csv", People, "A,P1,2014-01-06", "B,P1,2014-02-03", "C,P2,2014-03-03")
        .With(
            "events.csv",
            Events,
            "1,A,earned,2014-02-28,,10.01,2014-03-05,",
            "2,B,housed,2014-03-01,2014-03-28,,2014-03-31,",
            "3,A,earned,2014-04-30,,5,2014-05-02,");

    public const string Due = "1445.03";
}
