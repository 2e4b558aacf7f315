using Outturn.Language;
using Xunit;

namespace Outturn.Tests.Shell.Schemes;

/// <summary>Every scheme of the library is a text that the language accepts.</summary>
public sealed class LibraryTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetDirectories(Place.Of("schemes"))
            .Where(folder => File.Exists(Path.Combine(folder, "scheme.yaml")))
            .Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void A_scheme_of_the_library_checks_without_a_complaint(string name)
    {
        var bytes = File.ReadAllBytes(Place.Of("schemes", name, "scheme.yaml"));
        var reading = SchemeText.Read("scheme.yaml", bytes, file => Table(name, file));
        Assert.Equal([], reading.Diagnostics.Select(DiagnosticText.Heading));
        Assert.NotNull(reading.Scheme);
    }

    private static ReadOnlyMemory<byte>? Table(string name, string file)
    {
        var path = Place.Of("schemes", name, file);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }
}
