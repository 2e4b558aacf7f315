using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>What finance people ask of the schemes of our own design and of the floor of
/// Transforming Rehabilitation, with the amounts that their READMEs work by hand.</summary>
public sealed class ExplainLibraryTests
{
    [Theory]
    [InlineData("prime-and-partners", "--provider", "charity-a", "2023-03-31", "£5,686.98")]
    [InlineData("prime-and-partners", "--provider", "clinic", "2023-03-31", "£432.00")]
    [InlineData(
        "transforming-rehabilitation", "--clause", "failed-orders-limit", "2016-01-31",
        "it adds 1 line")]
    [InlineData(
        "transforming-rehabilitation", "--clause", "failed-orders-limit", "2016-01-30",
        "it adds nothing")]
    [InlineData(
        "homes-first-bond", "--clause", "savings", "2020-07-20",
        "from £0 to about £6,166.666667 (18500/3): £3,700, its part of £6,300")]
    [InlineData(
        "homes-first-bond", "--clause", "savings", "2020-01-20", "from £0 to £7,000: £4,200")]
    public void A_question_is_answered(
        string scheme, string what, string name, string asAt, string words)
    {
        Ran ran = Ran.Words(0, "explain", $"schemes/{scheme}", what, name, "--as-at", asAt);
        Assert.Contains(words, ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partner_whom_nobody_names_is_asked_back()
    {
        Ran ran = Ran.Words(
            "explain", "schemes/prime-and-partners", "--provider", "charity-d");
        Assert.Equal((2, ""), (ran.Exit, ran.Out));
        Assert.Contains("Did you mean \"charity-", ran.Error, StringComparison.Ordinal);
    }
}
