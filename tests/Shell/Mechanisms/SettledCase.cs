using System.Globalization;
using Outturn.Cli;
using Outturn.Exchange;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Tests.Shell.Cli;
using Xunit;

namespace Outturn.Tests.Shell.Mechanisms;

/// <summary>A case in a folder of its own, settled as at a date through the files that the command
/// line reads.</summary>
internal sealed class SettledCase : IDisposable
{
    private readonly Workplace _place;
    private readonly DateOnly _asAt;
    private readonly AuthorText _text;

    public SettledCase(Page page, PageCase of, string asAt)
    {
        _place = Workplace.Written(of.Scheme ?? page.Scheme);
        foreach ((string file, List<string> lines) in page.Files(of))
        {
            File.WriteAllLines(
                FactFiles.Names.Contains(file) ? _place.Path("facts", file) : _place.Path(file),
                lines);
        }
        _asAt = DateOnly.ParseExact(asAt, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        string path = _place.Path("scheme.yaml");
        SchemeReading reading = SchemeText.Read(path, File.ReadAllBytes(path), Table);
        Assert.True(reading.Scheme is not null, Said(reading));
        Scheme = reading.Scheme;
        _text = new AuthorText(reading);
    }

    public Scheme Scheme { get; }

    public string Folder => _place.Folder;

    public string Ledger => _place.Ledger;

    public FactBase Facts() => FactFiles.Read(_place.Path("facts"), Scheme, _asAt);

    public Explainer Explainer(FactBase facts) => new(Scheme, facts, _text);

    /// <summary>Turns the rows of every file about, below its header.</summary>
    public void Reverse()
    {
        foreach (string file in Directory.GetFiles(_place.Path("facts")))
        {
            string[] lines = File.ReadAllLines(file);
            File.WriteAllLines(file, lines.Take(1).Concat(lines.Skip(1).Reverse()));
        }
    }

    /// <summary>The rows and items refused, as a page has them.</summary>
    public static List<string> Refused(SettlementResult result) =>
    [
        .. result.Facts.Refused.All()
            .Select(r => $"{r.File} | {Numerals.Text(r.Line)} | {r.ReasonName}")
            .Concat(result.Unpaid.Select(u =>
                $"{u.Clause(result.Scheme).Name} | "
                + SettlementFiles.Subject(result, u).Replace("/", " / ", StringComparison.Ordinal)
                + $" | {UnpaidWords.Name(u.Reason)}"))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => _place.Dispose();

    private ReadOnlyMemory<byte>? Table(string name) =>
        File.Exists(_place.Path(name)) ? File.ReadAllBytes(_place.Path(name)) : null;

    private static string Said(SchemeReading reading) =>
        string.Join('\n', reading.Diagnostics.Select(DiagnosticText.Heading));
}
