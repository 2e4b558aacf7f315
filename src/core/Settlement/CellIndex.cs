using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>The cells of one clause, numbered from 0: every combination of its dimensions' values
/// in the order of the text, or one for each row of a return or statistic.</summary>
internal sealed class CellIndex
{
    private const long MostCells = 50_000_000;
    private readonly long[] _first;
    private readonly long[] _size;
    private readonly RowIndex? _rows;

    public CellIndex(CellSpace space, Extents extents, RowIndex? rows)
    {
        Space = space;
        _rows = rows;
        int n = space.Dimensions.Length;
        _first = new long[n];
        _size = new long[n];
        Int128 count = 1;
        for (int i = 0; i < n; i++)
        {
            (_first[i], _size[i]) = extents.Of(space.Dimensions[i]);
            count *= _size[i];
        }
        Count = rows?.Count ?? (count <= MostCells
            ? (long)count
            : throw new TooLargeException($"{Numerals.Text(count)} cells"));
    }

    public CellSpace Space { get; }

    /// <summary>How many cells there are.</summary>
    public long Count { get; }

    /// <summary>False where the cells are the rows of a return or statistic.</summary>
    public bool IsGrid => _rows is null;

    /// <summary>First key of a dimension and how many keys it has.</summary>
    public (long First, long Size) Extent(int dimension) => (_first[dimension], _size[dimension]);

    /// <summary>The cell with the keys, or -1: a month before the term, say.</summary>
    public long Find(ReadOnlySpan<long> keys)
    {
        if (_rows is not null)
        {
            return _rows.Find(keys);
        }
        long cell = 0;
        for (int i = 0; i < _size.Length; i++)
        {
            long place = keys[i] - _first[i];
            if (place < 0 || place >= _size[i])
            {
                return -1;
            }
            cell = (cell * _size[i]) + place;
        }
        return cell;
    }

    /// <summary>The keys of a cell.</summary>
    public long[] Keys(long cell)
    {
        long[] keys = new long[_size.Length];
        Keys(cell, keys);
        return keys;
    }

    /// <summary>Puts the keys of a cell into a span of so many.</summary>
    public void Keys(long cell, Span<long> keys)
    {
        if (_rows is not null)
        {
            for (int i = 0; i < keys.Length; i++)
            {
                keys[i] = _rows.Key((int)cell, i);
            }
            return;
        }
        for (int i = keys.Length - 1; i >= 0; i--)
        {
            (cell, long place) = Math.DivRem(cell, _size[i]);
            keys[i] = place + _first[i];
        }
    }

    /// <summary>A value column of the rows as numbers over one scale; null where they do not fit,
    /// or the cells are no rows.</summary>
    public RowNumbers? Column(int column) => _rows?.Column(column);

    /// <summary>How far apart two cells are whose keys differ by one in a dimension; only of a
    /// grid.</summary>
    public long Stride(int dimension)
    {
        long stride = 1;
        for (int i = dimension + 1; i < _size.Length; i++)
        {
            stride *= _size[i];
        }
        return stride;
    }
}

/// <summary>How far each dimension reaches: the providers in the facts or in a table, the labels of
/// a list, the periods of the term.</summary>
internal sealed class Extents(Scheme scheme, FactBase facts)
{
    /// <summary>First key of the dimension and how many there are.</summary>
    public (long First, long Size) Of(Dimension dimension)
    {
        switch (dimension.Kind)
        {
            case DimensionKind.Provider:
                return (0, facts.Providers.Count);
            case DimensionKind.Participant:
                return (0, facts.Participants.Count);
            case DimensionKind.ReportingUnit:
                return (0, facts.Units.Count);
            case DimensionKind.Period:
            case DimensionKind.Label when dimension.Type.Kind == ValueKind.Period:
                PeriodKind kind = dimension.Type.Period;
                int first = scheme.Calendar.Periods.IndexOf(kind, scheme.Term.From);
                int last = scheme.Calendar.Periods.IndexOf(kind, scheme.Term.To);
                return (first, last - first + 1);
            default:
                LabelList labels = dimension.Type.Labels!;
                return (0, labels.IsOpen ? facts.Texts.Count : labels.Labels.Length);
        }
    }
}

/// <summary>The cells of every clause.</summary>
internal sealed class CellIndexes
{
    private readonly Extents _extents;
    private readonly FactBase _facts;
    private readonly Dictionary<CellSpace, CellIndex> _indexes = [];

    public CellIndexes(Scheme scheme, FactBase facts)
    {
        _facts = facts;
        _extents = new Extents(scheme, facts);
    }

    /// <summary>First key of a dimension and how many there are.</summary>
    public (long First, long Size) Extent(Dimension dimension) => _extents.Of(dimension);

    /// <summary>The cells of a space.</summary>
    public CellIndex Of(CellSpace space)
    {
        lock (_indexes)
        {
            if (!_indexes.TryGetValue(space, out CellIndex? index))
            {
                index = new CellIndex(space, _extents, Rows(space));
                _indexes.Add(space, index);
            }
            return index;
        }
    }

    private RowIndex? Rows(CellSpace space) => space.Rows switch
    {
        CellRows.Return => new RowIndex(_facts.Returns[space.Source].Rows),
        CellRows.Statistic => new RowIndex(_facts.Statistics[space.Source].Rows),
        _ => null,
    };
}
