using System.Globalization;
using System.Runtime.CompilerServices;
using Xunit;

namespace Outturn.Tests.Core;

/// <summary>Runs the tests of the core under the culture of OUTTURN_TEST_CULTURE.</summary>
public sealed class TestCulture
{
    private static readonly string? Asked =
        Environment.GetEnvironmentVariable("OUTTURN_TEST_CULTURE");

    [ModuleInitializer]
    internal static void Apply()
    {
        if (string.IsNullOrEmpty(Asked))
        {
            return;
        }

        var culture = CultureInfo.GetCultureInfo(Asked, predefinedOnly: true);
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = culture;
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }

    /// <summary>Without this a machine that ignores the request would pass unnoticed.</summary>
    [Fact]
    public void The_tests_run_under_the_culture_that_was_asked_for()
    {
        if (!string.IsNullOrEmpty(Asked))
        {
            Assert.Equal(Asked, CultureInfo.CurrentCulture.Name);
        }

        var (number, upper) = Asked switch
        {
            "de-DE" => ("1234,5", "I"),
            "tr-TR" => ("1234,5", "\u0130"),
            _ => ("1234.5", "I"),
        };
        Assert.Equal(number, 1234.5m.ToString(CultureInfo.CurrentCulture));
        Assert.Equal(upper, "i".ToUpper(CultureInfo.CurrentCulture));
    }
}
