using Outturn.Cli;
using Outturn.Exchange;
using Outturn.Facts;
using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Tests.Core.Settlement;
using Xunit;

namespace Outturn.Tests.Shell.Schemes;

/// <summary>How a settlement is run changes nothing in what comes out: interpreted, compiled, as
/// one loop, with one thread or two, at any as-at date (language reference 13).</summary>
[Trait("Category", "Slow")]
public sealed class WaysOfSettlingTests
{
    public static TheoryData<string, string> Facts =>
        new(Directory.GetDirectories(Place.Of("schemes"))
            .SelectMany(scheme => Directory.GetDirectories(scheme, "facts*"))
            .Order(StringComparer.Ordinal)
            .Select(folder => (
                Path.GetFileName(Path.GetDirectoryName(folder)!), Path.GetFileName(folder))));

    [Theory, MemberData(nameof(Facts))]
    public void Each_way_of_settling_gives_the_same(string name, string facts)
    {
        string path = Place.Of("schemes", name, "scheme.yaml");
        Scheme scheme = new SchemeFile(path).Read().Scheme!;
        int days = scheme.Term.LongStop.DayNumber - scheme.Term.From.DayNumber;
        foreach (int quarter in new[] { 1, 2, 3, 4 })
        {
            FactBase known = FactFiles.Read(
                Place.Of("schemes", name, facts), scheme,
                scheme.Term.From.AddDays(days * quarter / 4));
            string exact = Text(scheme, known, new SettlingOptions { Compile = false });
            Assert.Equal(exact, Text(scheme, known, new SettlingOptions { Compile = true }));
            Assert.Equal(exact, Text(
                scheme, known, new SettlingOptions { Compile = true, Fuse = false, Threads = 2 }));
        }
    }

    private static string Text(Scheme scheme, FactBase facts, SettlingOptions options) =>
        ResultText.Of(Settle.Of(scheme, facts, options));
}
