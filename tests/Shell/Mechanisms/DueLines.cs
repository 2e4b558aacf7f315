using System.Globalization;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;

namespace Outturn.Tests.Shell.Mechanisms;

/// <summary>Every line due as at the date of the facts, with the columns of a case page.</summary>
internal sealed class DueLines : IDueReceiver
{
    private readonly List<DueLine> _lines = [];

    private DueLines()
    {
    }

    /// <summary>The lines, and what the settlement says besides.</summary>
    public static (List<DueLine> Lines, SettlementResult Result) Of(
        Scheme scheme, FactBase facts, SettlingOptions options)
    {
        var receiver = new DueLines();
        SettlementResult result = Settle.Of(scheme, facts, options with { Receiver = receiver });
        var lines = receiver._lines
            .GroupBy(l => l with { Minor = 0 })
            .Select(g => g.Key with { Minor = g.Sum(l => l.Minor) })
            .Where(l => l.Minor != 0)
            .OrderBy(l => l.ToString(), StringComparer.Ordinal).ToList();
        return (lines, result);
    }

    public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues) => dues
        .Where(d => d.Date <= names.AsAt)
        .Select(d => new DueLine(
            names.Clause(d), names.Subject(d.Line),
            d.Line.N.ToString(CultureInfo.InvariantCulture),
            CalendarDates.Text(DateOnly.FromDayNumber(d.Date)), d.Amount)
        {
            Payer = names.Payer(d),
            Payee = names.Payee(d),
            Participant = d.Line.Participant < 0 ? "" : names.Participant(d.Line.Participant),
            Payment = d.Line.Entry >= 0 ? "" : names.Scheme.Payments[d.Line.Payment].Name,
        })
        .ToList();

    public void Take(object? prepared) => _lines.AddRange((List<DueLine>)prepared!);
}

/// <summary>A line due, or an expected one.</summary>
internal sealed record DueLine(string Clause, string Who, string N, string Date, long Minor)
{
    public string Payer { get; init; } = "";

    public string Payee { get; init; } = "";

    /// <summary>The participant of the line; empty: it is of a cell.</summary>
    public string Participant { get; init; } = "";

    /// <summary>The payment; empty: an entry of limits and adjustments made the line.</summary>
    public string Payment { get; init; } = "";

    /// <summary>A row with some of the columns.</summary>
    public string Row(IEnumerable<string> columns, Currency currency) =>
        string.Join(" | ", columns.Select(c => c switch
        {
            "clause" => Clause,
            "who" => Who.Replace("/", " / ", StringComparison.Ordinal),
            "n" => N,
            "date" => Date,
            "amount" => currency.Format(new Money(Minor)),
            "payer" => Payer,
            "payee" => Payee,
            _ => throw new InvalidDataException($"no column \"{c}\" is known for lines"),
        }));
}
