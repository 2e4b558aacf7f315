using System.Linq.Expressions;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Code that reads straight from the columns for the participant of a fused loop.
/// Participants have one version each there, so no day is asked.</summary>
internal sealed class FusedReads : FormulaReads
{
    private const int DaysBefore = 3653;
    private static readonly Expression Missing = Expression.Constant(ResolvedFormula.Missing);
    private readonly Workings _workings;
    private readonly FusedCode _code;
    private readonly FormulaCompiler _compiler;
    private readonly ParticipantColumns _columns;
    private readonly Dictionary<object, Coded?> _read = [];
    private readonly Dictionary<FlatTable, DenseTable?> _tables = [];
    private readonly Dictionary<PeriodKind, int[]> _periods = [];
    private FusedItem? _item;

    public FusedReads(Workings workings, FusedCode code)
    {
        (_workings, _code) = (workings, code);
        _compiler = new FormulaCompiler(workings, this);
        _columns = workings.Facts.Participants.Columns;
    }

    /// <summary>The only item of an outcome.</summary>
    public required Func<int, FusedItem?> ItemOf { get; init; }

    /// <summary>The provider's index, negative where there is none.</summary>
    public Expression Provider => Once("provider", () => new Coded(
        _code.Read(Expression.ArrayIndex(_code.Constant(_columns.Provider), _code.Participant)),
        1))!.Code;

    /// <summary>A formula of whole numbers on the participant or its item, or null.</summary>
    public Coded? Whole(Formula formula, FusedItem? item) =>
        Number(formula, item) is { Scale: 1 } whole ? whole : null;

    /// <summary>A formula on the participant or its item, or null.</summary>
    public Coded? Number(Formula formula, FusedItem? item)
    {
        FusedItem? outer = _item;
        _item = item;
        Coded? code = _compiler.Node(formula);
        _item = outer;
        return code;
    }

    public override Coded? Field(ItemField field) => _item?.Field(field);

    public override Coded? Field(ParticipantField field) => field switch
    {
        ParticipantField.Participant =>
            new Coded(Expression.Convert(_code.Participant, typeof(long)), 1),
        ParticipantField.Provider => Indices(_columns.Provider),
        ParticipantField.Referred => Indices(_columns.Referred),
        _ => Indices(_columns.Started),
    };

    public override Coded? Attribute(int attribute)
    {
        AttributeColumn column = _columns.Attributes[attribute];
        return Once(column, () =>
        {
            Expression stored = Expression.ArrayIndex(
                _code.Constant(column.Values), _code.Participant);
            Expression number = Expression.Convert(stored, typeof(long));
            long least = column.Width switch
            {
                ColumnWidth.Byte => sbyte.MinValue,
                ColumnWidth.Short => short.MinValue,
                ColumnWidth.Int => int.MinValue,
                _ => long.MinValue,
            };
            Expression value = column.HasMissing
                ? MissingIf(v => Expression.Equal(v, Expression.Constant(least)), number)
                : number;
            return new Coded(_code.Read(value), column.Scale, column.HasMissing);
        });
    }

    public override Coded? FirstAchieved(int outcome) =>
        ItemOf(outcome) is { } item ? new Coded(item.Achieved, 1, MayMiss: true) : null;

    public override Coded? Group(int set) => Once((nameof(Group), set), () =>
    {
        GroupSet group = _workings.Scheme.Groups[set];
        return Whole(group.FixedOn, null) is { } day && Whole(group.Label, null) is { } label
            ? Label(Expression.NotEqual(day.Code, Missing), label)
            : null;
    });

    public override Coded? Cohort(int set) => Once((nameof(Cohort), set), () =>
    {
        CohortSet cohort = _workings.Scheme.Cohorts[set];
        if (cohort.By is null || Whole(cohort.By, null) is not { } label)
        {
            return null;
        }
        return cohort.OnlyIf is null ? Label(Expression.Constant(true), label)
            : Whole(cohort.OnlyIf, null) is { } only ? Label(only.Holds, label)
            : null;
    });

    public override Expression Period(PeriodKind kind, Expression day)
    {
        int first = _workings.Scheme.Term.From.DayNumber - DaysBefore;
        Expression table = _code.Constant(PeriodsFrom(kind, first));
        (Expression inside, Expression place) =
            Place([day], [first], [_workings.LongStop - first + 1]);
        return Expression.Condition(
            inside,
            Expression.Convert(Expression.ArrayIndex(table, place), typeof(long)),
            Period(_workings.Periods, kind, day));
    }

    public override Coded Table(FlatTable table, Coded[] keys)
    {
        if (!_tables.TryGetValue(table, out DenseTable? dense))
        {
            _tables.Add(table, dense = DenseTable.Of(table, keys.Length));
        }
        ParameterExpression[] names = [.. keys.Select(_ => Expression.Variable(typeof(long)))];
        Expression figure = Figure(table, names);
        Expression code = Expression.Block(
            names,
            [
                .. names.Zip(keys, (name, key) => Expression.Assign(name, key.Code)),
                dense is null ? figure : Figure(dense, names, figure),
            ]);
        return new Coded(code, table.Scale, keys.Any(k => k.MayMiss));
    }

    /// <summary>A number without a sign that is below a limit.</summary>
    public static Expression Below(Expression number, long limit) => Expression.LessThan(
        Expression.Convert(number, typeof(ulong)), Expression.Constant((ulong)limit));

    private ConditionalExpression Figure(
        DenseTable dense, Expression[] keys, Expression otherwise)
    {
        (Expression inside, Expression place) = Place(keys, dense.First, dense.Size);
        Expression found = Expression.ArrayIndex(_code.Constant(dense.Figures), place);
        Expression there = dense.HasHoles
            ? Expression.AndAlso(
                inside, Expression.NotEqual(found, Expression.Constant(DenseTable.Hole)))
            : inside;
        return Expression.Condition(there, found, otherwise);
    }

    /// <summary>Whether keys are within their extents, and the place among all combinations, the
    /// last key's side by side. A missing key is outside.</summary>
    public static (Expression Inside, Expression Place) Place(
        Expression[] keys, long[] first, long[] size)
    {
        Expression inside = Expression.Constant(true);
        Expression place = Expression.Constant(0L);
        for (int i = 0; i < keys.Length; i++)
        {
            Expression step = Expression.Subtract(keys[i], Expression.Constant(first[i]));
            Expression within = Below(step, size[i]);
            inside = i == 0 ? within : Expression.AndAlso(inside, within);
            place = i == 0 ? step : Expression.Add(
                Expression.Multiply(place, Expression.Constant(size[i])), step);
        }
        return (inside, Expression.Convert(place, typeof(int)));
    }

    // Labels of groups and cohorts and days are never negative: what is negative is missing.
    private Coded Label(Expression test, Coded label) => new(
        _code.Local(Expression.Condition(test, label.Code, Missing)), 1, MayMiss: true);

    private Coded? Indices(int[] column) => Once(column, () =>
    {
        bool mayMiss = column.AsSpan(0, _workings.Participants.Count)
            .IndexOfAnyExceptInRange(0, int.MaxValue) >= 0;
        Expression number = Expression.Convert(
            Expression.ArrayIndex(_code.Constant(column), _code.Participant), typeof(long));
        Expression value = mayMiss
            ? MissingIf(v => Expression.LessThan(v, Expression.Constant(0L)), number)
            : number;
        return new Coded(_code.Read(value), 1, mayMiss);
    });

    private static BlockExpression MissingIf(
        Func<Expression, Expression> test, Expression number)
    {
        var v = Expression.Variable(typeof(long));
        return Expression.Block(
            [v],
            Expression.Assign(v, number),
            Expression.Condition(test(v), Missing, v));
    }

    private int[] PeriodsFrom(PeriodKind kind, int first)
    {
        if (!_periods.TryGetValue(kind, out int[]? periods))
        {
            periods = new int[_workings.LongStop - first + 1];
            for (int i = 0; i < periods.Length; i++)
            {
                periods[i] = _workings.Periods.IndexOf(kind, first + i);
            }
            _periods.Add(kind, periods);
        }
        return periods;
    }

    private Coded? Once(object key, Func<Coded?> write)
    {
        if (!_read.TryGetValue(key, out Coded? read))
        {
            _read.Add(key, read = write());
        }
        return read;
    }
}
