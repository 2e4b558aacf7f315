using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>Finding a figure: the names in <c>by</c> are looked up where the table is asked, so
/// the same table serves items and cells.</content>
internal sealed partial class TableBinder
{
    /// <summary>A figure of a declared table; <paramref name="on"/> is the date of
    /// <c>T on DATE</c>.</summary>
    public Bound Lookup(int index, string? column, Scope scope, Place place, Bound? on)
    {
        TableText text = _texts[index];
        if (text.Columns.IsEmpty || text.IsOpen)
        {
            return Bound.Wrong(place);
        }
        int place0 = ColumnOf(text, column, place);
        return place0 < 0 ? Bound.Wrong(place) : Find(text, place0, scope, place, on);
    }

    /// <summary>A table that stands as a value: <c>{by group: {…}}</c> or, dated,
    /// <c>{from 2011-06-01: £400}</c>.</summary>
    public Bound Inline(YamlMap map, Scope scope, ValueType? expected, YamlScalar? inForceOn)
    {
        Declared owner = draft.Graph.Current
            ?? new Declared(NameKind.Table, -1, "value", map.Place);
        var declared = owner with { Place = map.Place };
        var text = new TableText(declared, null) { Inline = true, Body = map };
        if (map.Entries is [var only] && only.Key.Text.StartsWith("by ", StringComparison.Ordinal))
        {
            text.By = InlineBy(only.Key);
            text.Body = only.Value;
        }
        else if (map.Entries.All(e => IsDated(e.Key)))
        {
            if (inForceOn is null)
            {
                WhichDate(map.Entries[0].Key.Place);
                return Bound.Wrong(map.Place);
            }
            text.InForceOn = inForceOn;
        }
        else
        {
            draft.Report.Error(
                "wrong-value", map.Place, "this is neither a table nor cases",
                "write {by group: {…}}, {cases: {…}} or {from 2025-04-01: £100}");
            return Bound.Wrong(map.Place);
        }
        text.Columns = [new TableColumn(owner.Name, expected ?? ValueType.Plain)];
        return Find(text, 0, scope, map.Place, null);
    }

    private Bound Find(TableText text, int column, Scope scope, Place place, Bound? on)
    {
        if (!text.Inline)
        {
            draft.Graph.Enter(text.Declared);
        }
        text.IsOpen = true;
        List<Bound>? keys = KeysOf(text, scope, place, on);
        text.IsOpen = false;
        TableVariant? variant = keys is null
            ? null
            : VariantOf(text, [.. keys.Select(k => KeyType(k.Type))], scope);
        if (!text.Inline)
        {
            draft.Graph.Leave();
        }
        if (keys is null || variant is null || variant.Index < 0)
        {
            return Bound.Wrong(place);
        }
        Causes ofKeys = keys.Aggregate(Causes.None, (c, k) => c + k.Missing);
        Causes missing = ofKeys + variant.Missing[column];
        var at = new TableAt(
            place, text.Columns[column].Type.Missing(missing.Any), variant.Index, column,
            [.. keys.Select(KeyFormula)]);
        return new Bound(at, missing)
        {
            RuledOut = keys.Aggregate(Causes.None, (c, k) => c + k.RuledOut),
        };
    }

    private List<Bound>? KeysOf(TableText text, Scope scope, Place place, Bound? on)
    {
        var keys = new List<Bound>();
        if (text.InForceOn is { } date)
        {
            Bound bound = on ?? draft.Bind(date, scope, ValueType.Date);
            if (bound.IsWrong || !IsDate(bound))
            {
                return null;
            }
            keys.Add(bound);
        }
        else if (on is not null)
        {
            draft.Report.Error(
                "wrong-value", place,
                $"\"{text.Declared.Name}\" has no dates, so it cannot be looked up on one",
                "leave out \"on\", or give the table \"in force on\"");
            return null;
        }
        foreach (SpaceKey key in text.By)
        {
            int heard = draft.Report.Count;
            Bound bound = new ExpressionBinder(draft, key.Scalar, scope).DimensionKey(key);
            if (bound.IsWrong)
            {
                if (!IsUnknown(key) || scope.Words == "anything")
                {
                    draft.Report.Undo(heard, key.Scalar);
                    draft.Report.Error(
                        "unknown-name", place,
                        $"\"{text.Declared.Name}\" is by {key.Text}, and {scope.Words} has no " +
                        $"{key.Text}",
                        "use it where there is one, or leave it out of \"by\"");
                }
                return null;
            }
            keys.Add(bound);
        }
        return keys;
    }

    private bool IsDate(Bound bound)
    {
        if (bound.Type.Kind == ValueKind.Date)
        {
            return true;
        }
        draft.Report.Error(
            "wrong-unit", bound.Place,
            $"\"in force on\" takes a date, not {Wording.Of(bound.Type)}",
            "write for example in force on: achieved");
        return false;
    }

    private static Formula KeyFormula(Bound key) => key.Type.Kind == ValueKind.Period
        ? new PartOfPeriod(
            key.Place, ValueType.Plain.Missing(key.Missing.Any), PeriodPart.Number, key.Formula)
        : key.Formula;

    private int ColumnOf(TableText text, string? column, Place place)
    {
        bool single = text.Keys?.Node("gives") is not YamlMap;
        if (column is null)
        {
            if (single)
            {
                return 0;
            }
            draft.Report.Error(
                "unknown-name", place,
                $"\"{text.Declared.Name}\" gives several values: " +
                $"{Wording.List(text.Columns.Select(c => c.Name))}",
                $"write {text.Declared.Name}.{text.Columns[0].Name}");
            return -1;
        }
        int found = single ? -1 : text.Columns.ToList().FindIndex(c => c.Name == column);
        if (found < 0)
        {
            string? near = single ? null : Spelling.Nearest(column,
            text.Columns.Select(c => c.Name));
            draft.Report.Error(
                "unknown-name", place,
                $"the table \"{text.Declared.Name}\" has no column \"{column}\"",
                near is not null ? $"did you mean \"{near}\"?"
                    : single ? $"it gives a single value: write {text.Declared.Name}"
                    : $"its columns are {Wording.List(text.Columns.Select(c => c.Name))}");
        }
        return found;
    }

    private ImmutableArray<SpaceKey> InlineBy(YamlScalar key)
    {
        var by = ImmutableArray.CreateBuilder<SpaceKey>();
        string names = key.Text[3..].Trim();
        bool list = names.StartsWith('[') && names.EndsWith(']');
        foreach (string name in list ? names[1..^1].Split(',') : [names])
        {
            string word = name.Trim();
            int at = key.Text.IndexOf(word, 3, StringComparison.Ordinal);
            var scalar = new YamlScalar(key.At(at, word.Length), word, ScalarStyle.Plain);
            if (draft.Parse(scalar) is { } expression)
            {
                by.Add(new SpaceKey(scalar, expression));
            }
        }
        return by.ToImmutable();
    }

    private TableVariant VariantOf(TableText text, ImmutableArray<ValueType> types, Scope scope)
    {
        foreach (TableVariant variant in text.Variants)
        {
            if (variant.Types.SequenceEqual(types)
                && (variant.Scope is null || ReferenceEquals(variant.Scope, scope)))
            {
                return variant;
            }
        }
        int index = text.Inline ? -1 : text.Declared.Index;
        return Bind(index, text, types, scope);
    }
}
