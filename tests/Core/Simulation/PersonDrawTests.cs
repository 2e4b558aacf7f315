using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.People;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Randomness;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>People and what happens to them, drawn by number.</summary>
public sealed class PersonDrawTests
{
    private static readonly World Small = new()
    {
        Name = "small",
        Referrals = new Referrals(100, 12, [1], 1, 0),
        Slopes = new Slopes(.6, .5, .35, .1),
        Courses = [new Course("work", "employed") { Lasts = true }],
        Groups =
        [
            Group("easy", .7, new CourseRates(.4, .6, 500, .04)),
            Group("hard", .3, new CourseRates(.1, .3, 1300, .05)),
        ],
        Providers = [new ProviderType("one", 1, 1)],
        Commissioner = new Commissioner(),
    };

    [Fact]
    public void More_help_never_comes_later()
    {
        PersonDraw draw = Draw();
        for (ulong number = 0; number < 5_000; number++)
        {
            Person person = draw.Of(number, .5);
            int before = int.MaxValue;
            foreach (double effort in new[] { 0.0, 50, 200, 1_000, 20_000 })
            {
                int begins = draw.In(number, person, 0, new HelpGiven(effort, 1)).Begins;
                Assert.True(begins == 0 ? before == int.MaxValue : begins <= before);
                before = begins == 0 ? before : begins;
            }
        }
    }

    [Fact]
    public void Without_help_it_happens_as_often_as_the_world_says()
    {
        // Four standard errors of 20,000 draws at 40 % are 1.4 points; the group's mean hazard is
        // that of the published rate only about, which moves the rate by about a point.
        PersonDraw draw = Draw();
        (int people, int did) = (0, 0);
        for (ulong number = 0; number < 30_000; number++)
        {
            Person person = draw.Of(number, .5);
            if (person.Group == 0)
            {
                people++;
                did += draw.In(number, person, 0, HelpGiven.None).Begins > 0 ? 1 : 0;
            }
        }
        Assert.InRange((double)people / 30_000, .69, .71);
        double theory = DifficultyBins.For(0).Value.Average(theta => 1 - Math.Exp(
            -Response.Of(Small.Groups[0].Courses[0], Small.Slopes, theta).Baseline));
        Assert.InRange((double)did / people, theory - .015, theory + .015);
    }

    [Theory]
    [InlineData(1, 0, false, 99)]
    [InlineData(17, .5, false, 99)]
    [InlineData(1000, 1.5, true, 99)]
    [InlineData(1000, .5, false, 5)]
    public void A_batch_is_the_same_people_to_the_bit(
        int count, double signal, bool antithetic, int until) =>
        Same(Small, (count, signal), antithetic, until);

    [Theory]
    [InlineData(.5, false)]
    [InlineData(0, true)]
    public void And_so_it_is_where_they_have_nine_difficulties(double signal, bool antithetic) =>
        Same(Small with { IsInBins = true }, (100, signal), antithetic, 99);

    private static void Same(
        World of, (int Count, double Signal) drawn, bool antithetic, int until)
    {
        (int count, double signal) = drawn;
        var stream = new RandomStream(7, 3, StreamKind.Arrivals) { Antithetic = antithetic };
        var draw = new PersonDraw(of, stream);
        var people = new PeopleBatch(of, stream);
        var course = new CourseBatch(of, 0, stream)
        {
            Clock = CourseClock.Of(
                Shape.Of(of.Courses[0]), Drift.Economy.Factors(.1, 30, stream),
                new HelpMonths(until, until + 2, 99)),
        };
        people.Draw(5, count, signal);
        var help = new BatchHelp(
            [.. Enumerable.Range(0, PeopleBatch.Most).Select(i => i % 7 * 100.0)],
            [.. Enumerable.Range(0, PeopleBatch.Most).Select(i => i % 5 * 80.0)])
        {
            Productivity = 1.1,
            ThenProductivity = .9,
        };
        course.Draw(people, help);
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            ulong number = 5 + (ulong)i;
            Person person = draw.Of(number, signal);
            Assert.Equal(
                person,
                new Person(
                    (int)people.Group[i], people.Difficulty[i], (int)people.SignalBin[i]));
            var given = new HelpGiven(help.Effort[i], 1.1)
            {
                ThenEffort = help.ThenEffort[i],
                ThenProductivity = .9,
            };
            Happening helped = draw.In(number, person, 0, given, course.Clock);
            Happening alone = draw.In(number, person, 0, HelpGiven.None, course.Clock);
            if ((helped.Begins | alone.Begins) != 0)
            {
                Assert.Equal(i, course.Whom[at]);
                Assert.Equal(
                    (helped.Begins, alone.Begins),
                    ((int)course.Begins[at], (int)course.Alone[at]));
                Assert.Equal(Math.Max(helped.Lasts, alone.Lasts), course.Lasts[at++]);
            }
        }
        Assert.Equal(at, course.Count);
    }

    [Fact]
    public void Who_is_left_without_help_for_two_months_is_no_sooner_for_it()
    {
        // The same people: help all the time, broken off after four months, and taken up again
        // by somebody who spends the same.
        PersonDraw draw = Draw();
        var shape = Shape.Of(Small.Courses[0]);
        CourseClock broken = CourseClock.Of(shape, [], new HelpMonths(4, 99, 99));
        CourseClock taken = CourseClock.Of(shape, [], new HelpMonths(4, 6, 99));
        var help = new HelpGiven(800, 1) { ThenEffort = 800, ThenProductivity = 1 };
        int[] never = new int[3];
        for (ulong number = 0; number < 5_000; number++)
        {
            Person person = draw.Of(number, .5);
            int[] days =
            [
                .. new[] { null, taken, broken }.Select(c => draw.In(number, person, 0, help, c))
                    .Select(h => h.Begins == 0 ? int.MaxValue : h.Begins),
            ];
            Assert.True(days[0] <= days[1] && days[1] <= days[2]);
            for (int i = 0; i < 3; i++)
            {
                never[i] += days[i] == int.MaxValue ? 1 : 0;
            }
        }
        Assert.True(never[0] < never[1] && never[1] < never[2]);
    }

    [Fact]
    public void A_clock_ticks_as_the_shape_of_the_course()
    {
        // Models, 1.5, worked out by hand: L0 = 0.48, H = 0.32, so 0.02 a month, from month 2 to
        // 18 0.04. A threshold of 0.03 is reached after 1.5 months, one of 0.1 after
        // 2 + 0.06 ÷ 0.04 = 3.5, one of 0.7 after 18 + 0.02 ÷ 0.02 = 19, one of 0.9 never.
        CourseClock clock = CourseClock.Of(new Shape(24, 2, 18));
        Assert.Equal(1.5, clock.Begins(.03, .48, .32, 0), 9);
        Assert.Equal(3.5, clock.Begins(.1, .48, .32, 0), 9);
        Assert.Equal(19, clock.Begins(.7, .48, .32, 0), 9);
        Assert.Equal(double.PositiveInfinity, clock.Begins(.9, .48, .32, 0));

        // Broken off after month 6 and taken up after month 8: 0.04 in all is reached after 2,
        // 0.2 after 6, 0.24 after 8, 0.3 after 9.5.
        CourseClock passed = CourseClock.Of(new Shape(24, 2, 18), [], new HelpMonths(6, 8, 99));
        Assert.Equal(7, passed.Begins(.22, .48, .32, .32), 9);
        Assert.Equal(9.5, passed.Begins(.3, .48, .32, .32), 9);

        // In an economy half as good from month 5 on, 0.12 is reached after 4, 0.14 after 5.
        CourseClock weak = CourseClock.Of(
            new Shape(24, 2, 18), [1, 1, 1, 1, .5], HelpMonths.Throughout);
        Assert.Equal(5, weak.Begins(.14, .48, .32, 0), 9);
    }

    [Fact]
    public void The_same_number_is_the_same_person()
    {
        Assert.Equal(Draw().Of(42, .5), Draw().Of(42, .5));
        Assert.NotEqual(Draw().Of(42, .5), Draw().Of(43, .5));
    }

    private static PersonDraw Draw() =>
        new(Small, new RandomStream(7, 0, StreamKind.Arrivals));

    private static PeopleGroup Group(string name, double share, CourseRates rates) =>
        new(name, share, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty)
        {
            Courses = [rates],
        };
}
