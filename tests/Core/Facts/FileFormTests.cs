using System.Text;
using Outturn.Facts;
using Xunit;

namespace Outturn.Tests.Core.Facts;

/// <summary>How files may look, and which cannot be read at all.</summary>
public sealed class FileFormTests
{
    [Fact]
    public void A_byte_order_mark_CRLF_blank_lines_and_no_last_line_break_change_nothing()
    {
        string windows = "\uFEFF" + Employment.People.Replace("\n", "\r\n\r\n").TrimEnd();

        FactBase facts = Employment.Read(windows);

        Assert.Equal(Employment.Content(Employment.Read()), Employment.Content(facts));
        Assert.Equal((3, 0), (facts.Counts.Rows, facts.Refused.Count));
        Assert.Equal([7, 3, 5], facts.Participants.Line.ToArray());
    }

    [Fact]
    public void Columns_stand_in_any_order_and_undeclared_ones_are_named_once()
    {
        string people = string.Join('\n', Employment.People.TrimEnd().Split('\n').Select(
            (line, i) => i == 0 ? Reverse(line) + ",shoe-size,hat" : Reverse(line) + ",\"4,5\","));

        FactBase facts = Employment.Read(people);

        Assert.Equal(Employment.Content(Employment.Read()), Employment.Content(facts));
        Assert.Equal(["participants.csv: not declared by the scheme, so not read: "
            + "shoe-size, hat"], facts.Warnings);
    }

    [Fact]
    public void Quoted_fields_hold_commas_and_doubled_quotes()
    {
        FactBase facts = Employment.Read(Employment.People.Replace("P2", "\"A \"\"B\"\", C\""));

        Assert.Equal(["P9", "A \"B\", C", "P1"], facts.Providers.Names);
    }

    [Theory]
    [InlineData("participant,Provider,started", "no column \"provider\" (is it \"Provider\"?)")]
    [InlineData("participant,provider", "no column \"benefit\"")]
    [InlineData("participant,provider,benefit,age,priority,hours", "no column \"started\"")]
    [InlineData("participant,provider,provider", "two columns are called \"provider\"")]
    [InlineData("", "there is no header")]
    [InlineData("\"participant", "the header cannot be read")]
    public void A_file_without_its_columns_cannot_be_read(string header, string message)
    {
        var error = Assert.Throws<FactFileException>(() => Employment.Read(header + "\nA1,P1\n"));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(("participants.csv", 1), (error.File, error.Line));
    }

    [Fact]
    public void Every_day_of_two_centuries_reads_as_the_calendar_numbers_it()
    {
        int first = Employment.Day("1815-12-31").DayNumber;
        int last = Employment.Day("2015-12-31").DayNumber;
        string rows = string.Concat(Enumerable.Range(first, last - first + 1).Select(day =>
            $"A1,P1,2014-01-06,{Employment.Date(day).TrimEnd()},jsa,24,yes,1\n"));

        FactBase facts = Employment.Read(
            "participant,provider,started,from,benefit,age,priority,hours\n" + rows);

        Assert.Equal(Enumerable.Range(first, last - first + 1), facts.Participants.From.ToArray());
    }

    [Theory]
    [InlineData("1900-02-29")]
    [InlineData("2015-02-29")]
    [InlineData("2012-02-30")]
    [InlineData("2014-04-31")]
    [InlineData("2014-00-10")]
    [InlineData("2014-13-10")]
    [InlineData("2014-01-00")]
    [InlineData("0000-01-01")]
    [InlineData("2014-1-10 ")]
    [InlineData("2014/01/10")]
    [InlineData("2014-0:-10")]
    [InlineData("2014-01-1/")]
    [InlineData("14-01-2010")]
    [InlineData(" 2014-01-10")]
    public void No_other_day_reads(string day)
    {
        FactBase facts = Employment.Read(
            "participant,provider,started,from,benefit,age,priority,hours\n"
            + $"A1,P1,2014-01-06,{day},jsa,24,yes,1\n");

        Assert.Equal(["participants.csv:2 from impossible-date"], Employment.Refusals(facts));
    }

    [Fact]
    public void UTF_16_is_named()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Employment.People)];

        var error = Assert.Throws<FactFileException>(() => Employment.Read(
            new FactFileSet { Participants = new FactBytes("participants.csv", bytes) }));

        Assert.Contains("UTF-16", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Returns_and_statistics_are_cells_with_one_row_each()
    {
        FactBase facts = Employment.Read(new FactFileSet
        {
            Returns = Employment.Source("returns.csv",
                "provider,unit,period,indicator,declared,verified,recorded\n"
                + "P1,clinic,2014-03,delivery,12,11,2014-04-10\n"
                + "P1,clinic,2014-03,delivery,12,10,2014-05-10\n"
                + "P1,clinic,2014-02,visit,40,,2014-04-10\n"
                + "P1,clinic,2014-3,visit,40,,2014-04-10\n"
                + "P1,clinic,2013-12,visit,40,,2014-04-10\n"
                + "P1,clinic,2014-02,birth,40,,2014-04-10\n"),
            Statistics = Employment.Source("cohorts.csv",
                "cohort,measure,people,value\nfirst,reoffending,936,37.5%\n"
                + "third,reoffending,936,37.5%\nfirst,offending,936,37.5%\n"),
        });

        Assert.Equal(
            [
                "returns.csv:5 period wrong-value", "returns.csv:6 period before-term",
                "returns.csv:7 indicator unknown-indicator",
                "cohorts.csv:3 cohort unknown-label", "cohorts.csv:4 measure unknown-statistic",
            ],
            Employment.Refusals(facts));
        ReturnTable service = facts.Returns[0];
        Assert.Equal(
            ["1 0 24169 1 40 -", "1 0 24170 0 12 10"],
            service.Rows.Select(r => $"{string.Join(' ', r.Keys)} {r.Values[0].Number} "
                + (r.Values[1].IsKnown ? r.Values[1].Number.ToString() : "-")));
        Assert.Equal(["clinic"], facts.Units.Names);
        CellRow first = Assert.Single(facts.Statistics[0].Rows);
        Assert.Equal("0.375", first.Values[1].Number.ToString());
    }

    [Fact]
    public void Claims_and_decisions_name_their_items()
    {
        FactBase facts = Employment.Read(new FactFileSet
        {
            Participants = Employment.Source("participants.csv", Employment.People),
            Claims = Employment.Source("claims.csv",
                "id,participant,outcome,number,claimed\n"
                + "C1,A1,job,1,2014-03-01\nC2,A2,job,,2014-03-02\nC3,A9,job,1,2014-03-02\n"
                + "C4,A1,jab,1,2014-03-02\nC5,A1,job,0,2014-03-02\n"),
            Decisions = Employment.Source("decisions.csv",
                "claim,participant,outcome,number,decision,reason,by,recorded\n"
                + "C2,,,,refuse,no payslip,K,2014-03-05\n"
                + ",A2,job,1,overturn,payslip found,K,2014-03-09\n"
                + "C9,,,,accept,,K,2014-03-05\nC1,,,,agree,,K,2014-03-05\n"
                + "C1,,,,accept,,K,2014-03-05\nC1,,,,refuse,,K,2014-03-05\n"),
        });

        Assert.Equal(
            [
                "claims.csv:4 participant unknown-participant",
                "claims.csv:5 outcome unknown-clause", "claims.csv:6 number wrong-value",
                "decisions.csv:4 claim unknown-claim", "decisions.csv:5 decision unknown-label",
                "decisions.csv:6 conflict", "decisions.csv:7 conflict",
            ],
            Employment.Refusals(facts));
        Assert.Equal(["C1 1 1", "C2 2 1"],
            facts.Claims.Select(c => $"{c.Id} {c.Participant} {c.Number}"));
        Assert.Equal(["Refuse 2 C2 no payslip", "Overturn 2  payslip found"],
            facts.Decisions.Select(d => $"{d.Kind} {d.Participant} {d.Claim} {d.Reason}"));
    }

    [Theory]
    [InlineData("participant", "outcome,claimed")]
    [InlineData("outcome", "participant,claimed")]
    [InlineData("claimed", "participant,outcome")]
    public void Claims_without_their_columns_cannot_be_read(string missing, string header)
    {
        var error = Assert.Throws<FactFileException>(() => Employment.Read(new FactFileSet
        {
            Participants = Employment.Source("participants.csv", Employment.People),
            Claims = Employment.Source("claims.csv", header + "\nA1,job\n"),
        }));

        Assert.Contains($"no column \"{missing}\"", error.Message, StringComparison.Ordinal);
        Assert.Equal(("claims.csv", 1), (error.File, error.Line));
    }

    private static string Reverse(string line) => string.Join(',', line.Split(',').Reverse());
}
