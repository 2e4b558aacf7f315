using System.Text;
using Outturn.Facts;
using Xunit;

namespace Outturn.Tests.Core.Facts;

/// <summary>Each bad row stands in the middle of good ones: it alone is refused, with its reason,
/// and every other row is accepted.</summary>
public sealed class BadRowTests
{
    [Theory]
    [InlineData("X1,A1,employed,2014-02-03", "", "malformed-row")]
    [InlineData("X1,A1,employed,2014-02-03,,,,,,", "", "malformed-row")]
    [InlineData("\"X1\"y,A1,employed,2014-02-03,2014-02-04,,,", "id", "malformed-row")]
    [InlineData("X\"1,A1,employed,2014-02-03,2014-02-04,,,", "id", "malformed-row")]
    [InlineData("\"X1,A1,employed,2014-02-03,2014-02-04,,,", "id", "unclosed-quote")]
    [InlineData("X1,A1,\"employed,2014-02-03,2014-02-04,,,", "kind", "unclosed-quote")]
    [InlineData("X1,A7,employed,2014-02-03,2014-02-04,,,", "participant", "unknown-participant")]
    [InlineData("X1,7,employed,2014-02-03,2014-02-04,,,", "participant", "unknown-participant")]
    [InlineData("X1,,employed,2014-02-03,2014-02-04,,,", "participant", "missing-value")]
    [InlineData("E2,A1,earnings,2014-02-28,,850.25,hmrc,2014-04-01", "id", "duplicate")]
    [InlineData("E2,A1,earnings,2014-02-28,,850.25,hmrc,2014-05-01", "id", "duplicate")]
    [InlineData("X1,A1,emploied,2014-02-03,2014-02-04,,,", "kind", "unknown-kind")]
    [InlineData("X1,A1,employed,2014-02-30,2014-03-04,,,", "from", "impossible-date")]
    [InlineData("X1,A1,employed,03/02/2014,2014-03-04,,,", "from", "impossible-date")]
    [InlineData("X1,A1,employed,2014-02-03,2014-02-31,,,", "to", "impossible-date")]
    [InlineData("X1,A1,employed,2014-02-03,2014-02-04,,,2014-13-01", "recorded",
        "impossible-date")]
    [InlineData("X1,A1,employed,,2014-02-04,,,", "from", "missing-value")]
    [InlineData("X1,A1,employed,2014-02-03,2014-02-02,,,", "to", "ends-before-start")]
    [InlineData("X1,A1,employed,2014-02-03,,,,2014-01-31", "recorded", "ends-before-start")]
    [InlineData("X1,A1,employed,2013-02-03,2013-12-31,,,", "from", "before-term")]
    [InlineData("X1,A1,exclusion,2013-12-31,,,,", "from", "before-term")]
    [InlineData("X1,A1,exclusion,2016-01-01,,,,", "from", "after-long-stop")]
    [InlineData("X1,A1,exclusion,2014-03-01,2014-03-02,,,", "to", "wrong-value")]
    [InlineData("X1,A1,exclusion,2014-03-01,,5,,", "value", "wrong-value")]
    [InlineData("X1,A1,earnings,2014-03-01,,,,", "value", "missing-value")]
    [InlineData("X1,A1,earnings,2014-03-01,,=1+1,,", "value", "wrong-value")]
    [InlineData("X1,A1,earnings,2014-03-01,,€850,,", "value", "wrong-unit")]
    [InlineData("X1,A1,earnings,2014-03-01,,850 EUR,,", "value", "wrong-unit")]
    [InlineData("X1,A1,earnings,2014-03-01,,850.255,,", "value", "wrong-value")]
    [InlineData("X1,A1,earnings,2014-03-01,,\"1,200\",,", "value", "wrong-value")]
    [InlineData("X1,A1,earnings,2014-03-01,,99999999999999999999,,", "value", "too-large")]
    [InlineData("X1,007,wellbeing,2014-03-02,,8.4,,", "value", "wrong-unit")]
    [InlineData("X1,007,wellbeing,2014-03-02,,high,,", "value", "wrong-value")]
    [InlineData("X1,A1,employed,2014-02-03,2014-02-04,,neighbour,", "source", "unknown-source")]
    public void A_bad_event_is_refused_alone(string row, string column, string reason)
    {
        string[] good = Employment.Events.TrimEnd('\n').Split('\n');
        string events = string.Join('\n', [.. good[..4], row, .. good[4..]]) + "\n";

        FactBase facts = Employment.Read(events: events);

        Refusal refused = Assert.Single(facts.Refused.All());
        Assert.Equal(("events.csv", 5, column, reason),
            (refused.File, refused.Line, refused.Column, refused.ReasonName));
        Assert.NotEmpty(refused.Remedy);
        Assert.Equal((9, 8, 1), (facts.Counts.Rows, facts.Counts.Accepted, facts.Counts.Refused));
        Assert.Equal(
            Employment.Content(Employment.Read(events: Employment.Events, asAt: "2015-12-31")),
            Employment.Content(Employment.Read(events: events, asAt: "2015-12-31")));
    }

    [Theory]
    [InlineData("A9,P1,2014-01-02", "", "malformed-row")]
    [InlineData(",P1,2014-01-02,,jsa,24,yes,,1", "participant", "missing-value")]
    [InlineData("A9,,2014-01-02,,jsa,24,yes,,1", "provider", "missing-value")]
    [InlineData("A9,P1,2014-07-01,,jsa,24,yes,,1", "referred", "outside-referrals")]
    [InlineData("A9,P1,2013-12-31,,jsa,24,yes,,1", "referred", "outside-referrals")]
    [InlineData("A9,P1,2014-01-02,2013-12-31,jsa,24,yes,,1", "started", "before-term")]
    [InlineData("A9,P1,2014-01-02,2016-01-01,jsa,24,yes,,1", "started", "after-long-stop")]
    [InlineData("A9,P1,2014-01-02,2014-02-29,jsa,24,yes,,1", "started", "impossible-date")]
    [InlineData("A9 ,P1,2014-01-02,,jsa,24,yes,,1", "participant", "wrong-value")]
    [InlineData("A9,\" P1\",2014-01-02,,jsa,24,yes,,1", "provider", "wrong-value")]
    [InlineData("A9,P1,2014-01-02,,jsb,24,yes,,1", "benefit", "unknown-label")]
    [InlineData("A9,P1,2014-01-02,,JSA,24,yes,,1", "benefit", "unknown-label")]
    [InlineData("A9,P1,2014-01-02,,jsa,,yes,,1", "age", "missing-value")]
    [InlineData("A9,P1,2014-01-02,,jsa,young,yes,,1", "age", "wrong-value")]
    [InlineData("A9,P1,2014-01-02,,jsa,24 years,yes,,1", "age", "wrong-unit")]
    [InlineData("A9,P1,2014-01-02,,jsa,2.4e1,yes,,1", "age", "wrong-unit")]
    [InlineData("A9,P1,2014-01-02,,jsa,1.2345678,yes,,1", "age", "wrong-value")]
    [InlineData("A9,P1,2014-01-02,,jsa,24,true,,1", "priority", "wrong-value")]
    [InlineData("A9,P1,2014-01-02,,jsa,24,yes,$5,1", "reward", "wrong-unit")]
    [InlineData("A9,P1,2014-01-02,,jsa,24,yes,,26 weeks", "hours", "wrong-unit")]
    [InlineData("A1,P1,2014-01-02,2014-01-06,jsa,24,yes,1200.5,1.50", "participant", "duplicate")]
    public void A_bad_participant_is_refused_alone(string row, string column, string reason)
    {
        string[] good = Employment.People.TrimEnd('\n').Split('\n');
        string people = string.Join('\n', [.. good[..3], row, .. good[3..]]) + "\n";

        FactBase facts = Employment.Read(people);

        Refusal refused = Assert.Single(facts.Refused.All());
        Assert.Equal(("participants.csv", 4, column, reason),
            (refused.File, refused.Line, refused.Column, refused.ReasonName));
        Assert.Equal((4, 3), (facts.Counts.Rows, facts.Counts.Accepted));
        Assert.Equal(Employment.Content(Employment.Read()), Employment.Content(facts));
    }

    [Fact]
    public void A_closed_list_of_providers_takes_no_other()
    {
        var files = new FactFileSet
        {
            Participants = Employment.Source("participants.csv",
                Employment.People + "A9,P3,2014-01-02,,jsa,24,yes,,1\n"),
        };

        FactBase facts = Employment.Read(files, scheme: Employment.WithClosedProviders);

        Assert.Equal(["participants.csv:5 provider unknown-provider"],
            Employment.Refusals(facts));
        Assert.Equal(["P1", "P2"], facts.Providers.Names);
    }

    [Fact]
    public void Rows_that_contradict_each_other_on_one_day_are_all_refused()
    {
        FactBase facts = Employment.Read(events: Employment.Events
            + "E2,A1,earnings,2014-02-28,,900,hmrc,2014-04-01\n");

        Assert.Equal(["events.csv:3 id conflict", "events.csv:7 id conflict"],
            Employment.Refusals(facts));
        Assert.Equal(4, facts.Events.Count);
    }

    [Theory]
    [InlineData("2014-03-20", "2014-04-05", true)]
    [InlineData("2014-03-21", "2014-04-05", false)]
    [InlineData("2014-03-06", "2014-03-07", true)]
    [InlineData("2014-02-05", "2014-03-04", false)]
    [InlineData("2014-02-05", "2014-03-05", true)]
    public void Exclusive_spells_may_touch_and_not_overlap(string from, string to, bool refused)
    {
        FactBase facts = Employment.Read(events: Employment.Events
            + $"E6,A2,sentence,{from},{to},,,2014-04-01\n");

        Assert.Equal(refused ? ["events.csv:6 overlap-of-exclusive",
            "events.csv:7 overlap-of-exclusive"] : [], Employment.Refusals(facts));
        Assert.Equal(refused ? 4 : 6, facts.Events.Count);
    }

    [Fact]
    public void A_line_over_1_MiB_is_refused_and_the_next_is_read()
    {
        string people = Employment.People + "A9,P1,2014-01-02,,jsa,24,yes,,1"
            + new string('1', 1 << 20) + "\nA8,P1,2014-01-02,,jsa,24,yes,,1\n";

        FactBase facts = Employment.Read(people);

        Assert.Equal(["participants.csv:5 too-long"], Employment.Refusals(facts));
        Assert.Equal(4, facts.Participants.Count);
    }

    [Fact]
    public void A_line_longer_than_a_whole_chunk_is_refused_once()
    {
        string people = Employment.People + new string('x', 20_000_000)
            + "\nA8,P1,2014-01-02,,jsa,24,yes,,1\n";

        FactBase facts = Employment.Read(people);

        Assert.Equal(["participants.csv:5 too-long"], Employment.Refusals(facts));
        Assert.Equal((5, 6), (facts.Counts.Rows, facts.Participants.Line[3]));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_refuse_their_row()
    {
        byte[] good = Encoding.UTF8.GetBytes(Employment.People);
        byte[] bad = [.. good, .. "A9,P1"u8, 0xE9, .. ",2014-01-02,,jsa,24,yes,,1\n"u8,
            .. "A8,Prové,2014-01-02,,jsa,24,yes,,1\n"u8];

        FactBase facts = Employment.Read(
            new FactFileSet { Participants = new FactBytes("participants.csv", bad) });

        Assert.Equal(["participants.csv:5 invalid-utf8"], Employment.Refusals(facts));
        Assert.Equal(["P9", "P1", "P2", "Prové"], facts.Providers.Names);
    }

    [Fact]
    public void The_remedy_names_what_was_probably_meant()
    {
        FactBase facts = Employment.Read(events: Employment.Events
            + "X1,A1,emploied,2014-02-03,2014-02-04,,,\n"
            + "X2,007,wellbeing,2014-03-02,,8.4,,\n"
            + "X3,A1,earnings,2014-03-01,,€850,,\n");

        Assert.Equal(
            [
                "Did you mean \"employed\"? It is one of: employed, earnings, wellbeing, "
                    + "exclusion, sentence.",
                "Write the percent sign, such as 8.4%.",
                "Write a plain amount in pounds, such as 1200.00.",
            ],
            facts.Refused.All().Select(r => r.Remedy));
        Assert.Equal(["emploied", "8.4", "€850"], facts.Refused.All().Select(r => r.Found));
    }
}
