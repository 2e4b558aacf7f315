using System.Buffers.Text;

namespace Outturn.Ledger;

/// <summary>The unit of a key as it stands in the file: <c>SUBJECT/NUMBER</c>, escaped.</summary>
internal static class UnitText
{
    /// <summary>The most bytes that the unit of this subject may need.</summary>
    public static int MaxLength(string subject) => EscapedText.MaxLength(subject.Length) + 11;

    /// <summary>Writes the unit and returns the number of bytes written.</summary>
    public static int Write(string subject, int number, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var length = EscapedText.Write(subject, target);
        target[length++] = (byte)'/';
        Utf8Formatter.TryFormat(number, target[length..], out var digits);
        return length + digits <= KeyTable.LongestUnit
            ? length + digits
            : throw new ArgumentException("The subject of a key is too long.", nameof(subject));
    }

    /// <summary>Whether the bytes are a unit in exactly the form that is written.</summary>
    public static bool IsCanonical(ReadOnlySpan<byte> unit)
    {
        var slash = unit.IndexOf((byte)'/');
        if (slash < 0 || unit.Length > KeyTable.LongestUnit)
        {
            return false;
        }
        var digits = unit[(slash + 1)..];
        return EscapedText.IsCanonical(unit[..slash])
            && AmountText.TryRead(digits, 0, out var number)
            && number is >= 0 and <= int.MaxValue;
    }

    /// <summary>Subject and number of a unit known to be canonical.</summary>
    public static (string Subject, int Number) Read(ReadOnlySpan<byte> unit)
    {
        var slash = unit.IndexOf((byte)'/');
        Utf8Parser.TryParse(unit[(slash + 1)..], out int number, out _);
        return (EscapedText.Read(unit[..slash]), number);
    }

    /// <summary>The unit as bytes of its own.</summary>
    public static byte[] Bytes(string subject, int number)
    {
        var target = new byte[MaxLength(subject)];
        return target[..Write(subject, number, target)];
    }
}
