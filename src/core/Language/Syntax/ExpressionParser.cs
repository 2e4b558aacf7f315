namespace Outturn.Language.Syntax;

/// <summary>
/// Reads the text of one scalar as an expression or as one of the phrases that some keys take
/// (language reference 4, 6 and 9). What cannot be read gives null and exactly one error,
/// mostly <c>wrong-expression</c>, at the words concerned.
/// </summary>
public static class ExpressionParser
{
    /// <summary>An expression or a condition.</summary>
    public static Expression? Parse(YamlScalar scalar, ICollection<Diagnostic> diagnostics)
        => Read(scalar, diagnostics, parser => parser.Value());

    /// <summary><c>104 weeks of started</c>, in <c>within</c> and <c>claimed within</c>.</summary>
    public static WithinPhrase? ParseWithin(YamlScalar scalar, ICollection<Diagnostic> diagnostics)
        => Read(scalar, diagnostics, parser => parser.Within());

    /// <summary><c>FACT where CONDITION in WINDOW</c>, the last two optional: what is watched,
    /// <c>undone by</c>, and each entry of <c>for each</c>.</summary>
    public static WherePhrase? ParseWhere(YamlScalar scalar, ICollection<Diagnostic> diagnostics)
        => Read(scalar, diagnostics, parser => parser.Where());

    /// <summary><c>12 months before day</c>, <c>6 months from started</c>, <c>X to Y</c>.</summary>
    public static Window? ParseWindow(YamlScalar scalar, ICollection<Diagnostic> diagnostics)
        => Read(scalar, diagnostics, parser => parser.OnlyWindow());

    /// <summary><c>3</c>, <c>1 per kind</c>, <c>unlimited</c>.</summary>
    public static HowOftenPhrase? ParseHowOften(
        YamlScalar scalar, ICollection<Diagnostic> diagnostics)
        => Read(scalar, diagnostics, parser => parser.HowOften());

    /// <summary><c>GBP per person</c>, <c>percent</c>, <c>yes/no</c>.</summary>
    public static TypePhrase? ParseType(YamlScalar scalar, ICollection<Diagnostic> diagnostics)
        => Read(scalar, diagnostics, parser => parser.Type());

    /// <summary>
    /// The key of a row of a table, dated keys included. Text that is no number, date, amount or
    /// range is a label; only after <c>from</c> and <c>up to</c> is a wrong expression an error.
    /// </summary>
    public static TableKey? ParseKey(YamlScalar scalar, ICollection<Diagnostic> diagnostics)
    {
        var text = scalar.Text;
        switch (text)
        {
            case "otherwise":
                return new OtherwiseKey(0, text.Length);
            case "beyond":
                return new BeyondKey(0, text.Length);
        }

        var edge = text.StartsWith("from ", StringComparison.Ordinal)
            || text.StartsWith("up to ", StringComparison.Ordinal);
        if (edge)
        {
            return Read(scalar, diagnostics, parser => parser.Key());
        }

        var unheard = new List<Diagnostic>();
        var key = Read(scalar, unheard, parser => parser.Key());
        return key is RangeKey || (key is ValueKey value && IsLiteral(value.Value))
            ? key
            : new LabelKey(text, 0, text.Length);
    }

    private static bool IsLiteral(Expression value) => value switch
    {
        UnaryExpression { Operator: UnaryOperator.Minus } minus => IsLiteral(minus.Operand),
        NumberLiteral or MoneyLiteral or PercentLiteral or PointsLiteral => true,
        QuantityLiteral or DateLiteral => true,
        _ => false,
    };

    private static T? Read<T>(
        YamlScalar scalar, ICollection<Diagnostic> diagnostics, Func<Parser, T> rule)
        where T : class
    {
        try
        {
            var parser = new Parser(scalar.Text);
            var result = rule(parser);
            parser.AtEnd();
            return result;
        }
        catch (SyntaxProblem problem)
        {
            var place = scalar.IsEmpty
                ? scalar.Place
                : scalar.At(problem.Start, problem.End - problem.Start);
            diagnostics.Add(Diagnostic.Error(
                problem.Rule, place, problem.Message, problem.Remedy));
            return null;
        }
    }
}
