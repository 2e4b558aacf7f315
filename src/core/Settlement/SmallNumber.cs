using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>An exact number that takes little room in items and lines, of which there are
/// millions: a 64-bit number over a 32-bit one. Over 0 it is missing.</summary>
internal readonly record struct SmallNumber(long Number, int Over)
{
    public static SmallNumber One => new(1, 1);

    public bool IsWhole => Over == 1;

    /// <exception cref="TooLargeException">It does not fit.</exception>
    public static SmallNumber Of(Rational number) =>
        number.Denominator <= int.MaxValue && Int128.Abs(number.Numerator) <= long.MaxValue
            ? new SmallNumber((long)number.Numerator, (int)number.Denominator)
            : throw new TooLargeException("units or a value of an item");

    public static SmallNumber Of(Value value) => value.IsKnown ? Of(value.Number) : default;

    public Rational Exact => IsWhole ? Number : Rational.Of(Number, Over);

    public Value Value => Over == 0 ? default : Schemes.Value.Of(Exact);
}
