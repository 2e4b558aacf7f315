namespace Outturn.Language.Syntax;

/// <content>Literals, names, calls and their arguments.</content>
internal sealed partial class Parser
{
    private Expression Primary()
    {
        switch (Now.Kind)
        {
            case TokenKind.Number or TokenKind.Fraction:
                return Quantity();
            case TokenKind.Currency:
                return Money();
            case TokenKind.Percent:
                var percent = Take();
                return new PercentLiteral(percent.Number, percent.Start, percent.End);
            case TokenKind.Date:
                var date = Take();
                return new DateLiteral(date.Date, date.Start, date.End);
            case TokenKind.Text:
                var words = Take();
                return new TextLiteral(words.Text, words.Start, words.End);
            case TokenKind.Name when !Words.Joining.Contains(Now.Text):
                return Named();
            case TokenKind.Symbol when Now.Is("("):
                return Bracketed();
            default:
                throw MissingValue();
        }
    }

    private SyntaxProblem MissingValue()
    {
        if (tokens.Count == 1)
        {
            return SyntaxProblem.Wrong(0, 0, "nothing is written here, and a value is expected");
        }

        var remedy = Now.Is("[") ? "a list stands only after \"in\"" : null;
        return position == 0
            ? Wrong("a value is expected", remedy)
            : Wrong($"a value is expected after \"{tokens[position - 1].Text}\"", remedy);
    }

    private Expression Bracketed()
    {
        var start = Take().Start;
        var inside = Value();
        if (!TakeIf(")"))
        {
            throw Now.Kind == TokenKind.End
                ? SyntaxProblem.Wrong(start, start + 1, "this ( is never closed", "add )")
                : Wrong("\")\" is expected");
        }

        return inside with { Start = start, End = LastEnd };
    }

    private Expression Named()
    {
        var name = Take();
        if (name.Text is "first" or "last" && Now.Is("day") && After(1).Is("of"))
        {
            return DayOf(name);
        }

        if (Now.Is("("))
        {
            return Call(name);
        }

        if (name.Text is "yes" or "no")
        {
            return new YesNoLiteral(name.Is("yes"), name.Start, name.End);
        }

        if (name.Is("half") && (Now.Is("up") || Now.Is("even") || Now.Is("down")))
        {
            var second = Take();
            return new NameExpression("half " + second.Text, name.Start, second.End);
        }

        return new NameExpression(name.Text, name.Start, name.End);
    }

    private DayOfExpression DayOf(Token first)
    {
        position += 2;
        var period = Primary();
        while (TakeIf("of"))
        {
            period = Join(BinaryOperator.Of, period, Primary());
        }

        return new DayOfExpression(first.Is("first"), period, first.Start, period.End);
    }

    private CallExpression Call(Token name)
    {
        var open = Take();
        if (Now.Is(")"))
        {
            throw Wrong($"{name.Text}() needs something between its brackets");
        }

        var arguments = new List<Argument> { Argument() };
        while (TakeIf(","))
        {
            arguments.Add(Argument());
        }

        if (!TakeIf(")"))
        {
            throw Now.Kind == TokenKind.End
                ? SyntaxProblem.Wrong(open.Start, open.End, "this ( is never closed", "add )")
                : Wrong($"\",\" or \")\" is expected in {name.Text}(…)");
        }

        return new CallExpression(name.Text, arguments, name.Start, LastEnd)
        {
            NameStart = name.Start,
        };
    }

    private Argument Argument()
    {
        var value = Value();
        var start = value.Start;
        var argument = new Argument(value, start, value.End);
        if (TakeIf("where"))
        {
            argument = argument with { Where = Value() };
        }

        if (Now.Is("per") && After(1).Is("member"))
        {
            position += 2;
            argument = argument with { PerMember = true };
        }

        if (TakeIf("by"))
        {
            argument = argument with { By = NameAfter("by") };
        }

        if (TakeIf("in"))
        {
            argument = argument with { In = Window() };
        }

        if (TakeIf("over"))
        {
            argument = argument with { Over = Span() };
        }

        return argument with { End = LastEnd };
    }

    private NameExpression NameAfter(string word)
    {
        if (Now.Kind != TokenKind.Name || Words.Joining.Contains(Now.Text))
        {
            throw Wrong($"a name is expected after \"{word}\"");
        }

        var name = Take();
        return new NameExpression(name.Text, name.Start, name.End);
    }

    private Window Window()
    {
        var left = Sum();
        var word = Now;
        if (!TakeIf("before") && !TakeIf("from") && !TakeIf("to"))
        {
            throw Wrong(
                "\"before\", \"from\" or \"to\" is expected in a stretch of time",
                "write for example 12 months from started");
        }

        var right = Sum();
        return word.Is("to")
            ? new DatedWindow(left, right, left.Start, right.End)
            : new AnchoredWindow(left, word.Is("before"), right, left.Start, right.End);
    }

    private Span Span()
    {
        var start = Now.Start;
        if (TakeIf("last"))
        {
            if (Now.Kind != TokenKind.Number || !Now.Number.IsWhole || Now.Number.Sign <= 0
                || Now.Number > 1_000_000)
            {
                throw Wrong("a whole number of periods is expected after \"last\"");
            }

            var count = Take();
            return new LastPeriods((int)count.Number.Numerator, start, count.End);
        }

        if (TakeIf("earlier"))
        {
            Expect("in", "after \"earlier\"");
            var within = NameAfter("in");
            return new EarlierIn(within.Name, start, within.End);
        }

        var period = NameAfter("over");
        Expect("to", "after the period: \"quarter to date\"");
        Expect("date", "after \"to\": \"quarter to date\"");
        return new PeriodToDate(period.Name, start, LastEnd);
    }
}
