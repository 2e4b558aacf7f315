using System.Collections.Immutable;
using Outturn.Exchange;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;
using Xunit;

namespace Outturn.Tests.Shell.Exchange;

/// <summary>Facts in a directory, and the file of what was refused.</summary>
public sealed class FactFilesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("facts").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_directory_is_read_and_its_refusals_written()
    {
        Write("participants.csv", "participant,provider,started\n01,P1,2014-01-06\n"
            + "02,\"=HYPERLINK(\"\"x\"\")\",2014-31-01\n,P1,2014-01-06\n03,P1,-5\n04,P1,@x\n");
        FactBase facts = FactFiles.Read(_directory, Bare(), asAt: null);

        using var text = new StringWriter();
        RefusedCsv.Write(text, facts.Refused);

        Assert.Equal("01", facts.Participants.Id(0));
        const string Date = "Write a date that exists as year-month-day: 2014-04-06.";
        Assert.Equal(
            "file,line,column,reason,found,remedy\n"
            + $"participants.csv,3,started,impossible-date,2014-31-01,{Date}\n"
            + "participants.csv,4,participant,missing-value,,\"Fill in \"\"participant\"\".\"\n"
            + $"participants.csv,5,started,impossible-date,-5,{Date}\n"
            + $"participants.csv,6,started,impossible-date,'@x,{Date}\n",
            text.ToString());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44", "'+44")]
    [InlineData("-5", "-5")]
    [InlineData("-5.25", "-5.25")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("-", "'-")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=1,2", "\"'=1,2\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    public void A_cell_is_never_a_formula(string text, string cell) =>
        Assert.Equal(cell, SpreadsheetCell.Of(text));

    [Fact]
    public void A_directory_that_is_not_there_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<DirectoryNotFoundException>(
            () => FactFiles.Read(Path.Combine(_directory, "nowhere"), Bare(), null)).Message,
            StringComparison.Ordinal);

    private void Write(string name, string text) =>
        File.WriteAllText(Path.Combine(_directory, name), text);

    private static Scheme Bare() => new()
    {
        Name = "bare",
        Title = "Bare",
        Version = "sha256:0",
        Currency = Currency.Find("GBP")!,
        Rounding = Rounding.HalfUp,
        Purposes = ["outcomes"],
        ParticipantsAre = "people",
        Term = new Term(
            new DateOnly(2014, 1, 1), new DateOnly(2014, 12, 31), new DateOnly(2015, 12, 31))
        {
            ReferralsFrom = new DateOnly(2014, 1, 1),
            ReferralsTo = new DateOnly(2014, 12, 31),
        },
        Calendar = new CalendarRules(PeriodKind.Month, PeriodCalendar.Default),
        Parties = [],
        Sources = ImmutableDictionary<string, string>.Empty,
        Facts = new FactSchema
        {
            Providers = new LabelList("providers", [], isOpen: true),
            Sources = new LabelList("sources", [], isOpen: true),
            Texts = new LabelList("texts", [], isOpen: true),
        },
    };
}
