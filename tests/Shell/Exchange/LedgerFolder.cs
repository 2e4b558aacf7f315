using System.Buffers;
using System.Globalization;
using Outturn.Exchange;
using Outturn.Ledger;

namespace Outturn.Tests.Shell.Exchange;

/// <summary>A ledger file in a folder of its own, removed after the test.</summary>
internal sealed class LedgerFolder : IDisposable
{
    public static readonly LedgerHead Head = new("example", "GBP", 2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ledger");

    public string Path => System.IO.Path.Combine(_folder.FullName, "example.journal");

    public string Torn => Path + ".torn";

    public string Text => File.ReadAllText(Path);

    public static EntryKey Key(string clause, string subject, string payee, string period) =>
        new(clause, subject, 1, "dwp", payee, period);

    /// <summary>What settle does: opens, posts, finishes. The period is the month.</summary>
    public LedgerRun Settle(string asAt, params (EntryKey Key, long Due)[] due)
    {
        using var file = LedgerFile.Open(Path);
        return Settle(file, asAt, due);
    }

    public static LedgerRun Settle(
        LedgerFile file,
        string asAt,
        params (EntryKey Key, long Due)[] due
    )
    {
        var date = DateOnly.ParseExact(asAt, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var terms = new RunTerms(date, asAt[..7], "sha256:0a1b");
        var posting = Posting.Begin(file.Journal, Head, terms);
        file.Begin(posting);
        var buffer = new ArrayBufferWriter<byte>();
        var writer = posting.Writer(buffer);
        foreach (var (key, amount) in due)
        {
            writer.Post(key, amount);
        }
        file.Append(buffer.WrittenSpan);
        return file.Finish();
    }

    public void Dispose() => _folder.Delete(true);
}
