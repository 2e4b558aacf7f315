using Outturn.Language.Syntax;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <content>Functions of numbers and the tests of cohorts.</content>
internal sealed partial class ExpressionBinder
{
    private Bound Call(CallExpression e, ValueType? expected)
    {
        switch (e.Function)
        {
            case "count" or "people" or "units" or "sum" or "mean" or "highest" or "lowest"
                or "any" or "every" or "amount" or "first" or "last" or "days" or "most"
                or "members" or "covers":
                return Aggregate(e);
            case "owed":
                return OwedOf(e);
        }
        if (!Syntax.Words.Functions.Contains(e.Function))
        {
            string? near = Spelling.Nearest(e.Function, Syntax.Words.Functions);
            draft.Report.Error(
                "unknown-name", FunctionAt(e), $"there is no function \"{e.Function}\"",
                near is null ? null : $"did you mean \"{near}\"?");
            return Bound.Wrong(At(e));
        }
        foreach (Argument argument in e.Arguments)
        {
            if (!argument.IsPlain)
            {
                draft.Report.Error(
                    "wrong-value", scalar.At(argument.Start, argument.End - argument.Start),
                    $"{e.Function}(…) takes plain values",
                    "where, per member, by, in and over stand only in aggregates");
                return Bound.Wrong(At(e));
            }
        }
        return NumberFunctionOf(e, expected);
    }

    private Bound OwedOf(CallExpression e)
    {
        if (e.Arguments is not [{ IsPlain: true, Value: NameExpression name }])
        {
            draft.Report.Error(
                "wrong-value", At(e), "owed(…) takes the name of one account",
                "write owed(NAME), and NAME in the section \"accounts\"");
            return Bound.Wrong(At(e));
        }
        if (draft.Names.Account(name.Name) is not { } account)
        {
            draft.Names.Unknown(name.Name, At(name), d => d.Kind == NameKind.Account);
            return Bound.Wrong(At(e));
        }
        draft.Graph.Mention(account);
        return new Bound(
            new Owed(
                At(e), ValueType.In(Unit.Of(draft.Head.Currency.Code)), account.Index),
            Causes.None);
    }

    private Place FunctionAt(CallExpression e) => scalar.At(e.Start, e.Function.Length);

    private Bound NumberFunctionOf(CallExpression e, ValueType? expected) => e.Function switch
    {
        "min" => Extreme(e, NumberFunction.Min),
        "max" => Extreme(e, NumberFunction.Max),
        "abs" => OfOne(e, NumberFunction.Abs, b => b.Type),
        "whole" => OfOne(e, NumberFunction.Whole, b => ValueType.In(b.Type.Unit)),
        "points" => OfPercent(e),
        "ratio" => Ratio(e),
        "round" => Rounded(e),
        "known" => IsKnown(e, expected),
        _ => CohortTestOf(e),
    };

    private Bound[]? Arguments(CallExpression e, int least, int most)
    {
        if (e.Arguments.Count < least || e.Arguments.Count > most)
        {
            string number = least == most
                ? Numerals.Text(least)
                : Numerals.Text(least) + " to " + Numerals.Text(most);
            number = most == int.MaxValue ? "at least " + Numerals.Text(least) : number;
            draft.Report.Error(
                "wrong-value", At(e),
                $"{e.Function}(…) takes {number} " +
                $"value{(least == 1 && most == 1 ? "" : "s")}, not " +
                $"{Numerals.Text(e.Arguments.Count)}");
            return null;
        }
        Bound[] bound = [.. e.Arguments.Select(a => Bind(a.Value, null))];
        return Array.Exists(bound, b => b.IsWrong) ? null : bound;
    }

    private bool AreNumbers(CallExpression e, IEnumerable<Bound> bounds)
    {
        Bound? wrong = bounds.FirstOrDefault(b => !b.IsNumber);
        if (wrong is not null)
        {
            draft.Report.Error(
                "wrong-unit", wrong.Place,
                $"{e.Function}(…) takes numbers, not {Wording.Of(wrong.Type)}");
        }
        return wrong is null;
    }

    private Bound Function(
        Expression e, NumberFunction function, ValueType type, params Bound[] arguments)
    {
        Causes missing = arguments.Aggregate(Causes.None, (c, b) => c + b.Missing);
        Causes ruledOut = arguments.Aggregate(Causes.None, (c, b) => c + b.RuledOut);
        return new Bound(
            new NumberCall(
                At(e), type.Missing(missing.Any), function, [.. arguments.Select(a => a.Formula)]),
            missing)
        {
            RuledOut = ruledOut,
        };
    }

    private Bound Extreme(CallExpression e, NumberFunction function)
    {
        if (Arguments(e, 2, int.MaxValue) is not { } all)
        {
            return Bound.Wrong(At(e));
        }
        ValueType? type = all[0].Type;
        for (int i = 1; i < all.Length && type is not null; i++)
        {
            type = Common(all[0], all[i]);
            if (type is { Kind: not (ValueKind.Number or ValueKind.Date) })
            {
                type = null;
            }
            if (type is null)
            {
                draft.Report.Error(
                    "wrong-unit", all[i].Place,
                    $"{e.Function}(…) of {Wording.Of(all[0].Type)} and " +
                    $"{Wording.Of(all[i].Type)} has no meaning",
                    all[i].Formula is Constant { Value: { IsKnown: true } zero }
                        && zero.Number.IsZero
                        ? $"write the unit: 0 {Zero(all[0].Type)}"
                        : null);
            }
        }
        return type is null ? Bound.Wrong(At(e)) : Function(e, function, type, all);
    }

    private static string Zero(ValueType type) => type.Unit.ToString();

    private Bound OfOne(CallExpression e, NumberFunction function, Func<Bound, ValueType> type) =>
        Arguments(e, 1, 1) is { } all && AreNumbers(e, all)
            ? Function(e, function, type(all[0]).Missing(false), all)
            : Bound.Wrong(At(e));

    private Bound OfPercent(CallExpression e)
    {
        if (Arguments(e, 1, 1) is not { } all)
        {
            return Bound.Wrong(At(e));
        }
        if (!all[0].IsNumber || !all[0].Type.Unit.IsNone)
        {
            draft.Report.Error(
                "wrong-unit", all[0].Place,
                $"points(…) takes a percentage, not {Wording.Of(all[0].Type)}");
            return Bound.Wrong(At(e));
        }
        return Function(e, NumberFunction.Points, ValueType.In(Points), all);
    }

    private Bound Ratio(CallExpression e)
    {
        if (Arguments(e, 2, 2) is not { } all || !AreNumbers(e, all))
        {
            return Bound.Wrong(At(e));
        }
        Causes zero = ByZero(e.Arguments[1].Value, all[1]);
        Causes missing = all[0].Missing + all[1].Missing + zero;
        return new Bound(
            new NumberCall(
                At(e), ValueType.Percent.Missing(missing.Any), NumberFunction.Ratio,
                [all[0].Formula, all[1].Formula]),
            missing)
        {
            RuledOut = all[0].RuledOut + all[1].RuledOut + zero,
        };
    }

    private Bound Rounded(CallExpression e)
    {
        Rounding rounding = draft.Head.Rounding;
        bool states = e.Arguments.Count == 3;
        if (states && (e.Arguments[2].Value is not NameExpression name
            || !RoundingNames.TryParse(name.Name, out rounding)))
        {
            draft.Report.Error(
                "wrong-value", At(e.Arguments[2].Value),
                $"`{Source(e.Arguments[2].Value)}` is no rounding",
                "write " + Wording.List(RoundingNames.All, "or"));
            return Bound.Wrong(At(e));
        }
        CallExpression two = states ? e with { Arguments = [e.Arguments[0], e.Arguments[1]] } : e;
        if (Arguments(two, 2, 2) is not { } all || !AreNumbers(e, all))
        {
            return Bound.Wrong(At(e));
        }
        if (all[0].Type.Unit != all[1].Type.Unit)
        {
            draft.Report.Error(
                "wrong-unit", all[1].Place,
                $"{Wording.Of(all[0].Type)} cannot be rounded to steps of " +
                $"{Wording.Of(all[1].Type)}");
            return Bound.Wrong(At(e));
        }
        if (all[1].Formula is Constant { Value: { IsKnown: true } step } && step.Number.Sign <= 0)
        {
            draft.Report.Error("wrong-value", all[1].Place, "a rounding step is more than 0");
            return Bound.Wrong(At(e));
        }
        Bound call = Function(e, NumberFunction.Round, all[0].Type.Missing(false), all);
        return new Bound(((NumberCall)call.Formula) with { Rounding = rounding }, call.Missing)
        {
            RuledOut = call.RuledOut,
        };
    }

    private Bound IsKnown(CallExpression e, ValueType? expected)
    {
        _ = expected;
        if (Arguments(e, 1, 1) is not { } all)
        {
            return Bound.Wrong(At(e));
        }
        return new Bound(
            new NumberCall(At(e), ValueType.YesNo, NumberFunction.Known, [all[0].Formula]),
            Causes.None)
        {
            RuledOut = all[0].RuledOut,
        };
    }

    private Bound CohortTestOf(CallExpression e)
    {
        bool above = e.Function.StartsWith("above", StringComparison.Ordinal);
        CohortTestKind kind = e.Function[6..] switch
        {
            "band" => CohortTestKind.Band,
            "exactly" => CohortTestKind.Exactly,
            _ => CohortTestKind.Comparison,
        };
        int count = kind == CohortTestKind.Comparison ? 5 : 4;
        if (Arguments(e, count, count) is not { } all || !AreNumbers(e, all)
            || !TestUnits(e, kind, all))
        {
            return Bound.Wrong(At(e));
        }
        Causes missing = all.Aggregate(Causes.None, (c, b) => c + b.Missing);
        return new Bound(
            new CohortTest(
                At(e), ValueType.YesNo.Missing(missing.Any), kind, above,
                [.. all.Select(a => a.Formula)]),
            missing)
        {
            RuledOut = all.Aggregate(Causes.None, (c, b) => c + b.RuledOut),
        };
    }

    private bool TestUnits(CallExpression e, CohortTestKind kind, Bound[] all)
    {
        Unit people = draft.Units.People;
        Unit first = kind == CohortTestKind.Exactly ? Unit.Of(Dimensions.Event) : Unit.None;
        Unit[] wanted = kind == CohortTestKind.Comparison
            ? [first, people, Unit.None, people, Unit.None]
            : [first, people, Unit.None, Unit.None];
        for (int i = 0; i < wanted.Length; i++)
        {
            Unit unit = all[i].Type.Unit;
            bool counted = i == 0 && kind == CohortTestKind.Exactly
                && (unit == people || unit == Unit.Of(Dimensions.Unit));
            if (unit != wanted[i] && !counted)
            {
                string what = wanted[i].IsNone ? "a percentage" : wanted[i].InWords();
                draft.Report.Error(
                    "wrong-unit", all[i].Place,
                    $"value {Numerals.Text(i + 1)} of {e.Function}(…) is {what}, not " +
                    $"{Wording.Of(all[i].Type)}");
                return false;
            }
        }
        return TestFigures(e, kind, all);
    }

    // Figures that stand in the text are checked here; others when they are known.
    private bool TestFigures(CallExpression e, CohortTestKind kind, Bound[] all)
    {
        int[] rates = kind switch
        {
            CohortTestKind.Band => [0, 2],
            CohortTestKind.Exactly => [2],
            _ => [0, 2],
        };
        for (int i = 0; i < all.Length; i++)
        {
            bool isConfidence = i == all.Length - 1;
            if (all[i].Formula is not Constant { Value: { IsKnown: true } value }
                || !(isConfidence || rates.Contains(i))
                || (value.Number > 0 && value.Number < 1)
                || (!isConfidence && (value.Number.IsZero || value.Number == 1)))
            {
                continue;
            }
            draft.Report.Error(
                "wrong-value", all[i].Place,
                $"value {Numerals.Text(i + 1)} of {e.Function}(…) is "
                + (isConfidence
                    ? "a confidence: more than 0% and less than 100%"
                    : "a rate: from 0% to 100%"));
            return false;
        }
        return true;
    }
}
