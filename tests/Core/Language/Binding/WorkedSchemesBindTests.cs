using System.Text;
using Outturn.Language;
using Xunit;

namespace Outturn.Tests.Core.Language.Binding;

/// <summary>The schemes of language reference 14 have no errors, exactly as they are printed.
/// </summary>
public sealed class WorkedSchemesBindTests
{
    public static TheoryData<string> Names => WorkedSchemes.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_scheme_is_checked_without_a_complaint(string name)
    {
        SchemeReading reading = Read(WorkedSchemes.Text(name));
        Assert.Equal([], reading.Diagnostics.Select(DiagnosticText.Heading));
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
