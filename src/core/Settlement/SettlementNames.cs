using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>The names behind the numbers of a settlement: participants, providers, parties, cells,
/// payment periods.</summary>
public sealed class SettlementNames
{
    private readonly Workings _workings;
    private readonly PartyList _parties;
    private readonly int _firstPeriod;
    private readonly string[] _periods;
    private readonly int _firstDay;
    private readonly int[] _periodOfDay;

    internal SettlementNames(Workings workings, PartyList parties)
    {
        _workings = workings;
        _parties = parties;
        PeriodKind kind = workings.Scheme.Calendar.Payment;
        _firstPeriod = workings.Periods.IndexOf(kind, workings.Scheme.Term.From);
        int last = workings.Periods.IndexOf(kind, workings.Scheme.Term.LongStop);
        _periods = [.. Enumerable.Range(_firstPeriod, last - _firstPeriod + 1)
            .Select(i => PeriodCalendar.Label(kind, i))];
        // Asked for every due, so worked out once for every day of the term.
        _firstDay = workings.Scheme.Term.From.DayNumber;
        _periodOfDay = [.. Enumerable.Range(
            _firstDay, workings.Scheme.Term.LongStop.DayNumber - _firstDay + 1)
            .Select(day => workings.Periods.IndexOf(kind, day) - _firstPeriod)];
    }

    /// <summary>The scheme settled.</summary>
    public Scheme Scheme => _workings.Scheme;

    /// <summary>The facts settled on.</summary>
    public FactBase Facts => _workings.Facts;

    /// <summary>The day number of the as-at date.</summary>
    public int AsAt => _workings.AsAt;

    /// <summary>A participant's id.</summary>
    public string Participant(int participant) => Facts.Participants.Id(participant);

    /// <summary>A provider's id; empty where there is none.</summary>
    public string Provider(int provider) => provider < 0 ? "" : Facts.Providers[provider];

    /// <summary>Who pays a due.</summary>
    public string Payer(in Due due) => _parties.Name(due.Payer, due.Line.Provider);

    /// <summary>Who receives a due.</summary>
    public string Payee(in Due due) => _parties.Name(due.Payee, due.Line.Provider);

    /// <summary>A party by its number.</summary>
    public string Party(int party, int provider) => _parties.Name(party, provider);

    /// <summary>The clause of a due as the ledger knows it: that of its line; of VAT the same
    /// with <c>:vat</c> after it, an account below the clause's.</summary>
    public string Clause(in Due due) => due.IsVat ? Clause(due.Line) + ":vat" : Clause(due.Line);

    /// <summary>The clause of a line as the ledger knows it: the payment, and where it is for
    /// several outcomes the outcome too; of what a floor adds, the floor.</summary>
    public string Clause(in Line line)
    {
        if (line.Entry >= 0)
        {
            return Scheme.Adjustments[line.Entry].Name;
        }
        Payment payment = Scheme.Payments[line.Payment];
        return payment.For is PaidItems items && items.TellsApart(line.Outcome)
            ? $"{payment.Name}/{Scheme.Outcomes[line.Outcome].Name}"
            : payment.Name;
    }

    /// <summary>What a line is paid for: the participant's id, or the cell's keys.</summary>
    public string Subject(in Line line) => line.Entry >= 0
        ? Cell(Scheme.Adjustments[line.Entry].Space, line.Cell)
        : line.Cell < 0
        ? Participant(line.Participant)
        : Cell(((PaidCells)Scheme.Payments[line.Payment].For).Space, line.Cell);

    /// <summary>The keys of a cell as they stand in files: <c>P1/2016-Q1</c>; the whole scheme's
    /// one cell is <c>scheme</c>. A key that a row leaves out (its unit) is left out.</summary>
    public string Cell(CellSpace space, long cell)
    {
        if (space.Dimensions.Length == 0)
        {
            return "scheme";
        }
        long[] keys = _workings.Cells.Of(space).Keys(cell);
        return string.Join('/', keys.Select((k, i) => (Key: k, Of: space.Dimensions[i]))
            .Where(d => d.Key >= 0 || d.Of.Kind == DimensionKind.Period)
            .Select(d => Label(d.Of.Type, d.Key, d.Of.Kind)));
    }

    /// <summary>The label of the payment period of a day.</summary>
    public string PaymentPeriod(int day) => _periods[PaymentPeriodIndex(day)];

    /// <summary>The number of the payment period of a day, 0 for that of the first day of the
    /// term.</summary>
    public int PaymentPeriodIndex(int day) => day <= _firstDay ? 0
        : day - _firstDay < _periodOfDay.Length ? _periodOfDay[day - _firstDay]
        : _periods.Length - 1;

    /// <summary>One key of a cell as it stands in files.</summary>
    public string Label(ValueType type, long key, DimensionKind kind) => kind switch
    {
        DimensionKind.Participant => Participant((int)key),
        // A return need not say of which unit it is.
        DimensionKind.ReportingUnit => key < 0 ? "" : Facts.Units[(int)key],
        _ => Text(type, Value.Of(key)),
    };

    /// <summary>A label, period, date or yes or no as it stands in files; a number as digits.
    /// </summary>
    public string Text(ValueType type, Value value)
    {
        if (!value.IsKnown)
        {
            return "missing";
        }
        switch (type.Kind)
        {
            case ValueKind.YesNo:
                return value.IsYes ? "yes" : "no";
            case ValueKind.Date:
                return CalendarDates.Text(DateOnly.FromDayNumber((int)value.Whole));
            case ValueKind.Period:
                return PeriodCalendar.Label(type.Period, (int)value.Whole);
            case ValueKind.Label:
                return Label(type.Labels!, (int)value.Whole);
            default:
                return value.Number.ToString();
        }
    }

    private string Label(LabelList labels, int index)
    {
        if (!labels.IsOpen)
        {
            return labels.Labels[index];
        }
        FactSchema facts = Scheme.Facts;
        NameList names = ReferenceEquals(labels, facts.Providers) ? Facts.Providers
            : ReferenceEquals(labels, facts.Sources) ? Facts.Sources
            : Facts.Texts;
        return names[index];
    }
}
