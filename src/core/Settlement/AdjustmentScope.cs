using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>One entry of "limits and adjustments" at work: which parts it takes, in which cell each
/// counts, and the limit of a cell.</summary>
internal sealed class AdjustmentScope
{
    private readonly Workings _workings;
    private readonly Adjustment _entry;
    private readonly ClauseTallies _tallies;
    private readonly CellSubject _cells;
    private readonly Subject _subject;
    private readonly ResolvedFormula[] _keys;
    private readonly ResolvedFormula _value;
    private readonly ResolvedFormula? _onlyIf;
    private readonly Dictionary<long, Rational?> _limits = [];
    private readonly bool[] _takes;

    public AdjustmentScope(Workings workings, FormulaBook formulas, Adjustment entry)
    {
        _workings = workings;
        _entry = entry;
        _tallies = new ClauseTallies(workings, entry.Space, [entry.Value, entry.OnlyIf]);
        _cells = new CellSubject(workings, formulas, _tallies);
        _subject = new Subject(new Achievement(workings, formulas), workings.Scheme);
        _keys = formulas.ResolveAll(entry.Keys);
        _value = formulas.Resolve(entry.Value);
        _onlyIf = formulas.ResolveOptional(entry.OnlyIf);
        _takes = new bool[workings.Scheme.Payments.Length];
        foreach (int payment in entry.Of)
        {
            _takes[payment] = true;
        }
    }

    /// <summary>Whether the entry is about the part's payment.</summary>
    public bool Takes(in Part part) => _takes[part.Line.Payment];

    /// <summary>The cell in which a part counts, or -1.</summary>
    public long Cell(in Part part)
    {
        LineSubject.Put(_workings, _subject, part.Line);
        Span<long> keys = stackalloc long[_keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = _keys[i].Whole(_subject);
            if (keys[i] == ResolvedFormula.Missing)
            {
                return -1;
            }
        }
        return _tallies.Cells.Find(keys);
    }

    /// <summary>The limit of a cell in major units or units; null where the entry does not hold
    /// there or its limit is missing.</summary>
    public Rational? Limit(long cell, List<Unpaid> unpaid)
    {
        if (!_limits.TryGetValue(cell, out Rational? limit))
        {
            limit = Work(cell, unpaid);
            _limits.Add(cell, limit);
        }
        return limit;
    }

    private Rational? Work(long cell, List<Unpaid> unpaid)
    {
        Subject s = _cells.At(cell);
        try
        {
            return _onlyIf?.Holds(s) == false || _value.Value(s) is not { IsKnown: true } value
                ? null
                : value.Number;
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            unpaid.Add(Unpaid.Of(e, _workings, _entry.Of[0], -1, -1, 0));
            return null;
        }
    }

    /// <summary>What the part counts towards the limit: its money, or the units that the money
    /// left is for.</summary>
    public Rational Count(in Part part, long amount)
    {
        if (!_entry.InUnits)
        {
            return Rational.Of(amount, _workings.Scheme.Currency.MinorPerUnit);
        }
        return part.Amount == 0 ? 0 : part.Line.Units * Rational.Of(amount, part.Amount);
    }

    /// <summary>How much of a part fits into the room left.</summary>
    public long Within(in Part part, Rational room)
    {
        if (!_entry.InUnits)
        {
            return Math.Min(part.Amount, InMinor(room));
        }
        if (part.Line.Units <= room)
        {
            return part.Amount;
        }
        // Whole units only: half an attachment is not paid.
        Rational units = Rational.Of(room.Floor());
        return (long)(part.Amount * (units / part.Line.Units)).Round(Rounding.Down);
    }

    /// <summary>A limit in whole minor units; parts of one are dropped, for a cap is a cap.
    /// </summary>
    public long InMinor(Rational major) =>
        checked((long)(major * _workings.Scheme.Currency.MinorPerUnit).Floor());

    /// <summary>The part multiplied by the entry's value, rounded to the minor unit.</summary>
    public long Times(in Part part)
    {
        LineSubject.Put(_workings, _subject, part.Line);
        if (_onlyIf?.Holds(_subject) == false)
        {
            return part.Amount;
        }
        Value factor = _value.Value(_subject);
        return factor.IsKnown
            ? checked((long)(part.Amount * factor.Number).Round(_workings.Scheme.Rounding))
            : part.Amount;
    }
}
