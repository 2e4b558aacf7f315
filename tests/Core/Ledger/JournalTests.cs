using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Outturn.Ledger;
using Xunit;

namespace Outturn.Tests.Core.Ledger;

/// <summary>The text of a ledger file: written, read back, and every way to spoil it.</summary>
public class JournalTests
{
    private const string Written = """
        ; outturn ledger 1
        ; scheme:example
        commodity GBP 1000.00
        account paid-to  ; type:X
        account paid-by  ; type:L

        2014-03-31 * run 1  ; run:1,as-at:2014-03-31,period:2014-03,version:sha256:0a1b

        2014-03-31 ! job  ; key:A1/1,for:2014-03,run:1,reason:due
          paid-to:P1:job  GBP 1200.00
          paid-by:dwp

        2014-03-31 ! job  ; key:A2/1,for:2014-02,run:1,reason:due
          paid-to:P1:job  GBP -0.05
          paid-by:dwp

        account paid-by:dwp

        account paid-to:P1:job

        2014-03-31 * end of run 1  ; run:1,entries:2,sum:GBP 1199.95

        2014-03-31 * close 2014-03  ; closed:2014-03,accounts:2
          paid-by:dwp  GBP 0.00 = GBP -1199.95
          paid-to:P1:job  GBP 0.00 = GBP 1199.95

        """;

    private static Book Small()
    {
        var book = new Book();
        book.Settle("2014-03-31", ("job A1/1 2014-03", 120000), ("job A2/1 2014-02", -5));
        book.Close("2014-03");
        return book;
    }

    private static LedgerProblem? Problem(string text)
    {
        var reader = new JournalReader();
        var bytes = Encoding.ASCII.GetBytes(text);
        var taken = reader.Read(bytes);
        reader.End(bytes.AsSpan(taken));
        return reader.Problem;
    }

    [Fact]
    public void The_file_is_a_journal_that_a_person_can_read() =>
        Assert.Equal(Written, Small().Text);

    [Fact]
    public void Blocks_of_any_size_read_the_same()
    {
        var book = Small();
        for (var size = 1; size <= book.Bytes.Length; size++)
        {
            var reader = new JournalReader();
            var held = Array.Empty<byte>();
            foreach (var block in book.Bytes.Chunk(size))
            {
                held = [.. held, .. block];
                held = held[reader.Read(held)..];
            }
            Assert.Null(reader.End(held));
            Assert.Equal(119995, reader.Journal.Total);
            Assert.Equal(["2014-03"], reader.Journal.ClosedPeriods);
            Assert.Equal(book.Bytes.Length, reader.Offset);
        }
    }

    [Fact]
    public void A_person_may_add_comments_and_blank_lines_between_records()
    {
        var text = Written.Replace("\n\n", "\n\n; seen by A. N. Other\n   \n# and noted\n\n");
        Assert.Null(Problem(text + "; no line feed at the end"));
    }

    // What is altered by hand, and the record that is reported, by its first line, and why.
    [Theory]
    [InlineData("ledger 1", "ledger 2", 1, "does not begin with")]
    [InlineData("commodity GBP 1000.00", "commodity GBP 1000,00", 1, "head of the ledger")]
    [InlineData("GBP 1200.00", "GBP 1200.0", 9, "amount is not one in GBP")]
    [InlineData("GBP 1200.00", "EUR 1200.00", 9, "not an account and an amount in GBP")]
    [InlineData("GBP 1200.00", "GBP 0.00", 9, "amount is not one in GBP")]
    [InlineData("GBP 1200.00", "GBP 01200.00", 9, "amount is not one in GBP")]
    [InlineData("GBP 1200.00", "GBP +1200.00", 9, "amount is not one in GBP")]
    [InlineData("GBP 1200.00", "GBP 92233720368547758.08", 9, "amount is not one in GBP")]
    [InlineData("GBP 1200.00", "GBP 1300.00", 21, "does not end with its 2 entries")]
    [InlineData("entries:2", "entries:3", 21, "does not end with its 2 entries")]
    [InlineData(
        "reason:due\n  paid-to:P1:job  GBP -0",
        "reason:reversal\n  paid-to:P1:job  GBP -0",
        13,
        "reason"
    )]
    [InlineData(
        "2014-03-31 ! job  ; key:A1",
        "2014-03-30 ! job  ; key:A1",
        9,
        "date is not the as-at date"
    )]
    [InlineData("! job  ; key:A1", "! jobs  ; key:A1", 9, "clause and account differ")]
    [InlineData("key:A1/1", "key:A1", 9, "SUBJECT/NUMBER")]
    [InlineData("key:A1/1", "key:A%31/1", 9, "SUBJECT/NUMBER")]
    [InlineData("key:A2/1,for:2014-02", "key:A1/1,for:2014-03", 13, "two entries in one run")]
    [InlineData("for:2014-02,run:1", "for:2014-02,run:2", 13, "does not belong to run 1")]
    [InlineData("for:2014-02,", "", 13, "period that it is for")]
    [InlineData("* run 1", "* run 2", 7, "not run 1 as it was written")]
    [InlineData("2014-03-31 * run", "2014-02-30 * run", 7, "no date")]
    [InlineData("* end of", "* the end of", 21, "not written by a settlement")]
    [InlineData("accounts:2", "accounts:3", 23, "has not the 3 accounts")]
    [InlineData("accounts:2", "accounts:1", 23, "balances at this closing")]
    [InlineData("= GBP 1199.95", "= GBP 1199.96", 23, "balances at this closing")]
    [InlineData("closed:2014-03", "closed:2014-04", 23, "No settlement was posted in 2014-04")]
    [InlineData("account paid-to:P1:job\n", "account assets:cash\n", 19, "account is not one")]
    [InlineData(
        "account paid-by:dwp\n",
        "include other.journal\n",
        17,
        "neither an entry nor a comment"
    )]
    [InlineData("account paid-by:dwp\n", "account paid-by:dwp\r\n", 17, "CR LF")]
    public void A_spoilt_file_is_reported(string was, string now, int line, string why)
    {
        Assert.Contains(was, Written, StringComparison.Ordinal);
        var at = Written.IndexOf(was, StringComparison.Ordinal);
        var text = Written[..at] + now + Written[(at + was.Length)..] + "\n; more\n";
        var problem = Problem(text);
        Assert.NotNull(problem);
        Assert.Contains(why, problem.Reason, StringComparison.Ordinal);
        Assert.Equal(line, problem.Line);
    }

    [Fact]
    public void An_entry_taken_out_is_found_by_the_end_of_its_run()
    {
        var from = Written.IndexOf("2014-03-31 ! job  ; key:A1", StringComparison.Ordinal);
        var to = Written.IndexOf("2014-03-31 ! job  ; key:A2", StringComparison.Ordinal);
        Assert.Contains("1 entries above", Problem(Written[..from] + Written[to..])?.Reason);
    }

    [Fact]
    public void A_file_of_another_kind_is_never_taken_for_a_torn_ledger() =>
        Assert.Contains("does not begin", Problem("id,participant,provider")?.Reason);

    [Theory]
    [InlineData("A 1; b, c:d|e=f/g")]
    [InlineData("  two  spaces  ")]
    [InlineData("Ynys Môn – 北京 😀")]
    [InlineData("100%")]
    [InlineData("%")]
    [InlineData("")]
    [InlineData("(virtual) [x] *!\"'\\\t")]
    [InlineData("line\nfeed\rreturn\0nul")]
    [InlineData("0012345")]
    public void Any_id_comes_back_as_it_was(string id)
    {
        var key = new EntryKey(id, id, int.MaxValue, id, id, id);
        var book = new Book(new LedgerHead(id, "KWD", 3));
        var terms = new RunTerms(new DateOnly(2014, 3, 31), id, "sha256:" + id);
        book.SettleKeys(terms, [(key, 1), (key with { Number = 0 }, long.MaxValue - 1)]);
        book.Close(id);
        var journal = book.Journal();
        Assert.Equal([key, key with { Number = 0 }], journal.Balances().Select(b => b.Key));
        Assert.Equal(id, journal.Head?.Scheme);
        Assert.Equal(terms, journal.Runs[0].Terms);
        Assert.Equal([id], journal.ClosedPeriods);
        Assert.All(book.Bytes, b => Assert.InRange(b, (byte)'\n', (byte)'~'));
    }

    [Fact]
    public void Any_text_and_amount_come_back() =>
        Prop.ForAll<NonNull<string>, long, NonNegativeInt>(
            (text, amount, number) =>
            {
                if (amount == 0 || amount == long.MinValue || !IsText(text.Get))
                {
                    return;
                }
                var key = new EntryKey("job", text.Get, number.Get, "dwp", "P1", "2014-03");
                var book = new Book(new LedgerHead("example", "JPY", 0));
                book.SettleKeys(Book.Terms("2014-03-31"), [(key, amount)]);
                Assert.Equal(amount, book.Journal().Posted(key));
                Assert.Equal(key, book.Entries()[0].Key);
            }
        ).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("JPY", 0, 120, "  paid-to:P1:job  JPY 120\n")]
    [InlineData("JPY", 0, -1, "  paid-to:P1:job  JPY -1\n")]
    [InlineData("GBP", 2, 5, "  paid-to:P1:job  GBP 0.05\n")]
    [InlineData("GBP", 2, -100000001, "  paid-to:P1:job  GBP -1000000.01\n")]
    [InlineData("KWD", 3, 1234, "  paid-to:P1:job  KWD 1.234\n")]
    [InlineData("KWD", 3, long.MaxValue, "  paid-to:P1:job  KWD 9223372036854775.807\n")]
    public void Amounts_have_the_decimals_of_their_currency(
        string currency,
        int decimals,
        long minor,
        string line
    )
    {
        var book = new Book(new LedgerHead("example", currency, decimals));
        book.Settle("2014-03-31", ("job A1/1 2014-03", minor));
        Assert.Contains(line, book.Text, StringComparison.Ordinal);
        Assert.Equal(minor, book.Journal().Total);
    }

    [Fact]
    public void Many_keys_keep_their_sums()
    {
        var book = new Book();
        var keys = Enumerable.Range(0, 100_000).Select(i => Key(i)).ToArray();
        book.SettleKeys(Book.Terms("2014-03-31"), [.. keys.Select((k, i) => (k, i + 1L))]);
        var journal = book.Journal();
        Assert.Equal(100_000, journal.KeyCount);
        Assert.Equal(5_000_050_000, journal.Total);
        Assert.All(keys.Index(), k => Assert.Equal(k.Index + 1L, journal.Posted(k.Item)));
    }

    private static EntryKey Key(int i) =>
        new("job", FormattableString.Invariant($"A{i / 4:D7}"), i % 4, "dwp", $"P{i % 40}", "2014");

    private static bool IsText(string text) => text.EnumerateRunes().All(r => r.Value != 0xFFFD);
}
