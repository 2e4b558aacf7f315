using System.Globalization;
using Outturn.Exchange;
using Outturn.Tests.Shell.Schemes;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>A ledger through the command line: it ends with what is due, whatever happened on the
/// way (design, "The ledger"; docs/adr/0040 and 0042).</summary>
public sealed class LedgerRunTests
{
    public static TheoryData<string> Library =>
    [
        .. Directory.GetDirectories(Place.Of("schemes"))
            .Where(f => File.Exists(Path.Combine(f, "expected", "worked.csv")))
            .Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Library))]
    public void The_second_time_posts_nothing_and_leaves_every_byte(string scheme)
    {
        using Workplace place = Workplace.Of(scheme);
        Ran first = place.Json("--ledger", place.Ledger);
        byte[] bytes = File.ReadAllBytes(place.Ledger);

        Ran second = place.Json("--ledger", place.Ledger);

        Assert.Equal(first.Raw("totals", "due"), first.Raw("totals", "toPost"));
        Assert.Equal(first.Raw("totals", "due"), second.Raw("totals", "posted"));
        Assert.Equal(0m, Amount(second, "toPost"));
        Assert.Equal(bytes, File.ReadAllBytes(place.Ledger));
    }

    // At each month end what was posted before and what is posted now make what is due, and that
    // is what a replay without a ledger says.
    [Theory]
    [InlineData("work-programme", "2011-06-30", 130)]
    [InlineData("care-leavers", "2018-11-30", 41)]
    [InlineData("health-rbf", "2016-01-31", 12)]
    [InlineData("national-careers-service", "2018-10-31", 30)]
    [Trait("Category", "Slow")]
    public void Month_after_month_the_ledger_holds_what_is_due(
        string scheme, string first, int months)
    {
        using Workplace place = Workplace.Of(scheme);
        DateOnly start = DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        decimal held = 0;
        for (int month = 0; month < months; month++)
        {
            DateOnly end = new DateOnly(start.Year, start.Month, 1).AddMonths(month + 1)
                .AddDays(-1);
            string asAt = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Ran posted = place.Json("--as-at", asAt, "--ledger", place.Ledger);
            Assert.Equal(held, Amount(posted, "posted"));
            held += Amount(posted, "toPost");
            Assert.Equal(Amount(posted, "due"), held);
            Assert.Equal(
                posted.Raw("totals", "due"), place.Json("--as-at", asAt).Raw("totals", "due"));
        }
        Assert.True(held > 0);
        Assert.Equal(held, Held(place));
    }

    // By 31 May: fees 400, 3 x 10.01, 1,000, 3 x 5. In June the first amount is corrected to 12.01
    // (+ 6.00) and the other withdrawn (- 15.00).
    [Fact]
    public void Corrections_and_withdrawals_post_the_difference_in_the_open_period()
    {
        using Workplace place = SmallScheme.Place();
        Assert.Equal("1445.03", Post(place, "2014-05-31").Raw("totals", "toPost"));
        Ran closed = Ran.Words(0, "close", "--ledger", place.Ledger, "--period", "2014-05");
        Assert.Contains("2014-05 is closed", closed.Out, StringComparison.Ordinal);
        string before = File.ReadAllText(place.Ledger);
        place.Insert("events.csv", "1,A,earned,2014-02-28,,12.01,2014-06-10,");
        place.Insert("events.csv", "3,A,earned,2014-04-30,,5,2014-06-15,withdrawn");

        Assert.Equal(1, place.Settle("--as-at", "2014-05-31", "--ledger", place.Ledger).Exit);
        Assert.Equal(before, File.ReadAllText(place.Ledger));
        Ran june = Post(place, "2014-06-30");

        Assert.Equal(
            ("1445.03", "1436.03", "-9.00"),
            (june.Raw("totals", "posted"), june.Raw("totals", "due"),
                june.Raw("totals", "toPost")));
        string after = File.ReadAllText(place.Ledger);
        Assert.StartsWith(before, after, StringComparison.Ordinal);
        string news = after[before.Length..];
        Assert.DoesNotContain("2014-05-31", news, StringComparison.Ordinal);
        Assert.Contains("2014-06-30 ! earnings", news, StringComparison.Ordinal);
        Assert.Contains("for:2014-02", news, StringComparison.Ordinal);
        Assert.Contains("for:2014-04", news, StringComparison.Ordinal);
        Assert.Equal("1445.03", place.Json("--as-at", "2014-05-31").Raw("totals", "due"));
    }

    [Fact]
    public void A_ledger_refuses_an_earlier_date_and_another_scheme()
    {
        using Workplace place = SmallScheme.Place();
        Post(place, "2014-05-31");
        byte[] bytes = File.ReadAllBytes(place.Ledger);

        Ran backwards = place.Settle("--as-at", "2014-05-30", "--ledger", place.Ledger);
        Ran other = Ran.Words("settle", "schemes/work-programme", "--ledger", place.Ledger);

        Assert.Equal((1, ""), (backwards.Exit, backwards.Out));
        Assert.Contains("2014-05-31", backwards.Error, StringComparison.Ordinal);
        Assert.Equal((1, ""), (other.Exit, other.Out));
        Assert.Contains("'small'", other.Error, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(place.Ledger));
    }

    [Trait("Category", "Slow")]
    [Fact]
    public void A_ledger_torn_anywhere_is_made_good_by_the_next_run()
    {
        using Workplace place = Workplace.Of("work-programme");
        Ran whole = place.Json("--ledger", place.Ledger);
        byte[] bytes = File.ReadAllBytes(place.Ledger);
        for (int length = 0; length < bytes.Length; length += 997)
        {
            File.WriteAllBytes(place.Ledger, bytes[..length]);
            Ran again = place.Json("--ledger", place.Ledger);
            Assert.Equal(whole.Raw("totals", "due"), again.Raw("totals", "due"));
            Assert.Equal(Amount(whole, "due"), Held(place));
            byte[] good = File.ReadAllBytes(place.Ledger);
            Assert.Equal(0m, Amount(place.Json("--ledger", place.Ledger), "toPost"));
            Assert.Equal(good, File.ReadAllBytes(place.Ledger));
        }
    }

    [Theory]
    [InlineData("not a ledger\n")]
    [InlineData("; outturn ledger 99\n")]
    [InlineData("\0\0\0\0")]
    public void A_file_that_is_no_ledger_is_left_alone(string text)
    {
        using Workplace place = SmallScheme.Place();
        File.WriteAllText(place.Ledger, text);
        Ran ran = place.Settle("--ledger", place.Ledger);
        Assert.Equal((3, ""), (ran.Exit, ran.Out));
        Assert.Contains("ledger.journal:1", ran.Error, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(place.Ledger));
    }

    [Fact]
    public void While_one_has_the_ledger_open_another_process_is_refused()
    {
        using Workplace place = SmallScheme.Place();
        Post(place, "2014-05-31");
        byte[] bytes = File.ReadAllBytes(place.Ledger);
        using (LedgerFile.Open(place.Ledger))
        {
            Ran here = place.Settle("--ledger", place.Ledger);
            Ran there = Started.Run("settle", place.Folder, "--ledger", place.Ledger);
            Assert.Equal((3, ""), (here.Exit, here.Out));
            Assert.Equal((3, ""), (there.Exit, there.Out));
            Assert.Contains("another process", there.Error, StringComparison.Ordinal);
        }
        Assert.Equal(bytes, File.ReadAllBytes(place.Ledger));
    }

    // 1,224 people are paid; whichever entry the kill hits, the next run ends with what is due.
    [Trait("Category", "Slow")]
    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(400_000)]
    public void A_process_killed_while_it_writes_is_made_good(int bytes)
    {
        using Workplace place = Workplace.Of("work-programme", "facts-falling-referrals");
        Started.Killed(
            () => File.Exists(place.Ledger) && new FileInfo(place.Ledger).Length >= bytes,
            "settle", place.Folder, "--ledger", place.Ledger);

        Ran again = place.Json("--ledger", place.Ledger);

        Assert.Equal(Amount(again, "due"), Held(place));
        Assert.Equal(0m, Amount(place.Json("--ledger", place.Ledger), "toPost"));
    }

    private static Ran Post(Workplace place, string asAt) =>
        place.Json("--as-at", asAt, "--ledger", place.Ledger);

    private static decimal Amount(Ran ran, string name) =>
        decimal.Parse(ran.Raw("totals", name), CultureInfo.InvariantCulture);

    private static decimal Held(Workplace place)
    {
        using LedgerFile file = LedgerFile.Read(place.Ledger);
        return file.Journal.Total / 100m;
    }
}
