using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>One step of a calculation: a formula, its value, and the steps that led to it, with the
/// facts, table row or cell that it found.</summary>
public sealed class Step(Formula formula)
{
    /// <summary>What was worked out; its place points into the scheme.</summary>
    public Formula Formula { get; } = formula;

    /// <summary>What came out.</summary>
    public Value Value { get; internal set; }

    /// <summary>The steps inside it, in order.</summary>
    public List<Step> Parts { get; } = [];

    /// <summary>Rows of the event table that it used.</summary>
    public List<int> Facts { get; } = [];

    /// <summary>The row of the table that it found, or null.</summary>
    public TableLeaf? Leaf { get; internal set; }

    /// <summary>Between which two rows of a table with <c>between: linear</c> the key lies: the
    /// row found and the next; null: it is at the row found.</summary>
    public BetweenPoints? Between { get; internal set; }

    /// <summary>The cell of a measure that it read, or -1.</summary>
    public long Cell { get; internal set; } = -1;

    /// <summary>The statistic of which it read a row, or -1.</summary>
    public int Statistic { get; internal set; } = -1;

    /// <summary>The row of a statistic that it read, or -1.</summary>
    public int Row { get; internal set; } = -1;

    /// <summary>The line in the file of the statistic's or participant's row that it read, or 0.
    /// </summary>
    public int Line { get; internal set; }
}

/// <summary>Notes the steps of an interpreter, so that a payment explains itself.</summary>
internal sealed class Trace
{
    private readonly Stack<Step> _open = new();

    /// <summary>The outermost steps noted since the last <see cref="Take"/>.</summary>
    public List<Step> Steps { get; private set; } = [];

    public void Enter(Formula formula)
    {
        var step = new Step(formula);
        (_open.TryPeek(out Step? outer) ? outer.Parts : Steps).Add(step);
        _open.Push(step);
    }

    public void Leave(Value value) => _open.Pop().Value = value;

    public void Found(FoundFigures found)
    {
        if (_open.TryPeek(out Step? step))
        {
            (step.Leaf, step.Between) = (found.Leaf, found.Between);
        }
    }

    public void Fact(int row)
    {
        if (_open.TryPeek(out Step? step))
        {
            step.Facts.Add(row);
        }
    }

    public void Cell(int measure, long cell)
    {
        if (_open.TryPeek(out Step? step) && step.Formula is MeasureAt at && at.Measure == measure)
        {
            step.Cell = cell;
        }
    }

    public void Row(int line)
    {
        if (_open.TryPeek(out Step? step))
        {
            step.Line = line;
        }
    }

    public void Row(int statistic, int row, int line)
    {
        if (_open.TryPeek(out Step? step))
        {
            (step.Statistic, step.Row, step.Line) = (statistic, row, line);
        }
    }

    /// <summary>The steps noted so far; starts afresh, also after a refusal left steps open.
    /// </summary>
    public List<Step> Take()
    {
        List<Step> taken = Steps;
        Steps = [];
        _open.Clear();
        return taken;
    }
}
