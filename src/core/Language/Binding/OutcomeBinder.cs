using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads <c>outcomes</c> (language reference 4): first names, kinds and values, which
/// other clauses use, then the clauses.</summary>
internal sealed partial class OutcomeBinder(Draft draft)
{
    private static readonly string[] Watches =
    [
        "happens", "adds up", "continuous", "stands at", "rises", "falls", "free of", "holds",
        "any of", "all of",
    ];

    private static readonly string[] OtherKeys =
    [
        "bridging", "at", "each", "reaches", "every", "after", "within", "at most", "not with",
        "only if", "counting", "units", "claimed", "payable after", "claimed within", "undone by",
    ];

    private readonly List<OutcomeText> _texts = [];

    /// <summary>Names, before anything else is read.</summary>
    public void Declare()
    {
        foreach (YamlEntry entry in draft.Section("outcomes"))
        {
            draft.Names.Declare(NameKind.Outcome, _texts.Count, entry.Key);
            var declared = draft.Names.Shared(entry.Key.Text, NameKind.Outcome)
                ?? new Declared(NameKind.Outcome, _texts.Count, entry.Key.Text, entry.Key.Place);
            Keys? keys = Keys.ReadClause(
                draft.Report, entry.Value, $"the outcome \"{entry.Key.Text}\"",
                [.. Watches, .. OtherKeys]);
            _texts.Add(new OutcomeText(declared, keys));
        }
        draft.OutcomeNames = new LabelList("outcomes", [.. _texts.Select(t => t.Declared.Name)]);
    }

    /// <summary>What is watched, and so kinds and values.</summary>
    public void DeclareFields()
    {
        foreach (OutcomeText text in _texts)
        {
            DeclareWatch(text);
        }
        foreach (OutcomeText text in _texts)
        {
            text.Kinds = new LabelList(
                text.Declared.Name + " kinds",
                text.Routes.Count > 0
                    ? [.. text.Routes.Select(r => r.Name)]
                    : [.. text.Facts.Select(f => f.Fact.Name)]);
            text.Value = text.Routes.Count > 0
                ? Shared(text.Routes.Select(r => _texts[r.Index].Value))
                : Shared(text.Facts.Select(f => ValueOf(text, f)));
        }
    }

    /// <summary>The declared outcome of that name.</summary>
    public Declared DeclaredAt(int outcome) => _texts[outcome].Declared;

    public OutcomeText TextOf(int outcome) => _texts[outcome];

    public int Count => _texts.Count;

    /// <summary>The fields of an outcome's items.</summary>
    public ItemFields FieldsOf(int outcome)
    {
        OutcomeText text = _texts[outcome];
        return new ItemFields([outcome])
        {
            Kinds = text.Kinds,
            Value = text.Value,
            Units = UnitsOf(text)?.Type.Unit ?? Unit.Of(Dimensions.Unit),
        };
    }

    /// <summary>What the items of several outcomes have in common, with their participant.
    /// </summary>
    public Scope ItemScope(ImmutableArray<int> outcomes)
    {
        ItemFields[] fields = [.. outcomes.Select(FieldsOf)];
        string names = Wording.List(outcomes.Select(o => _texts[o].Declared.Name), "or");
        return new Scope($"an item of {names}")
        {
            Participant = true,
            Item = fields.Length == 1
                ? fields[0]
                : new ItemFields(outcomes)
                {
                    Value = Shared(fields.Select(f => f.Value)),
                    Units = fields.Select(f => f.Units).Distinct().Count() == 1
                        ? fields[0].Units
                        : Unit.Of(Dimensions.Unit),
                },
            Placing = new FieldOfItem(Place.None, ValueType.Date, ItemField.Achieved),
            RuledOut = outcomes.Select(RuledOut).Aggregate(Causes.Both),
        };
    }

    /// <summary>Fields of items of any outcome.</summary>
    public ItemFields AllFields() => new([]) { Value = ValueType.Plain };

    /// <summary>A condition on an event, in a scope that sees its participant.</summary>
    public Bound EventCondition(
        ImmutableArray<int> kinds, YamlScalar scalar, Expression where, Scope scope)
    {
        Scope inside = scope with
        {
            Words = "an event",
            Event = true,
            EventValue = Shared(kinds.Select(k => draft.Facts.Events[k].Value?.Type)),
        };
        Bound bound = new ExpressionBinder(draft, scalar, inside).Bind(where, ValueType.YesNo);
        if (!bound.IsWrong && bound.Type.Kind != ValueKind.YesNo)
        {
            draft.Report.Error(
                "wrong-unit", bound.Place,
                $"a condition is expected, and this is {Wording.Of(bound.Type)}");
            return Bound.Wrong(bound.Place);
        }
        return bound;
    }

    private static ValueType? Shared(IEnumerable<ValueType?> types)
    {
        ValueType?[] all = [.. types];
        return all.Length > 0 && Array.TrueForAll(all, t => t is not null && t == all[0])
            ? all[0]
            : null;
    }

    private ValueType? ValueOf(OutcomeText text, WatchedFact fact)
    {
        EventSpec spec = draft.Facts.Events[fact.Fact.Index];
        return text.Watch switch
        {
            "happens" or "stands at" => spec.Value?.Type,
            "adds up" => spec.Shape switch
            {
                EventShape.Spell => ValueType.In(Dates.Day),
                EventShape.Amount => spec.Value?.Type,
                _ => ValueType.In(Unit.Of(Dimensions.Event)),
            },
            "continuous" => ValueType.In(Dates.Day),
            "rises" or "falls" => spec.Change,
            _ => null,
        };
    }

    private void DeclareWatch(OutcomeText text)
    {
        if (text.Keys is not { } keys)
        {
            return;
        }
        string[] found = [.. Watches.Where(keys.Has)];
        if (found.Length != 1)
        {
            draft.Report.Error(
                found.Length == 0 ? "missing-key" : "wrong-value",
                found.Length == 0 ? text.Declared.Place : keys.PlaceOf(found[1]),
                found.Length == 0
                    ? $"\"{text.Declared.Name}\" does not say what is watched"
                    : $"\"{text.Declared.Name}\" watches two things: {Wording.Quoted(found)}",
                found.Length == 0
                    ? "add " + Wording.List(Watches, "or")
                    : "make two outcomes, and join them with \"any of\" or \"all of\"");
            return;
        }
        text.Watch = found[0];
        if (text.Watch is "any of" or "all of")
        {
            text.Routes.AddRange(Outcomes(keys, text.Watch));
        }
        else if (text.Watch != "holds")
        {
            DeclareFacts(text, keys);
        }
    }

    private void DeclareFacts(OutcomeText text, Keys keys)
    {
        foreach (YamlScalar scalar in keys.Scalars(text.Watch))
        {
            if (draft.Parse(scalar, ExpressionParser.ParseWhere) is not { } phrase)
            {
                continue;
            }
            Place place = scalar.At(phrase.What.Start, phrase.What.End - phrase.What.Start);
            if (phrase.What is not NameExpression name)
            {
                draft.Report.Error(
                    "wrong-value", place, $"\"{text.Watch}\" takes a kind of fact",
                    "write its name, perhaps with \"where\" and a condition");
            }
            else if (draft.Names.Fact(name.Name) is { } fact)
            {
                draft.Graph.Mention(fact);
                text.Facts.Add(new WatchedFact(fact, scalar, phrase.Where));
            }
            else if (text.Watch == "happens" && phrase.Where is null && IsDate(name.Name))
            {
                text.Date = scalar;
            }
            else
            {
                draft.Names.Unknown(
                    name.Name, place, d => d.Kind == NameKind.Fact,
                    text.Watch == "happens" ? ["started", "referred"] : null);
            }
        }
    }

    private bool IsDate(string name) => name is "started" or "referred"
        || (draft.Names.Shared(name, NameKind.Attribute) is { } attribute
            && draft.Facts.Attributes[attribute.Index].Column.Type.Kind == ValueKind.Date);

    /// <summary>The outcomes that a key lists; unknown ones are reported.</summary>
    private IEnumerable<Declared> Outcomes(Keys keys, string key)
    {
        foreach (YamlScalar scalar in keys.Scalars(key))
        {
            if (draft.Names.Shared(scalar.Text, NameKind.Outcome) is { } outcome)
            {
                yield return outcome;
            }
            else
            {
                draft.Names.Unknown(scalar.Text, scalar.Place, d => d.Kind == NameKind.Outcome);
            }
        }
    }
}
