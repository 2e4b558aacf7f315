using Outturn.Quantities;
using Xunit;

namespace Outturn.Tests.Core.Quantities;

public sealed class UnitTests
{
    private static readonly Unit Pounds = Unit.Of("GBP");
    private static readonly Unit People = Unit.Of(Dimensions.Person);
    private static readonly Unit Hours = Unit.Of(Dimensions.Hour);
    private static readonly Unit Days = Unit.Of(Dimensions.Day);

    [Fact]
    public void HoursADayTimesDaysTimesAWageIsMoney() =>
        Assert.Equal(Pounds, Hours / Days * Days * (Pounds / Hours));

    [Fact]
    public void EqualUnitsDivideToAPlainNumber()
    {
        var ratio = Pounds / People / (Pounds / People);
        Assert.True(ratio.IsNone);
        Assert.True(ratio == Unit.None);
        Assert.True(Pounds != People);
    }

    [Fact]
    public void TheOrderOfFactorsIsImmaterial()
    {
        var (a, b) = (Pounds * People / Days, People / Days * Pounds);
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.Equal((1, 1, -1, 0), (a.Exponent("GBP"), a.Exponent("person"), a.Exponent("day"),
            a.Exponent("hour")));
        Assert.Equal(Days / People / Pounds, a.Inverse);
        Assert.Equal(["GBP", "day", "person"], a.Parts.Select(p => p.Dimension));
    }

    [Fact]
    public void UnitsAreWrittenAsInASchemeAndTold()
    {
        var rows = new (Unit Unit, string Scheme, string Words)[]
        {
            (Unit.None, "number", "a plain number"),
            (Pounds, "GBP", "pounds"),
            (Pounds / People, "GBP per person", "pounds per person"),
            (Pounds * People, "people × GBP", "people × pounds"),
            (Unit.None / Days, "per day", "per day"),
            (Unit.Of("event") / People, "events per person", "events per person"),
            (Pounds / Unit.Of("point"), "GBP per percentage point",
                "pounds per percentage point"),
            (Unit.Of("working-day"), "working days", "working days"),
            (Unit.Of("learning-unit"), "learning-units", "learning units"),
            (Hours * Hours, "hours squared", "hours squared"),
            (Pounds / (Days * Days), "GBP per day squared", "pounds per day squared"),
            (Unit.Of("CHF") / Unit.Of("USD"), "CHF per USD", "Swiss francs per US dollar"),
            (Pounds / People / Days, "GBP per day per person", "pounds per day per person"),
        };
        foreach (var (unit, scheme, words) in rows)
        {
            Assert.Equal((scheme, words), (unit.ToString(), unit.InWords()));
        }
    }

    [Theory]
    [InlineData("person", "people")]
    [InlineData("family", "families")]
    [InlineData("day", "days")]
    [InlineData("working-day", "working-days")]
    [InlineData("unit", "units")]
    [InlineData("child", "children")]
    [InlineData("household", "households")]
    [InlineData("facility", "facilities")]
    [InlineData("workshop", "workshops")]
    [InlineData("mark", "marks")]
    [InlineData("level", "levels")]
    [InlineData("learning-unit", "learning-units")]
    [InlineData("class", "classes")]
    [InlineData("house", "houses")]
    [InlineData("course", "courses")]
    [InlineData("box", "boxes")]
    [InlineData("coach", "coaches")]
    [InlineData("visit", "visits")]
    [InlineData("survey", "surveys")]
    [InlineData("young-person", "young-people")]
    [InlineData("key-case", "key-cases")]
    [InlineData("movie-pass", "movie-passes")]
    [InlineData("woman", "women")]
    [InlineData("page", "pages")]
    public void NounsHaveTwoForms(string one, string many) =>
        Assert.Equal((many, one), (NounForms.Plural(one), NounForms.Singular(many)));

    [Theory]
    [InlineData("person")]
    [InlineData("day")]
    [InlineData("workshop")]
    public void ASingularStaysOne(string one) => Assert.Equal(one, NounForms.Singular(one));

    [Theory]
    [InlineData("1", "person", "1 person")]
    [InlineData("3", "person", "3 people")]
    [InlineData("0", "event", "0 events")]
    [InlineData("-1", "point", "-1 percentage point")]
    [InlineData("8.4", "point", "8.4 percentage points")]
    [InlineData("15", "working-day", "15 working days")]
    [InlineData("1200", "family", "1,200 families")]
    [InlineData("2", "GBP", "2 pounds")]
    [InlineData("0.5", "month", "0.5 months")]
    public void CountsTakeTheRightForm(string number, string noun, string words)
    {
        Assert.True(Rational.TryParse(number, out var value));
        Assert.Equal(words, NounForms.Count(value, noun));
    }
}
