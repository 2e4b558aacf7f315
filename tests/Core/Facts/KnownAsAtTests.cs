using Outturn.Facts;
using Xunit;

namespace Outturn.Tests.Core.Facts;

/// <summary>Corrections, withdrawals, sources, and what is known when.</summary>
public sealed class KnownAsAtTests
{
    private const string Header = "id,participant,kind,from,to,value,source,recorded,status\n";

    /// <summary>What is known of the amount E1 as at each date: its pence, or nothing.</summary>
    [Theory]
    [InlineData("2014-03-31", "")]
    [InlineData("2014-04-01", "85025")]
    [InlineData("2014-04-30", "85025")]
    [InlineData("2014-05-01", "90000")]
    [InlineData("2014-06-01", "")]
    [InlineData("2014-07-01", "85025")]
    public void A_correction_holds_from_the_day_it_was_recorded(string asAt, string pence)
    {
        FactBase facts = Employment.Read(events: Header
            + "E1,A1,earnings,2014-02-28,,900,hmrc,2014-05-01,\n"
            + "E1,A1,earnings,2014-02-28,,900,hmrc,2014-06-01,withdrawn\n"
            + "E1,A1,earnings,2014-02-28,,850.25,hmrc,2014-04-01,\n"
            + "E1,A1,earnings,2014-02-28,,850.25,hmrc,2014-07-01,\n", asAt: asAt);

        Assert.Equal(pence, string.Join(' ', facts.Events.Value.ToArray()));
        Assert.Equal((7, 7), (facts.Counts.Rows, facts.Counts.Accepted));
    }

    [Fact]
    public void Rows_not_known_yet_are_accepted_and_counted_apart()
    {
        FactBase facts = Employment.Read(events: Employment.Events, asAt: "2014-03-31");

        Assert.Equal((8, 8, 5), (facts.Counts.Rows, facts.Counts.Accepted,
            facts.Counts.NotYetKnown));
        Assert.Equal((3, 0), (facts.Participants.Count, facts.Events.Count));
    }

    [Fact]
    public void A_participant_referred_later_is_not_known_and_neither_are_its_events()
    {
        FactBase facts = Employment.Read(events: "participant,kind,from,to,value\n"
            + "A1,exclusion,2014-01-02,,\nA2,exclusion,2014-01-02,,\n", asAt: "2014-01-02");

        Assert.Equal(["A1"], Ids(facts));
        Assert.Equal((1, 3), (facts.Events.Count, facts.Counts.NotYetKnown));
    }

    [Theory]
    [InlineData("hmrc,2014-04-01", "provider,2014-05-01", "hmrc")]
    [InlineData("provider,2014-04-01", "hmrc,2014-05-01", "hmrc")]
    [InlineData("provider,2014-04-01", ",2014-05-01", "provider")]
    public void Of_two_sources_the_one_named_first_counts(string one, string other, string counts)
    {
        FactBase facts = Employment.Read(events:
            "participant,kind,from,to,value,source,recorded\n"
            + $"A1,employed,2014-02-03,2014-03-30,,{one}\n"
            + $"A1,employed,2014-02-03,2014-03-30,,{other}\n");

        Assert.Equal(1, facts.Events.Count);
        Assert.Equal(counts, facts.Sources[facts.Events.Source[0]]);
        Assert.Equal((0, 1), (facts.Refused.Count, facts.Counts.Superseded));
    }

    [Fact]
    public void A_source_that_takes_its_fact_back_leaves_the_next_one_s()
    {
        FactBase facts = Employment.Read(events: Header
            + "E1,A1,employed,2014-02-03,2014-03-30,,hmrc,2014-04-01,\n"
            + "E1,A1,employed,2014-02-03,2014-03-16,,provider,2014-04-01,\n"
            + "E1,A1,employed,2014-02-03,2014-03-30,,hmrc,2014-05-01,withdrawn\n");

        Assert.Equal("2014-03-16 ", Employment.Date(facts.Events.To[0]));
    }

    [Fact]
    public void Without_an_id_the_content_is_the_id()
    {
        FactBase facts = Employment.Read(events:
            "participant,kind,from,to,value,evidence,recorded\n"
            + "A1,earnings,2014-02-28,,10,slip 1,2014-03-01\n"
            + "A1,earnings,2014-02-28,,10,slip 2,2014-03-01\n"
            + "A1,earnings,2014-02-28,,10,slip 1,2014-03-02\n"
            + "A1,earnings,2014-02-28,,11,slip 1,2014-03-01\n");

        Assert.Equal(["events.csv:4 duplicate"], Employment.Refusals(facts));
        Assert.Equal([1000L, 1000, 1100], facts.Events.Value.ToArray());
    }

    /// <summary>A spell that still runs counts up to the day it was recorded, or as at.</summary>
    [Theory]
    [InlineData("2014-02-03,,2014-03-15", "2014-06-01", "2014-03-15 ")]
    [InlineData("2014-02-03,,", "2014-06-01", "2014-06-01 ")]
    [InlineData("2014-02-03,,", "2014-02-03", "2014-02-03 ")]
    [InlineData("2014-02-03,2014-03-15,", "2014-03-15", "2014-03-15 ")]
    [InlineData("2014-02-03,2014-03-15,", "2014-03-14", "")]
    [InlineData("2014-02-03,,", "2014-02-02", "")]
    [InlineData("2013-11-01,2014-01-01,", "2014-06-01", "2014-01-01 ")]
    public void The_last_day_of_a_spell(string days, string asAt, string last)
    {
        FactBase facts = Employment.Read(
            events: "kind,participant,value,from,to,recorded\n" + $"employed,A1,,{days}\n",
            asAt: asAt);

        Assert.Equal(last, string.Concat(facts.Events.To.ToArray().Select(Employment.Date)));
        Assert.Empty(facts.Refused.All());
    }

    [Fact]
    public void The_default_as_at_date_is_the_latest_in_the_facts_or_the_long_stop()
    {
        Assert.Equal(Employment.Day("2014-04-01"),
            Employment.Read(events: Employment.Events).AsAt);
        Assert.Equal(Employment.Day("2014-02-01"), Employment.Read().AsAt);
        Assert.Equal(Employment.Day("2015-12-31"),
            Employment.Read(Employment.People.Split('\n')[0]).AsAt);
    }

    [Fact]
    public void A_later_version_holds_from_its_day()
    {
        FactBase facts = Employment.Read(
            "participant,provider,referred,started,from,benefit,age,priority,hours\n"
            + "A1,P3,2014-01-02,2014-01-06,2014-05-01,esa,25,yes,0.5\n"
            + "A1,P1,2014-01-02,2014-01-06,,jsa,24,yes,1\n"
            + "A2,P1,2014-01-02,2014-01-06,,jsa,24,no,1\n"
            + "A1,P2,2014-01-02,2014-01-06,2014-03-01,jsa,24,yes,1\n");
        ParticipantTable people = facts.Participants;

        Assert.Equal((2, 4, true), (people.Count, people.Rows, people.HasVersions));
        string On(string day) => facts.Providers[
            people.Provider[people.RowOn(0, Employment.Day(day).DayNumber)]];
        Assert.Equal(["P1", "P1", "P2", "P2", "P3", "P3"],
            new[] { "2014-01-01", "2014-02-28", "2014-03-01", "2014-04-30", "2014-05-01",
                "2015-01-01" }.Select(On));
        Assert.Equal(1, people.RowOn(1, Employment.Day("2015-01-01").DayNumber));
    }

    [Fact]
    public void A_correction_of_a_participant_replaces_the_row()
    {
        string people = "participant,provider,started,recorded,benefit,age,priority,hours\n"
            + "A1,P1,2014-01-06,2014-01-10,jsa,24,yes,1\n"
            + "A1,P2,2014-01-06,2014-02-10,jsa,24,yes,1\n";

        Assert.Equal(["P9", "P1"], Employment.Read(people, asAt: "2014-02-09").Providers.Names);
        Assert.Equal(["P9", "P2"], Employment.Read(people, asAt: "2014-02-10").Providers.Names);
    }

    [Fact]
    public void Values_are_kept_in_the_narrowest_whole_numbers()
    {
        ParticipantTable people = Employment.Read().Participants;

        Assert.Equal(["007", "A1", "A2"], Ids(Employment.Read()));
        Assert.Equal([1L, 1, 1, 100, 10], people.Attributes.Select(a => a.Scale));
        Assert.Equal([0L, 120050, AttributeColumn.Missing],
            Enumerable.Range(0, 3).Select(i => people.Attributes[3][i]));
        Assert.Equal([0L, 105, 1120], Enumerable.Range(0, 3).Select(i => people.Attributes[4][i]));
        Assert.Equal([ColumnWidth.Byte, ColumnWidth.Byte, ColumnWidth.Byte, ColumnWidth.Int,
            ColumnWidth.Short], people.Attributes.Select(a => a.Width));
        EventTable events = Employment.Read(events: Employment.Events).Events;
        Assert.Equal([1L, 100, 100_000_000, 1, 1], events.Scale);
        Assert.Contains(8_400_000L, events.Value.ToArray());
    }

    private static string[] Ids(FactBase facts) =>
        [.. Enumerable.Range(0, facts.Participants.Count).Select(facts.Participants.Id)];
}
