using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Values found elsewhere: in tables, statistics and measures.</summary>
internal sealed partial class Interpreter
{
    private const int FewKeys = 4;

    private Value Lookup(TableAt f, Subject s)
    {
        Span<Value> keys = f.Keys.Length <= FewKeys
            ? stackalloc Value[f.Keys.Length] : new Value[f.Keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = Evaluate(f.Keys[i], s);
            if (!keys[i].IsKnown)
            {
                return default;
            }
        }
        ResolvedTable table = workings.Tables[f.Table];
        FoundFigures found = table.Find(keys, this, s)
            ?? throw new NotInTableException(table.Table, f, keys.ToArray());
        trace?.Found(found);
        Value figure = Evaluate(found.Leaf.Figures[f.Column], s);
        return found.Between is { } between && figure.IsKnown
            ? OnTheLine(figure.Number, Evaluate(between.Next.Figures[f.Column], s), between)
            : figure;
    }

    private static Value OnTheLine(Rational figure, Value next, BetweenPoints between) =>
        next.IsKnown
            ? Value.Of(figure + ((next.Number - figure) * between.Part))
            : default;

    private Value Statistic(StatisticAt f, Subject s)
    {
        long[] keys = new long[f.Keys.Length];
        if (!Keys(f.Keys, s, keys))
        {
            return default;
        }
        int row = workings.Statistics[f.Statistic].Find(keys);
        if (row < 0)
        {
            return default;
        }
        trace?.Row(f.Statistic, row, workings.Facts.Statistics[f.Statistic].Rows[row].Line);
        return workings.Measured[f.Statistic].Of(row, f.Column);
    }

    private Value Column(ColumnOfRow f, Subject s)
    {
        CellSpace space = s.Tallies!.Cells.Space;
        if (trace is not null && space.Rows == CellRows.Statistic)
        {
            int row = (int)s.Ordinal;
            trace.Row(
                space.Source, row, workings.Facts.Statistics[space.Source].Rows[row].Line);
        }
        return s.Tallies.Column(s.Ordinal, f.Column);
    }

    private Value Measure(MeasureAt f, Subject s)
    {
        long[] keys = new long[f.Keys.Length];
        if (!Keys(f.Keys, s, keys))
        {
            return default;
        }
        MeasureValues measure = workings.Measures[f.Measure]
            ?? throw new InvalidOperationException(
                $"{_scheme.Measures[f.Measure].Name} is read before it is measured");
        long cell = measure.Cells.Find(keys);
        if (cell < 0)
        {
            return default;
        }
        trace?.Cell(f.Measure, cell);
        return f.Met ? measure.Met(cell) : measure.Values[cell];
    }

    /// <summary>Works out the keys of a cell; false where one is missing.</summary>
    public bool Keys(ReadOnlySpan<Formula> formulas, Subject s, Span<long> keys)
    {
        for (int i = 0; i < formulas.Length; i++)
        {
            Value key = Evaluate(formulas[i], s);
            if (!key.IsKnown)
            {
                return false;
            }
            keys[i] = key.Whole;
        }
        return true;
    }

    private bool Keys(
        System.Collections.Immutable.ImmutableArray<Formula> formulas, Subject s, long[] keys) =>
        Keys(formulas.AsSpan(), s, keys);
}
