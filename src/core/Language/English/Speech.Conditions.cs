using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <content>Conditions as clauses with a verb.</content>
internal sealed partial class Speech
{
    /// <summary>The parts of a condition that must all hold, each a clause.</summary>
    public IReadOnlyList<string> AllOf(Expression condition)
        => [.. Parts(Known(condition), BinaryOperator.And).Select(Holds)];

    /// <summary>How many parts <see cref="AllOf"/> gives.</summary>
    public static int CountOf(Expression condition)
        => Parts(Known(condition), BinaryOperator.And).Count();

    /// <summary>A condition as a clause: <c>the fall (E1) is at least 10%</c>.</summary>
    public string Holds(Expression condition) => condition switch
    {
        YesNoLiteral yes => yes.Value ? "always" : "never",
        UnaryExpression { Operator: UnaryOperator.Not } not => HoldsNot(not.Operand),
        BinaryExpression { Operator: BinaryOperator.And } => Joined(condition, "and"),
        BinaryExpression { Operator: BinaryOperator.Or } => Joined(condition, "or"),
        BinaryExpression { Operator: BinaryOperator.Otherwise } pair => HoldsOtherwise(pair),
        BinaryExpression pair when Verb(pair.Operator, false) is { } verb
            => Compared(pair, verb),
        InExpression list => In(list, "is", "are", "or"),
        CallExpression call when Kinds.IsCondition(call, contents) => Test(call, false),
        IfExpression choice =>
            $"{Holds(choice.Then)} (if {Holds(choice.Condition)}; if not, {Holds(choice.Else)})",
        MemberExpression { Name: "met" } met => Value(met).Text + " is met",
        _ when IsTest(condition) => Value(condition).Text + " holds",
        _ => $"{Value(condition).Text} is yes",
    };

    private string HoldsNot(Expression condition) => condition switch
    {
        UnaryExpression { Operator: UnaryOperator.Not } not => Holds(not.Operand),
        BinaryExpression { Operator: BinaryOperator.Or } either
            => Grammar.List(Parts(either, BinaryOperator.Or).Select(HoldsNot)),
        BinaryExpression pair when Verb(pair.Operator, true) is { } verb
            => Compared(pair, verb),
        InExpression list => In(list, "is not", "are not", "or"),
        CallExpression call when Kinds.IsCondition(call, contents) => Test(call, true),
        MemberExpression { Name: "met" } met => Value(met).Text + " is not met",
        NameExpression => $"{Value(condition).Text} "
            + (IsTest(condition) ? "does not hold" : "is no"),
        _ => $"it is not so that {Holds(condition)}",
    };

    private bool IsTest(Expression condition)
        => condition is NameExpression name && contents.Value(name.Name) is { } named
            && Kinds.IsTest(named, contents);

    // Where the left is missing, a condition counts as the right says.
    private string HoldsOtherwise(BinaryExpression pair)
    {
        var left = Holds(pair.Left);
        asides.Add(
            $"Where it cannot be known whether {left}, it counts as {Value(pair.Right).Text}.");
        return left;
    }

    /// <summary>A condition without the <c>otherwise no</c> around it, which its clause says in
    /// words of its own.</summary>
    public static Expression Known(Expression condition)
        => condition is BinaryExpression
        {
            Operator: BinaryOperator.Otherwise, Right: YesNoLiteral { Value: false },
        } pair ? pair.Left : condition;

    private string Joined(Expression condition, string word)
    {
        var joined = word == "and" ? BinaryOperator.And : BinaryOperator.Or;
        var parts = Parts(condition, joined).Select(
            part => part is BinaryExpression { Operator: BinaryOperator.Or }
                ? "either " + Holds(part)
                : part is BinaryExpression { Operator: BinaryOperator.And } ? "both " + Holds(part)
                : Holds(part)).ToList();
        return parts.Any(
            p => Markup.Length(p) > 45 || p.Contains(" and ", StringComparison.Ordinal))
            ? string.Join(", ", parts[..^1]) + $", {word} {parts[^1]}"
            : Grammar.List(parts, word);
    }

    private static IEnumerable<Expression> Parts(Expression condition, BinaryOperator joined)
        => condition is BinaryExpression pair && pair.Operator == joined
            ? Parts(pair.Left, joined).Concat(Parts(pair.Right, joined))
            : [condition];

    private string Compared(BinaryExpression pair, (string Number, string Date) verb)
    {
        if (pair.Right is YesNoLiteral yes && pair.Operator is BinaryOperator.Equal
            or BinaryOperator.NotEqual && Kinds.IsCondition(pair.Left, contents))
        {
            var same = verb.Number == "" == yes.Value;
            return same ? Holds(pair.Left) : HoldsNot(pair.Left);
        }

        if (Later(pair) is { } later)
        {
            return later;
        }

        var left = Value(pair.Left);
        var word = Kinds.IsDate(pair.Left, contents) ? verb.Date : verb.Number;
        var right = IsNumber(left.Text) && pair.Right is QuantityLiteral { Per.Count: 0 } number
            ? Grammar.Number(number.Amount) : Label(pair.Right);
        return $"{left.Within(Hold.Sum)} {left.Be}{(word.Length > 0 ? " " : "")}{word} {right}";
    }

    // contract-year.number >= 4
    private string? Later(BinaryExpression pair)
        => pair is
        {
            Operator: BinaryOperator.AtLeast, Right: NumberLiteral from,
            Left: MemberExpression { Name: "number", Target: NameExpression period },
        } && Kinds.IsPeriod(period.Name)
            ? $"the {Grammar.Words(period.Name)} is number {from.Value} or a later one" : null;

    // A number of events is less than 3, not less than 3 events.
    private static bool IsNumber(string text)
        => text.StartsWith("the number of ", StringComparison.Ordinal)
            || text.StartsWith("the greatest number of ", StringComparison.Ordinal);

    private static (string Number, string Date)? Verb(BinaryOperator sign, bool not)
        => (sign, not) switch
        {
            (BinaryOperator.Equal, false) or (BinaryOperator.NotEqual, true) => ("", ""),
            (BinaryOperator.NotEqual, false) or (BinaryOperator.Equal, true) => ("not", "not"),
            (BinaryOperator.Less, false) or (BinaryOperator.AtLeast, true)
                => ("less than", "before"),
            (BinaryOperator.AtMost, false) or (BinaryOperator.Greater, true)
                => ("at most", "on or before"),
            (BinaryOperator.Greater, false) or (BinaryOperator.AtMost, true)
                => ("more than", "after"),
            (BinaryOperator.AtLeast, false) or (BinaryOperator.Less, true)
                => ("at least", "on or after"),
            _ => null,
        };

    private string In(InExpression list, string one, string many, string last)
    {
        var left = Value(list.Operand);
        var choices = Grammar.List(list.Choices.Select(Label), last);
        return $"{left.Text} {(left.Plural ? many : one)} {choices}";
    }

    // A label stands as in the records, in quotes, even where a clause has the same name.
    private string Label(Expression expression)
        => expression is NameExpression name && IsLabel(name.Name)
            ? Grammar.Quote(name.Name) : Value(expression).Within(Hold.Sum);

    private bool IsLabel(string name)
        => Field(name) is null && contents.Value(name) is null && !Kinds.IsPeriod(name);

    private string Test(CallExpression call, bool not) => call.Function switch
    {
        "any" => Cells(call, not ? "no" : "at least one"),
        "every" => not ? $"it is not so that {Cells(call, "every")}" : Cells(call, "every"),
        "known" => Value(call.Arguments[0].Value) is var known
            ? $"{known.Text} {known.Be} {(not ? "not " : "")}known" : "",
        "covers" when call.Arguments.Count == 2 =>
            $"{(not ? "no spell" : "a spell")} of {Fact(call.Arguments[0].Value)} includes "
            + Value(call.Arguments[1].Value).Text,
        _ => Band(call, not),
    };

    // any(c otherwise no): a cell for which c is not known is none for which it holds.
    private string Cells(CallExpression call, string which)
    {
        var argument = call.Arguments[0];
        var over = Over(argument.Value);
        var cell = over.Count == 0 ? "case" : Grammar.List(over);
        var known = Known(argument.Value);
        var holds = Holds(known);
        if (known != argument.Value && Unknowns(known).Count > 0)
        {
            asides.Add(
                $"{Grammar.Capital(Grammar.WithArticle(cell))} for which "
                + $"{Grammar.List(Unknowns(known), "or")} is not known does not count as one.");
        }

        return $"{holds} for {which} {cell}{Clauses(argument)}";
    }

    private string Band(CallExpression call, bool not)
    {
        var said = call.Arguments.Select(a => Value(a.Value)).ToList();
        var below = call.Function.StartsWith("below", StringComparison.Ordinal);
        var word = $"{(not ? "not " : "")}{(below ? "below" : "above")}";
        var chance = "by more than chance would explain";
        return (call.Function.Split('-')[^1], said.Count) switch
        {
            ("band", 4) => $"{said[0].Text}, among {said[1].Text}, is {word} {said[2].Text} "
                + $"{chance} (normal approximation, {said[3].Text} confidence, two-sided)",
            ("exactly", 4) => $"{said[0].Text}, out of {said[1].Text}, come to "
                + $"{(not ? "not " : "")}{(below ? "fewer" : "more")} than {said[2].Text} would "
                + $"give, {chance} (exact binomial test, {said[3].Text} confidence, two-sided)",
            ("comparison", 5) => $"{said[0].Text}, among {said[1].Text}, is {word} "
                + $"{said[2].Text}, among {said[3].Text}, {chance} (pooled comparison of two "
                + $"groups, {said[4].Text} confidence, two-sided)",
            _ => call.Function + " holds",
        };
    }
}
