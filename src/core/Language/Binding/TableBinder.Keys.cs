using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;
using SchemeKey = Outturn.Schemes.TableKey;
using TextKey = Outturn.Language.Syntax.TableKey;

namespace Outturn.Language.Binding;

/// <content>The keys of one level.</content>
internal sealed partial class TableBinder
{
    private TableKeys? LevelOf(YamlMap map, int level, Body body)
    {
        var keys = ImmutableArray.CreateBuilder<SchemeKey>();
        bool wrong = false;
        Formula? edge = null;
        foreach (YamlEntry entry in map.Entries)
        {
            if (entry.Key.Text is "otherwise" or "beyond"
                && !ReferenceEquals(entry, map.Entries[^1]))
            {
                draft.Report.Error(
                    "table-key", entry.Key.Place, $"\"{entry.Key.Text}\" stands last",
                    "move it to the end of the keys");
            }
            SchemeKey? key = KeyOf(entry, level, body, ref edge);
            TableBranch? then = Branch(entry.Value, level + 1, body);
            if (key is null || then is null)
            {
                wrong = true;
                continue;
            }
            keys.Add(key with { Then = then });
        }
        CheckBeyond(map.Entries[^1].Key, body.Kinds[level]);
        return wrong ? null : new TableKeys(map.Place, keys.ToImmutable());
    }

    // "beyond" is what lies behind the last "up to"; "from X" has no end.
    private void CheckBeyond(YamlScalar last, LevelKind? kind)
    {
        if (last.Text == "beyond" && kind is LevelKind.From or LevelKind.Linear)
        {
            draft.Report.Error(
                "table-key", last.Place,
                "\"from\" has no end, so that nothing lies beyond the last key",
                "leave \"beyond\" out; what lies below the first key is \"otherwise\"");
        }
    }

    private static readonly TableLeaf Nothing = new(Place.None, []);

    private SchemeKey? KeyOf(YamlEntry entry, int level, Body body, ref Formula? edge)
    {
        YamlScalar key = entry.Key;
        if (key.Text is "otherwise" or "beyond")
        {
            return new SchemeKey(key.Place, key.Text, Nothing)
            {
                Otherwise = true,
                From = key.Text == "beyond" ? edge : null,
            };
        }
        ValueType type = body.Types[level];
        return type.Kind switch
        {
            ValueKind.Label => LabelKeyOf(key, type.Labels!, level, body),
            ValueKind.YesNo => YesNoKey(key, type),
            _ => Ranged(key, type, level, body, ref edge),
        };
    }

    private SchemeKey? LabelKeyOf(YamlScalar key, LabelList labels, int level, Body body)
    {
        bool dates = IsDated(key) && !labels.IsOpen && labels.IndexOf(key.Text) < 0;
        if (dates)
        {
            WhichDate(key.Place);
            return null;
        }
        int index = labels.IsOpen ? labels.Mention(key.Text) : labels.IndexOf(key.Text);
        body.Kinds[level] ??= LevelKind.Exact;
        if (index >= 0)
        {
            var label = new Constant(key.Place, ValueType.OneOf(labels), Value.Of(index));
            return new SchemeKey(key.Place, key.Text, Nothing) { From = label, To = label };
        }
        string? near = Spelling.Nearest(key.Text, labels.Labels);
        draft.Report.Error(
            "table-key", key.Place, $"\"{key.Text}\" is not a label of {labels.Name}",
            near is null
                ? $"its labels are {Wording.List(labels.Labels)}"
                : $"did you mean \"{near}\"?");
        return null;
    }

    private SchemeKey? YesNoKey(YamlScalar key, ValueType type)
    {
        if (key.Text is "yes" or "no")
        {
            var value = new Constant(key.Place, type, Value.Of(key.Text == "yes"));
            return new SchemeKey(key.Place, key.Text, Nothing) { From = value, To = value };
        }
        draft.Report.Error("table-key", key.Place, $"\"{key.Text}\" is neither yes nor no");
        return null;
    }

    private SchemeKey? Ranged(
        YamlScalar key, ValueType type, int level, Body body, ref Formula? edge)
    {
        TextKey? text = draft.Parse(key, ExpressionParser.ParseKey);
        if (text is null)
        {
            return null;
        }
        if (type.Kind != ValueKind.Date && IsDated(key))
        {
            WhichDate(key.Place);
            return null;
        }
        Formula? before = edge;
        switch (text)
        {
            case FromKey from:
                edge = Edge(key, from.Edge, type, body);
                Kind(
                    level, body, IsOnTheLine(level, body) ? LevelKind.Linear : LevelKind.From, key);
                Ascending(key, before, edge);
                return edge is null ? null : new(key.Place, key.Text, Nothing) { From = edge };
            case UpToKey up:
                edge = Edge(key, up.Edge, type, body);
                Kind(level, body, LevelKind.UpTo, key);
                Ascending(key, before, edge);
                return edge is null
                    ? null
                    : new(key.Place, key.Text, Nothing) { From = before, To = edge };
            case RangeKey range:
                Formula? first = Edge(key, range.From, type, body);
                Formula? last = Edge(key, range.To, type, body);
                Kind(level, body, LevelKind.From, key);
                Ascending(key, first, last, orEqual: true);
                // Only where keys begin must rise: ends that reach into the next overlap.
                Ascending(key, before, first, orEqual: true);
                edge = first ?? edge;
                return first is null || last is null
                    ? null
                    : new(key.Place, key.Text, Nothing) { From = first, To = last };
            case ValueKey value:
                Formula? exact = Edge(key, value.Value, type, body);
                Kind(level, body, LevelKind.Exact, key);
                edge = exact ?? edge;
                return exact is null
                    ? null
                    : new(key.Place, key.Text, Nothing) { From = exact, To = exact };
            default:
                draft.Report.Error(
                    "table-key", key.Place, $"\"{key.Text}\" is not {Wording.Of(type)}",
                    "write a value, \"A to B\", \"from X\" or \"otherwise\"");
                return null;
        }
    }

    private Formula? Edge(YamlScalar key, Expression e, ValueType type, Body body)
    {
        Bound edge = new ExpressionBinder(draft, key, body.Scope).Bind(e, type);
        if (edge.IsWrong)
        {
            return null;
        }
        if (edge.Type.Kind != type.Kind
            || (type.Kind == ValueKind.Number && edge.Type.Unit != type.Unit))
        {
            draft.Report.Error(
                "wrong-unit", edge.Place,
                $"the key is {Wording.Of(edge.Type)}, and what is looked up is {Wording.Of(type)}");
            return null;
        }
        draft.Values().NotMissing(edge, Causes.None, Wording.Of(type));
        body.Asks |= edge.Formula is not Constant;
        return edge.Formula;
    }

    private void Kind(int level, Body body, LevelKind kind, YamlScalar key)
    {
        if (kind != LevelKind.Linear && IsOnTheLine(level, body))
        {
            draft.Report.Error(
                "table-key", key.Place,
                $"\"between: linear\" needs points, and \"{key.Text}\" is none",
                "write \"from X\" for each point of the line");
            return;
        }
        LevelKind? before = body.Kinds[level];
        bool mixes = before is not null && before != kind
            && (before == LevelKind.UpTo || kind == LevelKind.UpTo);
        if (mixes)
        {
            draft.Report.Error(
                "table-key", key.Place, "\"from\" and \"up to\" do not mix in one table",
                "use one of them for all keys");
            return;
        }
        body.Kinds[level] = before is null || before == LevelKind.Exact ? kind : before;
    }

    private void Ascending(YamlScalar key, Formula? before, Formula? edge, bool orEqual = false)
    {
        if (before is Constant { Value: { IsKnown: true } a }
            && edge is Constant { Value: { IsKnown: true } b }
            && (b.Number < a.Number || (b.Number == a.Number && !orEqual)))
        {
            draft.Report.Error(
                "edges-not-ascending", key.Place,
                $"\"{key.Text}\" does not lie above the edge before it",
                "write the keys from low to high");
        }
    }

    /// <summary>Whether a key is a date, or a stretch of dates.</summary>
    private static bool IsDated(YamlScalar key)
    {
        string text = key.Text.StartsWith("from ", StringComparison.Ordinal)
            ? key.Text[5..]
            : key.Text;
        int to = text.IndexOf(" to ", StringComparison.Ordinal);
        return CalendarDates.TryParse(to < 0 ? text : text[..to], out _);
    }

    private void WhichDate(Place place) => draft.Report.Error(
        "which-date", place, "keys are dates and nothing says which date decides",
        "add \"in force on: achieved\" (or started, payable…)");
}
