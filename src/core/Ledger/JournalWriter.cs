using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Outturn.Ledger;

/// <summary>
/// The records of a journal other than entries: head, begin and end of a run, accounts, the closing
/// of a period. Every record begins with a line feed of its own and ends with one, so that a
/// comment that a person left without one does no harm (ADR 0041).
/// </summary>
internal static class JournalWriter
{
    /// <summary>First lines of the file: what it is, for which scheme, in which currency.</summary>
    public static void Head(IBufferWriter<byte> target, LedgerHead head)
    {
        target.Write("; outturn ledger 1\n; scheme:"u8);
        target.Write(EscapedText.Bytes(head.Scheme));
        target.Write("\ncommodity "u8);
        target.Write(Encoding.ASCII.GetBytes(head.Currency));
        target.Write(" 1000."u8);
        target.Write("0000"u8[..head.Decimals]);
        target.Write("\naccount paid-to  ; type:X\naccount paid-by  ; type:L\n"u8);
    }

    /// <summary>Begin of a run.</summary>
    public static void Begin(IBufferWriter<byte> target, LedgerRun run)
    {
        target.Write("\n"u8);
        target.Write(Date(run.Terms.AsAt));
        target.Write(" * run "u8);
        target.Write(Number(run.Number));
        target.Write("  ; run:"u8);
        target.Write(Number(run.Number));
        target.Write(",as-at:"u8);
        target.Write(Date(run.Terms.AsAt));
        target.Write(",period:"u8);
        target.Write(EscapedText.Bytes(run.Terms.Period));
        target.Write(",version:"u8);
        target.Write(Version(run.Terms.Version));
        target.Write("\n"u8);
    }

    /// <summary>End of a run: how many entries it posted and their sum.</summary>
    public static void End(IBufferWriter<byte> target, LedgerRun run, LedgerHead head)
    {
        target.Write("\n"u8);
        target.Write(Date(run.Terms.AsAt));
        target.Write(" * end of run "u8);
        target.Write(Number(run.Number));
        target.Write("  ; run:"u8);
        target.Write(Number(run.Number));
        target.Write(",entries:"u8);
        target.Write(Number(run.Entries));
        target.Write(",sum:"u8);
        Amount(target, run.Sum, head);
        target.Write("\n"u8);
    }

    /// <summary>Declares those of the accounts that are not declared yet.</summary>
    public static void Accounts(IBufferWriter<byte> target, IReadOnlyList<ChartName> accounts)
    {
        foreach (var account in accounts)
        {
            if (!account.Declared)
            {
                target.Write("\naccount "u8);
                target.Write(account.Bytes);
                target.Write("\n"u8);
            }
        }
    }

    /// <summary>
    /// Closing of a period: nothing moves, and each account is asserted to hold what it holds, so
    /// that hledger itself finds an entry that was slipped in before it.
    /// </summary>
    public static void Close(IBufferWriter<byte> target, Journal journal, string period)
    {
        var (head, accounts) = (journal.Head!, journal.Chart.Accounts());
        target.Write("\n"u8);
        target.Write(Date(journal.RunList[^1].Terms.AsAt));
        target.Write(" * close "u8);
        target.Write(EscapedText.Bytes(period));
        target.Write("  ; closed:"u8);
        target.Write(EscapedText.Bytes(period));
        target.Write(",accounts:"u8);
        target.Write(Number(accounts.Count));
        target.Write("\n"u8);
        foreach (var account in accounts)
        {
            target.Write("  "u8);
            target.Write(account.Bytes);
            target.Write("  "u8);
            Amount(target, 0, head);
            target.Write(" = "u8);
            Amount(target, account.Total, head);
            target.Write("\n"u8);
        }
    }

    /// <summary>The date as <c>YYYY-MM-DD</c>.</summary>
    public static byte[] Date(DateOnly date)
    {
        var text = new byte[10];
        Two(date.Year / 100, text);
        Two(date.Year % 100, text.AsSpan(2));
        Two(date.Month, text.AsSpan(5));
        Two(date.Day, text.AsSpan(8));
        text[4] = text[7] = (byte)'-';
        return text;
    }

    /// <summary>A whole number in digits.</summary>
    public static byte[] Number(long number)
    {
        var text = new byte[20];
        Utf8Formatter.TryFormat(number, text, out var length);
        return text[..length];
    }

    /// <summary>A version: its colons stand as they are.</summary>
    public static byte[] Version(string version) =>
        Encoding.ASCII.GetBytes(
            string.Join(
                ':',
                version.Split(':').Select(part => Encoding.ASCII.GetString(EscapedText.Bytes(part)))
            )
        );

    private static void Amount(IBufferWriter<byte> target, long minor, LedgerHead head)
    {
        Span<byte> text = stackalloc byte[AmountText.MaxLength];
        target.Write(Encoding.ASCII.GetBytes(head.Currency));
        target.Write(" "u8);
        target.Write(text[..AmountText.Write(minor, head.Decimals, text)]);
    }

    private static void Two(int value, Span<byte> target)
    {
        target[0] = (byte)('0' + value / 10);
        target[1] = (byte)('0' + value % 10);
    }
}
