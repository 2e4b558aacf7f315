using System.Collections.Immutable;
using System.Text;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;
using ValueType = Outturn.Schemes.ValueType;

namespace Outturn.Tests.Core.Facts;

/// <summary>A scheme with a fact of every shape, and its files as texts.</summary>
internal static class Employment
{
    public const string People =
        "participant,provider,referred,started,benefit,age,priority,reward,hours\n"
        + "A1,P1,2014-01-02,2014-01-06,jsa,24,yes,1200.50,1.5\n"
        + "A2,P2,2014-01-03,,esa,31,no,,16\n"
        + "007,P1,2014-01-03,2014-02-01,jsa,60,no,0,0\n";

    public const string Events =
        "id,participant,kind,from,to,value,source,recorded\n"
        + "E1,A1,employed,2014-02-03,2014-03-30,,hmrc,2014-04-01\n"
        + "E2,A1,earnings,2014-02-28,,850.25,hmrc,2014-04-01\n"
        + "E3,007,wellbeing,2014-03-01,,8.4%,,2014-04-01\n"
        + "E4,A2,exclusion,2014-03-05,,,,2014-04-01\n"
        + "E5,A2,sentence,2014-03-05,2014-03-20,,,2014-04-01\n";

    private static readonly LabelList Providers = new("providers", ["P9"], isOpen: true);
    private static readonly LabelList Sources = new("sources", ["hmrc", "provider"], isOpen: true);
    private static readonly LabelList Texts = new("texts", [], isOpen: true);

    public static Scheme Scheme { get; } = Of(Providers);

    public static Scheme WithClosedProviders { get; } =
        Of(new LabelList("providers", ["P1", "P2"]));

    public static FactBase Read(
        string people = People, string? events = null, string? asAt = null) =>
        Read(new FactFileSet
        {
            Participants = Source("participants.csv", people),
            Events = events is null ? null : Source("events.csv", events),
        }, asAt);

    public static FactBase Read(
        FactFileSet files, string? asAt = null, Scheme? scheme = null, int threads = 2) =>
        FactBase.Read(files, scheme ?? Scheme, asAt is null ? null : Day(asAt), threads);

    public static FactSource Source(string name, string text) =>
        new FactBytes(name, Encoding.UTF8.GetBytes(text));

    public static DateOnly Day(string text) =>
        CalendarDates.TryParse(text, out DateOnly day) ? day : throw new FormatException(text);

    /// <summary>Every refusal as <c>events.csv:3 kind unknown-kind</c>.</summary>
    public static string[] Refusals(FactBase facts) => [.. facts.Refused.All()
        .Select(r => $"{r.File}:{r.Line} {r.Column} {r.ReasonName}".Replace("  ", " "))];

    /// <summary>Every known fact in words, in the order of the tables, without line numbers.
    /// </summary>
    public static string Content(FactBase facts)
    {
        var text = new StringBuilder();
        ParticipantTable people = facts.Participants;
        for (int row = 0; row < people.Rows; row++)
        {
            text.Append(row < people.Count ? people.Id(row) : "later").Append(' ')
                .Append(facts.Providers[people.Provider[row]]).Append(' ')
                .Append(Date(people.Referred[row])).Append(Date(people.Started[row]))
                .Append(Date(people.From[row])).Append(Date(people.Recorded[row]))
                .AppendJoin(' ', people.Attributes.Select(a => a[row])).Append('\n');
        }
        EventTable events = facts.Events;
        for (int p = 0; p < people.Count; p++)
        {
            for (int i = events.Start[p]; i < events.Start[p + 1]; i++)
            {
                text.Append(people.Id(p)).Append(' ').Append(events.Kind[i]).Append(' ')
                    .Append(Date(events.From[i])).Append(Date(events.To[i]))
                    .Append(Date(events.Recorded[i]))
                    .Append(events.Value.IsEmpty ? 0 : events.Value[i]).Append(' ')
                    .Append(events.Source.IsEmpty ? -1 : events.Source[i]).Append('\n');
            }
        }
        return text.ToString();
    }

    public static string Date(int day) => day == ParticipantTable.NoDay ? "- "
        : CalendarDates.Text(DateOnly.FromDayNumber(day)) + " ";

    private static ColumnSpec Column(string name, string declared, ValueType type) =>
        new(name, type, Place.None) { Declared = declared };

    private static EventSpec Event(string name, EventShape shape, ColumnSpec? value = null) =>
        new(name, shape, Place.None) { Title = name, Value = value };

    private static AttributeSpec Attribute(ColumnSpec column) => new(column, column.Name);

    private static Scheme Of(LabelList providers) => new()
    {
        Name = "employment",
        Title = "Employment",
        Version = "sha256:0",
        Currency = Currency.Find("GBP")!,
        Rounding = Rounding.HalfUp,
        Purposes = ["outcomes"],
        ParticipantsAre = "people",
        Term = new Term(Day("2014-01-01"), Day("2014-12-31"), Day("2015-12-31"))
        {
            ReferralsFrom = Day("2014-01-01"),
            ReferralsTo = Day("2014-06-30"),
        },
        Calendar = new CalendarRules(PeriodKind.Month, PeriodCalendar.Default),
        Parties = [],
        Sources = ImmutableDictionary<string, string>.Empty,
        Facts = Facts(providers),
        Outcomes = [Job()],
    };

    private static Outcome Job() => new("job", "D1", Place.None)
    {
        Title = "Job",
        Watch = new HappensOn(Nothing),
        Clock = Nothing,
        Payable = Nothing,
        Claimed = true,
        Kinds = new LabelList("job", ["job"]),
    };

    private static Formula Nothing { get; } =
        new Constant(Place.None, ValueType.Date, Value.Missing);

    private static FactSchema Facts(LabelList providers)
    {
        var pounds = Column("value", "GBP", ValueType.In(Unit.Of("GBP"))) with
        {
            Currency = Currency.Find("GBP"),
        };
        var units = new LabelList("units", [], isOpen: true);
        var indicators = new LabelList("indicators", ["delivery", "visit"]);
        var cohorts = new LabelList("cohorts", ["first", "second"]);
        return new FactSchema
        {
            Providers = providers,
            Sources = Sources,
            Texts = Texts,
            Attributes =
            [
                Attribute(Column("benefit", "[jsa, esa]",
                    ValueType.OneOf(new LabelList("benefit", ["jsa", "esa"])))),
                Attribute(Column("age", "number", ValueType.Plain)),
                Attribute(Column("priority", "yes/no", ValueType.YesNo)),
                Attribute(pounds with { Name = "reward", Optional = true }),
                Attribute(Column("hours", "weeks", ValueType.In(Unit.Of("day"))) with
                {
                    Factor = 7,
                }),
            ],
            Events =
            [
                Event("employed", EventShape.Spell) with { Sources = [0, 1] },
                Event("earnings", EventShape.Amount, pounds),
                Event("wellbeing", EventShape.Reading,
                    Column("value", "percent", ValueType.Percent)),
                Event("exclusion", EventShape.Point),
                Event("sentence", EventShape.Spell) with { Exclusive = true },
            ],
            Returns = [Service(providers, units, indicators)],
            Statistics = [Reoffending(cohorts)],
        };
    }

    private static ReturnSpec Service(LabelList providers, LabelList units, LabelList indicators) =>
        new("service", PeriodKind.Month, indicators, Place.None)
        {
            Title = "Service",
            Values =
            [
                Column("declared", "units", ValueType.In(Unit.Of("unit"))),
                Column("verified", "units", ValueType.In(Unit.Of("unit"))) with
                {
                    Optional = true,
                },
            ],
            Space = new CellSpace(
            [
                new Dimension("provider", DimensionKind.Provider, ValueType.OneOf(providers)),
                new Dimension("unit", DimensionKind.ReportingUnit, ValueType.OneOf(units)),
                new Dimension("month", DimensionKind.Period,
                    ValueType.PeriodOf(PeriodKind.Month)),
                new Dimension("indicator", DimensionKind.Label, ValueType.OneOf(indicators)),
            ]),
        };

    private static StatisticSpec Reoffending(LabelList cohorts) => new("reoffending",
        new CellSpace(
        [
            new Dimension("cohort", DimensionKind.Label, ValueType.OneOf(cohorts)),
        ]), Place.None)
    {
        Title = "Reoffending",
        Values =
        [
            Column("people", "people", ValueType.In(Unit.Of("person"))),
            Column("value", "percent", ValueType.Percent),
        ],
    };
}
