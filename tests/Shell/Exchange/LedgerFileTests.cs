using System.Diagnostics;
using System.Text;
using Outturn.Exchange;
using Outturn.Ledger;
using Xunit;

namespace Outturn.Tests.Shell.Exchange;

/// <summary>A ledger file on a disk: created, locked, torn, read.</summary>
public class LedgerFileTests
{
    private static readonly EntryKey A1 = LedgerFolder.Key("job", "A1", "P1", "2014-03");
    private static readonly EntryKey A2 = LedgerFolder.Key("job", "A2", "P2", "2014-03");

    [Fact]
    public void A_second_run_leaves_the_bytes_of_the_file_as_they_are()
    {
        using var folder = new LedgerFolder();
        folder.Settle("2014-03-31", (A1, 120000), (A2, 90000));
        var before = File.ReadAllBytes(folder.Path);
        Assert.Equal(0, folder.Settle("2014-03-31", (A1, 120000), (A2, 90000)).Entries);
        Assert.Equal(before, File.ReadAllBytes(folder.Path));
    }

    [Fact]
    public void A_file_that_was_created_and_not_written_to_is_removed()
    {
        using var folder = new LedgerFolder();
        LedgerFile.Open(folder.Path).Dispose();
        Assert.False(File.Exists(folder.Path));
    }

    // Runs of 31 March (A1) and 30 April (A2 too); cut after every byte of A2's entry.
    [Trait("Category", "Slow")]
    [Fact]
    public void An_entry_torn_at_any_byte_is_cut_kept_and_posted_again()
    {
        using var folder = new LedgerFolder();
        folder.Settle("2014-03-31", (A1, 120000));
        folder.Settle("2014-04-30", (A1, 120000), (A2, 90000));
        var whole = File.ReadAllBytes(folder.Path);
        var text = Encoding.ASCII.GetString(whole);
        var from = text.IndexOf("2014-04-30 ! job", StringComparison.Ordinal);
        var to = text.IndexOf("\naccount paid-to:P2", StringComparison.Ordinal);
        for (var length = from; length <= to; length++)
        {
            File.WriteAllBytes(folder.Path, whole[..length]);
            File.Delete(folder.Torn);
            var isTorn = length > from && length < to;
            using (var file = LedgerFile.Open(folder.Path))
            {
                Assert.Equal(isTorn, file.Notice is not null);
                Assert.Equal(length == to ? 90000 : 0, file.Journal.Posted(A2));
                Assert.False(file.Journal.Runs[1].Finished);
                LedgerFolder.Settle(file, "2014-04-30", (A1, 120000), (A2, 90000));
            }
            Assert.Equal(isTorn, File.Exists(folder.Torn));
            if (isTorn)
            {
                Assert.Equal(whole[from..length], File.ReadAllBytes(folder.Torn));
            }
            using var again = LedgerFile.Read(folder.Path);
            Assert.Equal(210000, again.Journal.Total);
            Assert.Equal([true, false, true], again.Journal.Runs.Select(r => r.Finished));
        }
    }

    [Trait("Category", "Slow")]
    [Fact]
    public void A_file_torn_at_any_byte_can_be_settled_again_to_the_same_sums()
    {
        using var folder = new LedgerFolder();
        folder.Settle("2014-03-31", (A1, 120000), (A2, 90000));
        using (var file = LedgerFile.Open(folder.Path))
        {
            file.Close("2014-03");
        }
        var whole = File.ReadAllBytes(folder.Path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(folder.Path, whole[..length]);
            folder.Settle("2014-04-30", (A1, 120000), (A2, 90000));
            using var again = LedgerFile.Read(folder.Path);
            Assert.Equal(120000, again.Journal.Posted(A1));
            Assert.Equal(90000, again.Journal.Posted(A2));
            Assert.Empty(again.Journal.ClosedPeriods);
        }
    }

    [Fact]
    public void To_look_at_a_torn_file_does_not_cut_it()
    {
        using var folder = new LedgerFolder();
        folder.Settle("2014-03-31", (A1, 120000));
        File.AppendAllText(folder.Path, "\n2014-04-30 * ru");
        var before = folder.Text;
        var entries = new List<Entry>();
        using (var file = LedgerFile.Read(folder.Path, entries.Add))
        {
            Assert.Contains(":19: the last record is not whole (15 bytes)", file.Notice);
        }
        Assert.Equal([A1], entries.Select(e => e.Key));
        Assert.Equal(before, folder.Text);
        Assert.False(File.Exists(folder.Torn));
    }

    [Fact]
    public void A_ledger_that_is_open_is_refused_to_a_second_who_opens_it()
    {
        using var folder = new LedgerFolder();
        folder.Settle("2014-03-31", (A1, 120000));
        using var first = LedgerFile.Open(folder.Path);
        var error = Assert.Throws<LedgerFileException>(() => LedgerFile.Open(folder.Path));
        Assert.Contains("another process has the ledger open", error.Message);
        Assert.Throws<LedgerFileException>(() => LedgerFile.Read(folder.Path));
    }

    [Fact]
    public void Another_process_meets_the_lock_and_its_lock_is_met()
    {
        using var folder = new LedgerFolder();
        folder.Settle("2014-03-31", (A1, 120000));
        using (LedgerFile.Open(folder.Path))
        {
            using var other = Start("flock", "--nonblock", folder.Path, "true");
            other.WaitForExit();
            Assert.Equal(1, other.ExitCode);
        }
        using var holder = Start("flock", folder.Path, "sh", "-c", "echo held; read line");
        Assert.Equal("held", holder.StandardOutput.ReadLine());
        var error = Assert.Throws<LedgerFileException>(() => LedgerFile.Open(folder.Path));
        Assert.Contains("another process has the ledger open", error.Message);
        holder.StandardInput.WriteLine();
        holder.WaitForExit();
        LedgerFile.Open(folder.Path).Dispose();
    }

    [Fact]
    public void A_spoilt_file_is_reported_with_its_line_and_left_alone()
    {
        using var folder = new LedgerFolder();
        folder.Settle("2014-03-31", (A1, 120000));
        File.WriteAllText(folder.Path, folder.Text.Replace("1200.00\n", "1200\n"));
        var before = folder.Text;
        var error = Assert.Throws<LedgerFileException>(() => LedgerFile.Open(folder.Path));
        Assert.StartsWith($"{folder.Path}:9: the amount is not one in GBP", error.Message);
        Assert.Equal(before, folder.Text);
    }

    [Theory]
    [InlineData("id,participant")]
    [InlineData("id,participant\nE1,A1\n")]
    public void A_file_that_is_no_ledger_is_left_alone(string text)
    {
        using var folder = new LedgerFolder();
        File.WriteAllText(folder.Path, text);
        var error = Assert.Throws<LedgerFileException>(() => LedgerFile.Open(folder.Path));
        Assert.Contains("it is not a ledger of ours", error.Message);
        Assert.Equal(text, folder.Text);
    }

    [Fact]
    public void A_folder_or_file_that_is_not_there_is_named()
    {
        using var folder = new LedgerFolder();
        var missing = Assert.Throws<LedgerFileException>(() => LedgerFile.Read(folder.Path));
        Assert.Contains("there is no such ledger", missing.Message);
        var path = Path.Combine(folder.Path, "example.journal");
        var nowhere = Assert.Throws<LedgerFileException>(() => LedgerFile.Open(path));
        Assert.Contains("its folder does not exist", nowhere.Message);
    }

    [Fact]
    public void A_comment_without_a_line_feed_at_the_end_is_kept()
    {
        using var folder = new LedgerFolder();
        folder.Settle("2014-03-31", (A1, 120000));
        File.AppendAllText(folder.Path, "; paid on 14 April");
        folder.Settle("2014-04-30", (A1, 120000), (A2, 90000));
        Assert.Contains("; paid on 14 April\n2014-04-30 * run 2", folder.Text);
        using var again = LedgerFile.Read(folder.Path);
        Assert.Null(again.Notice);
        Assert.Equal(210000, again.Journal.Total);
    }

    internal static Process Start(string program, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
                RedirectStandardError = true,
            }
        ) ?? throw new InvalidOperationException($"{program} did not start.");
}
