using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A formula of the scheme made ready to be worked out: compiled where its numbers have a
/// constant denominator, else interpreted. Both give the same value; a compiled number that
/// overflows is worked out again exactly.</summary>
internal sealed class ResolvedFormula
{
    /// <summary>Stands for a missing value among compiled numbers, days, labels.</summary>
    public const long Missing = long.MinValue;

    private readonly Interpreter _interpreter;
    private readonly CompiledFormula? _compiled;
    private readonly bool _isConstant;
    private readonly Value _constant;
    private readonly long _number;

    public ResolvedFormula(Formula formula, Interpreter interpreter, CompiledFormula? compiled)
    {
        Formula = formula;
        _interpreter = interpreter;
        _compiled = compiled;
        _isConstant = formula is Constant && compiled is not null;
        _constant = formula is Constant constant ? constant.Value : default;
        _number = _isConstant && _constant.IsKnown ? (long)_constant.Number.Numerator : Missing;
    }

    public Formula Formula { get; }

    /// <summary>The scale of its compiled numbers, and whether they are over a number besides;
    /// null: it is interpreted.</summary>
    public (long Scale, bool HasOver)? Form => _compiled is null
        ? null
        : (_compiled.Scale, _compiled.HasOver);

    /// <summary>Its number over the scale in <see cref="Form"/>, and what it is over besides; false
    /// where it has to be interpreted.</summary>
    public bool TryNumber(Subject subject, out long number, out long over)
    {
        (number, over) = (Missing, 1);
        if (_compiled is null)
        {
            return false;
        }
        try
        {
            number = Work(subject);
            over = _compiled.HasOver ? subject.Over : 1;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    // Many prices, dates and limits are constants: those need no call.
    private long Work(Subject subject) => _isConstant ? _number : _compiled!.Work(subject);

    /// <summary>The exact value.</summary>
    public Value Value(Subject subject)
    {
        if (_isConstant)
        {
            return _constant;
        }
        if (_compiled is not null)
        {
            try
            {
                long number = Work(subject);
                return number == Missing
                    ? default
                    : Schemes.Value.Of(Rational.Of(number, _compiled.OverOf(subject)));
            }
            catch (OverflowException)
            {
                // Worked out again below with 128-bit parts.
            }
        }
        return _interpreter.Evaluate(Formula, subject);
    }

    /// <summary>A day, label, period or count; <see cref="Missing"/> where there is none. Parts of
    /// a whole are dropped downwards.</summary>
    public long Whole(Subject subject)
    {
        if (_compiled is { IsWhole: true })
        {
            try
            {
                return Work(subject);
            }
            catch (OverflowException)
            {
                // Worked out again below with 128-bit parts.
            }
        }
        Value value = Value(subject);
        return value.IsKnown ? (long)value.Number.Floor() : Missing;
    }

    /// <summary>A day, or <see cref="Days.None"/>.</summary>
    public int Day(Subject subject)
    {
        long day = Whole(subject);
        return day == Missing ? Days.None : (int)day;
    }

    /// <summary>The value in the room of an item, units say.</summary>
    public SmallNumber Small(Subject subject)
    {
        if (_compiled is { IsWhole: true })
        {
            try
            {
                long whole = Work(subject);
                return whole == Missing ? default : new SmallNumber(whole, 1);
            }
            catch (OverflowException)
            {
                // Worked out again below with 128-bit parts.
            }
        }
        return SmallNumber.Of(Value(subject));
    }

    /// <summary>Whether a condition holds; missing does not.</summary>
    public bool Holds(Subject subject)
    {
        if (_compiled is { IsWhole: true })
        {
            try
            {
                return Work(subject) == 1;
            }
            catch (OverflowException)
            {
                // Worked out again below with 128-bit parts, or refused in words.
            }
        }
        return Value(subject).IsYes;
    }

    /// <summary>Price × units in minor units of the currency, rounded once; false where the price
    /// is missing.</summary>
    public bool TryAmount(Subject subject, SmallNumber units, AmountRule rule, out long minor)
    {
        if (_compiled is not null && units.IsWhole)
        {
            try
            {
                long number = Work(subject);
                minor = 0;
                if (number == Missing)
                {
                    return false;
                }
                Int128 product = (Int128)number * rule.MinorPerUnit * units.Number;
                minor = rule.Divide(product, _compiled.OverOf(subject));
                return true;
            }
            catch (OverflowException)
            {
                // Worked out again below with 128-bit parts.
            }
        }
        Value price = _interpreter.Evaluate(Formula, subject);
        minor = price.IsKnown ? rule.Round(price.Number * units.Exact) : 0;
        return price.IsKnown;
    }
}

/// <summary>How an exact amount becomes whole minor units.</summary>
internal readonly record struct AmountRule(Currency Currency, Rounding Rounding)
{
    public long MinorPerUnit => Currency.MinorPerUnit;

    /// <summary>Rounds an amount in major units.</summary>
    public long Round(Rational major) => Money.Round(major, Currency, Rounding).Minor;

    /// <summary>Rounds a fraction of minor units.</summary>
    public long Divide(Int128 minor, long by)
    {
        // 128-bit division is slow, and most amounts are whole pence of 64 bits.
        if (minor == (long)minor)
        {
            (long quotient, long left) = Math.DivRem((long)minor, by);
            if (left == 0)
            {
                return quotient;
            }
        }
        (Int128 whole, Int128 rest) = Int128.DivRem(minor, by);
        return rest == 0
            ? checked((long)whole)
            : checked((long)Rational.Of(minor, by).Round(Rounding));
    }
}
