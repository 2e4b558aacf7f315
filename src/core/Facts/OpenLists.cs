using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>The open lists of a scheme while the facts add to them.</summary>
internal sealed class OpenLists(FactSchema schema)
{
    /// <summary>Providers.</summary>
    public NameGatherer Providers { get; } = new(schema.Providers);

    /// <summary>Texts, parties and members of a family.</summary>
    public NameGatherer Texts { get; } = new(schema.Texts);

    /// <summary>Who reports.</summary>
    public NameGatherer Sources { get; } = new(schema.Sources);

    /// <summary>Units that send returns.</summary>
    public NameGatherer Units { get; } = new(new LabelList("units", [], isOpen: true));

    /// <summary>The gatherer of one of these lists; null for a list of another.</summary>
    public NameGatherer? Of(LabelList list) => ReferenceEquals(list, schema.Providers) ? Providers
        : ReferenceEquals(list, schema.Texts) ? Texts
        : ReferenceEquals(list, schema.Sources) ? Sources
        : list.IsOpen ? Texts : null;

    /// <summary>The gatherer of a dimension's keys; null where they are in no open list.</summary>
    public NameGatherer? Of(Dimension dimension) => dimension.Kind switch
    {
        DimensionKind.Provider => Providers,
        DimensionKind.ReportingUnit => Units,
        DimensionKind.Label when dimension.Type.Labels is LabelList labels => Of(labels),
        _ => null,
    };
}

/// <summary>What one chunk has met of the open lists, so that threads seldom meet in
/// them.</summary>
internal sealed class NameCache
{
    private readonly Dictionary<NameGatherer, ByteNames> _met = [];

    /// <summary>The provisional index of a name in a list; -1 for a new one in a closed list.
    /// </summary>
    public int Index(NameGatherer list, ReadOnlySpan<byte> name)
    {
        if (!_met.TryGetValue(list, out ByteNames? met))
        {
            _met[list] = met = new ByteNames();
        }
        int index = met.Find(name);
        if (index < 0)
        {
            index = list.Add(CsvLine.Text(name));
            if (index >= 0)
            {
                met.Add(name, index);
            }
        }
        return index;
    }
}
