using System.Globalization;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Settlement as the language reference words it, with no regard to time or room: a second
/// hand that the engine is held against. It shares with the engine the scheme's graph, the facts
/// known, exact numbers and the calendar, and no line of settlement.</summary>
internal sealed partial class ReferenceSettlement
{
    private readonly Dictionary<object, object> _known = [];

    private ReferenceSettlement(FactBase facts)
    {
        Scheme = facts.Scheme;
        Facts = new ReferenceFacts(facts);
    }

    private Scheme Scheme { get; }

    private ReferenceFacts Facts { get; }

    private PeriodCalendar Periods => Scheme.Calendar.Periods;

    /// <summary>What is due as at the date of the facts, one line a key of the ledger: clause,
    /// subject, number, payer, payee, payment period, minor units; sorted; nothing that comes to
    /// 0.</summary>
    public static IReadOnlyList<string> Dues(FactBase facts)
    {
        var settlement = new ReferenceSettlement(facts);
        return [.. settlement.Shared(settlement.Limited())
            .Where(o => o.Part.Date <= settlement.Facts.AsAt)
            .GroupBy(settlement.Key)
            .Select(g => (g.Key, Sum: g.Sum(o => o.Amount)))
            .Where(g => g.Sum != 0)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Sum}"))
            .Order(StringComparer.Ordinal)];
    }

    private string Key(Owing o)
    {
        Priced line = o.Part.Line;
        string clause = line.Entry >= 0
            ? Scheme.Adjustments[line.Entry].Name
            : Scheme.Payments[line.Payment].For is PaidItems { Outcomes.Length: > 1 } items
                && items.Alone != line.Item!.Outcome
                ? $"{Scheme.Payments[line.Payment].Name}/{Scheme.Outcomes[line.Item!.Outcome].Name}"
                : Scheme.Payments[line.Payment].Name;
        string subject = line.Cell is { } cell
            ? NameOf(cell)
            : Facts.Base.Participants.Id(line.Person);
        PeriodKind kind = Scheme.Calendar.Payment;
        string period = PeriodCalendar.Label(kind, Periods.IndexOf(kind, o.Part.Date));
        string vat = o.IsVat ? ":vat" : "";
        return $"{clause}{vat} {subject} {line.N} {o.Payer} {o.Payee} {period}";
    }

    private string NameOf(CellAt cell) => cell.Space.Dimensions.Length == 0
        ? "scheme"
        : string.Join('/', cell.Keys.Zip(cell.Space.Dimensions)
            .Where(k => k.First >= 0 || k.Second.Kind == DimensionKind.Period)
            .Select(k => Label(k.Second, (int)k.First)));

    private string Label(Dimension d, int key)
    {
        FactSchema schema = Scheme.Facts;
        return d.Kind switch
        {
            DimensionKind.Participant => Facts.Base.Participants.Id(key),
            DimensionKind.ReportingUnit => Facts.Base.Units[key],
            DimensionKind.Provider => Facts.Base.Providers[key],
            _ when d.Type.Kind == ValueKind.Period => PeriodCalendar.Label(d.Type.Period, key),
            _ when d.Type.Kind == ValueKind.YesNo => key == 1 ? "yes" : "no",
            _ when ReferenceEquals(d.Type.Labels, schema.Providers) => Facts.Base.Providers[key],
            _ when ReferenceEquals(d.Type.Labels, schema.Sources) => Facts.Base.Sources[key],
            _ => d.Type.Labels!.IsOpen ? Facts.Base.Texts[key] : d.Type.Labels.Labels[key],
        };
    }

    private T Remembered<T>(object key, Func<T> work)
        where T : notnull
    {
        if (_known.TryGetValue(key, out object? known))
        {
            return (T)known;
        }
        T value = work();
        _known.Add(key, value);
        return value;
    }

    private static bool IsRefusal(Exception e) => e is NotPayableException
        or OutsideWorkingDaysException or OverflowException;
}
