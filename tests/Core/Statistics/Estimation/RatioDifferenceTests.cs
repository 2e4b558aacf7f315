using Outturn.Statistics.Estimation;
using Xunit;

namespace Outturn.Tests.Core.Statistics.Estimation;

/// <summary>The difference of two ratios of means by hand.</summary>
public sealed class RatioDifferenceTests
{
    /// <summary>First: (2 + 4 + 6) / (1 + 2 + 3) = 2, without any spread about it. Second: (3 + 7 +
    /// 8) / (1 + 2 + 3) = 3; pair by pair (3 − 3, 7 − 6, 8 − 9) / 2 = 0, 0.5, −0.5, whose variance
    /// is (0 + 0.25 + 0.25) / 2 = 0.25 and standard error √(0.25 / 3).</summary>
    [Fact]
    public void Is_the_delta_method_on_pairs()
    {
        double[] below = [1, 2, 3];
        Estimate found = RatioDifference.Of(
            ([2, 4, 6], below), ([3, 7, 8], below), .95);
        Assert.Equal(1, found.Value, 12);
        Assert.Equal(Math.Sqrt(.25 / 3), found.StandardError, 12);

        // Student's t of 2 degrees at 97.5 %: 4.30265.
        Assert.Equal(4.302652729911275 * Math.Sqrt(.25 / 3), found.Interval.HalfWidth, 10);
    }

    [Fact]
    public void One_pair_says_nothing_of_how_far_it_may_be_off() => Assert.Equal(
        Interval.Everything, RatioDifference.Of(([1], [2]), ([3], [4]), .95).Interval);
}
