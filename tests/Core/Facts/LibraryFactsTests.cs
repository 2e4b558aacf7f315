using System.Runtime.CompilerServices;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Schemes;
using Xunit;

namespace Outturn.Tests.Core.Facts;

/// <summary>The facts of the library's schemes are clean: every row is accepted.</summary>
public sealed class LibraryFactsTests
{
    public static TheoryData<string> Schemes { get; } = [.. Directory.GetDirectories(Folder())
        .Where(d => Directory.Exists(Path.Combine(d, "facts")))
        .Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Every_row_is_accepted(string name)
    {
        string folder = Path.Combine(Folder(), name);
        Scheme scheme = SchemeText.Read(
            "scheme.yaml", File.ReadAllBytes(Path.Combine(folder, "scheme.yaml")),
            table => File.ReadAllBytes(Path.Combine(folder, table))).Scheme!;
        string[] files = Directory.GetFiles(Path.Combine(folder, "facts"), "*.csv");
        FactSource? Open(string file) => files.FirstOrDefault(
            f => Path.GetFileName(f) == file) is string path
                ? new FactBytes(file, File.ReadAllBytes(path)) : null;

        FactBase facts = FactBase.Read(new FactFileSet
        {
            Participants = Open("participants.csv"),
            Events = Open("events.csv"),
            Returns = Open("returns.csv"),
            Statistics = Open("cohorts.csv"),
            Claims = Open("claims.csv"),
            Decisions = Open("decisions.csv"),
        }, scheme, asAt: null, threads: 2);

        Assert.Empty(facts.Refused.All());
        Assert.Empty(facts.Warnings);
        Assert.Equal(files.Sum(f => File.ReadAllLines(f).Length - 1), facts.Counts.Accepted);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "schemes"));
}
