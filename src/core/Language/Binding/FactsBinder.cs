using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads the section <c>facts</c> (language reference 3): first units, attributes and
/// events, then, once cohorts have names, returns and statistics.</summary>
internal sealed class FactsBinder(Draft draft)
{
    private static readonly string[] Shapes = ["spell", "amount", "reading", "event"];
    private static readonly string[] Verdicts =
        ["accept", "refuse", "hold", "reduce", "withdraw", "uphold", "overturn"];

    private static readonly string[] Taken =
    [
        "claim", "participant", "outcome", "payment", "number", "decision", "reason", "by",
        "recorded", "evidence",
    ];

    private Keys? _keys;
    private string? _evidence;
    private ImmutableArray<int> _sources = [];

    public List<AttributeSpec> Attributes { get; } = [];

    public List<EventSpec> Events { get; } = [];

    public List<ReturnSpec> Returns { get; } = [];

    public List<StatisticSpec> Statistics { get; } = [];

    /// <summary>The cells of each return, with the names of their dimensions.</summary>
    public List<Space> ReturnSpaces { get; } = [];

    /// <summary>The cells of each statistic.</summary>
    public List<Space> StatisticSpaces { get; } = [];

    /// <summary>What proves facts that do not say it themselves.</summary>
    public bool HasEvidence => _evidence is not null;

    public bool HasSource => !_sources.IsEmpty;

    public FactSchema Schema => new()
    {
        Attributes = [.. Attributes],
        Events = [.. Events],
        Returns = [.. Returns],
        Statistics = [.. Statistics],
        Sources = draft.Sources,
        Providers = draft.Providers,
        Texts = draft.Texts,
    };

    public void BindEvents()
    {
        _keys = Keys.Read(
            draft.Report, draft.Root["facts"], "\"facts\"", "evidence", "source", "units",
            "participant", "events", "returns", "statistics", "decisions");
        if (_keys is null)
        {
            return;
        }
        _evidence = _keys.Text("evidence");
        _sources = SourcesOf(_keys);
        foreach (YamlScalar noun in _keys.Scalars("units"))
        {
            draft.Units.Declare(noun);
        }
        foreach (YamlEntry entry in Entries("participant"))
        {
            Attribute(entry);
        }
        foreach (YamlEntry entry in Entries("events"))
        {
            Event(entry);
        }
    }

    public void BindReturns()
    {
        foreach (YamlEntry entry in Entries("returns"))
        {
            Return(entry);
        }
        foreach (YamlEntry entry in Entries("statistics"))
        {
            Statistic(entry, isDecided: false);
        }
        foreach (YamlEntry entry in Entries("decisions"))
        {
            Statistic(entry, isDecided: true);
        }
    }

    private IReadOnlyList<YamlEntry> Entries(string key)
    {
        switch (_keys?.Node(key))
        {
            case YamlMap map:
                return map.Entries;
            case null or YamlScalar { IsEmpty: true }:
                return [];
            case YamlNode other:
                draft.Report.Error(
                    "wrong-value", other.Place, $"\"{key}\" is written as names with types");
                return [];
        }
    }

    private void Attribute(YamlEntry entry)
    {
        draft.Names.Declare(NameKind.Attribute, Attributes.Count, entry.Key);
        ColumnSpec column = draft.Types.Column(entry.Key, entry.Value)
            ?? new ColumnSpec(entry.Key.Text, ValueType.Plain, entry.Key.Place)
            {
                Declared = "number",
            };
        string? title = (entry.Value as YamlMap)?["title"] is YamlScalar own ? own.Text : null;
        Attributes.Add(new AttributeSpec(column, title ?? Wording.Title(entry.Key.Text)));
    }

    private void Event(YamlEntry entry)
    {
        draft.Names.Declare(NameKind.Fact, Events.Count, entry.Key);
        string what = $"the event \"{entry.Key.Text}\"";
        Keys? keys = Keys.Read(
            draft.Report, entry.Value, what, "kind", "unit", "title", "source", "evidence",
            "exclusive");
        EventShape shape = EventShape.Point;
        if (keys?.Required("kind", "add kind: " + Wording.List(Shapes, "or")) is not null)
        {
            shape = keys.OneOf("kind", Shapes) switch
            {
                "spell" => EventShape.Spell,
                "amount" => EventShape.Amount,
                "reading" => EventShape.Reading,
                _ => EventShape.Point,
            };
        }
        ImmutableArray<int> sources = keys is null ? [] : SourcesOf(keys);
        Events.Add(new EventSpec(entry.Key.Text, shape, entry.Key.Place)
        {
            Title = keys?.Text("title") ?? Wording.Title(entry.Key.Text),
            Value = ValueOf(entry.Key, keys, shape),
            Exclusive = keys is not null && keys.YesNo("exclusive"),
            Evidence = keys?.Text("evidence") ?? _evidence,
            Sources = sources.IsEmpty ? _sources : sources,
        });
    }

    private ColumnSpec? ValueOf(YamlScalar name, Keys? keys, EventShape shape)
    {
        bool valued = shape is EventShape.Amount or EventShape.Reading;
        if (keys?.Node("unit") is { } unit)
        {
            if (!valued)
            {
                draft.Report.Error(
                    "wrong-value", keys.PlaceOf("unit"),
                    $"\"{name.Text}\" is a {(shape == EventShape.Spell ? "spell" : "event")} " +
                    "and has no value", "remove the unit, or write kind: amount");
                return null;
            }
            return draft.Types.Typed(name, unit) is { } column
                ? column with { Name = "value" }
                : Unknown(name);
        }
        if (valued && keys is not null)
        {
            draft.Report.Error(
                "missing-key", keys.Place, $"\"{name.Text}\" has values and no \"unit\"",
                "add unit: GBP, or percent, number, or a noun of your own");
        }
        return valued ? Unknown(name) : null;
    }

    private static ColumnSpec Unknown(YamlScalar name) =>
        new("value", ValueType.Plain, name.Place) { Declared = "number" };

    private ImmutableArray<int> SourcesOf(Keys keys) =>
        [.. keys.Scalars("source").Select(s => draft.Sources.Mention(s.Text))];

    private void Return(YamlEntry entry)
    {
        int index = Returns.Count;
        draft.Names.Declare(NameKind.Return, index, entry.Key);
        string what = $"the return \"{entry.Key.Text}\"";
        Keys? keys = Keys.Read(
            draft.Report, entry.Value, what, "every", "indicators", "values", "title");
        PeriodKind every = keys?.RequiredScalar("every") is { } word
            ? CalendarBinder.Period(draft.Report, word) ?? PeriodKind.Month
            : PeriodKind.Month;
        ImmutableArray<string> labels = keys is null
            ? []
            : [.. keys.Scalars("indicators").Select(s => s.Text)];
        keys?.Required("indicators");
        var indicators = new LabelList($"{entry.Key.Text} indicators", labels);
        Space space = draft.Spaces.OfReturn(entry.Key, index, every, indicators);
        ReturnSpaces.Add(space);
        Returns.Add(new ReturnSpec(entry.Key.Text, every, indicators, entry.Key.Place)
        {
            Title = keys?.Text("title") ?? Wording.Title(entry.Key.Text),
            Values = Columns(keys, what),
            Space = space.Cells,
        });
    }

    private void Statistic(YamlEntry entry, bool isDecided)
    {
        int index = Statistics.Count;
        draft.Names.Declare(NameKind.Statistic, index, entry.Key);
        string what = $"the {(isDecided ? "decision" : "statistic")} \"{entry.Key.Text}\"";
        Keys? keys = Keys.Read(
            draft.Report, entry.Value, what, "for each", "values", "title");
        Space space = keys?.Required("for each") is { } each
            ? draft.Spaces.OfDimensions(each, what) ?? Space.Scheme
            : Space.Scheme;
        space = space with
        {
            Cells = space.Cells with { Rows = CellRows.Statistic, Source = index },
        };
        StatisticSpaces.Add(space);
        Statistics.Add(new StatisticSpec(entry.Key.Text, space.Cells, entry.Key.Place)
        {
            Title = keys?.Text("title") ?? Wording.Title(entry.Key.Text),
            Values = Columns(keys, what),
            IsDecided = isDecided,
        });
        if (isDecided)
        {
            CheckColumns(entry.Key, Statistics[^1]);
        }
    }

    // decisions.csv has columns and words of its own.
    private void CheckColumns(YamlScalar name, StatisticSpec spec)
    {
        if (Verdicts.Contains(name.Text))
        {
            draft.Report.Error(
                "reserved-name", name.Place,
                $"\"{name.Text}\" is what decisions.csv says of an item or line",
                "name the figure that is decided: error-rate");
        }
        foreach (ColumnSpec taken in spec.Values.Where(v => Taken.Contains(v.Name)))
        {
            draft.Report.Error(
                "reserved-name", taken.Place,
                $"decisions.csv has a column \"{taken.Name}\" of its own",
                "call the value something else");
        }
    }

    private ImmutableArray<ColumnSpec> Columns(Keys? keys, string what)
    {
        switch (keys?.Required("values", "add values: {value: percent}"))
        {
            case null:
                return [];
            case YamlMap map:
                return
                [
                    .. map.Entries.Select(e => draft.Types.Column(e.Key, e.Value))
                        .OfType<ColumnSpec>(),
                ];
            case YamlNode other:
                draft.Report.Error(
                    "wrong-value", other.Place, $"the values of {what} are names with types",
                    "write {declared: units, verified: units}");
                return [];
        }
    }
}
