using System.Buffers;
using Outturn.Ledger;
using Xunit;

namespace Outturn.Tests.Core.Ledger;

/// <summary>Due minus posted (language reference 10): what a second settlement posts.</summary>
public class PostingTests
{
    // First run: £1,200.00 due. Then the amount due at the next run, and what that run posts.
    [Theory]
    [InlineData(120000, 120000, 0, null)] // unchanged
    [InlineData(120000, 150000, 30000, EntryReason.Correction)] // raised
    [InlineData(120000, 90000, -30000, EntryReason.Correction)] // lowered
    [InlineData(120000, 0, -120000, EntryReason.Reversal)] // lowered to nothing
    [InlineData(120000, -5000, -125000, EntryReason.Correction)] // now owed by the provider
    [InlineData(-5000, 0, 5000, EntryReason.Reversal)] // a deduction taken back
    [InlineData(0, 120000, 120000, EntryReason.Due)] // new in the second run
    [InlineData(0, 0, 0, null)] // never anything
    public void A_run_posts_due_less_posted(long first, long then, long posts, EntryReason? reason)
    {
        var book = new Book();
        book.Settle("2014-03-31", ("job A1/1 2014-03", first));
        var run = book.Settle("2014-04-30", ("job A1/1 2014-03", then));

        Assert.Equal(posts, run.Sum);
        Assert.Equal(then, book.Journal().Posted(Book.Key("job A1/1 2014-03")));
        var entries = book.Entries().FindAll(e => e.Run.Number == 2);
        Assert.Equal(reason is null ? [] : [reason.Value], entries.Select(e => e.Reason));
        Assert.All(entries, e => Assert.Equal(posts, e.Amount));
    }

    [Fact]
    public void The_same_run_twice_leaves_the_file_as_it_is()
    {
        var book = new Book();
        (string, long)[] due = [("job A1/1 2014-03", 120000), ("attach A1/1 2014-02", 40000)];
        book.Settle("2014-03-31", due);
        var before = book.Text;
        var again = book.Settle("2014-03-31", due);
        Assert.Equal(0, again.Entries);
        Assert.Equal(before, book.Text);
    }

    [Fact]
    public void A_later_run_without_a_difference_is_recorded_for_its_date()
    {
        var book = new Book();
        book.Settle("2014-03-31", ("job A1/1 2014-03", 120000));
        book.Settle("2014-04-30", ("job A1/1 2014-03", 120000));
        var journal = book.Journal();
        Assert.Equal(new DateOnly(2014, 4, 30), journal.LastAsAt);
        Assert.Equal([1L, 0L], journal.Runs.Select(r => r.Entries));
        Assert.All(journal.Runs, r => Assert.True(r.Finished));
    }

    [Fact]
    public void What_is_not_due_any_more_is_taken_back_in_the_order_of_the_keys()
    {
        var book = new Book();
        book.Settle(
            "2014-03-31",
            ("job B2/1 2014-03", 500),
            ("job A1/10 2014-03", 300),
            ("job A1/2 2014-03", 200),
            ("attach Z9/1 2014-03", 100),
            ("job A1/1 2014-03", 700)
        );
        book.Settle("2014-04-30", ("job A1/1 2014-03", 700));
        Assert.Equal(
            [
                "2 attach Z9/1 for 2014-03 -100 Reversal",
                "2 job A1/2 for 2014-03 -200 Reversal",
                "2 job A1/10 for 2014-03 -300 Reversal",
                "2 job B2/1 for 2014-03 -500 Reversal",
            ],
            book.Notes()[5..]
        );
        Assert.Equal(700, book.Journal().Total);
    }

    [Fact]
    public void What_was_taken_back_once_is_not_taken_back_again_and_may_come_back()
    {
        var book = new Book();
        book.Settle("2014-03-31", ("job A1/1 2014-03", 100));
        book.Settle("2014-04-30");
        book.Settle("2014-05-31");
        Assert.Equal(0, book.Journal().Runs[2].Entries);
        Assert.Equal(EntryStatus.Reversed, book.Journal().Status(Book.Key("job A1/1 2014-03")));
        book.Settle("2014-06-30", ("job A1/1 2014-03", 100));
        Assert.Equal("4 job A1/1 for 2014-03 100 Correction", book.Notes()[^1]);
    }

    [Fact]
    public void A_key_of_the_ledger_given_twice_is_a_broken_invariant()
    {
        var book = new Book();
        book.Settle("2014-03-31", ("job A1/1 2014-03", 100));
        Assert.Throws<InvalidOperationException>(() =>
            book.Settle("2014-04-30", ("job A1/1 2014-03", 100), ("job A1/1 2014-03", 100))
        );
    }

    [Fact]
    public void A_new_key_given_twice_is_found_when_the_file_is_read()
    {
        var book = new Book();
        book.Settle("2014-03-31", ("job A1/1 2014-03", 100));
        var posting = Posting.Begin(book.Journal(), book.Head, Book.Terms("2014-04-30"));
        var buffer = new ArrayBufferWriter<byte>();
        var writer = posting.Writer(buffer);
        writer.Post(Book.Key("job A1/2 2014-04"), 100);
        writer.Post(Book.Key("job A1/2 2014-04"), 100);
        var reader = new JournalReader();
        reader.Read([.. book.Bytes, .. posting.Opening.Span, .. buffer.WrittenSpan]);
        Assert.Equal("the key has two entries in one run", reader.Problem?.Reason);
    }

    [Fact]
    public void Payer_payee_and_period_are_parts_of_the_key()
    {
        var book = new Book();
        var key = Book.Key("job A1/1 2014-03");
        EntryKey[] keys =
        [
            key,
            key with { Payer = "council" },
            key with { Payee = "P2" },
            key with { Period = "2014-02" },
            key with { Clause = "jobs" },
            key with { Number = 11 },
            key with { Subject = "A11" },
        ];
        book.SettleKeys(Book.Terms("2014-03-31"), [.. keys.Select((k, i) => (k, 100L + i))]);
        var journal = book.Journal();
        Assert.Equal(keys.Select((_, i) => 100L + i), keys.Select(k => journal.Posted(k)));
        Assert.Equal(keys, journal.Balances().Select(b => b.Key));
    }

    // 120 accounts and 60 periods recur; each entry is new.
    [Fact]
    public void Nothing_is_allocated_for_an_entry()
    {
        var keys = Enumerable
            .Range(0, 20_000)
            .Select(i => Key(FormattableString.Invariant($"A{i}"), i))
            .ToArray();
        var posting = Posting.Begin(new Journal(), new Book().Head, Book.Terms("2014-03-31"));
        var writer = posting.Writer(new ArrayBufferWriter<byte>(8 << 20));
        foreach (var key in keys.AsSpan(0, 10_000))
        {
            writer.Post(key, 100);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var key in keys.AsSpan(10_000))
        {
            writer.Post(key, 100);
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    private static EntryKey Key(string subject, int i) =>
        new(
            i % 3 == 0 ? "job" : i % 3 == 1 ? "attachment" : "sustainment",
            subject,
            1,
            "dwp",
            FormattableString.Invariant($"P{i % 40}"),
            FormattableString.Invariant($"{2011 + i % 60 / 12}-{i % 12 + 1:D2}")
        );

    [Fact]
    public void Several_writers_give_the_bytes_of_one()
    {
        var keys = Enumerable
            .Range(0, 4000)
            .Select(i => Book.Key($"job A{i}/1 2014-03") with { Payee = $"P{i % 37}" })
            .ToArray();
        var one = new Book();
        one.SettleKeys(Book.Terms("2014-03-31"), [.. keys.Select(k => (k, 100L))]);

        var several = new Book();
        var posting = Posting.Begin(several.Journal(), several.Head, Book.Terms("2014-03-31"));
        var buffers = Enumerable.Range(0, 4).Select(_ => new ArrayBufferWriter<byte>()).ToArray();
        Parallel.For(
            0,
            4,
            part =>
            {
                var writer = posting.Writer(buffers[part]);
                foreach (var key in keys.AsSpan(part * 1000, 1000))
                {
                    writer.Post(key, 100);
                }
            }
        );
        var rest = new ArrayBufferWriter<byte>();
        posting.Withdraw(rest);
        Assert.Equal(4000, posting.Finish(rest).Entries);
        several.Bytes =
        [
            .. posting.Opening.Span,
            .. buffers.SelectMany(b => b.WrittenSpan.ToArray()),
            .. rest.WrittenSpan,
        ];
        Assert.Equal(one.Text, several.Text);
    }
}
