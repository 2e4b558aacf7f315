using System.Globalization;
using System.Text;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Core.Settlement;

/// <summary>A small scheme settled on small files: text in, amounts out.</summary>
internal sealed class Settled
{
    private readonly string _scheme;
    private readonly Dictionary<string, string> _files = [];
    private DateOnly? _asAt;

    private Settled(string scheme) => _scheme = scheme;

    public static Settled Scheme(string text) => new(text);

    public Settled With(string file, string header, params string[] rows)
    {
        _files[file] = header + "\n" + string.Join('\n', rows) + "\n";
        return this;
    }

    public Settled Participants(string header, params string[] rows) =>
        With("participants.csv", header, rows);

    public Settled Events(string header, params string[] rows) => With("events.csv", header, rows);

    public Settled Statistics(string header, params string[] rows) =>
        With("cohorts.csv", header, rows);

    public Settled AsAt(string date)
    {
        _asAt = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return this;
    }

    public SettlementResult Run(SettlingOptions? options = null)
    {
        SchemeReading reading = SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(_scheme), _ => null);
        Assert.True(reading.Scheme is not null, string.Join(
            '\n', reading.Diagnostics.Select(d => DiagnosticText.Render(d, _scheme))));
        FactBase facts = FactBase.Read(Files(), reading.Scheme!, _asAt, 1);
        Assert.True(facts.Counts.Refused == 0, string.Join('\n', facts.Refused.All()));
        return Settle.Of(reading.Scheme!, facts, options);
    }

    /// <summary>Due in pounds and pence, as a statement has it.</summary>
    public string Due()
    {
        SettlementResult result = Run(new SettlingOptions { Compile = false });
        SettlementResult compiled = Run(new SettlingOptions { Compile = true, Threads = 2 });
        Assert.Equal(result.Due, compiled.Due);
        Assert.Equal(result.NotYetPayable, compiled.NotYetPayable);
        return result.Scheme.Currency.Format(result.Due);
    }

    /// <summary>Due by provider, as <c>P1 100.00, P2 50.00</c>.</summary>
    public string ByProvider()
    {
        SettlementResult result = Run();
        return string.Join(", ", result.ByProvider.Select(p =>
            $"{p.Name} {result.Scheme.Currency.Format(p.Amount)}"));
    }

    /// <summary>Due by payer, as <c>a 60.00, b 40.00</c>.</summary>
    public string ByPayer()
    {
        SettlementResult result = Run();
        return string.Join(", ", result.ByPayer.Select(p =>
            $"{p.Name} {result.Scheme.Currency.Format(p.Amount)}"));
    }

    private FactFileSet Files() => new()
    {
        Participants = Source("participants.csv"),
        Events = Source("events.csv"),
        Returns = Source("returns.csv"),
        Statistics = Source("cohorts.csv"),
        Claims = Source("claims.csv"),
        Decisions = Source("decisions.csv"),
    };

    private FactBytes? Source(string name) => _files.TryGetValue(name, out string? text)
        ? new FactBytes(name, Encoding.UTF8.GetBytes(text))
        : null;
}
