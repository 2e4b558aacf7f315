using System.Linq.Expressions;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Code that reads from the subject in hand: <c>s</c>.</summary>
/// <param name="workings">What is settled.</param>
/// <param name="book">The formulas made ready.</param>
/// <param name="space">The cells or rows of which one is in hand; null: none is.</param>
internal sealed partial class SubjectReads(
    Workings workings, FormulaBook book, CellSpace? space) : FormulaReads
{
    /// <summary>The one parameter of a compiled formula.</summary>
    public static readonly ParameterExpression Subject =
        Expression.Parameter(typeof(Subject), "s");

    public override Coded? Field(ItemField field)
    {
        Expression item = Expression.Property(Subject, nameof(Settlement.Subject.Item));
        switch (field)
        {
            case ItemField.Achieved or ItemField.Payable or ItemField.N or ItemField.Kind
                or ItemField.Outcome or ItemField.EarnedFrom or ItemField.EarnedTo:
                Expression whole = Expression.Property(item, field.ToString());
                return new Coded(Expression.Convert(whole, typeof(long)), 1);
            case ItemField.Units:
                return Call(nameof(WholeUnits));
            default:
                return null;
        }
    }

    public override Coded? Field(ParticipantField field)
    {
        var call = Expression.Call(
            typeof(SubjectReads), nameof(Of), null,
            Expression.Constant(workings.Participants), Subject, Expression.Constant(field));
        return new Coded(call, 1, MayMiss: field != ParticipantField.Participant);
    }

    public override Coded? Attribute(int attribute)
    {
        AttributeColumn column = workings.Participants.Column(attribute);
        var call = Expression.Call(
            typeof(SubjectReads), nameof(StoredValue), null,
            Expression.Constant(workings.Participants), Expression.Constant(column), Subject);
        return new Coded(call, column.Scale, MayMiss: true);
    }

    public override Coded? FirstAchieved(int outcome) => Call(nameof(FirstAchieved), outcome);

    public override Coded? Group(int set) => Call(nameof(GroupLabel), set);

    public override Coded? Cohort(int set) => Call(nameof(CohortLabel), set);

    public override Expression Period(PeriodKind kind, Expression day) =>
        Period(workings.Periods, kind, day);

    public override Coded Table(FlatTable table, Coded[] keys) =>
        new(Figure(table, keys.Select(k => k.Code)), table.Scale, keys.Any(k => k.MayMiss));

    private static Coded Call(string method, params object[] arguments) =>
        new(Expression.Call(
            typeof(SubjectReads), method, null,
            [Subject, .. arguments.Select(Expression.Constant)]), 1, MayMiss: true);

    private static long FirstAchieved(Subject s, int outcome)
    {
        List<Item> items = s.Items(outcome);
        return items.Count == 0 ? ResolvedFormula.Missing : items[0].Achieved;
    }

    private static long GroupLabel(Subject s, int set) => Known(s.Group(set));

    private static long CohortLabel(Subject s, int set) => Known(s.Cohort(set));

    private static long WholeUnits(Subject s) => s.Item.SmallUnits.IsWhole
        ? s.Item.SmallUnits.Number
        : throw new OverflowException("units are not whole: the interpreter works it out");

    private static long Of(ParticipantRows table, Subject s, ParticipantField field) =>
        field switch
        {
            ParticipantField.Participant => s.Participant,
            ParticipantField.Provider => Known(s.ProviderIn(table)),
            // A line of a cell is of no participant.
            _ when s.Participant < 0 => ResolvedFormula.Missing,
            ParticipantField.Referred => Known(table.Referred(s.Participant)),
            _ => Known(table.Started(s.Participant)),
        };

    private static long StoredValue(ParticipantRows table, AttributeColumn column, Subject s) =>
        table.Stored(column, s.Participant, s.AsOn);

    private static long Known(int index) => index < 0 ? ResolvedFormula.Missing : index;
}
