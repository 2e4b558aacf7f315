using Outturn.Ledger;
using Xunit;

namespace Outturn.Tests.Core.Ledger;

/// <summary>Runs and closings that a ledger does not take, and the life of a period.</summary>
public class RulesTests
{
    private static Book Posted(params string[] asAt)
    {
        var book = new Book();
        foreach (var date in asAt)
        {
            book.Settle(date, ("job A1/1 2014-03", 120000));
        }
        return book;
    }

    // Posted as at 31 March and 30 April 2014, March closed; then a run as at the date.
    [Theory]
    [InlineData("2014-04-29", "example", "GBP", 2, "as-at-backwards")]
    [InlineData("2014-03-31", "example", "GBP", 2, "as-at-backwards")]
    [InlineData("2014-04-30", "example", "GBP", 2, null)]
    [InlineData("2014-05-31", "example", "GBP", 2, null)]
    [InlineData("2014-05-31", "another", "GBP", 2, "other-scheme")]
    [InlineData("2014-05-31", "example", "EUR", 2, "other-currency")]
    [InlineData("2014-05-31", "example", "GBP", 3, "other-currency")]
    public void Runs_refused(string asAt, string scheme, string currency, int places, string? rule)
    {
        var book = Posted("2014-03-31", "2014-04-30");
        book.Close("2014-03");
        var head = new LedgerHead(scheme, currency, places);
        var refusal = Posting.Refuse(book.Journal(), head, Book.Terms(asAt));
        Assert.Equal(rule, refusal?.Rule);
        Assert.True(refusal is null || refusal.Reason.Length * refusal.Remedy.Length > 0);
    }

    [Theory]
    [InlineData("2014-03", "period-closed")]
    [InlineData("2014-04", null)]
    public void A_later_date_in_a_closed_period_is_refused(string period, string? rule)
    {
        var book = Posted("2014-03-15");
        book.Close("2014-03");
        var terms = new RunTerms(new DateOnly(2014, 3, 31), period, "sha256:0a1b");
        Assert.Equal(rule, Posting.Refuse(book.Journal(), book.Head, terms)?.Rule);
    }

    [Fact]
    public void A_later_date_in_an_earlier_period_is_refused()
    {
        var book = Posted("2014-03-31", "2014-04-30");
        var terms = new RunTerms(new DateOnly(2014, 5, 31), "2014-03", "sha256:0a1b");
        Assert.Equal("period-order", Posting.Refuse(book.Journal(), book.Head, terms)?.Rule);
    }

    // Runs in March, April, May; closed so far; then a closing.
    [Theory]
    [InlineData("", "2014-03", null)]
    [InlineData("", "2014-04", "earlier-period-open")]
    [InlineData("", "2014-06", "period-unknown")]
    [InlineData("2014-03", "2014-03", "already-closed")]
    [InlineData("2014-03", "2014-04", null)]
    [InlineData("2014-03", "2014-05", "earlier-period-open")]
    [InlineData("2014-03 2014-04", "2014-05", null)]
    public void Closings_refused(string closed, string period, string? rule)
    {
        var book = Posted("2014-03-31", "2014-04-30", "2014-05-31");
        foreach (var earlier in closed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            book.Close(earlier);
        }
        Assert.Equal(rule, Closing.Refuse(book.Journal(), period)?.Rule);
    }

    [Fact]
    public void Nothing_can_be_closed_in_a_new_ledger() =>
        Assert.Equal("period-unknown", Closing.Refuse(new Book().Journal(), "2014-03")?.Rule);

    [Fact]
    public void A_correction_of_a_closed_period_falls_in_the_open_one_and_names_its_own()
    {
        var book = Posted("2014-03-31");
        var key = Book.Key("job A1/1 2014-03");
        Assert.Equal(EntryStatus.Pending, book.Journal().Status(key));
        book.Close("2014-03");
        var closed = book.Text;
        Assert.Equal(EntryStatus.Posted, book.Journal().Status(key));

        book.Settle("2014-04-30", ("job A1/1 2014-03", 90000));
        Assert.StartsWith(closed, book.Text, StringComparison.Ordinal);
        var correction = book.Entries()[^1];
        Assert.Equal("2014-03", correction.Key.Period);
        Assert.Equal("2014-04", correction.Run.Terms.Period);
        Assert.Equal(-30000, correction.Amount);
        Assert.Equal(EntryStatus.Pending, book.Journal().Status(key));
        book.Settle("2014-05-31");
        Assert.Equal(EntryStatus.Reversed, book.Journal().Status(key));
        Assert.Null(book.Journal().Status(Book.Key("job A2/1 2014-03")));
    }
}
