using System.Text;
using Outturn.Cli;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>What is said of each kind of outcome, achieved and not, and of each kind of limit: a
/// scheme with all of them, and sentences worked by hand from its few facts.</summary>
public sealed class ExplainWordsTests
{
    private const string Scheme = """
        scheme: {name: words, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2013-01-01, to: 2015-12-31, long stop: 2016-12-31}
        calendar: {payment: month, month end: shorten}
        parties: {council: commissioner, health: co-commissioner}
        facts:
          evidence: letter
          source: provider
          units: [mark]
          participant: {carer: yes/no}
          events:
            housed: {kind: spell}
            paid-work: {kind: amount, unit: GBP}
            course: {kind: event}
            wellbeing: {kind: reading, unit: marks}
            offence: {kind: event}
        outcomes:
          housed-3-months: {continuous: housed, bridging: 7 days, reaches: 3 months}
          earned: {adds up: paid-work, reaches: £1000, within: 12 months of started}
          two-courses: {adds up: course, reaches: 2 events}
          better: {rises: wellbeing, reaches: 5 marks}
          crime-free: {free of: offence, reaches: 6 months}
          settled: {any of: [housed-3-months, earned]}
          all-round: {all of: [housed-3-months, two-courses]}
          carer-at-start: {holds: carer, at: started}
        payments:
          housed: {for each: housed-3-months, pay: £300}
          earned: {for each: earned, pay: £100}
          courses: {for each: two-courses, pay: £50}
          better: {for each: better, pay: £20}
          crime-free: {for each: crime-free, only if: carer, pay: £200}
          settled: {for each: settled, pay: £10, on top of: [housed, earned]}
          all-round: {for each: all-round, pay: £10, on top of: [housed, courses]}
          carer: {for each: carer-at-start, pay: £1}
        limits and adjustments:
          - {name: uplift, multiply by: 110%, of: better}
          - {name: person-cap, at most: £400, for each: participant, cut: latest first}
        shares: [{name: payers, paid by: {council: 50%, health: rest}, remainder: council}]
        """;

    private const string People = """
        participant,provider,started,carer
        A,P1,2014-01-01,yes
        B,P1,2014-01-01,no
        """;

    private const string Events = """
        id,participant,kind,from,to,value,recorded
        1,A,housed,2014-02-01,2014-03-15,,2014-03-20
        2,A,housed,2014-03-20,2014-06-30,,2014-06-30
        3,A,paid-work,2014-03-01,,600,2014-03-01
        4,A,paid-work,2014-04-01,,500,2014-04-01
        5,A,course,2014-05-01,,,2014-05-01
        6,A,course,2014-05-20,,,2014-05-20
        7,A,wellbeing,2013-12-01,,10,2014-01-01
        8,A,wellbeing,2014-08-01,,16,2014-08-01
        9,B,housed,2014-02-01,2014-03-15,,2014-03-20
        10,B,housed,2014-05-01,2014-05-20,,2014-05-20
        11,B,paid-work,2014-03-01,,600,2014-03-01
        12,B,course,2014-05-01,,,2014-05-01
        13,B,wellbeing,2014-01-01,,10,2014-01-01
        14,B,wellbeing,2014-08-01,,12,2014-08-01
        15,B,offence,2014-04-04,,,2014-04-04
        """;

    // A: 300 housed on 30 April (1 February and three months, 16 to 19 March bridged); 100 earned
    // on 1 April (600 + 500); 50 for courses on 20 May; 20 × 110% = 22 for 6 marks more on
    // 1 August; 200 for no offence by 30 June; 10 settled on 1 April; 10 all-round on 20 May; 1 for
    // caring. By payable day: 1 + 100 + 10 = 111; 289 of 300 reaches 400; all later is cut.
    [Theory]
    [InlineData("A", "3 months of \"Housed\" reached without a break, from 1 February 2014 to", "")]
    [InlineData("A", "Paid work, 1 April 2014", "£500")]
    [InlineData("A", "Course, 20 May 2014", "")]
    [InlineData("A", "a rise of 6 marks", "")]
    [InlineData("A", "overlooked, 16 March 2014 to 19 March 2014: 4 days", "")]
    [InlineData("A", "£400 had gone to lines payable earlier, so nothing is left", "")]
    [InlineData("B", "the greatest rise is 2 marks", "")]
    [InlineData("A", "no \"Offence\" from 1 January 2014 to 30 June 2014", "")]
    [InlineData("A", "held on 1 January 2014: carer = yes", "yes")]
    [InlineData("A", "for D2 Earned: achieved 1 April 2014, payable that day", "")]
    [InlineData("A", "H1 Uplift: the line comes to £22 instead of £20", "£2")]
    [InlineData("A", "multiplied by: 110%", "110%")]
    [InlineData("A", "H2 Person cap: the line comes to £289 instead of £300", "-£11")]
    [InlineData("A", "£111 had gone to lines payable earlier, so £289 is left", "")]
    [InlineData("A", "H2 Person cap: the line comes to £0 instead of £50", "-£50")]
    [InlineData("A", "shared by J1 Payers: council 50%, health the rest", "")]
    [InlineData("A", "council pays P1 £144.50 in 2014-04", "£144.50")]
    [InlineData("B", "£600 of £1,000 of \"Paid work\" by 31 December 2014", "")]
    [InlineData("B", "1 event of 2 events of \"Course\" by 31 December 2014", "")]
    [InlineData("B", "reaches: 5 marks", "5 marks")]
    [InlineData("B", "\"Offence\" happened in the time to be free of it", "")]
    [InlineData("B", "does not hold on 1 January 2014: carer = no", "no")]
    [InlineData("B", "D3 Two courses is not achieved", "")]
    [InlineData("B", "D2 Earned is not achieved", "")]
    [InlineData("B", "43 days of 3 months of \"Housed\" without a break", "")]
    public void Sentence(string participant, string said, string value)
    {
        Explanation explanation = Explain(participant);
        List<ExplanationNode> all = [.. explanation.Parts.SelectMany(p => p.All)];
        string found = string.Join('\n', all.Select(n => $"{n.Text} | {n.Value} | {n.Amount}"));
        Assert.True(
            all.Any(n => n.Text.StartsWith(said, StringComparison.Ordinal)
                && (value.Length == 0 || n.Value == value)),
            $"\"{said}\" {value} is not among\n{found}");
    }

    [Theory]
    [InlineData("A", 40000)]
    [InlineData("B", 0)]
    public void Lines_sum_to_the_cap(string participant, long pence)
    {
        Assert.Equal(pence, Explained.Lines(Explain(participant)));
        Assert.Equal(pence, Explain(participant).Due!.Value.Minor);
    }

    private static Explanation Explain(string participant)
    {
        SchemeReading reading = SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(Scheme), _ => null);
        Assert.True(reading.Scheme is not null, string.Join(
            '\n', reading.Diagnostics.Select(d => DiagnosticText.Render(d, Scheme))));
        FactBase facts = FactBase.Read(
            new FactFileSet
            {
                Participants = new FactBytes("participants.csv", Encoding.UTF8.GetBytes(People)),
                Events = new FactBytes("events.csv", Encoding.UTF8.GetBytes(Events)),
            },
            reading.Scheme!, new DateOnly(2014, 12, 31), 1);
        Assert.True(facts.Counts.Refused == 0, string.Join('\n', facts.Refused.All()));
        return new Explainer(reading.Scheme!, facts, new AuthorText(reading))
            .Participant(participant);
    }
}
