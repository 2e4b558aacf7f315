using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;


namespace Outturn.Language.Binding;

/// <content>The body of a table, for keys of certain types: branches and figures.</content>
internal sealed partial class TableBinder
{
    /// <summary>What is known while a body is bound.</summary>
    private sealed class Body(TableText text, ImmutableArray<ValueType> types, Scope scope)
    {
        public TableText Text => text;

        public ImmutableArray<ValueType> Types => types;

        public Scope Scope => scope;

        public LevelKind?[] Kinds { get; } = new LevelKind?[types.Length];

        public TableColumn[] Columns { get; } = [.. text.Columns];

        public Causes[] Missing { get; } = [.. text.Columns.Select(_ => Causes.None)];

        /// <summary>True once a figure or an edge is a formula on who asks.</summary>
        public bool Asks { get; set; }

        public bool TypeIsKnown { get; set; } = !text.Inline;

        public Mark? Mark { get; set; }

        public string? Source { get; set; }
    }

    private TableVariant Bind(
        int index, TableText text, ImmutableArray<ValueType> types, Scope scope)
    {
        CheckLine(text, types);
        var body = new Body(text, types, scope);
        text.IsOpen = true;
        if (!text.Inline)
        {
            draft.Graph.Enter(text.Declared);
        }
        TableBranch? branch = text.Body is null ? null : Branch(text.Body, 0, body);
        if (!text.Inline)
        {
            draft.Graph.Leave();
        }
        text.IsOpen = false;
        text.Columns = [.. body.Columns];
        int at = index >= 0 && _tables[index] is null ? index : _tables.Count;
        if (branch is null)
        {
            // Nothing can be looked up in it, and the reason is reported.
            at = -1;
        }
        else
        {
            Put(at, Table(text, body, branch, at));
        }
        var variant = new TableVariant(at, types, body.Asks ? scope : null)
        {
            Missing = [.. body.Missing],
        };
        text.Variants.Add(variant);
        return variant;
    }

    private void Put(int at, Table table)
    {
        if (at == _tables.Count)
        {
            _tables.Add(table);
        }
        else
        {
            _tables[at] = table;
        }
    }

    private Table Table(TableText text, Body body, TableBranch branch, int at)
    {
        int dated = text.InForceOn is null ? 0 : 1;
        var levels = body.Types.Select((type, i) => new TableLevel(
            i < dated ? "in force on" : text.By[i - dated].Text, type,
            body.Kinds[i] ?? LevelKind.Exact));
        string number = text.Inline
            ? draft.Graph.CurrentNumber
            : ClauseHead.Number('F', text.Declared.Index);
        var table = new Table(text.Declared.Name, number, text.Declared.Place)
        {
            Title = Wording.Title(text.Declared.Name),
            Columns = [.. body.Columns],
            Levels = [.. levels],
            Dated = dated > 0,
            Values = branch,
            Inline = text.Inline,
        };
        return ClauseHead.Fill(draft, table, text.Keys);
    }

    private TableBranch? Branch(YamlNode node, int level, Body body)
    {
        if (node is YamlMap marked && marked["is"] is { } inner)
        {
            return Marked(marked, inner, level, body);
        }
        if (level == body.Types.Length)
        {
            return Leaf(node, body);
        }
        if (node is not YamlMap { Entries.Count: > 0 } map)
        {
            int dated = body.Text.InForceOn is null ? 0 : 1;
            string by = level < dated ? "dates" : body.Text.By[level - dated].Text;
            draft.Report.Error(
                "table-key", node.Place, $"keys by {by} are expected here",
                "write {key: figure, otherwise: figure}");
            return null;
        }
        return LevelOf(map, level, body);
    }

    private TableBranch? Marked(YamlMap map, YamlNode inner, int level, Body body)
    {
        Keys? keys = Keys.Read(draft.Report, map, "a marked value", "is", "mark", "source", "note");
        (Mark? mark, string? source) = (body.Mark, body.Source);
        body.Mark = ClauseHead.MarkOf(draft, keys?.Scalar("mark")) ?? mark;
        body.Source = ClauseHead.Source(draft, keys?.Scalar("source")) ?? source;
        TableBranch? branch = Branch(inner, level, body);
        (body.Mark, body.Source) = (mark, source);
        return branch;
    }

    private TableLeaf? Leaf(YamlNode node, Body body)
    {
        IReadOnlyList<YamlNode> nodes = body.Columns.Length == 1 ? [node]
            : node is YamlList list ? list.Items : [];
        if (nodes.Count != body.Columns.Length)
        {
            draft.Report.Error(
                "table-key", node.Place,
                $"{Numerals.Text(body.Columns.Length)} figures are expected: " +
                Wording.List(body.Columns.Select(c => c.Name)),
                "write them in [ ], in this order");
            return null;
        }
        var figures = ImmutableArray.CreateBuilder<Formula>();
        for (int i = 0; i < nodes.Count; i++)
        {
            if (Figure(nodes[i], i, body) is { } figure)
            {
                figures.Add(figure);
            }
        }
        return figures.Count < nodes.Count
            ? null
            : new TableLeaf(node.Place, figures.ToImmutable())
            {
                Mark = body.Mark,
                Source = body.Source,
            };
    }

    private Formula? Figure(YamlNode node, int column, Body body)
    {
        ValueType? expected = body.TypeIsKnown ? body.Columns[column].Type : null;
        Bound figure = draft.Values(body.Text.InForceOn).Value(node, body.Scope, expected);
        if (figure.IsWrong)
        {
            return null;
        }
        if (!body.TypeIsKnown)
        {
            body.TypeIsKnown = true;
            body.Columns[column] = body.Columns[column] with { Type = figure.Type.Missing(false) };
        }
        ValueType type = body.Columns[column].Type;
        if (!Fits(figure, type))
        {
            WrongFigure(figure, type, body.Columns[column].Name, body.Text.Inline);
            return null;
        }
        body.Missing[column] += figure.Missing;
        body.Asks |= figure.Formula is not Constant;
        return figure.Formula;
    }

    private static bool Fits(Bound figure, ValueType type)
    {
        if (figure.Type.Kind != type.Kind)
        {
            return false;
        }
        return type.Kind switch
        {
            ValueKind.Number => figure.Type.Unit == type.Unit
                && (figure.Formula is not Constant || figure.Type.Form == type.Form),
            ValueKind.Label => ReferenceEquals(figure.Type.Labels, type.Labels),
            ValueKind.Period => figure.Type.Period == type.Period,
            _ => true,
        };
    }

    private void WrongFigure(Bound figure, ValueType type, string column, bool inline)
    {
        string? remedy = type.Kind == ValueKind.Number && type.Form == NumberForm.Percent
            && figure.Formula is Constant { Value: { IsKnown: true } value }
            && figure.Type.Unit.IsNone
                ? $"write {Wording.Number(value.Number * 100)}%"
                : null;
        draft.Report.Error(
            "wrong-unit", figure.Place,
            inline
                ? $"this is {Wording.Of(figure.Type)}, and the figures before it are " +
                $"{Wording.Of(type)}"
                : $"\"{column}\" gives {Wording.Of(type)}, and this is {Wording.Of(figure.Type)}",
            remedy);
    }
}
