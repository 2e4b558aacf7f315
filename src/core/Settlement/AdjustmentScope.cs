using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>One entry of "limits and adjustments" at work: which parts it takes, in which cell each
/// counts, and the limit of a cell.</summary>
internal sealed class AdjustmentScope
{
    private readonly Workings _workings;
    private readonly FormulaBook _formulas;
    private readonly ClauseTallies _tallies;
    private readonly CellSubject _cells;
    private readonly Subject _subject;
    private readonly LineSubject _lines;
    private readonly ResolvedFormula[] _keys;
    private readonly ResolvedFormula _value;
    private readonly ResolvedFormula? _onlyIf;
    private readonly ResolvedFormula? _until;
    private readonly Dictionary<long, CellLimit> _limits = [];
    private readonly Dictionary<long, Rational> _others = [];
    private readonly List<Counting> _read = [];
    private readonly bool[] _takes;
    private readonly bool[] _compares;

    public AdjustmentScope(Workings workings, FormulaBook formulas, int index)
    {
        _workings = workings;
        _formulas = formulas;
        Index = index;
        Entry = workings.Scheme.Adjustments[index];
        _tallies = new ClauseTallies(workings, Entry.Space, [Entry.Value, Entry.OnlyIf]);
        _cells = new CellSubject(workings, formulas, _tallies);
        _subject = new Subject(new Achievement(workings, formulas), workings.Scheme);
        _lines = new LineSubject(workings, [.. ClauseFormulas.Of(Entry), .. Entry.Keys]);
        _keys = formulas.ResolveAll(Entry.Keys);
        _value = formulas.Resolve(Entry.Value);
        _onlyIf = formulas.ResolveOptional(Entry.OnlyIf);
        _until = formulas.ResolveOptional(Entry.Until);
        ReadsAccounts = FormulaParts
            .AccountsRead(workings.Scheme, [Entry.Value, Entry.OnlyIf]).Any();
        ReadsDay = new[] { Entry.Value, Entry.OnlyIf }
            .SelectMany(f => FormulaParts.Reads(workings.Scheme, f)).OfType<DayTried>().Any();
        _takes = Named(Entry.Of);
        _compares = Named(Entry.OfTotal);
        foreach (TallyCells cells in _tallies.Tallies)
        {
            var owner = new CellClause(IsPayment: true, Entry.Of.IsEmpty ? 0 : Entry.Of[0]);
            _read.Add(new Counting(
                workings, formulas, new ClauseTally(cells.Tally, _tallies.Cells, owner), cells));
        }
    }

    public Adjustment Entry { get; }

    /// <summary>The place of the entry in the list.</summary>
    public int Index { get; }

    /// <summary>Whether the limit follows from other lines: it is then worked out anew at the end
    /// of each payment period.</summary>
    public bool ReadsLines =>
        _read.Count > 0 || Entry.Operation == AdjustmentOperation.AtMostOfTotal;

    /// <summary>Whether the limit is what is owed: it is then the room for the line in hand.
    /// </summary>
    public bool ReadsAccounts { get; }

    /// <summary>Whether the limit depends on the day on which it is tried: a variation raises it,
    /// say. It is then asked for again on each.</summary>
    public bool ReadsDay { get; }

    /// <summary>The cells of the entry.</summary>
    public CellSubject Cells => _cells;

    /// <summary>Whether the entry is about the part's payment.</summary>
    public bool Takes(in Part part) => _takes[part.Line.Payment];

    /// <summary>Whether the part counts in a cell, be it as one of the total only.</summary>
    public bool TakesOrCompares(in Part part) =>
        _takes[part.Line.Payment] || _compares[part.Line.Payment];

    /// <summary>The cell in which a part counts, or -1.</summary>
    public long Cell(in Part part)
    {
        Put(part);
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

    /// <summary>Counts a part in what the limit reads: <c>amount(P)</c>, <c>units(P)</c>.
    /// </summary>
    public void CountWhatIsRead(in Part part)
    {
        foreach (Counting counting in _read)
        {
            if (counting.Sources.Contains(part.Line.Payment))
            {
                counting.CountPart(_subject, part);
            }
        }
    }

    /// <summary>Counts a part of the total that the entry does not cut.</summary>
    public void CountOther(in Part part, long cell)
    {
        if (cell >= 0 && _compares[part.Line.Payment] && !_takes[part.Line.Payment])
        {
            _others[cell] = _others.GetValueOrDefault(cell) + Count(part);
        }
    }

    /// <summary>The limit of a cell on a day.</summary>
    public CellLimit Limit(long cell, int day)
    {
        if (ReadsDay)
        {
            return LimitNow(cell, day);
        }
        if (!_limits.TryGetValue(cell, out CellLimit limit))
        {
            limit = LimitNow(cell, day);
            _limits.Add(cell, limit);
        }
        return limit;
    }

    /// <summary>The limit of a cell on a day by what has been counted so far.</summary>
    public CellLimit LimitNow(long cell, int day, Func<int, Value>? accounts = null)
    {
        Subject s = _cells.At(cell);
        s.Day = day;
        s.Accounts = accounts;
        try
        {
            return _onlyIf?.Holds(s) == false || _value.Value(s) is not { IsKnown: true } value
                ? default
                : new CellLimit(
                    Entry.Operation == AdjustmentOperation.AtMostOfTotal
                        ? OfTotal(value.Number, _others.GetValueOrDefault(cell))
                        : value.Number);
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            return new CellLimit(0, e);
        }
    }

    // X ≤ s × (X + others) is X ≤ s ÷ (1 − s) × others.
    private Rational? OfTotal(Rational share, Rational others)
    {
        if (share >= 1)
        {
            return null;
        }
        Rational most = Rational.Max(share / (1 - share) * others, 0);
        return Entry.InUnits ? Rational.Of(most.Floor()) : most;
    }

    /// <summary>What the part counts towards the limit: its money, or its units.</summary>
    public Rational Count(in Part part) => Entry.InUnits ? part.Units : InMajor(part.Amount);

    /// <summary>As much of a part as fits into the room left. A part of which nothing is left has
    /// no units left either, and takes no place in a limit below.</summary>
    public Part Within(in Part part, Rational room)
    {
        if (!Entry.InUnits)
        {
            return WithinMinor(part, InMinor(room));
        }
        if (part.Units <= room)
        {
            return part;
        }
        // Whole units only: half an attachment is not paid.
        Rational units = Rational.Of(room.Floor());
        return part with
        {
            Amount = (long)(part.Amount * (units / part.Units)).Round(Rounding.Down),
            Units = units,
        };
    }

    /// <summary>What a part takes of a limit: minor units, or units.</summary>
    public Rational Used(in Part part) => Entry.InUnits ? part.Units : part.Amount;

    /// <summary>As much of a part as fits below a limit of which so much is used.</summary>
    public Part Within(in Part part, Rational limit, Rational used) => Entry.InUnits
        ? Within(part, Rational.Max(limit - used, 0))
        : WithinMinor(part, checked(Math.Max(InMinor(limit) - (long)used.Numerator, 0)));

    private static Part WithinMinor(in Part part, long room)
    {
        long amount = Math.Min(part.Amount, room);
        return part with { Amount = amount, Units = amount == 0 ? 0 : part.Units };
    }

    /// <summary>A limit in whole minor units; parts of one are dropped, for a cap is a cap.
    /// </summary>
    public long InMinor(Rational major) =>
        checked((long)(major * _workings.Scheme.Currency.MinorPerUnit).Floor());

    /// <summary>Minor units as major ones.</summary>
    public Rational InMajor(long minor) =>
        Rational.Of(minor, _workings.Scheme.Currency.MinorPerUnit);

    /// <summary>The part multiplied by the entry's value, rounded to the minor unit.</summary>
    public long Times(in Part part, Func<int, Value>? accounts)
    {
        Put(part);
        _subject.Accounts = accounts;
        if (_onlyIf?.Holds(_subject) == false)
        {
            return part.Amount;
        }
        Value factor = _value.Value(_subject);
        return factor.IsKnown ? Rounded(part.Amount * factor.Number) : part.Amount;
    }

    /// <summary>How much of a part the entry's value is: a percentage of it, or money up to all of
    /// it; null where the entry does not hold or its value is not known.</summary>
    public long? Piece(in Part part)
    {
        Put(part);
        if (_onlyIf?.Holds(_subject) == false || _value.Value(_subject) is not { IsKnown: true } v)
        {
            return null;
        }
        long piece = Entry.Value.Type.Unit.IsNone
            ? Rounded(part.Amount * v.Number)
            : Rounded(v.Number * _workings.Scheme.Currency.MinorPerUnit);
        return Math.Clamp(piece, 0, part.Amount);
    }

    /// <summary>The day until which a piece of the part is held back; <see cref="Days.Never"/>
    /// where it is not known yet.</summary>
    public int Until(in Part part)
    {
        Put(part);
        int day = _until?.Day(_subject) ?? Days.None;
        return day == Days.None ? Days.Never : day;
    }

    /// <summary>The day on which the last of the rows that the value reads was recorded; no day
    /// where it reads none.</summary>
    public int Recorded(in Part part)
    {
        Put(part);
        int recorded = Days.None;
        foreach (StatisticAt at in FormulaParts.Reads(_workings.Scheme, Entry.Value)
            .OfType<StatisticAt>())
        {
            long[] keys = new long[at.Keys.Length];
            int row = _formulas.Interpreter.Keys(at.Keys.AsSpan(), _subject, keys)
                ? _workings.Statistics[at.Statistic].Find(keys)
                : -1;
            recorded = row < 0
                ? recorded
                : Math.Max(recorded, _workings.Facts.Statistics[at.Statistic].Rows[row].Recorded);
        }
        return recorded;
    }

    private long Rounded(Rational minor) =>
        checked((long)minor.Round(_workings.Scheme.Rounding));

    private void Put(in Part part) => _lines.Put(_subject, part.Line);

    private bool[] Named(IEnumerable<int> payments)
    {
        bool[] named = new bool[_workings.Scheme.Payments.Length];
        foreach (int payment in payments)
        {
            named[payment] = true;
        }
        return named;
    }
}

/// <summary>The limit of a cell in major units or units; null where the entry does not hold there
/// or its limit is missing. Where it cannot be worked out, why: nothing is paid then.</summary>
internal readonly record struct CellLimit(Rational? Most, Exception? Why = null);
