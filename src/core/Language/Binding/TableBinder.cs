using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Language.TableFiles;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>A table as written: what it gives, by which names, and the bodies bound so far.
/// </summary>
internal sealed class TableText(Declared declared, Keys? keys)
{
    public Declared Declared => declared;

    public Keys? Keys => keys;

    public ImmutableArray<TableColumn> Columns { get; set; } = [];

    public ImmutableArray<SpaceKey> By { get; set; } = [];

    /// <summary>The date that decides; null: the table is not dated.</summary>
    public YamlScalar? InForceOn { get; set; }

    public bool Linear { get; set; }

    /// <summary>True for a table inside another clause, whose type follows from its figures.
    /// </summary>
    public bool Inline { get; set; }

    /// <summary>The values, or the single value.</summary>
    public YamlNode? Body { get; set; }

    public List<TableVariant> Variants { get; } = [];

    /// <summary>True while a body is being bound: a table that names itself is a cycle.</summary>
    public bool IsOpen { get; set; }
}

/// <summary>A body of a table, bound for those who ask with keys of the same types. Where figures
/// or edges are formulas, it is also bound to one scope.</summary>
internal sealed record TableVariant(int Index, ImmutableArray<ValueType> Types, Scope? Scope)
{
    /// <summary>Why a figure of each column may be missing.</summary>
    public required ImmutableArray<Causes> Missing { get; init; }
}

/// <summary>Reads <c>tables</c> and finds figures in them (language reference 6).</summary>
internal sealed partial class TableBinder(Draft draft)
{
    private readonly List<TableText> _texts = [];
    private readonly List<Table?> _tables = [];

    /// <summary>Names, columns and keys, before any figure is read.</summary>
    public void Declare()
    {
        foreach (YamlEntry entry in draft.Section("tables"))
        {
            draft.Names.Declare(NameKind.Table, _texts.Count, entry.Key);
            var declared = draft.Names.Shared(entry.Key.Text, NameKind.Table)
                ?? new Declared(NameKind.Table, _texts.Count, entry.Key.Text, entry.Key.Place);
            Keys? keys = Keys.ReadClause(
                draft.Report, entry.Value, $"the table \"{entry.Key.Text}\"", "gives", "by",
                "in force on", "between", "values", "value", "from");
            _texts.Add(new TableText(declared, keys));
            _tables.Add(null);
        }
        foreach (TableText text in _texts)
        {
            Declare(text);
        }
    }

    /// <summary>The labels that a table gives; null where it gives none.</summary>
    public LabelList? LabelsOf(int table) =>
        _texts[table].Columns is [{ Type: { Kind: ValueKind.Label } type }] ? type.Labels : null;

    /// <summary>Tables that nobody asked are bound too; then all are there.</summary>
    public ImmutableArray<Table> Bind()
    {
        for (int i = 0; i < _texts.Count; i++)
        {
            if (_texts[i].Variants.Count == 0)
            {
                BindUnused(i);
            }
        }
        return [.. _tables.OfType<Table>()];
    }

    /// <summary>The figures of the column that a formula finds; none where the table is not bound
    /// yet.</summary>
    public IEnumerable<Formula> FiguresOf(TableAt at) => _tables[at.Table] is { } table
        ? Leaves(table.Values).Select(l => l.Figures[at.Column])
        : [];

    /// <summary>Whether figures come from a line between points.</summary>
    public bool IsLinear(TableAt at) =>
        _tables[at.Table]?.Levels is [.., { Kind: LevelKind.Linear }];

    /// <summary>Every figure and edge of the table that a formula looks into.</summary>
    public IEnumerable<Formula> PartsOf(TableAt at) => _tables[at.Table] is { } table
        ? FormulaParts.PartsOf(table.Values)
        : [];

    private static IEnumerable<TableLeaf> Leaves(TableBranch branch) => branch switch
    {
        TableLeaf leaf => [leaf],
        TableKeys keys => keys.Keys.SelectMany(k => Leaves(k.Then)),
        _ => [],
    };

    private void Declare(TableText text)
    {
        if (text.Keys is not { } keys)
        {
            return;
        }
        var key = new YamlScalar(text.Declared.Place, text.Declared.Name, ScalarStyle.Plain);
        text.Columns = keys.Required("gives", "add gives: GBP, percent, weeks…") switch
        {
            YamlMap map =>
            [
                .. map.Entries.Select(e => (e.Key, Spec: draft.Types.Typed(e.Key, e.Value)))
                    .Select(c => new TableColumn(
                        c.Key.Text, c.Spec?.Type ?? ValueType.Plain)),
            ],
            YamlNode type => draft.Types.Typed(key, type) is { } spec
                ? [new TableColumn(text.Declared.Name, spec.Type)]
                : [],
            null => [],
        };
        text.By = By(keys);
        text.InForceOn = keys.Scalar("in force on");
        text.Linear = keys.Scalar("between") is not null
            && keys.OneOf("between", "linear") == "linear";
        text.Body = keys.Node("values") ?? keys.Node("value");
        if (text.Body is null && TableFileSet.FileOf(keys.Map) is null)
        {
            keys.Required(
                "values",
                "add values: with the figures, value: with the single one, or from: with a file");
        }
    }

    private ImmutableArray<SpaceKey> By(Keys keys)
    {
        var by = ImmutableArray.CreateBuilder<SpaceKey>();
        foreach (YamlScalar scalar in keys.Scalars("by"))
        {
            if (draft.Parse(scalar) is { } expression)
            {
                by.Add(new SpaceKey(scalar, expression));
            }
        }
        return by.ToImmutable();
    }

    // Nobody asks for it: its names are taken wherever something has them.
    private void BindUnused(int index)
    {
        TableText text = _texts[index];
        Scope anywhere = new("anything")
        {
            Participant = true,
            Item = draft.Outcomes.AllFields(),
            Placing = new FieldOfItem(Place.None, ValueType.Date, ItemField.Achieved),
            Day = true,
            Tier = ValueType.Plain,
            Line = true,
            RuledOut = Causes.Of("started", ""),
        };
        draft.Graph.Enter(text.Declared);
        var types = ImmutableArray.CreateBuilder<ValueType>();
        if (text.InForceOn is not null)
        {
            types.Add(ValueType.Date);
        }
        foreach (SpaceKey key in text.By)
        {
            int heard = draft.Report.Count;
            Bound bound = draft.Bind(key, anywhere);
            if (bound.IsWrong && !IsUnknown(key))
            {
                draft.Report.Undo(heard, key.Scalar);
            }
            types.Add(bound.IsWrong ? ValueType.OneOf(draft.Texts) : KeyType(bound.Type));
        }
        draft.Graph.Leave();
        Bind(index, text, types.ToImmutable(), anywhere);
    }

    private bool IsUnknown(SpaceKey key) => key.Expression is NameExpression name
        && draft.Names.Shared(name.Name) is null;

    /// <summary>Periods are found by their number.</summary>
    private static ValueType KeyType(ValueType type) =>
        type.Kind == ValueKind.Period ? ValueType.Plain : type.Missing(false);
}
