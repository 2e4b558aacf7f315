using System.Linq.Expressions;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Turns a formula into machine code over 64-bit whole numbers. Every number has a scale
/// that is known when it is compiled (3 percent is 3 over 100), so arithmetic is exact; overflow is
/// checked and sends the one subject to the interpreter. What has no constant scale, or is rare, is
/// not compiled: <see cref="Compile"/> then gives null and the interpreter does it all.</summary>
internal sealed partial class FormulaCompiler(Workings workings)
{
    private const long GreatestScale = 1_000_000_000_000;
    private static readonly ParameterExpression S = Expression.Parameter(typeof(Subject), "s");
    private static readonly Expression Nothing = Expression.Constant(ResolvedFormula.Missing);

    /// <summary>The compiled formula, or null where it has to be interpreted.</summary>
    public CompiledFormula? Compile(Formula formula)
    {
        if (Node(formula) is not { } node)
        {
            return null;
        }
        var lambda = Expression.Lambda<Func<Subject, long>>(node.Code, S);
        return new CompiledFormula(lambda.Compile(), node.Scale);
    }

    private Coded? Node(Formula formula) => formula switch
    {
        Constant f => Fixed(f.Value),
        FieldOfItem f => Field(f.Field),
        FieldOfFirst { Field: ItemField.Achieved } f => Call(nameof(FirstAchieved), f.Outcome),
        FieldOfParticipant f => Field(f.Field),
        AttributeOf { On: null } f => Attribute(f.Attribute),
        GroupOf f => Call(nameof(GroupLabel), f.Set),
        CohortOf f => Call(nameof(CohortLabel), f.Set),
        PeriodContaining f => Period(f),
        PartOfPeriod { Part: PeriodPart.Number } f when f.Period.Type.Period
            is PeriodKind.ContractYear or PeriodKind.FinancialYear or PeriodKind.CalendarYear =>
            Node(f.Period),
        TableAt f => Table(f),
        Binary f => Operate(f),
        Negation f => Node(f.Of) is { Scale: 1 } of ? IfKnown(of, v => Flip(v), 1) : null,
        Membership f => Member(f),
        Choice f => Choose(f),
        NumberCall f => Function(f),
        _ => null,
    };

    private static Coded? Fixed(Value value)
    {
        if (!value.IsKnown)
        {
            return new Coded(Nothing, 1, MayMiss: true);
        }
        Rational number = value.Number;
        return number.Denominator <= GreatestScale && Int128.Abs(number.Numerator) < long.MaxValue
            ? new Coded(Expression.Constant((long)number.Numerator), (long)number.Denominator)
            : null;
    }

    private static Coded? Field(ItemField field)
    {
        Expression item = Expression.Property(S, nameof(Subject.Item));
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

    private Coded Field(ParticipantField field)
    {
        var call = Expression.Call(
            typeof(FormulaCompiler), nameof(Of), null,
            Expression.Constant(workings.Participants), S, Expression.Constant(field));
        return new Coded(call, 1, MayMiss: field != ParticipantField.Participant);
    }

    private Coded Attribute(int attribute)
    {
        var column = workings.Participants.Column(attribute);
        var call = Expression.Call(
            typeof(FormulaCompiler), nameof(StoredValue), null,
            Expression.Constant(workings.Participants), Expression.Constant(column), S);
        return new Coded(call, column.Scale, MayMiss: true);
    }

    private Coded? Period(PeriodContaining f)
    {
        if (Node(f.Date) is not { Scale: 1 } date)
        {
            return null;
        }
        var index = typeof(PeriodCalendar).GetMethod(
            nameof(PeriodCalendar.IndexOf), [typeof(PeriodKind), typeof(int)])!;
        return IfKnown(date, day => Expression.Convert(
            Expression.Call(
                Expression.Constant(workings.Periods),
                index,
                Expression.Constant(f.Type.Period),
                Expression.Convert(day, typeof(int))),
            typeof(long)), 1);
    }

    private Coded? Table(TableAt f)
    {
        if (workings.Tables[f.Table].Flat(f.Column) is not { } table)
        {
            return null;
        }
        var keys = new Expression[FlatTable.MostLevels];
        Array.Fill(keys, Expression.Constant(0L));
        for (int i = 0; i < f.Keys.Length; i++)
        {
            if (Node(f.Keys[i]) is not { Scale: 1 } key)
            {
                return null;
            }
            keys[i] = key.Code;
        }
        var call = Expression.Call(
            Expression.Constant(table), nameof(FlatTable.Figure), null, keys);
        return new Coded(call, table.Scale, MayMiss: true);
    }

    private static Coded Call(string method, params object[] arguments) =>
        new(Expression.Call(
            typeof(FormulaCompiler), method, null,
            [S, .. arguments.Select(Expression.Constant)]), 1, MayMiss: true);

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
            ParticipantField.Referred => Known(table.Referred(s.Participant)),
            _ => Known(table.Started(s.Participant)),
        };

    private static long StoredValue(
        ParticipantRows table, Facts.AttributeColumn column, Subject s) =>
        table.Stored(column, s.Participant, s.AsOn);

    private static long Known(int index) => index < 0 ? ResolvedFormula.Missing : index;

    /// <summary>Code with its scale, and whether it may come out as missing.</summary>
    private sealed record Coded(Expression Code, long Scale, bool MayMiss = false);
}
