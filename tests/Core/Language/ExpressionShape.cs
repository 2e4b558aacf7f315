using Outturn.Quantities;
using Outturn.Language.Syntax;

namespace Outturn.Tests.Core.Language;

/// <summary>An expression with every bracket written, to compare trees without places.</summary>
internal static class ExpressionShape
{
    public static string Of(Expression? expression) => expression switch
    {
        null => "nothing",
        NumberLiteral n => n.Fraction ? $"fraction {n.Value}" : $"{n.Value}",
        MoneyLiteral m => $"money({m.Currency} {m.Amount}{Per(m.Per)})",
        PercentLiteral p => $"percent({p.Percent})",
        PointsLiteral p => $"points({p.Points})",
        QuantityLiteral q => $"({q.Amount} of {q.Unit.Text}{Per(q.Per)})",
        DateLiteral d => $"date({CalendarDates.Text(d.Date)})",
        TextLiteral t => $"text({t.Value})",
        YesNoLiteral y => y.Value ? "YES" : "NO",
        NameExpression n => n.Name,
        MemberExpression m => $"({Of(m.Target)} . {m.Name})",
        OnExpression o => $"({Of(o.Target)} on {Of(o.Date)})",
        DayOfExpression d => $"({(d.First ? "first" : "last")} day {Of(d.Period)})",
        UnaryExpression u => $"({u.Operator} {Of(u.Operand)})",
        BinaryExpression b => $"({Of(b.Left)} {b.Operator} {Of(b.Right)})",
        InExpression i => $"({Of(i.Operand)} in [{string.Join("; ", i.Choices.Select(Of))}])",
        IfExpression i => $"(if {Of(i.Condition)} then {Of(i.Then)} else {Of(i.Else)})",
        CallExpression c => $"{c.Function}({string.Join("; ", c.Arguments.Select(Of))})",
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    public static string Of(Argument a) => Of(a.Value)
        + (a.Where is null ? "" : $" where {Of(a.Where)}")
        + (a.PerMember ? " per-member" : "")
        + (a.By is null ? "" : $" by {a.By.Name}")
        + (a.In is null ? "" : $" in {Of(a.In)}")
        + a.Over switch
        {
            LastPeriods last => $" over last {last.Count}",
            PeriodToDate to => $" over {to.Period} to date",
            EarlierIn earlier => $" over earlier in {earlier.Period}",
            _ => "",
        };

    public static string Of(Window? window) => window switch
    {
        AnchoredWindow w => $"[{Of(w.Length)} {(w.Before ? "before" : "from")} {Of(w.Anchor)}]",
        DatedWindow w => $"[{Of(w.From)} to {Of(w.To)}]",
        _ => "nothing",
    };

    private static string Per(IEnumerable<UnitName> units)
        => string.Concat(units.Select(unit => " per " + unit.Text));
}
