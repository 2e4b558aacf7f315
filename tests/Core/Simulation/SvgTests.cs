using Outturn.Simulation.Report;
using Xunit;

namespace Outturn.Tests.Core.Simulation;

/// <summary>Numbers on charts: the sign before the unit, and none on nothing.</summary>
public sealed class SvgTests
{
    [Theory]
    [InlineData(-500_000, "−£500,000")]
    [InlineData(-0.00001, "£0")]
    [InlineData(-0.0, "£0")]
    [InlineData(1234.4, "£1,234")]
    [InlineData(12.34, "£12.3")]
    [InlineData(0.005, "£0.005")]
    [InlineData(-2.5, "−£2.5")]
    public void A_number_has_its_sign_before_its_unit(double number, string words) =>
        Assert.Equal(words, Svg.Words(number, "£"));
}
