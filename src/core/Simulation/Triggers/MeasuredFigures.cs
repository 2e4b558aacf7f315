using Outturn.Schemes;

namespace Outturn.Simulation.Triggers;

/// <summary>The rows are those of one statistic as the scheme has it, with all its figures.
/// </summary>
internal sealed class MeasuredFigures(Scheme scheme, int statistic) : IRowFigures
{
    public IReadOnlyList<string> Columns =>
        [.. scheme.Facts.Statistics[statistic].Values.Select(v => v.Name)];

    public bool IsDrawn { get; set; }

    public bool ReadsMoney { get; set; }

    public void Read(int of, int column)
    {
        if (of != statistic)
        {
            throw new NotPlannableException(
                $"it reads {scheme.Facts.Statistics[of].Name} too");
        }
    }

    public void Read(int of, int column, CountedFigure role) => Read(of, column);

    public void Counts(string what)
    {
        // Refused where its column is asked for.
    }

    public void Settle()
    {
        if (ReadsMoney)
        {
            throw new NotPlannableException("it reads what other payments come to");
        }
    }

    public int ColumnOf(int of, int column) => column;

    public int ColumnOf(CountedFigure figure) =>
        throw new NotPlannableException("it counts people one by one");
}
