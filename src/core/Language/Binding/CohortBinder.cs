using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads <c>cohorts</c>: who is measured together, and when (language reference 3).
/// </summary>
internal sealed class CohortBinder(Draft draft)
{
    private static readonly Scope Participant = new("a participant")
    {
        Participant = true,
        Placing = new FieldOfParticipant(Place.None, ValueType.Date, ParticipantField.Referred),
    };

    private readonly List<Entry> _sets = [];

    /// <summary>Names and labels, before anything is bound.</summary>
    public void Declare()
    {
        foreach (YamlEntry entry in draft.Section("cohorts"))
        {
            int set = _sets.Count;
            draft.Names.Declare(NameKind.Cohort, set, entry.Key);
            Keys? keys = Keys.ReadClause(
                draft.Report, entry.Value, $"the cohorts \"{entry.Key.Text}\"", "by",
                "measured after", "named", "only if", "smallest", "smaller ones");
            var declared = draft.Names.Shared(entry.Key.Text)
                ?? new Declared(NameKind.Cohort, set, entry.Key.Text, entry.Key.Place);
            (ValueType type, LabelList? named) = TypeOf(entry.Key, keys);
            var dimension = new Dimension(entry.Key.Text, DimensionKind.Label, type)
            {
                CohortSet = set,
            };
            _sets.Add(new Entry(entry, declared, keys, dimension, named));
        }
    }

    public Dimension DimensionOf(int set) => _sets[set].Dimension;

    /// <summary>Whether statistics of its cohorts may read as missing: small ones are not measured,
    /// or measured with the next.</summary>
    public bool MayBeUnmeasured(int set) => _sets[set].Keys?.Has("smallest") == true;

    /// <summary>The participant's cohort, or null where the set comes in statistics only.
    /// </summary>
    public Bound? LabelOf(int set, Place place, Scope scope)
    {
        Entry entry = _sets[set];
        if (entry.Keys?.Scalar("by") is null)
        {
            return null;
        }
        Bound by = By(entry);
        if (by.IsWrong)
        {
            return Bound.Wrong(place);
        }
        Causes missing = by.Missing - scope.RuledOut;
        if (entry.Keys.Has("only if"))
        {
            missing += Causes.Of(
                "cohort " + entry.Dimension.Name, $"somebody is in no {entry.Dimension.Name}");
        }
        return new Bound(
            new CohortOf(place, entry.Dimension.Type.Missing(missing.Any), set), missing);
    }

    public ImmutableArray<CohortSet> Bind() => [.. _sets.Select((e, i) => Bind(e, i))];

    private Bound By(Entry entry)
    {
        if (entry.By is not null || entry.IsOpen)
        {
            // In the middle of itself: a cycle, which the graph reports.
            return entry.By ?? Bound.Wrong(entry.Yaml.Key.Place);
        }
        entry.IsOpen = true;
        draft.Graph.Enter(entry.Declared);
        entry.By = entry.Keys?.Scalar("by") is { } by
            ? draft.Bind(by, Participant)
            : Bound.Wrong(entry.Yaml.Key.Place);
        draft.Graph.Leave();
        entry.IsOpen = false;
        return entry.By;
    }

    private CohortSet Bind(Entry entry, int index)
    {
        draft.Graph.Enter(entry.Declared);
        Keys? keys = entry.Keys;
        Place place = entry.Yaml.Key.Place;
        var set = new CohortSet(entry.Declared.Name, ClauseHead.Number('C', index), place)
        {
            Title = Wording.Title(entry.Declared.Name),
            Dimension = entry.Dimension,
            Named = entry.Named,
            NamedDates = NamedDates(keys),
            OnlyIf = keys?.Node("only if") is { } only
                ? draft.Values().Condition(only, Participant).Formula
                : null,
            Smallest = Smallest(keys),
            Smaller = keys is not null
                && keys.OneOf("smaller ones", "are not measured", "join the next")
                    == "join the next"
                ? SmallCohort.JoinsNext
                : SmallCohort.NotMeasured,
        };
        if (entry.Named is null)
        {
            set = set with
            {
                Period = entry.Dimension.Type.Period,
                By = By(entry).Formula,
                Measured = Measured(entry),
            };
        }
        draft.Graph.Leave();
        return ClauseHead.Fill(draft, set, keys);
    }

    private Formula Measured(Entry entry)
    {
        Place place = entry.Yaml.Key.Place;
        var last = new Bound(
            new PartOfPeriod(
                place, ValueType.Date, PeriodPart.Last,
                new CellKey(place, entry.Dimension.Type, 0)),
            Causes.None);
        if (entry.Keys?.Scalar("measured after") is not { } after)
        {
            return last.Formula;
        }
        var scope = new Scope("a cohort");
        return Dates.Shift(draft, last, draft.Bind(after, scope), 1, after.Place).Formula;
    }

    private (ValueType Type, LabelList? Named) TypeOf(YamlScalar name, Keys? keys)
    {
        if (keys?.Node("named") is YamlMap map)
        {
            ImmutableArray<string> labels = [.. map.Entries.Select(e => e.Key.Text)];
            var list = new LabelList(name.Text, labels);
            return (ValueType.OneOf(list), list);
        }
        if (keys?.Scalar("by") is { } by && draft.Parse(by) is { } expression)
        {
            string? period = expression switch
            {
                NameExpression n => n.Name,
                BinaryExpression
                {
                    Operator: BinaryOperator.Of, Left: NameExpression n,
                } => n.Name,
                _ => null,
            };
            if (period is not null && PeriodKindNames.TryParse(period, out PeriodKind kind))
            {
                return (ValueType.PeriodOf(kind), null);
            }
            draft.Report.Error(
                "wrong-value", by.Place, $"\"{by.Text}\" is no period",
                "write for example by: quarter of started");
        }
        else if (keys is not null)
        {
            draft.Report.Error(
                "missing-key", name.Place, $"the cohorts \"{name.Text}\" say neither by nor named",
                "add by: quarter of started, or named: {label: date measured}");
        }
        return (ValueType.PeriodOf(PeriodKind.Month), null);
    }

    private ImmutableArray<DateOnly> NamedDates(Keys? keys)
    {
        var dates = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (YamlEntry entry in (keys?.Node("named") as YamlMap)?.Entries ?? [])
        {
            draft.Names.Check(entry.Key);
            if (entry.Value is YamlScalar scalar)
            {
                dates.Add(CalendarBinder.Day(draft, scalar) ?? DateOnly.MinValue);
            }
            else
            {
                draft.Report.Error(
                    "wrong-value", entry.Value.Place,
                    $"the date on which \"{entry.Key.Text}\" is measured is expected");
                dates.Add(DateOnly.MinValue);
            }
        }
        return dates.ToImmutable();
    }

    private long? Smallest(Keys? keys)
    {
        if (keys?.Scalar("smallest") is not { } scalar)
        {
            return null;
        }
        Bound bound = draft.Bind(scalar, new Scope("a cohort"));
        if (bound.IsWrong)
        {
            return null;
        }
        if (bound.Formula is Constant { Type: { Kind: ValueKind.Number } type, Value: var value }
            && value.Number.IsWhole && (type.Unit == draft.Units.People || type.Unit.IsNone))
        {
            return value.Whole;
        }
        draft.Report.Error(
            "wrong-value", scalar.Place, $"\"{scalar.Text}\" is no number of people",
            "write for example 100 people");
        return null;
    }

    private sealed class Entry(
        YamlEntry yaml, Declared declared, Keys? keys, Dimension dimension, LabelList? named)
    {
        public YamlEntry Yaml => yaml;

        public Declared Declared => declared;

        public Keys? Keys => keys;

        public Dimension Dimension => dimension;

        public LabelList? Named => named;

        public Bound? By { get; set; }

        public bool IsOpen { get; set; }
    }
}
