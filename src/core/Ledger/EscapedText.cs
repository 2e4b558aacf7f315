using System.Buffers;
using System.Text;

namespace Outturn.Ledger;

/// <summary>
/// Names and ids as they stand in a journal. A tag's value ends at a comma, an account's part at a
/// colon or two spaces, a comment begins at a semicolon: so letters, digits and <c>- . _ ~ + @</c>
/// stand for themselves and every other byte of the UTF-8 text is written <c>%XX</c>. The empty
/// text is a lone <c>%</c>. The file is thereby plain ASCII, whatever the locale of its reader
/// (ADR 0041).
/// </summary>
internal static class EscapedText
{
    private const string Plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+@";

    private static readonly SearchValues<char> PlainChars = SearchValues.Create(Plain);
    private static readonly SearchValues<byte> PlainBytes = SearchValues.Create(
        Encoding.ASCII.GetBytes(Plain)
    );
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The most bytes that a text of this many characters may need.</summary>
    public static int MaxLength(int chars) => chars == 0 ? 1 : chars * 9;

    /// <summary>Writes the text escaped and returns the number of bytes written.</summary>
    public static int Write(string text, Span<byte> target)
    {
        if (text.Length == 0)
        {
            target[0] = (byte)'%';
            return 1;
        }
        return text.AsSpan().IndexOfAnyExcept(PlainChars) < 0
            ? Encoding.ASCII.GetBytes(text, target)
            : WriteEscaped(text, target);
    }

    /// <summary>The text escaped, as bytes of its own.</summary>
    public static byte[] Bytes(string text)
    {
        var target = new byte[MaxLength(text.Length)];
        return target[..Write(text, target)];
    }

    /// <summary>Whether these bytes are what <see cref="Write"/> gives for some text.</summary>
    public static bool IsCanonical(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOfAnyExcept(PlainBytes) < 0)
        {
            return bytes.Length > 0;
        }
        return TryRead(bytes, out var text) && bytes.SequenceEqual(Bytes(text));
    }

    /// <summary>Reads an escaped text back; false where the escape is malformed.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out string text)
    {
        text = "";
        if (bytes.SequenceEqual("%"u8))
        {
            return true;
        }
        var raw = new byte[bytes.Length];
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = bytes[i] == '%' ? Escape(bytes, i) : bytes[i];
            if (value < 0)
            {
                return false;
            }
            i += bytes[i] == '%' ? 2 : 0;
            raw[length++] = (byte)value;
        }
        return TryDecode(raw.AsSpan(0, length), out text);
    }

    /// <summary>The text of bytes already known to be canonical.</summary>
    public static string Read(ReadOnlySpan<byte> bytes) =>
        TryRead(bytes, out var text)
            ? text
            : throw new InvalidOperationException("An escaped name was not checked when read.");

    private static int WriteEscaped(string text, Span<byte> target)
    {
        var at = 0;
        foreach (var value in Strict.GetBytes(text))
        {
            if (PlainBytes.Contains(value))
            {
                target[at++] = value;
                continue;
            }
            target[at++] = (byte)'%';
            target[at++] = "0123456789ABCDEF"u8[value >> 4];
            target[at++] = "0123456789ABCDEF"u8[value & 15];
        }
        return at;
    }

    private static int Escape(ReadOnlySpan<byte> bytes, int at)
    {
        if (at + 2 >= bytes.Length)
        {
            return -1;
        }
        var high = "0123456789ABCDEF"u8.IndexOf(bytes[at + 1]);
        var low = "0123456789ABCDEF"u8.IndexOf(bytes[at + 2]);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }

    private static bool TryDecode(ReadOnlySpan<byte> raw, out string text)
    {
        text = "";
        if (!System.Text.Unicode.Utf8.IsValid(raw))
        {
            return false;
        }
        text = Encoding.UTF8.GetString(raw);
        return true;
    }
}
