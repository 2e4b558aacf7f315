using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Language.English;

/// <content>Functions, over facts, over cells and over numbers.</content>
internal sealed partial class Speech
{
    private Said Call(CallExpression call)
    {
        if (Kinds.IsCondition(call, contents))
        {
            return Whether(call);
        }

        var first = call.Arguments[0];
        var second = call.Arguments.Count > 1 ? call.Arguments[1].Value : null;
        return call.Function switch
        {
            "count" => new(Count(first)),
            "people" => new(People(first)),
            "units" => new("the number of payable units of " + Paid(first) + Clauses(first)),
            "days" => new($"the number of days of {Fact(first.Value)}{Clauses(first)}"),
            "most" => new(
                $"the greatest number of {Events(first.Value)} of any one member{Clauses(first)}"),
            "members" => new(
                $"the number of members with {Fact(first.Value)}{Clauses(first)}"),
            "sum" => Aggregate("sum", first),
            "mean" => Aggregate("mean", first),
            "highest" => Aggregate("highest value", first),
            "lowest" => Aggregate("lowest value", first),
            "first" => Aggregate("first value", first),
            "last" => Aggregate("last value", first),
            "amount" => new("the amount of " + Paid(first)),
            "owed" => new("what is owed on " + Account(first.Value)),
            "points" => new(Value(first.Value).Text + " in percentage points"),
            "abs" => Size(first.Value),
            "whole" => new(
                Value(first.Value).Within(Hold.Sum) + ", rounded down to a whole number",
                Hold.Loose),
            "ratio" when second is not null => new(
                $"the ratio of {Value(first.Value).Within(Hold.Whole)} "
                + $"to {Value(second).Within(Hold.Whole)}"),
            "round" when second is not null => Rounded(call),
            "min" or "max" when second is not null => Extreme(call),
            _ => new(call.Function),
        };
    }

    private string Count(Argument argument)
    {
        if (argument.Value is NameExpression { Name: "participants" })
        {
            return $"the number of {Persons}{Came(argument.By?.Name)}"
                + Clauses(argument with { By = null });
        }

        if (Outcome(argument.Value) is { } outcome)
        {
            return (IsNoun(outcome)
                ? $"the number of {NounForms.Plural(outcome.Noun)}{Number(outcome)}"
                    + Placed(argument, " achieved")
                : $"the number of times {Outcome(outcome)} was achieved" + Placed(argument, ""))
                + Clauses(argument with { By = null });
        }

        return Kinds.IsCondition(argument.Value, contents)
            ? $"the number of {Plurals(Over(argument.Value))} for which "
                + Holds(Known(argument.Value)) + Clauses(argument)
            : $"the number of {Events(argument.Value)}{Clauses(argument)}";
    }

    private string People(Argument argument)
    {
        var many = contents.Participants.Many;
        if (argument.Value is NameExpression { Name: "participants" })
        {
            return Count(argument);
        }

        return Outcome(argument.Value) is { } outcome
            ? (IsNoun(outcome) ? $"the number of {many} with {Outcome(outcome)}"
                : $"the number of {many} who achieved {Outcome(outcome)}")
                + Placed(argument, IsNoun(outcome) ? " achieved" : "")
                + Clauses(argument with { By = null })
            : $"the number of {many} with {Events(argument.Value)}{Clauses(argument)}";
    }

    // In a cell with a period things are placed by a date of their own (language reference 5):
    // outcomes by the date achieved, participants by the date of referral.
    private string Placed(Argument argument, string verb)
    {
        var period = cell.FirstOrDefault(Kinds.IsPeriod);
        return (argument.By?.Name, period) switch
        {
            (null, null) => "",
            (null, _) => $"{verb} in the {Grammar.Words(period)}",
            (_, null) => By(argument),
            _ => $", of those {Came(argument.By.Name).TrimStart()}",
        };
    }

    private string Came(string? by)
    {
        var period = cell.FirstOrDefault(Kinds.IsPeriod) is { } name
            ? " in the " + Grammar.Words(name) : "";
        return by switch
        {
            null => period.Length == 0 ? "" : " referred" + period,
            "referred" => " referred" + period,
            "started" => " who started" + period,
            _ => $" whose date “{Grammar.Words(by)}” lies" + period,
        };
    }

    private Named? Outcome(Expression expression)
        => expression is NameExpression name ? contents.Find(name.Name, NameKind.Outcome) : null;

    private string Paid(Argument argument)
        => argument.Value is NameExpression name
            && contents.Find(name.Name, NameKind.Payment, NameKind.Outcome) is { } named
            ? Grammar.Quote(named.Title) + Number(named) : Value(argument.Value).Text;

    private string Account(Expression expression)
        => expression is NameExpression name
            && contents.Find(name.Name, NameKind.Account) is { } account
            ? Ref(account) : Value(expression).Text;

    /// <summary>A fact in quotes: <c>“in work and off benefit”</c>.</summary>
    public string Fact(Expression expression)
        => expression is NameExpression name ? Fact(name.Name) : Value(expression).Text;

    /// <inheritdoc cref="Fact(Expression)"/>
    public string Fact(string name)
        => contents.Find(name, NameKind.Event) is { } fact
            ? Grammar.Quote(Grammar.Small(fact.Title)) + Number(fact) : Field(name)
            ?? contents.Find(name, NameKind.Attribute)?.Noun ?? Grammar.Quote(name);

    private string Events(Expression expression)
        => expression is NameExpression name && contents.Find(name.Name, NameKind.Event) is not null
            ? Fact(name.Name) + " events" : Value(expression).Text;

    private Said Aggregate(string what, Argument argument)
    {
        var clauses = Clauses(argument);
        var over = argument.Value is NameExpression fact
            && contents.Find(fact.Name, NameKind.Event) is not null ? [] : Over(argument.Value);
        var value = argument.Value is NameExpression name
            && contents.Find(name.Name, NameKind.Event) is not null
            ? Fact(name.Name) : Value(argument.Value).Within(Hold.Whole);
        var cells = over.Count == 0 || argument.Over is not null
            ? "" : $", over all {Plurals(over)}";
        return new($"the {what}{cells}{(cells.Length > 0 ? "," : "")} of {value}{clauses}");
    }

    private static string Plurals(IReadOnlyList<string> nouns)
        => nouns.Count == 0 ? "cases" : Grammar.List(nouns.Select(Plural));

    private static string Plural(string noun) => NounForms.Plural(noun);

    private Said Size(Expression value)
        => value is BinaryExpression { Operator: BinaryOperator.Subtract } gap
            ? new($"the difference between {Value(gap.Left).Within(Hold.Whole)} "
                + $"and {Value(gap.Right).Within(Hold.Whole)}")
            : new($"the size, without its sign, of {Value(value).Within(Hold.Whole)}");

    private Said Rounded(CallExpression call)
    {
        var rule = call.Arguments.Count > 2 && call.Arguments[2].Value is NameExpression named
            ? named.Name : "half up";
        return new(
            $"{Value(call.Arguments[0].Value).Within(Hold.Product)}, rounded "
            + (rule is "up" or "down" ? "to a multiple of " : "to the nearest ")
            + $"{Step(call.Arguments[1].Value)} ({Roundings.How(rule)})", Hold.Loose);
    }

    private string Step(Expression step)
        => step is NumberLiteral one && one.Value == Rational.One
            ? "whole number" : Value(step).Text;

    // max(0, x) is x, but not less than nought.
    private Said Extreme(CallExpression call)
    {
        var most = call.Function == "max";
        var values = call.Arguments.Select(a => a.Value).ToList();
        if (values.Count == 2 && values.FindIndex(Kinds.IsLiteral) is var at && at >= 0
            && !Kinds.IsLiteral(values[1 - at]))
        {
            var edge = IsZero(values[at]) ? "zero" : Value(values[at]).Text;
            var said = Value(values[1 - at]);
            return new(
                $"{said.Within(Hold.Sum)}, but not {(most ? "less" : "more")} than {edge}",
                Hold.Loose, said.Plural);
        }

        var word = values.Count == 2 ? most ? "larger" : "smaller" : most ? "largest" : "smallest";
        return new(
            $"the {word} of {Grammar.List(values.Select(v => Value(v).Within(Hold.Product)))}");
    }

    private static bool IsZero(Expression value) => value switch
    {
        NumberLiteral number => number.Value.IsZero,
        MoneyLiteral money => money.Amount.IsZero,
        PercentLiteral percent => percent.Percent.IsZero,
        QuantityLiteral quantity => quantity.Amount.IsZero,
        _ => false,
    };

    private string Clauses(Argument argument)
        => (argument.Where is { } where ? $" for which {Holds(where)}" : "")
            + By(argument)
            + (argument.In is { } window ? " " + During(window) : "")
            + (argument.Over is { } span ? " " + Past(span) : "");

    private static string By(Argument argument) => argument.By?.Name switch
    {
        null => "",
        "referred" => ", counted by the date of referral",
        "started" => ", counted by the date of the start",
        var date => $", counted by the date “{Grammar.Words(date)}”",
    };

    /// <summary>A stretch of time: <c>in the 12 months before that day</c>.</summary>
    public string During(Window window) => window switch
    {
        AnchoredWindow anchored => $"in the {Value(anchored.Length).Text} "
            + $"{(anchored.Before ? "before" : "from")} {Value(anchored.Anchor).Text}",
        DatedWindow dated => $"from {Value(dated.From).Text} to {Value(dated.To).Text}, "
            + "both days included",
        _ => "",
    };

    private string Past(Span span)
    {
        var own = cell.FirstOrDefault(Kinds.IsPeriod) ?? "period";
        var many = NounForms.Plural(Grammar.Words(own));
        return span switch
        {
            LastPeriods { Count: 1 } => $"in this {Grammar.Words(own)}",
            LastPeriods last => $"over this {Grammar.Words(own)} and the "
                + (last.Count == 2 ? "one" : Numerals.Text(last.Count - 1)) + " before it",
            PeriodToDate to => $"over the {many} of this {Grammar.Words(to.Period)} up to and "
                + "including this one",
            EarlierIn earlier => $"over the earlier {many} of this "
                + Grammar.Words(earlier.Period),
            _ => "",
        };
    }
}
