using System.Globalization;
using Outturn.Cli;
using Outturn.Exchange;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Settlement;
using Xunit;
using Place = Outturn.Tests.Shell.Schemes.Place;

namespace Outturn.Tests.Shell.Cli;

/// <summary>A scheme of the library with a folder of its facts, ready to be explained.</summary>
internal sealed class Explained
{
    private readonly string _folder;
    private readonly AuthorText _text;

    public Explained(string scheme, string facts, string asAt)
    {
        string path = Place.Of("schemes", scheme, "scheme.yaml");
        SchemeReading reading = new SchemeFile(path).Read();
        Assert.NotNull(reading.Scheme);
        Scheme = reading.Scheme;
        _folder = Place.Of("schemes", scheme, facts);
        _text = new AuthorText(reading);
        Facts = Read(asAt);
        Explainer = new Explainer(Scheme, Facts, _text);
    }

    public Scheme Scheme { get; }

    public FactBase Facts { get; }

    public Explainer Explainer { get; }

    /// <summary>The same facts as they were known on another day.</summary>
    public FactBase Read(string asAt) => FactFiles.Read(
        _folder, Scheme, DateOnly.ParseExact(asAt, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The rows on disk.</summary>
    public FactRows Rows => new(_folder, Facts.AsAt);

    /// <summary>Minor units that the lines of an explanation come to.</summary>
    public static long Lines(Explanation explanation) =>
        explanation.Lines.Sum(l => l.Amount!.Value.Minor);
}
