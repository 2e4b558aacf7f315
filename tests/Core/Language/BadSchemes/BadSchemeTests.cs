using System.Globalization;
using System.Text.RegularExpressions;
using Outturn.Language;
using Xunit;

namespace Outturn.Tests.Core.Language.BadSchemes;

/// <summary>Every rule has one bad scheme, which breaks it at the marked place and breaks nothing
/// else.</summary>
public sealed partial class BadSchemeTests
{
    public static TheoryData<string> Names => BadScheme.Names;

    [Fact]
    public void Every_rule_has_one_bad_scheme() => Assert.Equal(
        DiagnosticRules.All.Select(r => r.Name).Order(StringComparer.Ordinal),
        BadScheme.Names.Select(n => BadScheme.Of(n.Data).Rule).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_breaks_its_rule_at_the_marked_place_and_no_other(string name)
    {
        BadScheme bad = BadScheme.Of(name);
        SchemeReading reading = bad.Read(bad.Text);
        Diagnostic found = Assert.Single(reading.Diagnostics);
        Assert.Equal(bad.Rule, found.Rule);
        Assert.Equal(bad.Line, found.Place.Line);
        if (bad.Place is { } place)
        {
            Assert.Equal(place, string.Create(
                CultureInfo.InvariantCulture, $"{found.Place.Line}:{found.Place.Column}"));
        }
        Assert.Equal(DiagnosticRules.Find(bad.Rule)!.Severity, found.Severity);
        Assert.Equal(found.Severity == Severity.Error, reading.Scheme is null);
    }

    [Fact]
    public void Every_rule_in_the_code_is_known()
    {
        string folder = Path.Combine(BadScheme.Root, "src", "core", "Language");
        string[] named =
        [
            .. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(p => !p.Split(Path.DirectorySeparatorChar).Any(d => d is "obj" or "bin"))
                .Where(p => !Path.GetFileName(p).StartsWith(
                    nameof(DiagnosticRules), StringComparison.Ordinal))
                .SelectMany(p => Reported().Matches(File.ReadAllText(p)))
                .Select(m => m.Groups[1].Value).Distinct(),
        ];
        Assert.Contains("unknown-name", named);
        Assert.All(named, name => Assert.NotNull(DiagnosticRules.Find(name)));
    }

    [GeneratedRegex("""(?:Error|Warning|Diagnostic|SyntaxProblem)\(\s*"([a-z][a-z-]+)",""")]
    private static partial Regex Reported();
}
