using System.Globalization;
using System.Text;
using Outturn.Cli;
using Outturn.Facts;
using Outturn.Schemes;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Shell.Schemes;

/// <summary>wp-lite at any size pays what numpy, PostgreSQL and DuckDB agreed on to the penny (the
/// scheme's README): people are made by the formula given there.</summary>
public sealed class WpLiteTotalsTests
{
    [Theory]
    [InlineData(1_000, 202_315_050)]
    [InlineData(10_000, 2_000_535_175)]
    [InlineData(100_000, 19_806_806_850)]
    public void Grand_total(int people, long pence) => Assert.Equal(pence, Due(people));

    [Fact, Trait("Category", "Slow")]
    public void A_million_people() => Assert.Equal(197_384_145_275, Due(1_000_000));

    private static long Due(int people)
    {
        string path = Place.Of("schemes", "wp-lite", "scheme.yaml");
        Scheme scheme = new SchemeFile(path).Read().Scheme!;
        var files = new FactFileSet
        {
            Participants = new FactBytes("participants.csv", Participants(people)),
        };
        FactBase facts = FactBase.Read(files, scheme, new DateOnly(2014, 3, 31), 2);
        Assert.Equal(people, facts.Counts.Accepted);
        return Settle.Of(scheme, facts, new SettlingOptions { Threads = 2 }).Due.Minor;
    }

    private static byte[] Participants(int people)
    {
        var text = new StringBuilder("participant,provider,started,group,weeks-in-work\n");
        for (ulong i = 0; i < (ulong)people; i++)
        {
            ulong x = Finished(unchecked(2026 + ((i + 1) * 0x9E3779B97F4A7C15)));
            ulong weeks = (x >> 24) % 100 < 45 ? (x >> 32) % 131 : 0;
            text.Append(CultureInfo.InvariantCulture,
                $"{i},P{(x >> 16) % 40:00},{2011 + ((x >> 8) % 3)}-04-01,g{x % 9},{weeks}\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // The finaliser of splitmix64 (Steele, Lea, Flood 2014).
    private static ulong Finished(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
