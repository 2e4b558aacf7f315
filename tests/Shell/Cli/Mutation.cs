using System.Text;

namespace Outturn.Tests.Shell.Cli;

/// <summary>Spoils texts at random, from a seed: bytes, words, numbers and lines, as slips of the
/// hand, cut files and malice would.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly string[] Odd =
    [
        "\0", "\"", "'", "\n", "\r", "\t", " ", ",", ":", ": ", "- ", "-", "{", "}", "[", "]", "#",
        "&a ", "*a ", "!t ", "|", ">", "%", "£", "€", "\u00FF", "\uFEFF", "\u2028", "👪", "0", "1",
        "/0", "* 0", "99999999999999999999", "170141183460469231731687303715884105727",
        "9223372036854775807", "-1", "0.000001", "1/3", "0001-01-01", "9999-12-31", "2014-02-29",
        "otherwise", "rest", "participant", "provider", "amount(", "count(", "ratio(", "(", ")",
        "weeks", "months", "per", "of", " and ", " or ", "not ", "=", "<", "unlimited", "=1+1",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The text after one to four slips.</summary>
    public byte[] Of(byte[] text)
    {
        List<byte> bytes = [.. text];
        for (int slips = 1 + _random.Next(4); slips > 0 && bytes.Count > 0; slips--)
        {
            Slip(bytes);
        }
        return [.. bytes];
    }

    private void Slip(List<byte> bytes)
    {
        int at = _random.Next(bytes.Count);
        switch (_random.Next(8))
        {
            case 0:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 1:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Odd[_random.Next(Odd.Length)]));
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(1 + _random.Next(20), bytes.Count - at));
                break;
            case 3:
                Exchange(bytes, Word(bytes, at), Word(bytes, _random.Next(bytes.Count)));
                break;
            case 4:
                Exchange(bytes, Line(bytes, at), Line(bytes, _random.Next(bytes.Count)));
                break;
            case 5:
                (int from, int length) = Line(bytes, at);
                bytes.InsertRange(from, bytes.GetRange(from, length));
                break;
            case 6:
                (int word, int letters) = Word(bytes, at);
                bytes.RemoveRange(word, letters);
                bytes.InsertRange(word, Encoding.UTF8.GetBytes(Odd[_random.Next(Odd.Length)]));
                break;
            default:
                (int line, int size) = Line(bytes, at);
                bytes.RemoveRange(line, size);
                break;
        }
    }

    // Puts a copy of the other in the place of the one.
    private static void Exchange(List<byte> bytes, (int From, int Length) one,
        (int From, int Length) other)
    {
        List<byte> copy = bytes.GetRange(other.From, other.Length);
        bytes.RemoveRange(one.From, one.Length);
        bytes.InsertRange(one.From, copy);
    }

    private static (int From, int Length) Word(List<byte> bytes, int at) =>
        Around(bytes, at, b => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-');

    private static (int From, int Length) Line(List<byte> bytes, int at)
    {
        (int from, int length) = Around(bytes, at, b => b != '\n');
        return (from, Math.Min(length + 1, bytes.Count - from));
    }

    private static (int From, int Length) Around(
        List<byte> bytes, int at, Func<byte, bool> belongs)
    {
        int from = at;
        while (from > 0 && belongs(bytes[from - 1]))
        {
            from--;
        }
        int end = at;
        while (end < bytes.Count && belongs(bytes[end]))
        {
            end++;
        }
        return (from, end - from);
    }
}
