using Outturn.Simulation.Bids;
using Outturn.Simulation.Worlds;
using Xunit;

namespace Outturn.Tests.Core.Simulation.Bids;

/// <summary>What is wrong with a profile is said with its name and range.</summary>
public sealed class ProfileTextTests
{
    [Theory]
    [InlineData("overdraft", "-5", "profile.overdraft is -5, and it must be money of 0 or more")]
    [InlineData("accepted risk", "120%",
        "profile.accepted risk is 120%, and it must be a share between 0 % and 100 %")]
    [InlineData("results.move.all", "101%",
        "profile.results.move.all is 101%, and it must be a share between 0 % and 100 %")]
    [InlineData("results.move.everybody", "50%",
        "profile.results.move has no key \"everybody\"")]
    [InlineData("mix.all", "90%", "the shares of the mix do not come to 100 %")]
    [InlineData("type", "compny", "\"compny\" is no type of provider of the world")]
    [InlineData("starts a month", "0", "profile.starts a month is 0, and it must be more than 0")]
    [InlineData("cash", "plenty", "profile.cash is no number")]
    [InlineData("cahs", "5", "profile has no key \"cahs\"")]
    public void Says_what_is_wrong(string path, string value, string message)
    {
        ProfileReading reading = BidCase.Read((path, value));
        Assert.Null(reading.Profile);
        Assert.Contains(message, reading.Diagnostics.Select(d => d.Message));
    }

    [Fact]
    public void What_it_leaves_out_is_taken_from_the_world_and_marked()
    {
        Profile profile = BidCase.Read().Profile!;
        Assert.Equal(20_000, profile.Type.Cash);
        Assert.Contains(
            new Assumption(
                "profile.cash", "20000", "world", "world.yaml, providers.charity"),
            profile.Assumptions);
        Assert.Contains(
            new Assumption("profile.fixed cost", "£1000", "illustrative", ""),
            profile.Assumptions);
        Assert.Contains(profile.Assumptions, a => a is
        {
            Path: "profile.discount", Mark: "default",
        });
    }
}
