using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Moves a subject over the cells of a clause.</summary>
internal sealed class CellSubject
{
    private readonly ClauseTallies _tallies;
    private readonly Subject _subject;
    private readonly int _provider;
    private readonly int _participant = -1;
    private readonly Workings _workings;
    private readonly long[] _keys;

    public CellSubject(Workings workings, FormulaBook formulas, ClauseTallies tallies)
    {
        _workings = workings;
        _tallies = tallies;
        _subject = new Subject(new Achievement(workings, formulas), workings.Scheme)
        {
            Tallies = tallies,
        };
        CellSpace space = tallies.Cells.Space;
        _keys = new long[space.Dimensions.Length];
        _provider = space.ProviderDimension;
        for (int i = 0; i < space.Dimensions.Length; i++)
        {
            _participant = space.Dimensions[i].Kind == DimensionKind.Participant ? i : _participant;
        }
    }

    /// <summary>How many cells there are.</summary>
    public long Count => _tallies.Cells.Count;

    /// <summary>The cells.</summary>
    public CellIndex Cells => _tallies.Cells;

    /// <summary>The subject, with a cell in hand.</summary>
    public Subject At(long cell)
    {
        _tallies.Cells.Keys(cell, _keys);
        _subject.Cell = _keys;
        _subject.Ordinal = cell;
        if (_participant >= 0)
        {
            _subject.MoveTo((int)_subject.Cell[_participant]);
        }
        return _subject;
    }

    /// <summary>The subject, with a cell in hand; where it is in hand already, as it is.</summary>
    public Subject Here(long cell) =>
        _subject.Ordinal == cell && _subject.Cell.Length > 0 ? _subject : At(cell);

    /// <summary>The provider of a cell, or -1.</summary>
    public int Provider(long cell)
    {
        if (_provider >= 0)
        {
            return (int)_tallies.Cells.Keys(cell)[_provider];
        }
        return _participant >= 0 ? Here(cell).ProviderIn(_workings.Participants) : -1;
    }

    /// <summary>The participant of a cell, or -1.</summary>
    public int Participant(long cell) => _participant >= 0
        ? (int)_tallies.Cells.Keys(cell)[_participant]
        : -1;
}
