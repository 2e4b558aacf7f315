using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>The meaning of every formula, written for clarity: no columns, no passes, nothing kept
/// but what was already worked out (language reference 9).</summary>
internal sealed partial class ReferenceSettlement
{
    private Value Of(Formula formula, Asker a) => formula switch
    {
        Constant f => f.Value,
        FieldOfItem f => a.Item is { } item ? Field(item, f.Field) : default,
        FieldOfFirst f => Items(f.Outcome, a.Person).FirstOrDefault() is { } first
            ? Field(first, f.Field)
            : default,
        FieldOfEvent f => Field(a.Event!, f.Field),
        FieldOfParticipant f => Field(a, f.Field),
        AttributeOf f => Attribute(f, a),
        GroupOf f => GroupOf(f.Set, a),
        CohortOf f => CohortOf(f.Set, a),
        CohortMeasured f => Measured(f, a),
        DayTried => Day(a.Day),
        CellKey f => Value.Of(a.Cell!.Keys[f.Dimension]),
        ColumnOfRow f => Column(a.Cell!, f.Column),
        StatisticAt f => KeysOf(f.Keys, a) is { } keys
            ? StatisticOf(f.Statistic, keys, f.Column)
            : default,
        MeasureAt f => KeysOf(f.Keys, a) is { } keys ? MeasureOf(f, keys) : default,
        TableAt f => Lookup(f, a),
        TierPlace => Value.Of(a.Tier!.Value),
        Owed f => Value.Of(a.Owed!(f.Account)),
        PaymentOfLine => Value.Of(a.Payment),
        PeriodContaining f => Of(f.Date, a) is { IsKnown: true } day
            ? Value.Of(Periods.IndexOf(f.Type.Period, (int)day.Whole))
            : default,
        PartOfPeriod f => PartOf(f, a),
        Binary f => Operate(f, a),
        Negation f => Of(f.Of, a) is { IsKnown: true } v ? Value.Of(!v.IsYes) : default,
        Membership f => Member(f, a),
        Choice f => f.Cases.FirstOrDefault(c => Of(c.When, a).IsYes) is { } found
            ? Of(found.Then, a)
            : f.Else is null ? default : Of(f.Else, a),
        NumberCall f => Call(f, a),
        CohortTest f => Test(f, a),
        OverFacts f => OverFacts(f, a),
        OverCell f => TallyOf(f.Tally, a),
        _ => throw new NotSupportedException($"the reference has no {formula.GetType().Name}"),
    };

    private bool Holds(Formula? condition, Asker a) => condition is null || Of(condition, a).IsYes;

    private int? DayOf(Formula? formula, Asker a) =>
        formula is not null && Of(formula, a) is { IsKnown: true } day ? (int)Floor(day) : null;

    private static Value Day(int? day) => day is { } d ? Value.Of(d) : default;

    private static Value Index(int index) => index < 0 ? default : Value.Of(index);

    private static long Floor(Value value) => (long)value.Number.Floor();

    private static Value Field(Achieved item, ItemField field) => field switch
    {
        ItemField.Achieved => Value.Of(item.Day),
        ItemField.Payable => Day(item.Payable),
        ItemField.N => Value.Of(item.N),
        ItemField.Units => Value.Of(item.Units),
        ItemField.Kind => Value.Of(item.Kind),
        ItemField.Value => item.Value,
        ItemField.Source => Index(item.Decider?.Source ?? -1),
        ItemField.EarnedFrom => Day(item.From),
        ItemField.EarnedTo => Day(item.To),
        _ => Value.Of(item.Outcome),
    };

    private static Value Field(Happening e, EventField field) => field switch
    {
        EventField.Value => e.Value,
        EventField.Source => Index(e.Source),
        EventField.Member => Index(e.Member),
        EventField.Recorded => Value.Of(e.Recorded),
        EventField.From => Value.Of(e.From),
        EventField.Kind => Value.Of(e.Kind),
        _ => Value.Of(e.To),
    };

    private Value Field(Asker a, ParticipantField field) => field switch
    {
        ParticipantField.Provider => Index(
            a.Person < 0 ? a.Provider : Facts.Provider(a.Person, a.AsOn)),
        ParticipantField.Participant => Index(a.Person),
        _ when a.Person < 0 => default,
        ParticipantField.Referred => Day(Facts.Referred(a.Person)),
        _ => Day(Facts.Started(a.Person)),
    };

    private Value Attribute(AttributeOf f, Asker a) => f.On is null
        ? Facts.Attribute(f.Attribute, a.Person, a.AsOn)
        : DayOf(f.On, a) is { } day ? Facts.Attribute(f.Attribute, a.Person, day) : default;

    private Value GroupOf(int set, Asker a) => Remembered(("group", set, a.Person), () =>
    {
        var person = new Asker { Person = a.Person };
        return DayOf(Scheme.Groups[set].FixedOn, person) is { } day
            ? Of(Scheme.Groups[set].Label, person with { AsOn = day })
            : default;
    });

    private Value CohortOf(int set, Asker a)
    {
        CohortSet cohorts = Scheme.Cohorts[set];
        var person = new Asker { Person = a.Person };
        return cohorts.By is { } by && Holds(cohorts.OnlyIf, person) ? Of(by, person) : default;
    }

    private Value Measured(CohortMeasured f, Asker a)
    {
        CohortSet set = Scheme.Cohorts[f.Set];
        Value label = Of(f.Label, a);
        return !label.IsKnown ? default
            : set.Measured is null ? Value.Of(set.NamedDates[(int)label.Whole].DayNumber)
            : Of(set.Measured, a with { Cell = new CellAt(CellSpace.Scheme, [label.Whole]) });
    }

    private Value PartOf(PartOfPeriod f, Asker a)
    {
        if (Of(f.Period, a) is not { IsKnown: true } period)
        {
            return default;
        }
        PeriodKind kind = f.Period.Type.Period;
        return Value.Of(f.Part switch
        {
            PeriodPart.Number => PeriodCalendar.Number(kind, (int)period.Whole),
            PeriodPart.First => Periods.First(kind, (int)period.Whole).DayNumber,
            _ => Periods.Last(kind, (int)period.Whole).DayNumber,
        });
    }

    private Value Operate(Binary f, Asker a)
    {
        Value left = Of(f.Left, a);
        switch (f.Operator)
        {
            case Operator.Otherwise:
                return left.IsKnown ? left : Of(f.Right, a);
            case Operator.And:
                return Both(left, () => Of(f.Right, a), decides: false);
            case Operator.Or:
                return Both(left, () => Of(f.Right, a), decides: true);
        }
        Value right = Of(f.Right, a);
        return left.IsKnown && right.IsKnown
            ? Operate(f.Operator, left.Number, right.Number)
            : default;
    }

    private static Value Both(Value left, Func<Value> second, bool decides)
    {
        if (left.IsKnown && left.IsYes == decides)
        {
            return left;
        }
        Value right = second();
        return right.IsKnown && right.IsYes == decides ? right
            : left.IsKnown && right.IsKnown ? Value.Of(!decides)
            : default;
    }

    private Value Operate(Operator by, Rational a, Rational b) => by switch
    {
        Operator.Add => Value.Of(a + b),
        Operator.Subtract => Value.Of(a - b),
        Operator.Multiply => Value.Of(a * b),
        Operator.Divide => b.IsZero ? default : Value.Of(a / b),
        Operator.Equal => Value.Of(a == b),
        Operator.NotEqual => Value.Of(a != b),
        Operator.Less => Value.Of(a < b),
        Operator.LessOrEqual => Value.Of(a <= b),
        Operator.Greater => Value.Of(a > b),
        Operator.GreaterOrEqual => Value.Of(a >= b),
        Operator.AddDays => Value.Of((long)a.Floor() + (long)b.Floor()),
        Operator.AddMonths => Value.Of(AddMonths((int)a.Floor(), (int)b.Floor())),
        Operator.AddWorkingDays => Value.Of(Scheme.Calendar.WorkingDays!.AddToDayNumber(
            (int)a.Floor(), (int)b.Floor())),
        _ => throw new NotSupportedException($"the reference has no {by}"),
    };

    private int AddMonths(int day, int months) => CalendarDates.AddMonths(
        DateOnly.FromDayNumber(day), months, Scheme.Calendar.MonthEnd).DayNumber;

    private Value Member(Membership f, Asker a)
    {
        Value of = Of(f.Of, a);
        Value[] values = [.. f.In.Select(one => Of(one, a))];
        return !of.IsKnown ? default
            : values.Any(v => v.IsKnown && v.Number == of.Number) ? Value.Yes
            : values.All(v => v.IsKnown) ? Value.No
            : default;
    }

    private Value Call(NumberCall f, Asker a)
    {
        Value[] given = [.. f.Arguments.Select(one => Of(one, a))];
        if (f.Function == NumberFunction.Known)
        {
            return Value.Of(given[0].IsKnown);
        }
        if (given.Any(v => !v.IsKnown))
        {
            return default;
        }
        Rational[] n = [.. given.Select(v => v.Number)];
        return f.Function switch
        {
            NumberFunction.Min => Value.Of(n.Aggregate(Rational.Min)),
            NumberFunction.Max => Value.Of(n.Aggregate(Rational.Max)),
            NumberFunction.Abs => Value.Of(n[0].Abs()),
            NumberFunction.Whole => Value.Of(Rational.Of(n[0].Floor())),
            NumberFunction.Round => Value.Of(n[0].RoundTo(n[1], f.Rounding)),
            NumberFunction.Ratio => n[1].IsZero ? default : Value.Of(n[0] / n[1]),
            _ => Value.Of(n[0] * 100),
        };
    }

    private Value Lookup(TableAt f, Asker a)
    {
        Value[] keys = [.. f.Keys.Select(k => Of(k, a))];
        if (keys.Any(k => !k.IsKnown))
        {
            return default;
        }
        Table table = Scheme.Tables[f.Table];
        TableBranch branch = table.Values;
        for (int level = 0; branch is TableKeys under; level++)
        {
            if (table.Levels[level].Kind == LevelKind.Linear)
            {
                return OnTheLine(table, under, f.Column, (keys[level].Number, a));
            }
            branch = Under(table.Levels[level].Kind, under, keys[level].Number, a)
                ?? throw new NotPayableException($"{table.Name} has no such key");
        }
        return Of(((TableLeaf)branch).Figures[f.Column], a);
    }

    // The weighted mean of the two points around the key.
    private Value OnTheLine(
        Table table, TableKeys under, int column, (Rational Key, Asker Asker) asked)
    {
        (Rational key, Asker a) = asked;
        TableLeaf[] leaves =
        [
            .. under.Keys.Where(k => !k.Otherwise).Select(k => (TableLeaf)k.Then),
        ];
        Rational[] points =
        [
            .. under.Keys.Where(k => !k.Otherwise).Select(k => Of(k.From!, a).Number),
        ];
        int place = Array.FindLastIndex(points, p => p <= key);
        if (place < 0)
        {
            TableKey below = under.Keys.FirstOrDefault(k => k.Otherwise)
                ?? throw new NotPayableException($"{table.Name} begins above the key");
            return Of(((TableLeaf)below.Then).Figures[column], a);
        }
        Value figure = Of(leaves[place].Figures[column], a);
        if (place == points.Length - 1 || points[place] == key)
        {
            return figure;
        }
        Value next = Of(leaves[place + 1].Figures[column], a);
        Rational width = points[place + 1] - points[place];
        return figure.IsKnown && next.IsKnown
            ? Value.Of(((figure.Number * (points[place + 1] - key))
                + (next.Number * (key - points[place]))) / width)
            : default;
    }

    private TableBranch? Under(LevelKind kind, TableKeys keys, Rational key, Asker a)
    {
        Rational? Edge(Formula? f) => f is not null && Of(f, a) is { IsKnown: true } v
            ? v.Number
            : null;
        TableKey? Otherwise() => keys.Keys.FirstOrDefault(k => k.Otherwise);
        var given = keys.Keys.Where(k => !k.Otherwise);
        TableKey? found = kind switch
        {
            LevelKind.Exact => given.FirstOrDefault(k => Edge(k.From) == key),
            LevelKind.UpTo => given.FirstOrDefault(k => Edge(k.To) is { } to && key <= to),
            _ => given.LastOrDefault(k =>
                (k.From is null || Edge(k.From) is { } from && key >= from)
                && (k.To is null || Edge(k.To) is { } to && key <= to)),
        };
        return (found ?? Otherwise())?.Then;
    }

    private Value OverFacts(OverFacts f, Asker a)
    {
        int? from = DayOf(f.From, a);
        int? until = DayOf(f.Until, a);
        if ((f.From is not null && from is null) || (f.Until is not null && until is null))
        {
            return default;
        }
        (int first, int end) = (from ?? int.MinValue, until ?? int.MaxValue);
        List<Happening> all = [.. Facts.Events(a.Person).Where(e => IsOf(f.Facts, e, a))];
        List<Happening> within = [.. all.Where(e => e.From >= first && e.From < end)];
        Rational[] values = [.. within.Where(e => e.Value.IsKnown).Select(e => e.Value.Number)];
        return f.Function switch
        {
            AggregateFunction.Covers => DayOf(f.At, a) is { } at
                ? Value.Of(all.Any(e => e.From <= at && at <= e.To))
                : default,
            AggregateFunction.Days => Value.Of((long)all
                .SelectMany(e => Enumerable.Range(e.From, Math.Max(0, e.To - e.From + 1)))
                .Where(d => d >= first && d < end).Distinct().Count()),
            AggregateFunction.Most => Value.Of((long)within.GroupBy(e => e.Member)
                .Select(g => g.Count()).DefaultIfEmpty(0).Max()),
            AggregateFunction.Members => Value.Of(within.Select(e => e.Member).Distinct().Count()),
            _ => Draw(f.Function, within.Count, values),
        };
    }

    private bool IsOf(FactSet set, Happening e, Asker a) => set.Kinds.Contains(e.Kind)
        && (a.Member is null || a.Member == e.Member)
        && Holds(set.Where, a with { Event = e });

    /// <summary>Values drawn together: sums and counts over nothing are 0, the others missing.
    /// </summary>
    private static Value Draw(AggregateFunction by, long count, Rational[] values) => by switch
    {
        AggregateFunction.Count or AggregateFunction.People => Value.Of(count),
        AggregateFunction.Sum or AggregateFunction.Units => Value.Of(Sum(values)),
        AggregateFunction.Any => Value.Of(values.Any(v => v > 0)),
        AggregateFunction.Every => Value.Of(values.All(v => v > 0)),
        _ when values.Length == 0 => default,
        AggregateFunction.Mean => Value.Of(Sum(values) / values.Length),
        AggregateFunction.Highest => Value.Of(values.Max()),
        AggregateFunction.Lowest => Value.Of(values.Min()),
        AggregateFunction.First => Value.Of(values[0]),
        _ => Value.Of(values[^1]),
    };

    private static Rational Sum(IEnumerable<Rational> values) =>
        values.Aggregate(Rational.Zero, (a, b) => a + b);
}
