namespace Outturn.Language.Syntax;

/// <content>Money, quantities, and the phrases that only some keys take.</content>
internal sealed partial class Parser
{
    private MoneyLiteral Money()
    {
        var currency = Take();
        if (Now.Kind != TokenKind.Number)
        {
            throw Wrong(
                $"an amount is expected after \"{currency.Text}\"",
                Now.Kind == TokenKind.Fraction ? "put spaces around the /" : null);
        }

        var amount = Take();
        var per = Per();
        return new MoneyLiteral(currency.Text, amount.Number, per, currency.Start, LastEnd);
    }

    private Expression Quantity()
    {
        var number = Take();
        if (!IsUnit(Now) || Now.Is("member"))
        {
            var fraction = number.Kind == TokenKind.Fraction && !number.Number.IsWhole;
            return new NumberLiteral(number.Number, fraction, number.Start, number.End);
        }

        if (Now.Kind == TokenKind.Currency && After(1).Kind == TokenKind.Number)
        {
            throw Unexpected();
        }

        var unit = Unit();
        var per = Per();
        if (unit.Text is "percentage points" or "percentage point" && per.Count == 0)
        {
            return new PointsLiteral(number.Number, number.Start, LastEnd);
        }

        if (unit.Text.Length == 3 && char.IsAsciiLetterUpper(unit.Text[0]))
        {
            throw SyntaxProblem.Wrong(
                number.Start, unit.End, "the currency stands before the amount",
                $"write {unit.Text} {number.Text}");
        }

        return new QuantityLiteral(number.Number, unit, per, number.Start, LastEnd);
    }

    private static bool IsUnit(Token token)
        => (token.Kind == TokenKind.Name && !Words.Joining.Contains(token.Text))
            || (token.Kind == TokenKind.Currency && token.Text.Length == 3);

    private UnitName Unit()
    {
        if (!IsUnit(Now))
        {
            throw Wrong("a unit is expected", "write for example £7.50 per hour");
        }

        var first = Take();
        var two = (first.Text, Now.Text) is
            ("working", "day" or "days") or ("percentage", "point" or "points");
        if (!two || Now.Kind != TokenKind.Name)
        {
            return new UnitName(first.Text, first.Start, first.End);
        }

        var second = Take();
        return new UnitName($"{first.Text} {second.Text}", first.Start, second.End);
    }

    private List<UnitName> Per()
    {
        var units = new List<UnitName>();
        while (Now.Is("per") && !After(1).Is("member"))
        {
            position++;
            units.Add(Unit());
        }

        return units;
    }

    public TypePhrase Type()
    {
        if (Now.Is("yes") && After(1).Is("/") && After(2).Is("no"))
        {
            position += 3;
            var start = tokens[position - 3].Start;
            return new TypePhrase(new UnitName("yes/no", start, LastEnd), [], start, LastEnd);
        }

        var unit = Unit();
        return new TypePhrase(unit, Per(), unit.Start, LastEnd);
    }

    public HowOftenPhrase HowOften()
    {
        if (Now.Is("unlimited") && After(1).Kind == TokenKind.End)
        {
            var word = Take();
            return new HowOftenPhrase(null, null, word.Start, word.End);
        }

        var number = Sum();
        var per = TakeIf("per") ? Unit() : null;
        return new HowOftenPhrase(number, per, number.Start, LastEnd);
    }

    public WithinPhrase Within()
    {
        var length = Product(of: false);
        if (!TakeIf("of"))
        {
            throw Wrong(
                "\"of\" and a date are expected after the duration",
                "write for example 104 weeks of started");
        }

        var anchor = Sum();
        return new WithinPhrase(length, anchor, length.Start, anchor.End);
    }

    public WherePhrase Where()
    {
        var what = Product();
        var where = TakeIf("where") ? Value() : null;
        var window = Now.Is("in") && !After(1).Is("[") && TakeIf("in") ? Window() : null;
        return new WherePhrase(what, where, window, what.Start, LastEnd);
    }

    public Window OnlyWindow() => Window();

    public TableKey Key()
    {
        if (Now.Is("from"))
        {
            var start = Take().Start;
            var edge = Sum();
            return new FromKey(edge, start, edge.End);
        }

        if (Now.Is("up") && After(1).Is("to"))
        {
            var start = Take().Start;
            position++;
            var edge = Sum();
            return new UpToKey(edge, start, edge.End);
        }

        var from = Sum();
        if (!TakeIf("to"))
        {
            return new ValueKey(from, from.Start, from.End);
        }

        var to = Sum();
        return new RangeKey(from, to, from.Start, to.End);
    }
}
