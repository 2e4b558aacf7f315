using Outturn.Exchange;
using Outturn.Ledger;
using Xunit;

namespace Outturn.Tests.Shell.Exchange;

/// <summary>hledger itself reads the file, checks it and adds it up.</summary>
[Trait("Needs", "hledger")]
public class LedgerHledgerTests
{
    private const string Weird = "A 1; b, c:d|e=f/g  Môn*";

    private static readonly EntryKey[] Keys =
    [
        LedgerFolder.Key("job", "A1", "P1", "2014-02"),
        LedgerFolder.Key("job", "A2", "P2", "2014-03"),
        LedgerFolder.Key("attach", "A2", "P2", "2014-03"),
        LedgerFolder.Key("service-credit", "P1 2014-03", "P1", "2014-03"),
        new EntryKey("job", Weird, 1, "council, north", Weird, "2014-03"),
    ];

    /// <summary>March settled and closed, then a correction, a reversal and news in April.
    /// </summary>
    private static LedgerFolder Folder()
    {
        var folder = new LedgerFolder();
        folder.Settle(
            "2014-03-31",
            (Keys[0], 120000),
            (Keys[1], 130005),
            (Keys[3], -999),
            (Keys[4], 7)
        );
        using (var file = LedgerFile.Open(folder.Path))
        {
            file.Close("2014-03");
        }
        folder.Settle("2014-04-30", (Keys[0], 110000), (Keys[2], 40000), (Keys[3], -999));
        return folder;
    }

    private static string Run(LedgerFolder folder, string command)
    {
        using var process = LedgerFileTests.Start(
            "hledger",
            ["-f", folder.Path, .. command.Split(' ')]
        );
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", errors.Result);
        Assert.Equal(0, process.ExitCode);
        return output.ReplaceLineEndings("\n");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check --strict")]
    [InlineData("check ordereddates")]
    [InlineData("check accounts commodities balancednoautoconversion")]
    public void The_checks_pass(string command)
    {
        using var folder = Folder();
        Assert.Equal("", Run(folder, command));
    }

    // By hand: job P1 1200.00 - 100.00; credit P1 -9.99; job P2 1300.05 - 1300.05, hidden by
    // hledger as nothing; attach P2 400.00; the weird payee 0.07 - 0.07. The payer the opposite.
    [Fact]
    public void The_balances_are_those_worked_by_hand()
    {
        using var folder = Folder();
        var lines = Run(folder, "bal --output-format csv --no-elide").Split('\n');
        Assert.Equal(
            [
                "\"account\",\"balance\"",
                "\"paid-to:P1:job\",\"GBP 1100.00\"",
                "\"paid-to:P1:service-credit\",\"GBP -9.99\"",
                "\"paid-to:P2:attach\",\"GBP 400.00\"",
                "\"paid-by:dwp\",\"GBP -1490.01\"",
                "\"total\",\"0\"",
                "",
            ],
            lines
        );
    }

    [Theory]
    [InlineData("tag:key=^A2/1$", "reg", 3)]
    [InlineData("tag:run=^2$", "reg", 4)]
    [InlineData("tag:reason=reversal", "reg", 2)]
    [InlineData("tag:for=2014-02", "reg", 2)]
    [InlineData("tag:run=^1$ status:!", "reg", 4)]
    public void Entries_are_found_by_their_tags(string query, string command, int entries)
    {
        using var folder = Folder();
        var rows = Run(folder, $"{command} acct:paid-to {query} --output-format csv").Split('\n');
        Assert.Equal(entries, rows.Count(row => row.Length > 0) - 1);
    }

    [Fact]
    public void The_version_as_at_date_and_period_of_a_run_are_found_by_tags()
    {
        using var folder = Folder();
        Assert.Equal("sha256:0a1b\n", Run(folder, "tags --values ^version$"));
        Assert.Equal("2014-03-31\n2014-04-30\n", Run(folder, "tags --values ^as-at$"));
        Assert.Equal("2014-03\n", Run(folder, "tags --values ^closed$"));
        Assert.Contains("; run:2,as-at:2014-04-30", Run(folder, "print tag:period=2014-04"));
    }

    [Fact]
    public void What_was_paid_is_an_expense_and_what_is_owed_a_liability()
    {
        using var folder = Folder();
        Assert.Contains("Expenses", Run(folder, "is"), StringComparison.Ordinal);
        Assert.Contains("GBP 1490.01", Run(folder, "bs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_slipped_in_before_a_closing_fails_the_check_of_hledger()
    {
        using var folder = Folder();
        File.AppendAllText(
            folder.Path,
            "\n2014-03-30 x\n  paid-to:P1:job  GBP 1.00\n  paid-by:dwp\n"
        );
        using var process = LedgerFileTests.Start("hledger", "-f", folder.Path, "check");
        process.StandardInput.Close();
        Assert.Contains("assertion", process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(1, process.ExitCode);
    }

    [Theory]
    [InlineData("JPY", 0, "JPY 5")]
    [InlineData("KWD", 3, "KWD 0.005")]
    public void Other_currencies_have_their_own_decimals(string code, int decimals, string balance)
    {
        using var folder = new LedgerFolder();
        using (var file = LedgerFile.Open(folder.Path))
        {
            var terms = new RunTerms(new DateOnly(2014, 3, 31), "2014-03", "sha256:0a1b");
            var posting = Posting.Begin(file.Journal, new("example", code, decimals), terms);
            file.Begin(posting);
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            posting.Writer(buffer).Post(Keys[0], 5);
            file.Append(buffer.WrittenSpan);
            file.Finish();
        }
        Assert.Equal("", Run(folder, "check --strict"));
        Assert.Contains(balance, Run(folder, "bal acct:P1"), StringComparison.Ordinal);
    }
}
