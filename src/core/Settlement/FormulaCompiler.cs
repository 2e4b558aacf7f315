using System.Linq.Expressions;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Turns a formula into machine code over 64-bit whole numbers. Every number has a scale
/// that is known when it is compiled (3 percent is 3 over 100), so arithmetic is exact; overflow is
/// checked and sends the one subject to the interpreter. What has no constant scale, or is rare, is
/// not compiled: <see cref="Node"/> then gives null and the interpreter does it all.</summary>
internal sealed partial class FormulaCompiler(Workings workings, FormulaReads reads)
{
    private const long GreatestScale = 1_000_000_000_000;
    private static readonly Expression Nothing = Expression.Constant(ResolvedFormula.Missing);

    /// <summary>The compiled formula, or null where it has to be interpreted.</summary>
    /// <param name="workings">What is settled.</param>
    /// <param name="reads">How the code reads from the subject.</param>
    /// <param name="formula">The formula.</param>
    public static CompiledFormula? Compile(
        Workings workings, SubjectReads reads, Formula formula)
    {
        if (reads.Direct(formula) is { } direct)
        {
            return direct;
        }
        var compiler = new FormulaCompiler(workings, reads);
        if (compiler.Node(formula) is not { } node)
        {
            return null;
        }
        Expression code = node.Code;
        if (node.Over is not null)
        {
            var number = Expression.Variable(typeof(long));
            code = Expression.Block(
                [number],
                Expression.Assign(number, code),
                Expression.Assign(
                    Expression.Property(SubjectReads.Subject, nameof(Subject.Over)), node.Over),
                number);
        }
        code = compiler._overs.Count == 0 ? code : Expression.Block(compiler._overs, code);
        var lambda = Expression.Lambda<Func<Subject, long>>(code, SubjectReads.Subject);
        return new CompiledFormula(lambda, node.Scale, node.Over is not null);
    }

    /// <summary>The code of a formula, or null where it has to be interpreted.</summary>
    public Coded? Node(Formula formula) =>
        reads.Tabulated(formula) ?? Worked(formula);

    private Coded? Worked(Formula formula) => formula switch
    {
        Constant f => Fixed(f.Value),
        FieldOfItem f => reads.Field(f.Field),
        FieldOfFirst { Field: ItemField.Achieved } f => reads.FirstAchieved(f.Outcome),
        FieldOfParticipant f => reads.Field(f.Field),
        AttributeOf { On: null } f => reads.Attribute(f.Attribute),
        GroupOf f => reads.Group(f.Set),
        CohortOf f => reads.Cohort(f.Set),
        PeriodContaining f => Period(f),
        PartOfPeriod { Part: PeriodPart.Number } f when f.Period.Type.Period
            is PeriodKind.ContractYear or PeriodKind.FinancialYear or PeriodKind.CalendarYear =>
            Node(f.Period),
        CellKey f => reads.Key(f.Dimension),
        ColumnOfRow f => reads.Column(f.Column),
        MeasureAt f => Measure(f),
        OverCell f => reads.Tally(f.Tally),
        TableAt f => Table(f),
        Binary f => Operate(f),
        Negation f => Node(f.Of) is { IsWhole: true } of ? IfKnown(of, v => Flip(v), 1) : null,
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

    private Coded? Period(PeriodContaining f)
    {
        if (Node(f.Date) is not { IsWhole: true } date)
        {
            return null;
        }
        return IfKnown(date, day => reads.Period(f.Type.Period, day), 1);
    }

    private Coded? Table(TableAt f)
    {
        var keys = new Coded[f.Keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            // Only the last key may have parts of a whole: 12.5% on a ladder.
            if (Node(f.Keys[i]) is not { Over: null } key
                || (key.Scale != 1 && i < keys.Length - 1))
            {
                return null;
            }
            keys[i] = key;
        }
        return workings.Tables[f.Table].Flat(f.Column, keys is [.., var last] ? last.Scale : 1)
            is { } table
                ? reads.Table(table, keys)
                : null;
    }

    private Coded? Measure(MeasureAt f)
    {
        var keys = new Coded[f.Keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            if (Node(f.Keys[i]) is not { IsWhole: true } key)
            {
                return null;
            }
            keys[i] = key;
        }
        return reads.Measure(f, keys, NewOver);
    }
}
