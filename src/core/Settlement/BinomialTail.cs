using System.Numerics;
using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>The chance that of so many people at most so many have an event, where each has it with
/// the same chance: a binomial tail, in whole numbers. It is enclosed between two sums that are
/// rounded down and up, 256 bits at the likeliest number; where these leave the verdict open, the
/// tail is summed exactly (docs/adr/0160).</summary>
internal sealed class BinomialTail
{
    // Of a billion people 300,000 terms are summed: a fifth of a second.
    private const long MostPeople = 1_000_000_000;
    private const int Bits = 256;

    // Exact sums of so many bits take less than a second.
    private const int MostBits = 1 << 18;

    private static readonly BigInteger Likeliest = BigInteger.One << Bits;

    private readonly long _most;
    private readonly long _people;
    private readonly BigInteger _having;
    private readonly BigInteger _not;
    private Bounds _tail;
    private Bounds _rest;

    /// <param name="most">At most so many, 0 to <paramref name="people"/>.</param>
    /// <param name="people">People.</param>
    /// <param name="chance">The chance of each, above 0 and below 1.</param>
    /// <exception cref="TooLargeException">More than a billion people.</exception>
    public BinomialTail(long most, long people, Rational chance)
    {
        if (people > MostPeople)
        {
            throw new TooLargeException("an exact test of more than 1,000,000,000 people");
        }
        (_most, _people) = (most, people);
        _having = chance.Numerator;
        _not = (BigInteger)chance.Denominator - chance.Numerator;
        Enclose();
    }

    /// <summary>Whether the chance is at most a level.</summary>
    /// <exception cref="TooLargeException">So near the level that only a sum of more than 2^18 bits
    /// would tell.</exception>
    public bool IsAtMost(Rational level)
    {
        if (IsAtMost(_tail.High, _tail.High + _rest.Low, level))
        {
            return true;
        }
        return IsAtMost(_tail.Low, _tail.Low + _rest.High, level) && IsExactlyAtMost(level);
    }

    /// <summary>The chance to so many decimal places, rounded to the nearest: for people.
    /// </summary>
    public Rational Near(int places)
    {
        BigInteger scale = BigInteger.Pow(10, places);
        BigInteger total = _tail.Low + _rest.Low;
        return Rational.Of(
            (Int128)(((2 * _tail.Low * scale) + total) / (2 * total)), (Int128)scale);
    }

    private static bool IsAtMost(BigInteger part, BigInteger whole, Rational level) =>
        part * level.Denominator <= whole * level.Numerator;

    // From the likeliest number down to none and up to all: each term from the one before. Far out
    // the terms fall, so those left unsummed are together less than the last times their number.
    private void Enclose()
    {
        long mode = (long)BigInteger.Min(
            (_people + 1) * _having / (_having + _not), _people);
        Add(mode, new Bounds(Likeliest, Likeliest));
        Walk(mode, -1);
        Walk(mode, 1);
    }

    private void Walk(long from, int step)
    {
        var term = new Bounds(Likeliest, Likeliest);
        long last = step < 0 ? 0 : _people;
        for (long i = from; i != last; i += step)
        {
            term = step < 0
                ? term.Times(i * _not, (_people - i + 1) * _having)
                : term.Times((_people - i) * _having, (i + 1) * _not);
            if (term.Low.IsZero)
            {
                BigInteger left = Math.Abs(last - i) * term.High;
                _tail = _tail.Plus(new Bounds(0, left));
                _rest = _rest.Plus(new Bounds(0, left));
                return;
            }
            Add(i + step, term);
        }
    }

    private void Add(long number, Bounds term)
    {
        if (number <= _most)
        {
            _tail = _tail.Plus(term);
        }
        else
        {
            _rest = _rest.Plus(term);
        }
    }

    // Σ C(n, i)·aⁱ·bⁿ⁻ⁱ against level·(a + b)ⁿ, each term from the one before without a rest.
    private bool IsExactlyAtMost(Rational level)
    {
        BigInteger both = _having + _not;
        if (_people * both.GetBitLength() > MostBits)
        {
            throw new TooLargeException("an exact test too near its level to be told from it");
        }
        BigInteger term = BigInteger.Pow(_not, (int)_people);
        BigInteger sum = term;
        for (long i = 0; i < _most; i++)
        {
            term = term * (_people - i) * _having / ((i + 1) * _not);
            sum += term;
        }
        return IsAtMost(sum, BigInteger.Pow(both, (int)_people), level);
    }

    /// <summary>A number enclosed between two.</summary>
    private readonly record struct Bounds(BigInteger Low, BigInteger High)
    {
        public Bounds Plus(Bounds other) => new(Low + other.Low, High + other.High);

        public Bounds Times(BigInteger by, BigInteger over) =>
            new(Low * by / over, ((High * by) + over - 1) / over);
    }
}
