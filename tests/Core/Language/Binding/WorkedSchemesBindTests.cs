using System.Text;
using Outturn.Language;
using Xunit;

namespace Outturn.Tests.Core.Language.Binding;

/// <summary>The schemes of language reference 14 have no errors, exactly as they are printed.
/// </summary>
public sealed class WorkedSchemesBindTests
{
    public static TheoryData<string> Names => WorkedSchemes.Names;

    // Cuts of 14.2 and the floor of 14.3 are worked out afresh on all that is payable so far; the
    // cap of 14.5 is for all 21 metrics of that scheme, of which 7 are printed.
    private static readonly Dictionary<string, string> Warnings = new()
    {
        ["peterborough"] = "closed-period-churn",
        ["transforming-rehabilitation"] = "closed-period-churn",
        ["fair-chance-fund"] = "cap-never-binds",
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_scheme_is_checked_without_an_error(string name)
    {
        SchemeReading reading = Read(WorkedSchemes.Text(name));
        string[] expected = Warnings.TryGetValue(name, out string? rule) ? [rule] : [];
        Assert.Equal(expected, reading.Diagnostics.Select(d => d.Rule));
        Assert.All(reading.Diagnostics, d => Assert.Equal(Severity.Warning, d.Severity));
        Assert.NotNull(reading.Scheme);
    }

    [Fact]
    public void The_version_names_what_the_text_says_not_how_it_is_laid_out()
    {
        string text = WorkedSchemes.Text("peterborough");
        string version = Read(text).Scheme!.Version;
        Assert.Matches("^sha256:[0-9a-f]{64}$", version);
        Assert.Equal(version, Read("# a comment\n" + text).Scheme!.Version);
        Assert.NotEqual(version, Read(text.Replace("£5000000", "£5000001")).Scheme!.Version);
    }

    private static SchemeReading Read(string text) =>
        SchemeText.Read("scheme.yaml", Encoding.UTF8.GetBytes(text), _ => null);
}
