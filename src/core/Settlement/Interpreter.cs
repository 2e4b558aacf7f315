using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Works out a formula for a subject, exactly: the meaning of the language. The compiled
/// form must agree with it, and explanations are its steps, noted as it goes.</summary>
internal sealed partial class Interpreter(Workings workings, Trace? trace = null)
{
    private readonly Scheme _scheme = workings.Scheme;

    /// <summary>The value of a formula for a subject.</summary>
    /// <exception cref="TooLargeException">A number beyond 128-bit parts.</exception>
    /// <exception cref="NotInTableException">A table has no value for the keys.</exception>
    public Value Evaluate(Formula formula, Subject subject)
    {
        if (trace is null)
        {
            return Compute(formula, subject);
        }
        trace.Enter(formula);
        Value value = Compute(formula, subject);
        trace.Leave(value);
        return value;
    }

    /// <summary>Whether a condition holds; null holds.</summary>
    public bool Holds(Formula? condition, Subject subject) =>
        condition is null || Evaluate(condition, subject).IsYes;

    private Value Compute(Formula formula, Subject s) => formula switch
    {
        Constant f => f.Value,
        FieldOfItem f => Field(s.Item, f.Field),
        FieldOfFirst f => s.Items(f.Outcome) is [var first, ..] ? Field(first, f.Field) : default,
        FieldOfEvent f => Field(s.Event, f.Field),
        FieldOfParticipant f => Field(s, f.Field),
        AttributeOf f => Attribute(f, s),
        GroupOf f => Index(s.Group(f.Set)),
        CohortOf f => Index(s.Cohort(f.Set)),
        CohortMeasured f => Measured(f, s),
        DayTried => Index(s.Day),
        CellKey f => Value.Of(s.Cell[f.Dimension]),
        ColumnOfRow f => Column(f, s),
        StatisticAt f => Statistic(f, s),
        MeasureAt f => Measure(f, s),
        TableAt f => Lookup(f, s),
        Owed f => s.Accounts?.Invoke(f.Account) ?? default,
        TierPlace => Value.Of(s.Tier),
        PaymentOfLine => Value.Of(s.LinePayment),
        PeriodContaining f => Evaluate(f.Date, s) is { IsKnown: true } day
            ? Value.Of(workings.Periods.IndexOf(f.Type.Period, (int)day.Whole))
            : default,
        PartOfPeriod f => PartOf(f, s),
        Binary f => Operate(f, s),
        Negation f => Evaluate(f.Of, s) is { IsKnown: true } v ? Value.Of(!v.IsYes) : default,
        Membership f => Member(f, s),
        Choice f => Choose(f, s),
        NumberCall f => Call(f, s),
        CohortTest f => Test(f, s),
        OverFacts f => Aggregate(f, s),
        OverCell f => s.Tallies!.Read(f.Tally, s),
        _ => throw new InvalidOperationException($"no rule evaluates {formula.GetType().Name}"),
    };

    private static Value Index(int index) => index < 0 ? default : Value.Of(index);

    private static Value Field(Item item, ItemField field) => field switch
    {
        ItemField.Achieved => Value.Of(item.Achieved),
        ItemField.Payable => Value.Of(item.Payable),
        ItemField.N => Value.Of(item.N),
        ItemField.Units => Value.Of(item.Units),
        ItemField.Kind => Value.Of(item.Kind),
        ItemField.Value => item.Value,
        ItemField.Source => Index(item.Source),
        ItemField.EarnedFrom => Index(item.EarnedFrom),
        ItemField.EarnedTo => Index(item.EarnedTo),
        ItemField.Outcome => Value.Of(item.Outcome),
        _ => throw new InvalidOperationException($"an item has no {field}"),
    };

    private Value Field(int row, EventField field)
    {
        var events = workings.Events;
        return field switch
        {
            EventField.Value => events.ValueOf(row),
            EventField.Source => Index(events.Source(row)),
            EventField.Member => Index(events.Member(row)),
            EventField.Recorded => Index(events.Recorded(row)),
            EventField.From => Index(events.From(row)),
            EventField.To => Index(events.To(row)),
            EventField.Kind => Value.Of(events.Kind(row)),
            _ => throw new InvalidOperationException($"an event has no {field}"),
        };
    }

    private Value Field(Subject s, ParticipantField field)
    {
        var participants = workings.Participants;
        if (trace is not null && s.Participant >= 0)
        {
            bool moves = field == ParticipantField.Provider;
            trace.Row(participants.Line(s.Participant, moves ? s.AsOn : Days.None));
        }
        return field switch
        {
            ParticipantField.Participant => Index(s.Participant),
            ParticipantField.Provider => Index(s.ProviderIn(participants)),
            _ when s.Participant < 0 => default,
            ParticipantField.Referred => Index(participants.Referred(s.Participant)),
            ParticipantField.Started => Index(participants.Started(s.Participant)),
            _ => throw new InvalidOperationException($"a participant has no {field}"),
        };
    }

    private Value Attribute(AttributeOf f, Subject s)
    {
        int day = s.AsOn;
        if (f.On is { } on)
        {
            Value stated = Evaluate(on, s);
            if (!stated.IsKnown)
            {
                return default;
            }
            day = (int)stated.Whole;
        }
        if (trace is not null && s.Participant >= 0)
        {
            trace.Row(workings.Participants.Line(s.Participant, day));
        }
        return workings.Participants.Attribute(f.Attribute, s.Participant, day);
    }

    private Value Measured(CohortMeasured f, Subject s)
    {
        Value label = Evaluate(f.Label, s);
        if (!label.IsKnown)
        {
            return default;
        }
        CohortSet set = _scheme.Cohorts[f.Set];
        if (set.Measured is not { } measured)
        {
            return Value.Of(set.NamedDates[(int)label.Whole].DayNumber);
        }
        long[] outer = s.Cell;
        s.Cell = [label.Whole];
        Value day = Evaluate(measured, s);
        s.Cell = outer;
        return day;
    }

    private Value PartOf(PartOfPeriod f, Subject s)
    {
        Value period = Evaluate(f.Period, s);
        if (!period.IsKnown)
        {
            return default;
        }
        PeriodKind kind = f.Period.Type.Period;
        int index = (int)period.Whole;
        return f.Part switch
        {
            PeriodPart.Number => Value.Of(PeriodCalendar.Number(kind, index)),
            PeriodPart.First => Value.Of(workings.Periods.First(kind, index).DayNumber),
            _ => Value.Of(workings.Periods.Last(kind, index).DayNumber),
        };
    }
}
