using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What one tally has counted so far, a number for each cell of its clause. Each thread
/// has its own; sums and counts merge in any order.</summary>
internal sealed class TallyCells
{
    private readonly AggregateFunction _function;
    private readonly long[]? _whole;
    private readonly int[]? _lastPerson;
    private readonly Summary[]? _summaries;
    private Rational[]? _fractions;
    private Dictionary<long, (int Order, Exception Cause)>? _spoilt;

    /// <param name="tally">What is counted.</param>
    /// <param name="cells">In how many cells.</param>
    /// <param name="scale">What its whole numbers are over.</param>
    public TallyCells(Tally tally, long cells, long scale = 1)
    {
        Tally = tally;
        Scale = scale;
        _function = tally.Function;
        switch (_function)
        {
            case AggregateFunction.Count or AggregateFunction.Sum or AggregateFunction.Units:
                _whole = new long[cells];
                break;
            case AggregateFunction.People:
                _whole = new long[cells];
                _lastPerson = new int[cells];
                _lastPerson.AsSpan().Fill(-1);
                break;
            default:
                _summaries = new Summary[cells];
                break;
        }
    }

    public Tally Tally { get; }

    /// <summary>What the whole numbers are over.</summary>
    public long Scale { get; }

    /// <summary>Whole numbers by cell, where it counts or adds up.</summary>
    public long[]? Whole => _whole;

    /// <summary>Of a tally over a measure's cells, the day on which the last of those counted in
    /// each cell is known; else null.</summary>
    public int[]? Known { get; private set; }

    /// <summary>Notes the day on which something counted in a cell is known.</summary>
    public void Note(long cell, int day)
    {
        if (Known is null)
        {
            Known = new int[_whole?.Length ?? _summaries!.Length];
            Known.AsSpan().Fill(Days.None);
        }
        Known[cell] = Math.Max(Known[cell], day);
    }

    /// <summary>Notes that a thing of a cell could not be counted. A sum without it would be wrong,
    /// so whoever reads the cell is told the cause: of several, that of the least order.</summary>
    public void Spoil(long cell, int order, Exception cause)
    {
        _spoilt ??= [];
        if (!_spoilt.TryGetValue(cell, out var first) || order < first.Order)
        {
            _spoilt[cell] = (order, cause);
        }
    }

    /// <summary>Counts one thing of a participant in a cell.</summary>
    public void Count(long cell, int participant)
    {
        if (_lastPerson is not null)
        {
            if (_lastPerson[cell] == participant)
            {
                return;
            }
            _lastPerson[cell] = participant;
        }
        _whole![cell]++;
    }

    /// <summary>Adds a value in a cell. Of sums, a missing value adds nothing.</summary>
    public void Add(long cell, Value value)
    {
        if (_summaries is not null)
        {
            _summaries[cell].Add(value);
        }
        else if (value.IsKnown)
        {
            Rational number = Scale == 1 ? value.Number : value.Number * Scale;
            if (number.IsWhole && Int128.Abs(number.Numerator) < long.MaxValue)
            {
                AddWhole(cell, (long)number.Numerator);
            }
            else
            {
                AddFraction(cell, value.Number);
            }
        }
    }

    /// <summary>Adds a whole number, over the scale, in a cell.</summary>
    public void AddWhole(long cell, long number)
    {
        ref long sum = ref _whole![cell];
        long next = unchecked(sum + number);
        if (((sum ^ next) & (number ^ next)) < 0)
        {
            AddFraction(cell, Rational.Of((Int128)sum + number, Scale));
            sum = 0;
            return;
        }
        sum = next;
    }

    private void AddFraction(long cell, Rational number)
    {
        _fractions ??= new Rational[_whole!.Length];
        _fractions[cell] += number;
    }

    /// <summary>What was counted in a cell, over the scale.</summary>
    /// <exception cref="OverflowException">It is no such number; or the cause why something in it
    /// could not be counted.</exception>
    public long Number(long cell)
    {
        Sound(cell);
        return _fractions is not null && !_fractions[cell].IsZero
            ? throw new OverflowException("a sum of fractions: the interpreter adds them up")
            : _whole![cell];
    }

    /// <summary>The aggregate of a cell, divided by <paramref name="scale"/>.</summary>
    /// <exception cref="Exception">Something in it could not be counted: the cause.</exception>
    public Value Read(long cell, long scale = 1)
    {
        Sound(cell);
        if (_summaries is not null)
        {
            return _summaries[cell].Read(_function);
        }
        Rational whole = Scale == 1 ? _whole![cell] : Rational.Of(_whole![cell], Scale);
        return Value.Of(
            (_fractions is null ? whole : whole + _fractions[cell]) / scale);
    }

    /// <summary>The aggregate of several cells together.</summary>
    public Value Read(IEnumerable<long> cells, long scale)
    {
        if (_summaries is null)
        {
            return cells.Aggregate(Value.Of(0), (sum, cell) =>
                Value.Of(sum.Number + Read(cell, scale).Number));
        }
        var summary = new Summary();
        foreach (long cell in cells)
        {
            Sound(cell);
            summary.Add(_summaries[cell]);
        }
        return summary.Read(_function);
    }

    private void Sound(long cell)
    {
        if (_spoilt is not null && _spoilt.TryGetValue(cell, out var spoilt))
        {
            throw spoilt.Cause;
        }
    }

    /// <summary>Adds what another thread counted.</summary>
    public void Merge(TallyCells other)
    {
        foreach ((long cell, (int order, Exception cause)) in other._spoilt ?? [])
        {
            Spoil(cell, order, cause);
        }
        for (long cell = 0; cell < (_whole?.Length ?? 0); cell++)
        {
            AddWhole(cell, other._whole![cell]);
        }
        for (long cell = 0; cell < (_summaries?.Length ?? 0); cell++)
        {
            _summaries![cell].Add(other._summaries![cell]);
        }
        for (long cell = 0; cell < (other.Known?.Length ?? 0); cell++)
        {
            Note(cell, other.Known![cell]);
        }
        if (other._fractions is { } fractions)
        {
            _fractions ??= new Rational[fractions.Length];
            for (long cell = 0; cell < fractions.Length; cell++)
            {
                _fractions[cell] += fractions[cell];
            }
        }
    }
}
