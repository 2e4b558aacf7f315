using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Declared types of columns (language reference 3, "Types"): <c>yes/no</c>,
/// <c>GBP per person</c>, a list of labels, <c>{type: GBP, optional: true}</c>.</summary>
internal sealed class Types(Draft draft)
{
    /// <summary>A column of facts.</summary>
    public ColumnSpec? Column(YamlScalar name, YamlNode node)
    {
        bool optional = false;
        YamlNode? type = node;
        if (node is YamlMap)
        {
            if (Keys.Read(draft.Report, node, "a type", "type", "optional",
                "title") is not { } keys)
            {
                return null;
            }
            optional = keys.OneOf("optional", "false", "true", "no", "yes") is "true" or "yes";
            type = keys.Required("type");
        }
        return type is null ? null : Typed(name, type) is { } column
            ? column with { Optional = optional, Type = column.Type.Missing(optional) }
            : null;
    }

    /// <summary>A type on its own: of a value of an event, of a column that a table gives.
    /// </summary>
    public ColumnSpec? Typed(YamlScalar name, YamlNode type)
    {
        if (type is YamlList list)
        {
            return Labels(name, list);
        }
        if (type is not YamlScalar scalar)
        {
            draft.Report.Error(
                "wrong-value", type.Place, "a type is expected",
                "write number, percent, yes/no, date, text, a unit, or a list of labels");
            return null;
        }
        var heard = new List<Diagnostic>();
        TypePhrase? phrase = ExpressionParser.ParseType(scalar, heard);
        heard.ForEach(draft.Report.Add);
        return phrase is null ? null : OfPhrase(name, scalar, phrase);
    }

    private ColumnSpec Labels(YamlScalar name, YamlList list)
    {
        var labels = ImmutableArray.CreateBuilder<string>();
        foreach (YamlNode item in list.Items)
        {
            if (item is not YamlScalar label)
            {
                draft.Report.Error("wrong-value", item.Place, "a label is a single word");
            }
            else if (labels.Contains(label.Text, StringComparer.Ordinal))
            {
                draft.Report.Error(
                    "duplicate-name", label.Place, $"\"{label.Text}\" is in this list twice",
                    "remove one");
            }
            else
            {
                labels.Add(label.Text);
            }
        }
        var type = ValueType.OneOf(new LabelList(name.Text, labels.ToImmutable()));
        return new ColumnSpec(name.Text, type, name.Place)
        {
            Declared = "one of " + Wording.List(labels, "or"),
        };
    }

    private ColumnSpec? OfPhrase(YamlScalar name, YamlScalar scalar, TypePhrase phrase)
    {
        ValueType? special = phrase.Per.Count > 0 ? null : phrase.Unit.Text switch
        {
            "yes/no" => ValueType.YesNo,
            "number" => ValueType.Plain,
            "percent" => ValueType.Percent,
            "date" => ValueType.Date,
            "text" or "party" => ValueType.OneOf(draft.Texts),
            _ => null,
        };
        if (special is not null)
        {
            return new ColumnSpec(name.Text, special, name.Place) { Declared = scalar.Text };
        }
        if (draft.Units.Find(phrase.Unit, phrase.Per, scalar) is not { } unit)
        {
            return null;
        }
        return new ColumnSpec(name.Text, ValueType.In(unit.Unit), name.Place)
        {
            Factor = unit.Factor,
            Currency = phrase.Per.Count == 0 ? Currency.Find(phrase.Unit.Text) : null,
            Declared = scalar.Text,
        };
    }
}
