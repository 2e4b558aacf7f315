using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>An exact number for each cell: 64 bits over a scale that all share and, where quotients
/// differ from cell to cell, over a number of its own. What does not fit is kept beside. Each cell
/// is written once, several threads may write different cells.</summary>
internal sealed class CellNumbers
{
    /// <summary>Stands for a number that does not fit.</summary>
    public const long Wide = long.MinValue + 1;

    private readonly Dictionary<long, Value> _wide = [];

    /// <param name="length">How many cells.</param>
    /// <param name="scale">What every number is over.</param>
    /// <param name="hasOvers">Whether each is over a number of its own, too.</param>
    public CellNumbers(long length, long scale, bool hasOvers)
    {
        Scale = scale;
        Numbers = new long[length];
        Numbers.AsSpan().Fill(ResolvedFormula.Missing);
        Overs = hasOvers ? new long[length] : null;
    }

    /// <summary>What every number is over.</summary>
    public long Scale { get; }

    /// <summary>The numbers; <see cref="Wide"/>, or missing.</summary>
    public long[] Numbers { get; }

    /// <summary>What each number is over besides; null: nothing.</summary>
    public long[]? Overs { get; }

    /// <summary>How many cells there are.</summary>
    public int Length => Numbers.Length;

    /// <summary>The exact value of a cell.</summary>
    public Value this[long cell]
    {
        get
        {
            long number = Numbers[cell];
            if (number == ResolvedFormula.Missing)
            {
                return default;
            }
            if (number == Wide)
            {
                lock (_wide)
                {
                    return _wide[cell];
                }
            }
            Int128 over = Overs is null ? Scale : (Int128)Scale * Overs[cell];
            return Value.Of(over == 1 ? number : Rational.Of(number, over));
        }
    }

    /// <summary>Keeps a number over the scale and over <paramref name="over"/>.</summary>
    public void Put(long cell, long number, long over)
    {
        Numbers[cell] = number;
        if (Overs is not null)
        {
            Overs[cell] = over;
        }
    }

    /// <summary>Keeps a value.</summary>
    public void Put(long cell, Value value)
    {
        if (!value.IsKnown)
        {
            return;
        }
        Rational scaled = value.Number * Scale;
        bool fits = Int128.Abs(scaled.Numerator) < long.MaxValue
            && (scaled.IsWhole || (Overs is not null && scaled.Denominator <= long.MaxValue));
        if (fits)
        {
            Put(cell, (long)scaled.Numerator, (long)scaled.Denominator);
            return;
        }
        Numbers[cell] = Wide;
        lock (_wide)
        {
            _wide[cell] = value;
        }
    }
}
