using System.Linq.Expressions;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Code that reads what a formula is about: of a subject in hand, or straight from the
/// columns in a fused loop. Null: not compiled there.</summary>
internal abstract class FormulaReads
{
    /// <summary>A field of the item in hand.</summary>
    public abstract Coded? Field(ItemField field);

    /// <summary>A built-in field of the participant in hand.</summary>
    public abstract Coded? Field(ParticipantField field);

    /// <summary>An attribute of the participant in hand.</summary>
    public abstract Coded? Attribute(int attribute);

    /// <summary>The day of the participant's first item of an outcome.</summary>
    public abstract Coded? FirstAchieved(int outcome);

    /// <summary>The participant's label in a set of groups.</summary>
    public abstract Coded? Group(int set);

    /// <summary>The participant's label in a set of cohorts.</summary>
    public abstract Coded? Cohort(int set);

    /// <summary>The period of a day that is known.</summary>
    public abstract Expression Period(PeriodKind kind, Expression day);

    /// <summary>Whether numbers may be over something that differs from one to the next.</summary>
    public virtual bool HasFractions => false;

    /// <summary>A key of the cell in hand.</summary>
    public virtual Coded? Key(int dimension) => null;

    /// <summary>A value column of the row in hand.</summary>
    public virtual Coded? Column(int column) => null;

    /// <summary>The value of a measure in the cell with these keys.</summary>
    public virtual Coded? Measure(
        MeasureAt f, Coded[] keys, Func<ParameterExpression?> newOver) => null;

    /// <summary>What has been counted in the cell in hand.</summary>
    public virtual Coded? Tally(Tally tally) => null;

    /// <summary>A formula that depends on one key of the cell and on nothing else, worked out for
    /// every value of that key beforehand.</summary>
    public virtual Coded? Tabulated(Formula formula) => null;

    /// <summary>The figure of a table for keys, any of which may be missing.</summary>
    public abstract Coded Table(FlatTable table, Coded[] keys);

    /// <summary>The same by a call that takes any keys.</summary>
    protected static Expression Figure(FlatTable table, IEnumerable<Expression> keys)
    {
        var all = new Expression[FlatTable.MostLevels];
        Array.Fill(all, Expression.Constant(0L));
        keys.ToArray().CopyTo(all, 0);
        return Expression.Call(Expression.Constant(table), nameof(FlatTable.Figure), null, all);
    }

    /// <summary>The period of a day by a call.</summary>
    protected static Expression Period(PeriodCalendar periods, PeriodKind kind, Expression day)
    {
        var index = typeof(PeriodCalendar).GetMethod(
            nameof(PeriodCalendar.IndexOf), [typeof(PeriodKind), typeof(int)])!;
        return Expression.Convert(
            Expression.Call(
                Expression.Constant(periods),
                index,
                Expression.Constant(kind),
                Expression.Convert(day, typeof(int))),
            typeof(long));
    }
}
