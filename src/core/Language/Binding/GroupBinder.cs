using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Reads <c>groups</c>: participant → label (language reference 3).</summary>
internal sealed class GroupBinder(Draft draft)
{
    private readonly List<(YamlEntry Entry, Declared Declared, LabelList Labels)> _sets = [];

    /// <summary>The labels of a set.</summary>
    public LabelList Labels(int set) => _sets[set].Labels;

    public string Name(int set) => _sets[set].Declared.Name;

    /// <summary>Names and labels, before any condition is read.</summary>
    public void Declare()
    {
        foreach (YamlEntry entry in draft.Section("groups"))
        {
            draft.Names.Declare(NameKind.Group, _sets.Count, entry.Key);
            var map = entry.Value as YamlMap;
            YamlMap? cases = (map?["cases"] ?? map?["first of"]) as YamlMap;
            var labels = ImmutableArray.CreateBuilder<string>();
            foreach (YamlEntry label in cases?.Entries ?? [])
            {
                labels.Add(label.Key.Text);
            }
            var declared = draft.Names.Shared(entry.Key.Text)
                ?? new Declared(NameKind.Group, _sets.Count, entry.Key.Text, entry.Key.Place);
            ImmutableArray<string> all = draft.Text.GroupLabels.GetValueOrDefault(
                entry.Key.Text, labels.ToImmutable());
            _sets.Add((entry, declared, new LabelList(entry.Key.Text, all)));
        }
    }

    public ImmutableArray<GroupSet> Bind() => [.. _sets.Select((_, i) => Bind(i))];

    private GroupSet Bind(int set)
    {
        (YamlEntry entry, Declared declared, LabelList labels) = _sets[set];
        draft.Graph.Enter(declared);
        Keys? keys = Keys.ReadClause(
            draft.Report, entry.Value, $"the groups \"{entry.Key.Text}\"", "fixed on", "cases",
            "first of");
        string cases = keys is not null && keys.Has("cases") ? "cases" : "first of";
        bool started = keys?.OneOf("fixed on", "referred", "started") == "started";
        var scope = new Scope("a participant") { Participant = true };
        if (started)
        {
            scope = scope with { RuledOut = Causes.Of("started", "") };
        }
        Formula label = keys?.Required(cases) is YamlMap map
            ? Label(
                map, cases == "cases" ? ChoiceForm.Cases : ChoiceForm.FirstOf, labels, scope)
            : Bound.Wrong(entry.Key.Place).Formula;
        draft.Graph.Leave();
        var field = started ? ParticipantField.Started : ParticipantField.Referred;
        var group = new GroupSet(entry.Key.Text, ClauseHead.Number('C', set), entry.Key.Place)
        {
            Title = Wording.Title(entry.Key.Text),
            Labels = labels,
            FixedOn = new FieldOfParticipant(entry.Key.Place, ValueType.Date, field),
            Label = label,
        };
        return ClauseHead.Fill(draft, group, keys);
    }

    // A label is a key and its condition the value: the other way round than in "cases" (2.4).
    private Choice Label(YamlMap map, ChoiceForm form, LabelList labels, Scope scope)
    {
        var type = ValueType.OneOf(labels);
        var cases = ImmutableArray.CreateBuilder<ChoiceCase>();
        Formula? otherwise = null;
        foreach (YamlEntry entry in map.Entries)
        {
            draft.Names.Check(entry.Key);
            var then = new Constant(
                entry.Key.Place, type, Value.Of(labels.IndexOf(entry.Key.Text)));
            if (entry.Value is YamlScalar { Text: "otherwise" })
            {
                otherwise = then;
                if (!ReferenceEquals(entry, map.Entries[^1]))
                {
                    draft.Report.Error(
                        "wrong-value", entry.Value.Place, "\"otherwise\" stands last",
                        "move this group to the end");
                }
                continue;
            }
            Formula when = draft.Values().Condition(entry.Value, scope).Formula;
            cases.Add(new ChoiceCase(when, then));
        }
        return new Choice(map.Place, type, cases.ToImmutable(), otherwise) { Form = form };
    }
}
