using System.Diagnostics;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>A line as long as a disk: refused alone, in little memory and time.</summary>
[Trait("Category", "Slow")]
public sealed class LongLineTests
{
    private const long Gigabyte = 1L << 30;

    // A third of the line would not fit into what the program may take.
    private const long MostMemory = 350L << 20;

    [Fact]
    public void A_line_of_a_gigabyte_is_one_refused_row()
    {
        using Workplace place = SmallScheme.Place();
        Ran good = place.Json();
        string path = place.Path("facts", "events.csv");
        List<string> lines = place.Lines("events.csv");
        using (FileStream file = File.Create(path))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(
                string.Join('\n', lines.Take(2)) + "\nX,A,earned,"));
            // The hole reads as zero bytes and takes no room on the disk.
            file.Seek(Gigabyte, SeekOrigin.Current);
            file.Write(System.Text.Encoding.UTF8.GetBytes(
                "\n" + string.Join('\n', lines.Skip(2)) + "\n"));
        }
        long peak = 0;
        var clock = Stopwatch.StartNew();

        Ran ran = Started.Run(["settle", place.Folder, "--json"], memory => peak = memory);

        Assert.Equal(0, ran.Exit);
        Assert.Equal(good.Money, ran.Money);
        Assert.Equal("too-long 1", ran.Reasons);
        Assert.Equal((7, 6, 1), ran.Read);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
        Assert.InRange(peak, 1, MostMemory);
    }
}
