using System.Diagnostics;
using Outturn.Tests.Shell.Schemes;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>hledger itself checks the ledger of each scheme of the library and adds it up to what
/// is due.</summary>
[Trait("Needs", "hledger")]
[Trait("Category", "Slow")]
public sealed class LedgerAsHledgerTests
{
    [Theory, MemberData(nameof(LedgerRunTests.Library), MemberType = typeof(LedgerRunTests))]
    public void The_check_passes_and_the_balance_is_what_is_due(string scheme)
    {
        using Workplace place = Workplace.Of(scheme);
        foreach (string asAt in Worked.Read(scheme).Where(w => w.Facts == "facts")
            .Select(w => w.AsAt).Distinct().Order(StringComparer.Ordinal))
        {
            Balanced(place, place.Json("--as-at", asAt, "--ledger", place.Ledger));
        }
    }

    private static void Balanced(Workplace place, Ran settled)
    {
        Assert.Equal("", Hledger(place, "check", "--strict"));
        string currency = settled.Raw("currency");
        string due = settled.Raw("totals", "due");
        string[] rows = Hledger(
            place, "bal", "acct:^paid-to", "--depth", "1", "--output-format", "csv").Split('\n');
        Assert.Equal(
            due.Trim('0') == "." ? "\"total\",\"0\"" : $"\"total\",\"{currency} {due}\"",
            rows[^2]);
    }

    private static string Hledger(Workplace place, params string[] words)
    {
        var info = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("OUTTURN_HLEDGER") ?? "hledger",
            ["-f", place.Ledger, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(info)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, error.Result));
        return output.ReplaceLineEndings("\n");
    }
}
