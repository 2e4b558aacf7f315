namespace Outturn.Ledger;

/// <summary>
/// Amounts as they stand in a journal: whole units, a point, and as many decimals as the currency
/// has (<c>-1200.05</c>; <c>120</c> where it has none). Exact for every signed 64-bit count of
/// minor units.
/// </summary>
internal static class AmountText
{
    /// <summary>Room enough for any amount: sign, 19 digits, point and leading zeros.</summary>
    public const int MaxLength = 32;

    /// <summary>Writes the amount and returns the number of bytes written.</summary>
    public static int Write(long minor, int decimals, Span<byte> target)
    {
        unchecked
        {
            Span<byte> digits = stackalloc byte[MaxLength];
            var at = MaxLength;
            var left = minor < 0 ? (ulong)-minor : (ulong)minor;
            for (var place = 0; place <= decimals || left != 0; place++)
            {
                if (place == decimals && decimals > 0)
                {
                    digits[--at] = (byte)'.';
                }
                digits[--at] = (byte)('0' + left % 10);
                left /= 10;
            }
            if (minor < 0)
            {
                digits[--at] = (byte)'-';
            }
            digits[at..].CopyTo(target);
            return MaxLength - at;
        }
    }

    /// <summary>
    /// Reads an amount in exactly the form that <see cref="Write"/> gives; false for any other
    /// (other decimals, a plus, spare zeros, beyond 64 bits).
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> text, int decimals, out long minor)
    {
        minor = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        var whole = digits.Length - (decimals == 0 ? 0 : decimals + 1);
        if (whole < 1 || digits.Length > 20 || (whole > 1 && digits[0] == '0'))
        {
            return false;
        }
        ulong sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (i == whole)
            {
                if (digits[i] != '.')
                {
                    return false;
                }
                continue;
            }
            var digit = unchecked((uint)(digits[i] - '0'));
            if (digit > 9 || sum > (ulong.MaxValue - digit) / 10)
            {
                return false;
            }
            sum = sum * 10 + digit;
        }
        return Sign(sum, negative, out minor);
    }

    private static bool Sign(ulong sum, bool negative, out long minor)
    {
        minor = unchecked(negative ? -(long)sum : (long)sum);
        return negative ? sum is > 0 and <= 1UL << 63 : sum <= long.MaxValue;
    }
}
