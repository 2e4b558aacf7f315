using FsCheck;
using FsCheck.Fluent;
using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Tests.Core.Language;

/// <summary>Expressions of every kind, as deep as the size that FsCheck asks for.</summary>
internal static class ExpressionGenerator
{
    private static readonly Gen<string> Names = Gen.Elements(
        "job", "weeks-13", "a", "day", "quarter", "rate-card", "first", "last", "kind", "units");

    private static readonly Gen<Rational> Decimals =
        from digits in Gen.Choose(0, 2_000_000)
        from places in Gen.Elements(1, 10, 100, 1000)
        select Rational.Of(digits, places);

    private static readonly Gen<UnitName> Units = Gen.Elements(
        "weeks", "working days", "people", "learning-unit", "hours", "percentage point", "months")
        .Select(name => new UnitName(name, 0, 0));

    private static readonly Gen<IReadOnlyList<UnitName>> Per =
        from count in Gen.Elements(0, 0, 1, 2)
        from units in Gen.ListOf(Units, count)
        select (IReadOnlyList<UnitName>)units.ToList();

    private static readonly Gen<Expression> Leaves = Gen.OneOf(
        Names.Select(name => (Expression)new NameExpression(name, 0, 0)),
        Decimals.Select(number => (Expression)new NumberLiteral(number, false, 0, 0)),
        from above in Gen.Choose(1, 50)
        from below in Gen.Choose(2, 50)
        let value = Rational.Of(above, below)
        select (Expression)new NumberLiteral(value, !value.IsWhole, 0, 0),
        from currency in Gen.Elements("£", "$", "GBP", "CHF")
        from amount in Decimals
        from per in Per
        select (Expression)new MoneyLiteral(currency, amount, per, 0, 0),
        Decimals.Select(number => (Expression)new PercentLiteral(number, 0, 0)),
        Decimals.Select(number => (Expression)new PointsLiteral(number, 0, 0)),
        from amount in Decimals
        from unit in Units.Where(unit => unit.Text != "percentage point")
        from per in Per
        select (Expression)new QuantityLiteral(amount, unit, per, 0, 0),
        Gen.Choose(0, 90_000).Select(day
            => (Expression)new DateLiteral(DateOnly.FromDayNumber(700_000 + day), 0, 0)),
        Gen.Elements("it's", "", "a b", "if").Select(text
            => (Expression)new TextLiteral(text, 0, 0)),
        Gen.Elements(true, false).Select(value => (Expression)new YesNoLiteral(value, 0, 0)),
        Gen.Elements("up", "even", "down").Select(word
            => (Expression)new NameExpression("half " + word, 0, 0)));

    public static readonly Gen<Expression> Expressions =
        Gen.Sized(size => Tree(Math.Min(5, size / 8)));

    private static Gen<Expression> Tree(int depth)
    {
        if (depth == 0)
        {
            return Leaves;
        }

        var below = Tree(depth - 1);
        return Gen.OneOf(
            Leaves,
            from joined in Gen.Elements(Enum.GetValues<BinaryOperator>())
            from left in below
            from right in below
            select (Expression)new BinaryExpression(joined, left, right, 0, 0),
            from sign in Gen.Elements(Enum.GetValues<UnaryOperator>())
            from operand in below
            select (Expression)new UnaryExpression(sign, operand, 0, 0),
            from target in below
            from name in Names
            select (Expression)new MemberExpression(target, name, 0, 0),
            from target in below
            from date in below
            select (Expression)new OnExpression(target, date, 0, 0),
            from first in Gen.Elements(true, false)
            from period in below
            select (Expression)new DayOfExpression(first, period, 0, 0),
            from operand in below
            from choices in Gen.NonEmptyListOf(below).Resize(3)
            select (Expression)new InExpression(operand, choices.ToList(), 0, 0),
            from condition in below
            from then in below
            from other in below
            select (Expression)new IfExpression(condition, then, other, 0, 0),
            from function in Gen.Elements("count", "max", "days", "first")
            from arguments in Gen.NonEmptyListOf(Arguments(below)).Resize(2)
            select (Expression)new CallExpression(function, arguments.ToList(), 0, 0));
    }

    private static Gen<Argument> Arguments(Gen<Expression> below)
        => from value in below
           from condition in below
           from clauses in Gen.Choose(0, 31)
           from name in Names
           from window in Windows(below)
           from span in Spans
           select new Argument(value, 0, 0)
           {
               Where = (clauses & 1) != 0 ? condition : null,
               PerMember = (clauses & 2) != 0,
               By = (clauses & 4) != 0 ? new NameExpression(name, 0, 0) : null,
               In = (clauses & 8) != 0 ? window : null,
               Over = (clauses & 16) != 0 ? span : null,
           };

    private static Gen<Window> Windows(Gen<Expression> below)
        => from one in below
           from other in below
           from kind in Gen.Choose(0, 2)
           select kind == 0
               ? (Window)new DatedWindow(one, other, 0, 0)
               : new AnchoredWindow(one, kind == 1, other, 0, 0);

    private static readonly Gen<Span> Spans = Gen.OneOf(
        Gen.Choose(1, 40).Select(count => (Span)new LastPeriods(count, 0, 0)),
        Gen.Elements("quarter", "contract-year").Select(p => (Span)new PeriodToDate(p, 0, 0)),
        Gen.Elements("quarter", "half-year").Select(p => (Span)new EarlierIn(p, 0, 0)));
}
