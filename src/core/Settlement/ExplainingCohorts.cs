using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Says of a statistic's figure which cohorts it is of, where small ones were left out or
/// joined to the next.</summary>
internal sealed class ExplainingCohorts(ExplainingRun run)
{
    /// <summary>Where a figure comes from; empty where its cohort is measured by itself.</summary>
    public string Origin(Step step)
    {
        (int statistic, int column) = At(step);
        MeasuredRows measured = run.Workings.Measured[statistic];
        return measured.Members(step.Row).Count switch
        {
            0 => Elsewhere(statistic, step.Row),
            1 => "",
            _ => MeasuredRows.Adds(Columns(statistic)[column].Type)
                ? "cohorts measured together, added up"
                : "cohorts measured together, weighted by people",
        };
    }

    /// <summary>What became of a row that is not measured by itself.</summary>
    public string Elsewhere(int statistic, int row)
    {
        int into = run.Workings.Measured[statistic].Into(row);
        CellSpace space = run.Scheme.Facts.Statistics[statistic].Space;
        CohortSet set = run.Scheme.Cohorts[space.Dimensions[space.CohortDimension].CohortSet];
        return into >= 0
                ? $"the cohort is small, and is measured with {run.Names.Cell(space, into)}"
            : set.Smaller == SmallCohort.JoinsNext
                ? "the cohort is smaller than may be measured, and waits for the next"
                : "the cohort is smaller than may be measured";
    }

    /// <summary>The rows of the cohorts that were joined, each with its own figure.</summary>
    public IEnumerable<ExplanationNode> Members(Step step)
    {
        if (step.Row < 0)
        {
            return [];
        }
        (int statistic, int column) = At(step);
        IReadOnlyList<int> members = run.Workings.Measured[statistic].Members(step.Row);
        return members.Count < 2 ? [] : members.Select(row => Member(statistic, column, row));
    }

    private ExplanationNode Member(int statistic, int column, int row)
    {
        var columns = Columns(statistic);
        CellRow of = run.Facts.Statistics[statistic].Rows[row];
        string value = run.Values.Words(columns[column].Type, of.Values[column]);
        int people = columns.ToList().FindIndex(c => c.Name == "people");
        string name = run.Names.Cell(run.Scheme.Facts.Statistics[statistic].Space, row);
        return new ExplanationNode(
            ExplanationKind.Fact,
            people == column ? name
                : $"{name}, {run.Values.Words(columns[people].Type, of.Values[people])}")
        {
            Fact = ExplainingFigures.FileOf(run.Scheme.Facts.Statistics[statistic])
                + Numerals.Text(of.Line),
            Value = value,
        };
    }

    private System.Collections.Immutable.ImmutableArray<ColumnSpec> Columns(int statistic) =>
        run.Scheme.Facts.Statistics[statistic].Values;

    private static (int Statistic, int Column) At(Step step) => step.Formula switch
    {
        StatisticAt f => (step.Statistic, f.Column),
        ColumnOfRow f => (step.Statistic, f.Column),
        _ => throw new InvalidOperationException($"{step.Formula.GetType().Name} has no row"),
    };
}
