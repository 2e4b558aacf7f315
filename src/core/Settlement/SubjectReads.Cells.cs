using System.Linq.Expressions;
using System.Reflection;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Code that reads from the cell or row in hand: its keys and columns, measures, and what
/// has been counted in it.</summary>
internal sealed partial class SubjectReads
{
    private const int MostKeys = 4;
    private const int MostTabulated = 65_536;

    public override bool HasFractions => true;

    public override Coded? Key(int dimension) => space is null
        ? null
        : new Coded(
            Expression.ArrayIndex(
                Expression.Property(Subject, nameof(Settlement.Subject.Cell)),
                Expression.Constant(dimension)),
            1);

    public override Coded? Column(int column)
    {
        if (space is null or { Rows: CellRows.Product }
            || workings.ColumnOf(space, column) is not { } numbers)
        {
            return null;
        }
        Expression number = Expression.ArrayIndex(
            Expression.Constant(numbers.Numbers),
            Expression.Convert(
                Expression.Property(Subject, nameof(Settlement.Subject.Ordinal)), typeof(int)));
        return new Coded(number, numbers.Scale, numbers.MayMiss);
    }

    public override Coded? Measure(
        MeasureAt f, Coded[] keys, Func<ParameterExpression?> newOver)
    {
        if (space is null || keys.Length > MostKeys)
        {
            return null;
        }
        (long scale, bool hasOver) = f.Met ? (1, false) : book.FormOf(f.Measure);
        var cell = Expression.Variable(typeof(long));
        Expression read = Read(nameof(MeasureNumber), f, cell);
        ParameterExpression? over = hasOver ? newOver() : null;
        if (over is not null)
        {
            read = Expression.Block(
                Expression.Assign(over, Read(nameof(MeasureOver), f, cell)), read);
        }
        Expression code = Expression.Block(
            [cell],
            Expression.Assign(cell, CellOf(f, keys)),
            Expression.Condition(
                Expression.LessThan(cell, Expression.Constant(0L)),
                Expression.Constant(ResolvedFormula.Missing),
                read));
        return new Coded(code, scale, MayMiss: true) { Over = over };
    }

    private MethodCallExpression Read(string method, MeasureAt f, Expression cell) => Own(
        method, Expression.Constant(workings.Measures), Expression.Constant(f.Measure), cell,
        Expression.Constant(f.Met));

    // A measure of the same rows has the same row in hand.
    private Expression CellOf(MeasureAt f, Coded[] keys)
    {
        CellSpace of = workings.Scheme.Measures[f.Measure].Space;
        bool same = of.Rows != CellRows.Product && of.Rows == space!.Rows
            && of.Source == space.Source
            && f.Keys.Select((k, i) => k is CellKey key && key.Dimension == i).All(own => own);
        if (same)
        {
            return Expression.Property(Subject, nameof(Settlement.Subject.Ordinal));
        }
        Expression[] all =
        [
            .. keys.Select(k => k.Code),
            .. Enumerable.Repeat(Expression.Constant(0L), MostKeys - keys.Length),
        ];
        return Own(
            nameof(FindCell),
            [
                Expression.Constant(workings.Cells.Of(of)), Expression.Constant(keys.Length),
                .. all,
            ]);
    }

    public override Coded? Tally(Tally tally)
    {
        bool adds = tally.Function is AggregateFunction.Count or AggregateFunction.People
            or AggregateFunction.Units or AggregateFunction.Sum;
        if (space is null || !adds)
        {
            return null;
        }
        Expression code = Expression.Call(
            Expression.Property(Subject, nameof(Settlement.Subject.Tallies)),
            nameof(ClauseTallies.Number), null, Expression.Constant(tally), Subject);
        return new Coded(code, checked(book.ScaleOf(tally) * workings.MinorScale(tally)));
    }

    public override Coded? Tabulated(Formula formula) => TableOf(formula) is { } table
        ? new Coded(
            Own(
                nameof(FromTable), Expression.Constant(table.Numbers.Numbers),
                Expression.Constant(table.First), Key(table.Dimension)!.Code),
            table.Numbers.Scale, table.Numbers.MayMiss)
        : null;

    /// <summary>A formula that is one key of the cell or tabulated, for which no code need be made;
    /// else null.</summary>
    public CompiledFormula? Direct(Formula formula)
    {
        if (space is not null && formula is CellKey { Dimension: var dimension })
        {
            return new CompiledFormula(s => s.Cell[dimension], 1);
        }
        if (TableOf(formula) is not { } table)
        {
            return null;
        }
        long[] numbers = table.Numbers.Numbers;
        return new CompiledFormula(
            s => FromTable(numbers, table.First, s.Cell[table.Dimension]), table.Numbers.Scale);
    }

    private KeyTable? TableOf(Formula formula)
    {
        if (space is null || formula is Constant or CellKey || OnlyKey(formula) is not { } key)
        {
            return null;
        }
        (long first, long size) = workings.Cells.Extent(space.Dimensions[key]);
        if (size is 0 or > MostTabulated)
        {
            return null;
        }
        var subject = new Subject(new Achievement(workings, book), workings.Scheme)
        {
            Cell = new long[space.Dimensions.Length],
        };
        var values = new Value?[size];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = At(formula, subject, key, first + i);
        }
        return RowNumbers.Of(values.Length, i => values[i]) is { } numbers
            ? new KeyTable(key, first, numbers)
            : null;
    }

    // A formula worked out for every value of one key.
    private sealed record KeyTable(int Dimension, long First, RowNumbers Numbers);

    private Value? At(Formula formula, Subject subject, int dimension, long key)
    {
        subject.Cell[dimension] = key;
        try
        {
            return book.Interpreter.Evaluate(formula, subject);
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            return null;
        }
    }

    // The one key that a formula depends on; null: on several, or on anything else.
    private int? OnlyKey(Formula formula)
    {
        int? only = null;
        foreach (Formula part in FormulaParts.Reads(workings.Scheme, formula))
        {
            switch (part)
            {
                case CellKey key when only is null || only == key.Dimension:
                    only = key.Dimension;
                    break;
                case Constant or TableAt or PeriodContaining or PartOfPeriod or Binary or Negation
                    or Membership or Choice or NumberCall or CohortMeasured:
                    break;
                default:
                    return null;
            }
        }
        return only;
    }

    private static MethodCallExpression Own(string method, params Expression[] arguments) =>
        Expression.Call(
            typeof(SubjectReads).GetMethod(
                method, BindingFlags.Static | BindingFlags.NonPublic)!,
            arguments);

    private static long FromTable(long[] table, long first, long key)
    {
        ulong place = unchecked((ulong)(key - first));
        return place < (ulong)table.Length && table[place] is not RowNumbers.Hole and var number
            ? number
            : throw new OverflowException("not worked out: the interpreter says why in words");
    }

    private static long FindCell(CellIndex index, int n, long k0, long k1, long k2, long k3) =>
        k0 == ResolvedFormula.Missing || k1 == ResolvedFormula.Missing
            || k2 == ResolvedFormula.Missing || k3 == ResolvedFormula.Missing
                ? -1
                : index.Find(((ReadOnlySpan<long>)[k0, k1, k2, k3])[..n]);

    private static long MeasureNumber(MeasureValues?[] measures, int measure, long cell, bool met)
    {
        if (Numbers(measures, measure, met) is not { } numbers)
        {
            return ResolvedFormula.Missing;
        }
        long number = numbers.Numbers[cell];
        return number == CellNumbers.Wide
            ? throw new OverflowException("wide: the interpreter works it out")
            : number;
    }

    private static long MeasureOver(MeasureValues?[] measures, int measure, long cell, bool met) =>
        Numbers(measures, measure, met)?.Overs is { } overs ? overs[cell] : 1;

    private static CellNumbers? Numbers(MeasureValues?[] measures, int measure, bool met)
    {
        MeasureValues values = measures[measure]
            ?? throw new InvalidOperationException("a measure is read before it is measured");
        return met ? values.MetNumbers : values.Values;
    }
}
