namespace Outturn.Language.Syntax;

/// <summary>
/// Recursive descent over the grammar of language reference 9, one method a rule, named as the
/// rule. Stops at the first problem.
/// </summary>
internal sealed partial class Parser(string text)
{
    private const int MostDepth = 64;
    private const int MostOperators = 1_000;
    private readonly List<Token> tokens = Lexer.Tokens(text);
    private int position;
    private int depth;
    private int operators;

    private Token Now => tokens[position];

    private Token After(int count) => tokens[Math.Min(position + count, tokens.Count - 1)];

    private int LastEnd => position == 0 ? 0 : tokens[position - 1].End;

    private Token Take() => tokens[position++];

    private bool TakeIf(string word)
    {
        if (!Now.Is(word))
        {
            return false;
        }

        position++;
        return true;
    }

    private void Expect(string word, string why)
    {
        if (!TakeIf(word))
        {
            throw Wrong($"\"{word}\" is expected {why}");
        }
    }

    /// <summary>Nothing may follow.</summary>
    public void AtEnd()
    {
        if (Now.Kind != TokenKind.End)
        {
            throw Unexpected();
        }
    }

    public Expression Value()
    {
        if (++depth > MostDepth)
        {
            throw new SyntaxProblem("too-deep", Now.Start, Now.End, "nested too deeply")
            {
                Remedy = "give parts of it names, as measures or tables of their own",
            };
        }

        var value = Now.Is("if") ? If() : Otherwise();
        depth--;
        return value;
    }

    private IfExpression If()
    {
        var start = Take().Start;
        var condition = Value();
        Expect("then", "after the condition of \"if\"");
        var then = Value();
        Expect("else", "after the value of \"then\"");
        var other = Value();
        return new IfExpression(condition, then, other, start, other.End);
    }

    private Expression Otherwise() => Chain(Or, BinaryOperator.Otherwise, "otherwise");

    private Expression Or() => Chain(And, BinaryOperator.Or, "or");

    private Expression And() => Chain(Not, BinaryOperator.And, "and");

    private Expression Chain(Func<Expression> part, BinaryOperator joined, string word)
    {
        var left = part();
        while (TakeIf(word))
        {
            left = Join(joined, left, part());
        }

        return left;
    }

    private BinaryExpression Join(BinaryOperator joined, Expression left, Expression right)
    {
        Count(right);
        return new BinaryExpression(joined, left, right, left.Start, right.End);
    }

    private void Count(Expression at)
    {
        if (++operators > MostOperators)
        {
            throw new SyntaxProblem("too-long", at.Start, at.End, "this expression is too long")
            {
                Remedy = "give parts of it names, as measures or tables of their own",
            };
        }
    }

    private Expression Not()
    {
        if (!Now.Is("not"))
        {
            return Test();
        }

        var word = Take();
        if (++depth > MostDepth)
        {
            throw new SyntaxProblem("too-deep", word.Start, word.End, "nested too deeply");
        }

        var operand = Not();
        depth--;
        return new UnaryExpression(UnaryOperator.Not, operand, word.Start, operand.End);
    }

    private Expression Test()
    {
        var left = Sum();
        Expression test;
        if (Comparison(Now) is { } compared)
        {
            position++;
            test = Join(compared, left, Sum());
        }
        else if (Now.Is("in") && After(1).Is("["))
        {
            test = In(left);
        }
        else
        {
            return left;
        }

        if (Comparison(Now) is not null || (Now.Is("in") && After(1).Is("[")))
        {
            throw NoChains(test);
        }

        return test;
    }

    private SyntaxProblem NoChains(Expression test)
    {
        var first = text[test.Start..test.End];
        var remedy = test is BinaryExpression pair
            ? $"write \"{first} and {text[pair.Right.Start..pair.Right.End]} {Now.Text} …\""
            : "join two comparisons with \"and\"";
        return new SyntaxProblem(
            "no-chains", Now.Start, Now.End, "a comparison has two sides, and this is a third")
        {
            Remedy = remedy,
        };
    }

    private static BinaryOperator? Comparison(Token token)
        => token.Kind != TokenKind.Symbol ? null : token.Text switch
        {
            "=" => BinaryOperator.Equal,
            "!=" => BinaryOperator.NotEqual,
            "<" => BinaryOperator.Less,
            "<=" => BinaryOperator.AtMost,
            ">" => BinaryOperator.Greater,
            ">=" => BinaryOperator.AtLeast,
            _ => null,
        };

    private InExpression In(Expression left)
    {
        position += 2;
        var choices = new List<Expression> { Value() };
        while (TakeIf(","))
        {
            choices.Add(Value());
        }

        Expect("]", "at the end of the list after \"in\"");
        return new InExpression(left, choices, left.Start, LastEnd);
    }

    private Expression Sum()
    {
        var left = Product();
        while (Now.Is("+") || Now.Is("-"))
        {
            var joined = Take().Is("+") ? BinaryOperator.Add : BinaryOperator.Subtract;
            left = Join(joined, left, Product());
        }

        return left;
    }

    private Expression Product(bool of = true)
    {
        var left = Unary();
        while (Now.Is("*") || Now.Is("/") || (of && Now.Is("of")))
        {
            var word = Take();
            var joined = word.Is("*") ? BinaryOperator.Multiply
                : word.Is("/") ? BinaryOperator.Divide : BinaryOperator.Of;
            left = Join(joined, left, Unary());
        }

        return left;
    }

    private Expression Unary()
    {
        if (!Now.Is("-"))
        {
            return Postfix();
        }

        var start = Take().Start;
        if (Now.Is("-"))
        {
            throw Wrong("one minus is enough", "remove it, or write -(-x)");
        }

        var operand = Postfix();
        return new UnaryExpression(UnaryOperator.Minus, operand, start, operand.End);
    }

    private Expression Postfix()
    {
        var target = Primary();
        while (true)
        {
            if (TakeIf("."))
            {
                if (Now.Kind != TokenKind.Name)
                {
                    throw Wrong("a name is expected after \".\"");
                }

                var name = Take();
                target = new MemberExpression(target, name.Text, target.Start, name.End);
            }
            else if (TakeIf("on"))
            {
                var date = Primary();
                target = new OnExpression(target, date, target.Start, date.End);
            }
            else
            {
                return target;
            }

            Count(target);
        }
    }

    private SyntaxProblem Wrong(string message, string? remedy = null)
        => SyntaxProblem.Wrong(
            Now.Start, Now.End, message + (Now.Kind == TokenKind.End
                ? ", and the text ends here" : $", not \"{Now.Text}\""), remedy);

    private SyntaxProblem Unexpected()
    {
        var remedy = Now.Text switch
        {
            "(" => "only a function has brackets directly after it: is an operator missing?",
            "," => "a comma stands only between the arguments of a function and in lists",
            ")" => "there is no ( that it closes",
            "is" => "write =",
            "than" or "least" or "most" => "compare with < <= > >=",
            _ => Now.Kind is TokenKind.Symbol ? null : "an operator is missing before it",
        };
        return SyntaxProblem.Wrong(
            Now.Start, Now.End, $"the value is complete before \"{Now.Text}\"", remedy);
    }
}
