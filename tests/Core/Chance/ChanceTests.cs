using System.Globalization;
using System.Text;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Language.English;
using Outturn.Language.Formatting;
using Outturn.Settlement;
using Outturn.Tests.Core.Reference;
using Outturn.Tests.Core.Settlement;
using Xunit;

namespace Outturn.Tests.Core.Chance;

/// <summary>Schemes composed by chance from named seeds: the engine however it runs, the slow
/// reference and the explanations pay the same pennies, and every text can be laid out and read.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ChanceTests
{
    public static TheoryData<int> Seeds => [.. Range()];

    // Others: OUTTURN_CHANCE=5000 in the environment, or one of them: OUTTURN_CHANCE=119-119.
    private static IEnumerable<int> Range()
    {
        string asked = Environment.GetEnvironmentVariable("OUTTURN_CHANCE") ?? "1-200";
        int[] ends =
        [
            .. asked.Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture)),
        ];
        int first = ends.Length == 1 ? 1 : ends[0];
        return Enumerable.Range(first, ends[^1] + 1 - first);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Scheme_of_chance(int seed)
    {
        var dice = new Dice(seed);
        string text = SchemeOfChance.Text(dice);
        PropertyFacts facts = FactsOfChance.Of(dice, text);
        SchemeReading read = Read(text);
        string said = string.Join(
            '\n', read.Diagnostics.Select(d => DiagnosticText.Render(d, text)));
        Assert.True(read.Scheme is not null, said + "\n" + text);
        Laid(read);
        DateOnly last = facts.Read(null).AsAt;
        foreach (DateOnly asAt in new[] { last, last.AddDays(-dice.Whole(1, 400)) })
        {
            Agree(facts, asAt);
        }
        FactBase known = facts.Read(last);
        ExplainedSums.AreThoseOf(known, ReferenceSettlement.Dues(known));
    }

    private static SchemeReading Read(string text) =>
        SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(text), TablesOfChance.FileOf(text));

    private static void Laid(SchemeReading read)
    {
        string laid = Formatter.Format(read.Document);
        SchemeReading again = Read(laid);
        Assert.Equal(read.Scheme!.Version, again.Scheme?.Version);
        Assert.Equal(laid, Formatter.Format(again.Document));
        Schedule schedule = PlainEnglish.Render(read);
        Assert.NotEqual("", PlainText.Print(schedule));
        Assert.Contains("</html>", HtmlPage.Print(schedule), StringComparison.Ordinal);
    }

    private static void Agree(PropertyFacts facts, DateOnly asAt)
    {
        FactBase known = facts.Read(asAt);
        IReadOnlyList<string> expected = ReferenceSettlement.Dues(known);
        foreach (bool compile in new[] { false, true })
        {
            IReadOnlyList<string> posted = Posted.Dues(
                known, new SettlingOptions { Compile = compile, Threads = compile ? 2 : 1 });
            Assert.True(
                expected.SequenceEqual(posted),
                $"as at {asAt}, compiled {compile}:\n"
                + string.Join('\n', expected.Except(posted).Select(e => "reference: " + e)
                    .Concat(posted.Except(expected).Select(e => "engine:    " + e)).Take(60))
                + "\n" + facts.Text + string.Join("\n", facts.Files.SelectMany(f => f.Lines)));
        }
    }
}
