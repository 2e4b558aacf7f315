using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>The five ways to write a value (language reference 2.4). <paramref name="inForceOn"/>
/// is the date that decides dated values in the clause in hand, if it says one.</summary>
internal sealed class ValueBinder(Draft draft, YamlScalar? inForceOn)
{
    /// <summary>A value; may be missing.</summary>
    public Bound Value(YamlNode node, Scope scope, ValueType? expected = null)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return draft.Bind(scalar, scope, expected);
            case YamlMap map when map["is"] is { } inner:
                Keys? keys = Keys.Read(
                    draft.Report, map, "a marked value", "is", "mark", "source", "note");
                ClauseHead.MarkOf(draft, keys?.Scalar("mark"));
                ClauseHead.Source(draft, keys?.Scalar("source"));
                return Value(inner, scope, expected);
            case YamlMap { Entries: [var only] } when only.Key.Text is "cases" or "first of":
                return Cases(only, scope, expected);
            case YamlMap { Entries.Count: > 0 } map:
                return draft.Tables.Inline(map, scope, expected, inForceOn);
            default:
                draft.Report.Error(
                    "wrong-value", node.Place, "a value is expected here",
                    "write an expression, a table in braces, or cases");
                return Bound.Wrong(node.Place);
        }
    }

    /// <summary>A value that must be there: a price, a date.</summary>
    public Bound Needed(YamlNode node, Scope scope, string otherwise, ValueType? expected = null)
    {
        Bound bound = Value(node, scope, expected);
        NotMissing(bound, Causes.None, otherwise);
        return bound;
    }

    /// <summary>A condition, which must come out as yes or no.</summary>
    public Bound Condition(YamlNode node, Scope scope)
    {
        Bound bound = Value(node, scope, ValueType.YesNo);
        if (!bound.IsWrong && bound.Type.Kind != ValueKind.YesNo)
        {
            draft.Report.Error(
                "wrong-unit", bound.Place,
                $"a condition is expected, and this is {Wording.Of(bound.Type)}",
                "compare it: = != < <= > >= or in [ ]");
            return Bound.Wrong(bound.Place);
        }
        NotMissing(bound, Causes.None, "no");
        return bound;
    }

    /// <summary>Reports a value that may be missing for a reason that is not ruled out.</summary>
    public void NotMissing(Bound bound, Causes ruledOut, string otherwise)
    {
        Causes left = bound.Missing - ruledOut;
        if (bound.IsWrong || !left.Any)
        {
            return;
        }
        Place place = Narrowest(bound.Formula).Place;
        string text = draft.Excerpt(place);
        draft.Report.Error(
            "may-be-missing", place,
            $"{(text.Length == 0 ? "this" : $"`{text}`")} is missing when {left.Words}",
            $"say what then: \"… otherwise {otherwise}\"");
    }

    // The part of "a and b" that may be missing.
    private static Formula Narrowest(Formula formula) => formula is Binary
    {
        Operator: Operator.And or Operator.Or,
    } pair
        ? pair.Left.Type.MayBeMissing && !pair.Right.Type.MayBeMissing ? Narrowest(pair.Left)
            : pair.Right.Type.MayBeMissing && !pair.Left.Type.MayBeMissing ? Narrowest(pair.Right)
            : pair
        : formula;

    private Bound Cases(YamlEntry only, Scope scope, ValueType? expected)
    {
        if (only.Value is not YamlMap { Entries.Count: > 0 } map)
        {
            draft.Report.Error(
                "wrong-value", only.Value.Place,
                $"\"{only.Key.Text}\" takes conditions with values");
            return Bound.Wrong(only.Key.Place);
        }
        var cases = ImmutableArray.CreateBuilder<ChoiceCase>();
        Bound? otherwise = null;
        Bound? first = null;
        Causes missing = Causes.None;
        bool wrong = false;
        foreach (YamlEntry entry in map.Entries)
        {
            bool last = entry.Key.Text == "otherwise";
            Bound? when = last ? null : Condition(entry.Key, scope);
            Bound then = Value(entry.Value, scope, first?.Type ?? expected);
            wrong |= then.IsWrong || when is { IsWrong: true } || !Alike(first, then);
            first ??= then.IsWrong ? null : then;
            missing += then.Missing - (when?.RuledOut ?? Causes.None);
            if (when is null)
            {
                otherwise = then;
            }
            else
            {
                cases.Add(new ChoiceCase(when.Formula, then.Formula));
            }
        }
        if (wrong || first is null)
        {
            return Bound.Wrong(only.Key.Place);
        }
        // That one of the cases always holds is for the analysis of the whole scheme to prove.
        var formula = new Choice(
            map.Place, first.Type.Missing(missing.Any), cases.ToImmutable(), otherwise?.Formula)
        {
            Form = only.Key.Text == "cases" ? ChoiceForm.Cases : ChoiceForm.FirstOf,
        };
        return new Bound(formula, missing) { RuledOut = Causes.None };
    }

    private bool Alike(Bound? first, Bound then)
    {
        if (first is null || then.IsWrong || ExpressionBinder.Common(first, then) is not null)
        {
            return true;
        }
        draft.Report.Error(
            "wrong-unit", then.Place,
            $"this is {Wording.Of(then.Type)}, and the first case is {Wording.Of(first.Type)}",
            "all cases must be of one kind");
        return false;
    }
}
