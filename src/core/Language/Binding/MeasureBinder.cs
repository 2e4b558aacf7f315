using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads <c>measures</c>: cell → value (language reference 5). A measure is bound when
/// the first expression asks for its type, so the order of the text does not matter.</summary>
internal sealed class MeasureBinder(Draft draft)
{
    private readonly List<Entry> _entries = [];

    /// <summary>Names and cells, before any value is read.</summary>
    public void Declare()
    {
        foreach (YamlEntry yaml in draft.Section("measures"))
        {
            draft.Names.Declare(NameKind.Measure, _entries.Count, yaml.Key);
            var declared = draft.Names.Shared(yaml.Key.Text, NameKind.Measure)
                ?? new Declared(NameKind.Measure, _entries.Count, yaml.Key.Text, yaml.Key.Place);
            Keys? keys = Keys.ReadClause(
                draft.Report, yaml.Value, $"the measure \"{yaml.Key.Text}\"", "for each", "value",
                "only if", "waits", "must be at least", "must be at most", "otherwise");
            _entries.Add(new Entry(declared, keys));
        }
    }

    /// <summary>Cells, once everything that can be a dimension has a name.</summary>
    public void DeclareSpaces()
    {
        foreach (Entry entry in _entries)
        {
            draft.Graph.Enter(entry.Declared);
            string what = $"the measure \"{entry.Declared.Name}\"";
            if (entry.Keys?.Required("for each", "add for each: provider, a period, scheme…")
                is { } each)
            {
                entry.IsLost = SpaceOf(each, what) is not { } space || space.HasGaps(each);
                entry.Space = entry.IsLost ? Space.Scheme : SpaceOf(each, what)!;
            }
            else
            {
                entry.IsLost = true;
            }
            draft.Graph.Leave();
        }
    }

    public Space SpaceOf(int measure) => _entries[measure].Space;

    /// <summary>The rows of a return or statistic where <c>for each</c> names one, else its
    /// dimensions.</summary>
    public Space? SpaceOf(YamlNode each, string what)
    {
        if (each is YamlScalar { Text: var name } scalar)
        {
            if (draft.Names.Return(name) is { } rows)
            {
                draft.Graph.Name(rows, scalar.Place);
                return draft.Facts.ReturnSpaces[rows.Index];
            }
            if (draft.Names.Shared(name, NameKind.Statistic) is { } statistic)
            {
                draft.Graph.Name(statistic, scalar.Place);
                return draft.Facts.StatisticSpaces[statistic.Index];
            }
        }
        return draft.Spaces.OfDimensions(each, what);
    }

    /// <summary>The measure's value for the scope's own keys; with <paramref name="met"/>, whether
    /// it meets its standard.</summary>
    public Bound Lookup(int measure, Scope scope, Place place, bool met)
    {
        Entry entry = _entries[measure];
        Bound value = ValueOf(entry);
        if (value.IsWrong || entry.IsAsked)
        {
            return Bound.Wrong(place);
        }
        if (met && entry.Keys is { } keys && !keys.Has("must be at least")
            && !keys.Has("must be at most"))
        {
            draft.Report.Error(
                "unknown-name", place, $"\"{entry.Declared.Name}\" has no standard to meet",
                "add must be at least: or must be at most: to the measure");
            return Bound.Wrong(place);
        }
        entry.IsAsked = true;
        List<Bound>? at = ExpressionBinder.KeysIn(
            draft, entry.Space, scope, place,
            $"\"{entry.Declared.Name}\" is for each {entry.Space.Words}");
        entry.IsAsked = false;
        if (at is null)
        {
            return Bound.Wrong(place);
        }
        Causes missing = entry.Missing - scope.RuledOut;
        missing = at.Aggregate(missing, (c, k) => c + k.Missing);
        ValueType type = met ? ValueType.YesNo : value.Type.Missing(false);
        return new Bound(
            new MeasureAt(
                place, type.Missing(missing.Any), measure, [.. at.Select(k => k.Formula)], met),
            missing)
        {
            RuledOut = value.Type.Kind == ValueKind.YesNo || !met
                ? entry.RuledOut
                : Causes.None,
            RuledOutByNo = entry.RuledOutByNo,
        };
    }

    public ImmutableArray<Measure> Bind() => [.. _entries.Select((e, i) => Bind(e, i))];

    /// <summary>The day on which a cell's value is known; null: at once.</summary>
    public Formula? KnownOf(int measure)
    {
        Entry entry = _entries[measure];
        if (!entry.KnownIsFound && !entry.IsOpen)
        {
            entry.KnownIsFound = true;
            entry.Known = Known(entry);
        }
        return entry.Known;
    }

    private Bound ValueOf(Entry entry)
    {
        if (entry.Value is not null || entry.IsOpen || entry.IsLost)
        {
            // In the middle of itself is a cycle, which the graph reports; nobody can tell what a
            // lost one is for.
            return entry.Value ?? Bound.Wrong(entry.Declared.Place);
        }
        entry.IsOpen = true;
        draft.Graph.Enter(entry.Declared);
        Scope scope = ScopeOf(entry);
        entry.OnlyIf = entry.Keys?.Node("only if") is { } only
            ? draft.Values().Condition(only, scope)
            : null;
        Bound value = entry.Keys?.Required("value") is { } node
            ? draft.Values().Value(node, scope)
            : Bound.Wrong(entry.Declared.Place);
        draft.Graph.Leave();
        entry.IsOpen = false;
        Causes onlyIf = entry.OnlyIf is { IsWrong: false } condition ? condition.RuledOut
            : Causes.None;
        entry.RuledOut = value.RuledOut + onlyIf;
        entry.RuledOutByNo = value.RuledOutByNo + onlyIf;
        entry.Missing = value.Missing - onlyIf;
        if (entry.OnlyIf is not null)
        {
            entry.Missing += Causes.Of(
                "measure " + entry.Declared.Name, $"\"{entry.Declared.Name}\" has no value there");
            entry.RuledOut += entry.Missing;
            entry.RuledOutByNo += entry.Missing;
        }
        entry.Value = value;
        return value;
    }

    private static Scope ScopeOf(Entry entry) => new(entry.Space.Dimensions.IsEmpty
        ? "the whole scheme"
        : $"a cell of {entry.Space.Words}")
    {
        Cell = entry.Space,
        Participant = entry.Space.Dimensions.Any(d => d.Kind == DimensionKind.Participant),
        Aggregates = true,
    };

    private Measure Bind(Entry entry, int index)
    {
        Bound value = ValueOf(entry);
        draft.Graph.Enter(entry.Declared);
        var measure = new Measure(
            entry.Declared.Name, ClauseHead.Number('E', index), entry.Declared.Place)
        {
            Title = Wording.Title(entry.Declared.Name),
            Space = entry.Space.Cells,
            OnlyIf = entry.OnlyIf?.Formula,
            Value = value.Formula,
            Known = KnownOf(index),
            AtLeast = Standard(entry, "must be at least", value),
            AtMost = Standard(entry, "must be at most", value),
            Otherwise = entry.Keys?.Text("otherwise"),
        };
        draft.Graph.Leave();
        return ClauseHead.Fill(draft, measure, entry.Keys);
    }

    private Formula? Standard(Entry entry, string key, Bound value)
    {
        if (entry.Keys?.Node(key) is not { } node)
        {
            return null;
        }
        Bound standard = draft.Values().Value(node, ScopeOf(entry),
            value.IsWrong ? null : value.Type);
        if (!standard.IsWrong && !value.IsWrong)
        {
            StandardFits(key, value, standard);
        }
        return standard.Formula;
    }

    private void StandardFits(string key, Bound value, Bound standard)
    {
        if (ExpressionBinder.Common(value, standard)
            is { Kind: ValueKind.Number or ValueKind.Date })
        {
            return;
        }
        bool percent = standard.IsPercent && value.IsNumber;
        draft.Report.Error(
            percent ? "not-a-percentage" : "wrong-unit", standard.Place,
            $"the value is {Wording.Of(value.Type)}, and it {key} {Wording.Of(standard.Type)}",
            percent ? "if a plain ratio is meant, write ratio(a, b); people(…) counts people"
                : null);
    }

    private Formula? Known(Entry entry)
    {
        Place place = entry.Declared.Place;
        Formula? last = draft.Ends().OfCell(entry.Space, place);
        if (entry.Keys?.Scalar("waits") is { } waits)
        {
            Bound length = draft.Bind(waits, new Scope("a measure"));
            if (last is null && !length.IsWrong)
            {
                draft.Report.Error(
                    "no-date", waits.Place,
                    $"\"{entry.Declared.Name}\" waits, and its cells have no end",
                    "add a period or a cohort to \"for each\"");
            }
            else if (last is not null)
            {
                last = Dates.Shift(
                    draft, new Bound(last, Causes.None), length, 1, waits.Place).Formula;
            }
        }
        Formula? read = entry.Value is null ? null : draft.Ends().OfReads(entry.Value.Formula);
        return last is null || read is null ? last ?? read : Ends.Latest(last, read);
    }

    private sealed class Entry(Declared declared, Keys? keys)
    {
        public Declared Declared => declared;

        public Keys? Keys => keys;

        public Space Space { get; set; } = Space.Scheme;

        public Bound? Value { get; set; }

        public Bound? OnlyIf { get; set; }

        public Causes Missing { get; set; } = Causes.None;

        public Causes RuledOut { get; set; } = Causes.None;

        public Causes RuledOutByNo { get; set; } = Causes.None;

        public bool IsOpen { get; set; }

        /// <summary>True where its cells are wrong, which is reported.</summary>
        public bool IsLost { get; set; }

        /// <summary>True while its keys are looked up: one that needs itself is a cycle.
        /// </summary>
        public bool IsAsked { get; set; }

        public bool KnownIsFound { get; set; }

        public Formula? Known { get; set; }
    }
}
