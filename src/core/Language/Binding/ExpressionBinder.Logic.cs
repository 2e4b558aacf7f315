using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>Conditions, choices and comparisons.</content>
internal sealed partial class ExpressionBinder
{
    private Bound Both(BinaryExpression e)
    {
        Bound left = YesNo(e.Left);
        bool and = e.Operator == BinaryOperator.And;
        Bound right = YesNo(e.Right);
        if (left.IsWrong || right.IsWrong)
        {
            return Bound.Wrong(At(e));
        }
        // The right of "and" decides nothing where the left is no, so it may lean on the left.
        Causes missing = left.Missing
            + (right.Missing - (and ? left.RuledOut : left.RuledOutByNo));
        var formula = new Binary(
            At(e), ValueType.YesNo.Missing(missing.Any), and ? Operator.And : Operator.Or,
            left.Formula, right.Formula);
        Causes all = left.RuledOut + right.RuledOut;
        Causes none = left.RuledOutByNo + right.RuledOutByNo;
        return new Bound(formula, missing)
        {
            RuledOut = and ? all : Causes.Both(left.RuledOut, right.RuledOut),
            RuledOutByNo = and ? Causes.Both(left.RuledOutByNo, right.RuledOutByNo) : none,
        };
    }

    private Bound Not(UnaryExpression e)
    {
        Bound of = YesNo(e.Operand);
        return of.IsWrong
            ? of
            : new Bound(new Negation(At(e), of.Type, of.Formula), of.Missing)
            {
                RuledOut = of.RuledOutByNo,
                RuledOutByNo = of.RuledOut,
            };
    }

    private Bound YesNo(Expression e)
    {
        Bound bound = Bind(e, ValueType.YesNo);
        if (bound.IsWrong || bound.Type.Kind == ValueKind.YesNo)
        {
            return bound;
        }
        draft.Report.Error(
            "wrong-unit", At(e), $"a condition is expected, and `{Source(e)}` is " +
            $"{Wording.Of(bound.Type)}",
            "compare it: = != < <= > >= or in [ ]");
        return Bound.Wrong(At(e));
    }

    private Bound Otherwise(BinaryExpression e, ValueType? expected)
    {
        Bound left = Bind(e.Left, expected);
        Bound right = Bind(e.Right, left.IsWrong ? expected : left.Type);
        if (left.IsWrong || right.IsWrong)
        {
            return Bound.Wrong(At(e));
        }
        if (Common(left, right) is not { } type)
        {
            draft.Report.Error(
                "wrong-unit", right.Place,
                $"`{Source(e.Left)}` is {Wording.Of(left.Type)}, and otherwise it would be " +
                Wording.Of(right.Type));
            return Bound.Wrong(At(e));
        }
        bool no = right.Formula is Constant { Type.Kind: ValueKind.YesNo } constant
            && !constant.Value.IsYes;
        bool yes = right.Formula is Constant { Type.Kind: ValueKind.YesNo } known
            && known.Value.IsYes;
        return new Bound(
            new Binary(
                At(e), type.Missing(right.Missing.Any), Operator.Otherwise, left.Formula,
                right.Formula),
            right.Missing)
        {
            RuledOut = no ? left.RuledOut : Causes.None,
            RuledOutByNo = yes ? left.RuledOutByNo : Causes.None,
        };
    }

    private Bound If(IfExpression e, ValueType? expected)
    {
        Bound when = YesNo(e.Condition);
        Bound then = Bind(e.Then, expected);
        Bound other = Bind(e.Else, then.IsWrong ? expected : then.Type);
        if (when.IsWrong || then.IsWrong || other.IsWrong)
        {
            return Bound.Wrong(At(e));
        }
        if (Common(then, other) is not { } type)
        {
            draft.Report.Error(
                "wrong-unit", At(e.Else),
                $"this is {Wording.Of(other.Type)}, and after \"then\" stands " +
                $"{Wording.Of(then.Type)}",
                "both must be of one kind");
            return Bound.Wrong(At(e));
        }
        Causes missing = when.Missing + (then.Missing - when.RuledOut)
            + (other.Missing - when.RuledOutByNo);
        var formula = new Choice(
            At(e), type.Missing(missing.Any), [new ChoiceCase(when.Formula, then.Formula)],
            other.Formula);
        return new Bound(formula, missing)
        {
            RuledOut = Causes.Both(
                when.RuledOut + then.RuledOut, when.RuledOutByNo + other.RuledOut),
        };
    }

    /// <summary>The type that two values share; null: they share none.</summary>
    public static ValueType? Common(Bound left, Bound right)
    {
        (ValueType a, ValueType b) = (left.Type.Missing(false), right.Type.Missing(false));
        if (a.Kind != b.Kind)
        {
            return null;
        }
        return a.Kind switch
        {
            ValueKind.Number when a.Unit != b.Unit => null,
            ValueKind.Number => left.IsPercent || right.IsPercent ? ValueType.Percent : a,
            ValueKind.Label => ReferenceEquals(a.Labels, b.Labels) ? a : null,
            ValueKind.Period => a.Period == b.Period ? a : null,
            _ => a,
        };
    }

    private Bound In(InExpression e)
    {
        Bound of = Bind(e.Operand, null);
        if (of.IsWrong)
        {
            return of;
        }
        var choices = ImmutableArray.CreateBuilder<Formula>();
        Causes missing = of.Missing;
        foreach (Expression choice in e.Choices)
        {
            Bound bound = Bind(choice, of.Type);
            if (bound.IsWrong || !Comparable(BinaryOperator.Equal, e, of, bound, choice))
            {
                return Bound.Wrong(At(e));
            }
            choices.Add(bound.Formula);
            missing += bound.Missing;
        }
        return new Bound(
            new Membership(
                At(e), ValueType.YesNo.Missing(missing.Any), of.Formula, choices.ToImmutable()),
            missing);
    }

    private Bound Comparison(BinaryExpression e)
    {
        (Bound left, Bound right) = Sides(e.Left, e.Right);
        if (left.IsWrong || right.IsWrong
            || !Comparable(e.Operator, e, left, right, e.Right))
        {
            return Bound.Wrong(At(e));
        }
        Operator op = e.Operator switch
        {
            BinaryOperator.Equal => Operator.Equal,
            BinaryOperator.NotEqual => Operator.NotEqual,
            BinaryOperator.Less => Operator.Less,
            BinaryOperator.AtMost => Operator.LessOrEqual,
            BinaryOperator.Greater => Operator.Greater,
            _ => Operator.GreaterOrEqual,
        };
        return Join(At(e), ValueType.YesNo, op, left, right);
    }

    // A bare name that stands for nothing here may be a label of the other side's list.
    private (Bound Left, Bound Right) Sides(Expression left, Expression right)
    {
        if (left is NameExpression name && Find(name.Name, At(name)) is null
            && right is not NameExpression { Name: var other })
        {
            Bound known = Bind(right, null);
            return (Bind(left, known.IsWrong ? null : known.Type), known);
        }
        Bound first = Bind(left, null);
        Bound second = Bind(right, first.IsWrong ? null : first.Type);
        return (first, second);
    }

    private bool Comparable(BinaryOperator op, Expression e, Bound left, Bound right, Expression of)
    {
        if (Common(left, right) is { } type)
        {
            bool ordered = type.Kind is ValueKind.Number or ValueKind.Date or ValueKind.Period;
            if (ordered || op is BinaryOperator.Equal or BinaryOperator.NotEqual)
            {
                return true;
            }
            draft.Report.Error(
                "wrong-unit", At(e), $"{Wording.Of(type)} is neither more nor less than another",
                "compare it with = or !=");
            return false;
        }
        NotComparable(e, left, right, of);
        return false;
    }

    private void NotComparable(Expression e, Bound left, Bound right, Expression of)
    {
        (Bound percent, Bound other) = left.IsPercent ? (left, right) : (right, left);
        if (percent.IsPercent && other.IsNumber && other.Type.Unit == Points)
        {
            string points = percent.Formula is Constant { Value: { IsKnown: true } value }
                ? $"write \"{Wording.Number(value.Number * 100)} percentage points\", or divide " +
                $"by the baseline"
                : "write the other side in percentage points, or divide by the baseline";
            draft.Report.Error(
                "points-or-percent", At(e),
                "a difference of two rates, in percentage points, is compared with " +
                (percent.Formula is Constant ? Source(of) : "a percentage"), points);
        }
        else if (percent.IsPercent && other.IsNumber && other.Type.Unit.Parts.Count > 0)
        {
            draft.Report.Error(
                "not-a-percentage", At(e),
                $"{Wording.Of(other.Type)} are compared with " +
                (percent.Formula is Constant ? Source(of) : "a percentage"),
                "if a plain ratio is meant, write ratio(a, b); people(…) counts people");
        }
        else
        {
            draft.Report.Error(
                "wrong-unit", At(e),
                $"cannot compare {Wording.Of(left.Type)} and {Wording.Of(right.Type)} in " +
                $"`{Source(e)}`",
                left.Type.Kind == ValueKind.Period || right.Type.Kind == ValueKind.Period
                    ? "write for example contract-year.number >= 4"
                    : DurationRemedy(left, right));
        }
    }
}
