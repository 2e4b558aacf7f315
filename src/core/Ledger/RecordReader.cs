using System.Buffers;
using System.Buffers.Text;
using System.Text;
using static System.FormattableString;

namespace Outturn.Ledger;

/// <summary>
/// Reads one record of a ledger file into the journal. Records other than entries are few: their
/// names are read out, the record is written again from them, and the bytes must be the same.
/// </summary>
internal sealed class RecordReader(Journal journal, Action<Entry>? visit)
{
    private const string NotOurs =
        "the file does not begin with '; outturn ledger 1': it is not a ledger of ours";

    private readonly EntryReader _entries = new(journal, visit);
    private readonly ArrayBufferWriter<byte> _expected = new();

    /// <summary>Reads the record; the reason why it is not sound, or null.</summary>
    public string? Read(ref RecordText record)
    {
        if (journal.Head is null)
        {
            return Head(ref record);
        }
        var line = record.Next();
        if (record.IsShort || IsRemark(line))
        {
            return null;
        }
        if (line.EndsWith("\r"u8))
        {
            return "the line ends as Windows writes it (CR LF): an editor has converted the file";
        }
        if (line.StartsWith("account "u8))
        {
            return Account(line[8..]);
        }
        if (line.Length < 14 || line[0] is < (byte)'0' or > (byte)'9')
        {
            return "this is neither an entry nor a comment";
        }
        return line[11] == '!' ? _entries.Read(line, ref record) : Mark(line[11..], ref record);
    }

    /// <summary>Whether the line is blank or a comment.</summary>
    public static bool IsRemark(ReadOnlySpan<byte> line) =>
        line.IsEmpty || line[0] is (byte)';' or (byte)'#' || !line.ContainsAnyExcept(" \t\r"u8);

    /// <summary>Why an unfinished record at the end may not be cut off; null where it may: a file
    /// that has no head is only ours if it begins like one.</summary>
    public string? Foreign(ReadOnlySpan<byte> rest)
    {
        var length = Math.Min(rest.Length, FirstLine.Length);
        return journal.Head is null && !rest[..length].SequenceEqual(FirstLine[..length])
            ? NotOurs
            : null;
    }

    private static ReadOnlySpan<byte> FirstLine => "; outturn ledger 1"u8;

    private string? Head(ref RecordText record)
    {
        if (!record.Next().SequenceEqual(FirstLine) && !record.IsShort)
        {
            return NotOurs;
        }
        var scheme = record.Next();
        var commodity = record.Next();
        record.Next();
        record.Next();
        if (record.IsShort)
        {
            return null;
        }
        if (!Try(scheme, "; scheme:"u8, out var name) || commodity.Length is < 19 or > 23)
        {
            return "the head of the ledger does not name its scheme and currency";
        }
        var code = commodity.Slice(10, 3);
        if (code.ContainsAnyExceptInRange((byte)'A', (byte)'Z'))
        {
            return "the currency of the ledger is not three capital letters";
        }
        var head = new LedgerHead(name, Encoding.ASCII.GetString(code), commodity.Length - 19);
        _expected.ResetWrittenCount();
        JournalWriter.Head(_expected, head);
        journal.Head = head;
        return Same(record, "the head of the ledger is not as it was written");
    }

    private string? Account(ReadOnlySpan<byte> name)
    {
        if (!Chart.IsAccount(name))
        {
            return "this account is not one of a ledger of ours";
        }
        var names = name.StartsWith("paid-to:"u8) ? journal.Chart.To : journal.Chart.By;
        names.Add(name).Declared = true;
        return null;
    }

    private string? Mark(ReadOnlySpan<byte> line, ref RecordText record)
    {
        if (line.StartsWith("* run "u8))
        {
            return Begin(line, record);
        }
        if (line.StartsWith("* end of run "u8))
        {
            return End(record);
        }
        return line.StartsWith("* close "u8)
            ? Close(line, ref record)
            : "this transaction was not written by a settlement";
    }

    private string? Begin(ReadOnlySpan<byte> line, in RecordText record)
    {
        var runs = journal.RunList;
        var last = runs.Count == 0 ? null : runs[^1];
        var number = (last?.Number ?? 0) + 1;
        if (!TryDate(record.All, out var date))
        {
            return "the run has no date";
        }
        if (!TryTag(line, ",period:"u8, out var period))
        {
            return "the run does not name its period";
        }
        var at = line.IndexOf(",version:"u8);
        var version = at < 0 ? default : line[(at + 9)..];
        var terms = new RunTerms(
            date,
            period,
            string.Join(':', Encoding.ASCII.GetString(version).Split(':').Select(Unescape))
        );
        var run = new LedgerRun(number, terms);
        if (PostingRules.Terms(journal, terms) is { } refusal)
        {
            return refusal.Reason;
        }
        _expected.ResetWrittenCount();
        JournalWriter.Begin(_expected, run);
        runs.Add(run);
        _entries.Start(run);
        return Same(
            record,
            Invariant($"the run that begins here is not run {number} as it was written")
        );
    }

    private string? End(in RecordText record)
    {
        if (journal.RunList.Count == 0 || journal.RunList[^1].Finished)
        {
            return "a run ends here that has not begun";
        }
        var run = _entries.Finish();
        _expected.ResetWrittenCount();
        JournalWriter.End(_expected, run, journal.Head!);
        return Same(
            record,
            Invariant($"the run does not end with its {run.Entries} entries above and their sum: ")
                + "one was removed, added or altered"
        );
    }

    private string? Close(ReadOnlySpan<byte> line, ref RecordText record)
    {
        var at = line.IndexOf(",accounts:"u8);
        if (
            at < 0
            || !TryTag(line, "  ; closed:"u8, out var period)
            || !Utf8Parser.TryParse(line[(at + 10)..], out int accounts, out _)
        )
        {
            return "the closing does not name its period and number of accounts";
        }
        for (var i = 0; i < accounts && !record.IsShort; i++)
        {
            if (!record.Next().StartsWith("  "u8) && !record.IsShort)
            {
                return Invariant($"the closing has not the {accounts} accounts that it names");
            }
        }
        if (record.IsShort)
        {
            return null;
        }
        if (PostingRules.Close(journal, period) is { } refusal)
        {
            return refusal.Reason;
        }
        _expected.ResetWrittenCount();
        JournalWriter.Close(_expected, journal, period);
        journal.ClosedList.Add(period);
        return Same(record, "the balances at this closing are not those of the entries above");
    }

    // Every record is written after a line feed of its own, which was read as a blank line.
    private string? Same(in RecordText record, string reason)
    {
        var expected = _expected.WrittenSpan;
        expected = expected[0] == '\n' ? expected[1..] : expected;
        return record.All.SequenceEqual(expected) ? null : reason;
    }

    private static bool TryTag(ReadOnlySpan<byte> line, ReadOnlySpan<byte> tag, out string value)
    {
        value = "";
        var at = line.IndexOf(tag);
        if (at < 0)
        {
            return false;
        }
        var rest = line[(at + tag.Length)..];
        var comma = rest.IndexOf((byte)',');
        return EscapedText.TryRead(comma < 0 ? rest : rest[..comma], out value);
    }

    private static bool Try(ReadOnlySpan<byte> line, ReadOnlySpan<byte> tag, out string value)
    {
        value = "";
        return line.StartsWith(tag) && EscapedText.TryRead(line[tag.Length..], out value);
    }

    private static string Unescape(string part) =>
        EscapedText.TryRead(Encoding.ASCII.GetBytes(part), out var text) ? text : "";

    private static bool TryDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        return Utf8Parser.TryParse(text[..4], out int year, out _)
            && Utf8Parser.TryParse(text.Slice(5, 2), out int month, out _)
            && Utf8Parser.TryParse(text.Slice(8, 2), out int day, out _)
            && year is >= 1 and <= 9999
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            && Set(new DateOnly(year, month, day), out date);
    }

    private static bool Set(DateOnly value, out DateOnly date)
    {
        date = value;
        return true;
    }
}
