using System.Globalization;
using System.Text;
using Outturn.Cli;
using Outturn.Exchange;
using Outturn.Facts;
using Outturn.Language;
using Outturn.Settlement;
using Xunit;

namespace Outturn.Tests.Shell.Schemes;

/// <summary>What the engine pays under a scheme of the library, due by due.</summary>
internal sealed class SettledSchemes : IDueReceiver
{
    private readonly List<SettledDue> _dues = [];

    /// <summary>Every due of a scheme on one folder of facts as at a date.</summary>
    public static IReadOnlyList<SettledDue> Dues(string scheme, string facts, string asAt)
    {
        string path = Place.Of("schemes", scheme, "scheme.yaml");
        SchemeReading reading = new SchemeFile(path).Read();
        Assert.True(reading.Scheme is not null, new StringBuilder().AppendJoin(
            '\n', reading.Diagnostics.Select(DiagnosticText.Heading)).ToString());
        FactBase known = FactFiles.Read(
            Place.Of("schemes", scheme, facts),
            reading.Scheme!,
            DateOnly.ParseExact(asAt, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var receiver = new SettledSchemes();
        SettlementResult result = Settle.Of(
            reading.Scheme!, known, new SettlingOptions { Receiver = receiver });
        Assert.Equal(result.Due.Minor, receiver._dues.Sum(d => d.Pence));
        return receiver._dues;
    }

    public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues) => dues
        .Where(d => d.Date <= names.AsAt && (d.Amount != 0 || d.Line.Amount == 0))
        .Select(d => new SettledDue(
            new Subject(
                d.Line.Participant < 0 ? "" : names.Participant(d.Line.Participant),
                d.Line.Cell < 0 ? "" : names.Subject(d.Line),
                names.Provider(d.Line.Provider),
                names.Payer(d),
                d.Line.Entry >= 0
                    ? names.Scheme.Adjustments[d.Line.Entry].Name
                    : names.Scheme.Payments[d.Line.Payment].Name,
                names.PaymentPeriod(d.Date))
            {
                Payee = names.Payee(d),
            },
            (long)d.Line.Units.Numerator,
            d.Amount))
        .ToList();

    public void Take(object? prepared) => _dues.AddRange((List<SettledDue>)prepared!);
}

/// <summary>One due of the engine.</summary>
internal sealed record SettledDue(Subject Of, long Units, long Pence);
