using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Operators, choices and functions of numbers (language reference 9): missing passes
/// through arithmetic and comparison; <c>and</c> and <c>or</c> decide where they can.</summary>
internal sealed partial class Interpreter
{
    private Value Operate(Binary f, Subject s)
    {
        switch (f.Operator)
        {
            case Operator.And:
                return Both(f, s, decides: false);
            case Operator.Or:
                return Both(f, s, decides: true);
            case Operator.Otherwise:
                return Evaluate(f.Left, s) is { IsKnown: true } known
                    ? known
                    : Evaluate(f.Right, s);
        }
        Value left = Evaluate(f.Left, s);
        Value right = Evaluate(f.Right, s);
        return left.IsKnown && right.IsKnown
            ? Operate(f.Operator, left.Number, right.Number)
            : default;
    }

    private Value Both(Binary f, Subject s, bool decides)
    {
        Value left = Evaluate(f.Left, s);
        if (left.IsKnown && left.IsYes == decides)
        {
            return left;
        }
        Value right = Evaluate(f.Right, s);
        if (right.IsKnown && right.IsYes == decides)
        {
            return right;
        }
        return left.IsKnown ? right : default;
    }

    private Value Operate(Operator by, Rational a, Rational b) => by switch
    {
        Operator.Add => Value.Of(a + b),
        Operator.Subtract => Value.Of(a - b),
        Operator.Multiply => Value.Of(a * b),
        Operator.Divide => b.IsZero ? default : Value.Of(a / b),
        Operator.Equal => Value.Of(a == b),
        Operator.NotEqual => Value.Of(a != b),
        Operator.Less => Value.Of(a < b),
        Operator.LessOrEqual => Value.Of(a <= b),
        Operator.Greater => Value.Of(a > b),
        Operator.GreaterOrEqual => Value.Of(a >= b),
        Operator.AddDays => Value.Of(Whole(a) + Whole(b)),
        Operator.AddMonths => Value.Of(workings.AddMonths((int)Whole(a), Whole(b))),
        Operator.AddWorkingDays => Value.Of(workings.AddWorkingDays((int)Whole(a), Whole(b))),
        _ => throw new InvalidOperationException($"no rule works out {by}"),
    };

    // A part of a day does not move a date: 1.5 days after Monday is Tuesday.
    private static long Whole(Rational number) => (long)number.Floor();

    private Value Member(Membership f, Subject s)
    {
        Value of = Evaluate(f.Of, s);
        if (!of.IsKnown)
        {
            return default;
        }
        bool unsure = false;
        foreach (Formula one in f.In)
        {
            Value value = Evaluate(one, s);
            if (value.IsKnown && value.Number == of.Number)
            {
                return Value.Yes;
            }
            unsure |= !value.IsKnown;
        }
        return unsure ? default : Value.No;
    }

    private Value Choose(Choice f, Subject s)
    {
        foreach (ChoiceCase one in f.Cases)
        {
            if (Holds(one.When, s))
            {
                return Evaluate(one.Then, s);
            }
        }
        return f.Else is { } otherwise ? Evaluate(otherwise, s) : default;
    }

    private Value Call(NumberCall f, Subject s)
    {
        Value first = Evaluate(f.Arguments[0], s);
        if (f.Function == NumberFunction.Known)
        {
            return Value.Of(first.IsKnown);
        }
        if (!first.IsKnown)
        {
            return default;
        }
        Rational result = first.Number;
        switch (f.Function)
        {
            case NumberFunction.Abs:
                return Value.Of(result.Abs());
            case NumberFunction.Whole:
                return Value.Of(Rational.Of(result.Floor()));
            case NumberFunction.Points:
                return Value.Of(result * 100);
        }
        for (int i = 1; i < f.Arguments.Length; i++)
        {
            Value next = Evaluate(f.Arguments[i], s);
            if (!next.IsKnown || (f.Function == NumberFunction.Ratio && next.Number.IsZero))
            {
                return default;
            }
            result = Combine(f, result, next.Number);
        }
        return Value.Of(result);
    }

    private Value Test(CohortTest f, Subject s)
    {
        var given = new Rational[f.Arguments.Length];
        bool known = true;
        for (int i = 0; i < given.Length; i++)
        {
            Value value = Evaluate(f.Arguments[i], s);
            known &= value.IsKnown;
            given[i] = value.IsKnown ? value.Number : default;
        }
        return known ? Value.Of(workings.Significance.Of(f.Kind, f.Above, given)) : default;
    }

    private static Rational Combine(NumberCall f, Rational a, Rational b) => f.Function switch
    {
        NumberFunction.Min => Rational.Min(a, b),
        NumberFunction.Max => Rational.Max(a, b),
        NumberFunction.Round => a.RoundTo(b, f.Rounding),
        NumberFunction.Ratio => a / b,
        _ => throw new InvalidOperationException($"no rule works out {f.Function}"),
    };
}
