using System.Collections.Immutable;
using System.Text;
using Outturn.Language;
using Outturn.Language.Syntax;
using Outturn.Simulation.Optimisation;
using Outturn.Simulation.Worlds;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Optimisation;

/// <summary>What may be varied is found where it stands, and what is found is written there as the
/// text writes it.</summary>
public sealed class VaryTextTests
{
    private const string Text = """
        # Kept.
        scheme: {name: vary, currency: GBP, purpose: outcomes, language: 1}
        term: {from: 2018-01-01, to: 2019-12-31, long stop: 2021-12-31}
        calendar: {payment: month, contract-year: 2018-01-01, month end: shorten}
        parties: {council: commissioner}
        facts:
          evidence: record
          source: provider
          participant: {sort: [young, old]}
          events: {employed: {kind: spell}}
        outcomes:
          attached: {happens: started}
          job: {continuous: employed, reaches: card.weeks}
        tables:
          card:
            gives: {attachment: GBP, job: GBP, weeks: weeks}
            by: sort
            values:
              young: [£400, £1200, 26 weeks]   # the first row
              old: [£600, '£3,500', 13 weeks]
          share: {gives: percent, value: 80%}
        payments:
          attachment: {for each: attached, pay: card.attachment * share}
          job-fee: {for each: job, pay: 'card.job - £100 * share'}
        """;

    private const string People = """
        world: vary
        outcome: job
        referrals: {starts a month: 100, months: 14}
        courses: {work: {fact: employed, within: 5, help from: 1, help until: 3}}
        groups:
          young:
            {share: 60%, attributes: {sort: young}, courses: {work: {no-help: 30%, separation: 5%}}}
          old:
            {share: 40%, attributes: {sort: old}, courses: {work: {no-help: 20%, separation: 5%}}}
        providers: {one: {cash: £100000}}
        """;

    [Theory]
    [InlineData("tables/card*0.5..1.5", 1, "young: [£600, £1800, 26 weeks]   # the first row",
        "old: [£900, '£5,250', 13 weeks]")]
    [InlineData("tables/card.job*0.5..1.5", 0, "young: [£400, £600, 26 weeks]",
        "old: [£600, '£1,750', 13 weeks]")]
    [InlineData("tables/card.weeks*1..1.5", 1, "[£400, £1200, 39 weeks]",
        "'£3,500', 20 weeks]")]
    [InlineData("tables/card/old*0.3333..1", 0, "old: [£199.80, '£1,165.50', 13 weeks]",
        "young: [£400,")]
    [InlineData("tables/card.attachment/old=£0..£1234.567", 1, "old: [£1234.57, '£3,500'", "£400")]
    [InlineData("tables/card/young/weeks=13 weeks..52 weeks", .5, "£1200, 33 weeks]", "£400")]
    [InlineData("tables/share/value=50%..100%", .123, "value: 56.15%", "£400")]
    [InlineData("payments/job-fee/pay*1..3", 1, "'card.job - £300 * share'", "£400")]
    public void A_figure_is_written_where_it_stands(
        string vary, double unit, string written, string beside)
    {
        VariedFigure varied = Vary().Read(vary);
        string text = new DesignTexts(Text, [varied]).Scheme([varied.At(unit)]);
        Assert.Contains(written, text, StringComparison.Ordinal);
        Assert.Contains(beside, text, StringComparison.Ordinal);
        Assert.StartsWith("# Kept.", text, StringComparison.Ordinal);
        Assert.NotNull(Read(text).Scheme);
    }

    [Fact]
    public void What_is_not_changed_stays_as_it_is_written()
    {
        ImmutableArray<VariedFigure> varied =
            [Vary().Read("tables/card*0.5..1.5"), Vary().Read("tables/card/old*0.5..2")];
        Assert.Equal(Text, new DesignTexts(Text, varied).Scheme([1, 1]));
        Assert.Contains(
            "old: [£1800, '£10,500', 13 weeks]", new DesignTexts(Text, varied).Scheme([1.5, 2]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("commissioner.least effort=£0..£300", .5, "commissioner.least effort £150")]
    [InlineData("commissioner.trials allowed=0%..100%", .25, "commissioner.trials allowed 25%")]
    [InlineData("providers.*.cash*0.5..2", 0, "providers.one.cash £50000")]
    public void A_figure_of_the_world_too(string vary, double unit, string written)
    {
        VariedFigure varied = Vary().Read(vary);
        Assert.Equal(
            [written],
            new DesignTexts(Text, [varied]).World([varied.At(unit)])
                .Select(f => $"{f.Key} {f.Value}"));
    }

    [Theory]
    [InlineData("tables/card", "write PATH=LOW..HIGH")]
    [InlineData("tables/crad*0.5..1", "there is no \"crad\"; did you mean \"card\"?")]
    [InlineData("tables/card/yuong*0.5..1", "did you mean \"young\"?")]
    [InlineData("tables/card.jbo*0.5..1", "did you mean \"job\"?")]
    [InlineData("tables/card*1.5..0.5", "the lower end comes first")]
    [InlineData("tables/card*£1..£2", "\"£1\" is no factor")]
    [InlineData("tables/card.job=£1..£2", "2 figures stand there; multiply them")]
    [InlineData("tables/share/value=£1..£2", "not of the unit of the figure there; write a perc")]
    [InlineData("tables/share/value=low..high", "\"low\" is no figure")]
    [InlineData("scheme/name*1..2", "holds no figure")]
    [InlineData("comissioner.least effort=£0..£1", "did you mean \"commissioner.least effort\"?")]
    [InlineData("commissioner.nothing=0..1", "the world has no figure at commissioner.nothing")]
    public void What_cannot_be_varied_is_told(string vary, string told)
    {
        FormatException e = Assert.Throws<FormatException>(() => Vary().Read(vary));
        Assert.StartsWith($"--vary {vary}: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(told, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rows_of_a_table_file_cannot_be_varied()
    {
        YamlDocument document = YamlReader.Read(
            "scheme.yaml", "tables:\n  rates: {gives: GBP, by: sort, from: rates.csv}\n", []);
        FormatException e = Assert.Throws<FormatException>(() =>
            new SchemeSites(document).Find("tables/rates/young"));
        Assert.Contains("its rows stand in rates.csv", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_factors_may_meet()
    {
        FormatException e = Assert.Throws<FormatException>(() => new DesignTexts(Text,
        [
            Vary().Read("tables/card*0.5..1.5"),
            Vary().Read("tables/card.attachment/old=£0..£100"),
        ]));
        Assert.Equal(
            "tables/card.attachment/old is varied twice, also by tables/card", e.Message);
    }

    private static VaryText Vary()
    {
        SchemeReading read = Read(Text);
        Assert.True(read.Scheme is not null, string.Join('\n', read.Diagnostics));
        WorldReading world = WorldText.Read(
            read.Scheme, "world.yaml", Encoding.UTF8.GetBytes(People));
        Assert.True(world.World is not null, string.Join('\n', world.Diagnostics));
        return new VaryText(read.Document, world.World, 2);
    }

    private static SchemeReading Read(string text) => SchemeText.Read(
        "scheme.yaml", Encoding.UTF8.GetBytes(text), _ => null);
}
