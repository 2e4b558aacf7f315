using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>The keys of an outcome as sentences, one method a question of language reference 4.
/// </summary>
internal sealed class OutcomeWords(Named outcome, Speech speech)
{
    private static readonly List<Diagnostic> Unheard = [];

    public Named Outcome => outcome;

    public Speech Speech => speech;

    private bool HasClock => outcome.Body is { } body && (body["adds up"] ?? body["continuous"]
        ?? body["free of"] ?? body["rises"] ?? body["falls"]) is not null;

    /// <summary>What is watched, and how much of it.</summary>
    public string Achieved()
    {
        foreach (var key in new[] { "happens", "adds up", "continuous", "stands at", "rises",
            "falls", "free of", "holds", "any of", "all of" })
        {
            if (outcome.Body?[key] is { } node)
            {
                return Watched(key, node);
            }
        }

        return "It is not stated what is watched.";
    }

    private string Watched(string key, YamlNode node) => key switch
    {
        "happens" => Happens(node),
        "adds up" => AddsUp(node),
        "continuous" => $"It is achieved when {Facts(node)} "
            + (outcome.Scalar("every") is { } again
                ? $"has gone on without a break for {speech.Text(again)}, and again after each "
                    + "further such stretch; stretches do not overlap."
                : $"has gone on without a break for {Reaches()}."),
        "stands at" => $"It is achieved when a reading of {Facts(node)} stands at {Reaches()} or "
            + "beyond.",
        "rises" or "falls" => $"It is achieved when {Facts(node)} "
            + $"{(key == "rises" ? "has risen" : "has fallen")} by {Reaches()} since the last "
            + "reading on or before the start or, where there is none, since the first.",
        "free of" => $"It is achieved when there has been no {Facts(node)} for {Reaches()}. "
            + "This is concluded only when that time, and the time until it is payable, have "
            + "passed.",
        "holds" => Holds(),
        "any of" => $"It is achieved by whichever of {Outcomes(node, "or")} is achieved first; on "
            + "the same day, by the one named first here.",
        _ => $"It is achieved when all of {Outcomes(node, "and")} have been achieved, on the day "
            + "of the last.",
    };

    private string Happens(YamlNode node)
    {
        if (node is YamlList list)
        {
            return $"It is achieved by each of these: {Grammar.List(Names(list), "or")}. Its kind "
                + "is the one that happened.";
        }

        return node is YamlScalar { Text: "started" }
            ? $"It is achieved on the day the {speech.Person} starts."
            : node is YamlScalar spell && Kind(spell.Text.Split(' ')[0]) == "spell"
                ? $"It is achieved on the first day of {Facts(node)}."
                : $"It is achieved on the day of {Facts(node)}.";
    }

    private string AddsUp(YamlNode node)
    {
        var kind = node is YamlScalar name ? Kind(name.Text.Split(' ')[0]) : null;
        var what = kind switch
        {
            "spell" => $"the days of {Facts(node)}, with or without gaps between them, add up to",
            "amount" => $"the amounts of {Facts(node)} add up to",
            _ => $"the number of {Facts(node)} events comes to",
        };
        return outcome.Scalar("every") is { } again
            ? $"It is achieved each time {what} a further {speech.Text(again)}."
            : $"It is achieved on the day on which {what} "
                + (kind is "spell" or "amount" ? Reaches() : Number()) + ".";
    }

    private string? Kind(string fact)
        => speech.Contents.Find(fact, NameKind.Event)?.Text("kind");

    private string Reaches()
        => outcome.Body?["reaches"] is { } reaches ? speech.Value(reaches) : "any length";

    private string Number()
        => outcome.Scalar("reaches") is { } scalar
            && ExpressionParser.Parse(scalar, Unheard.ToList()) is QuantityLiteral number
            ? Grammar.Number(number.Amount) : Reaches();

    private string Facts(YamlNode node) => node switch
    {
        YamlScalar scalar => Fact(scalar),
        YamlList list => Grammar.List(Names(list), "or"),
        _ => "something",
    };

    private IEnumerable<string> Names(YamlList list)
        => list.Items.OfType<YamlScalar>().Select(Fact);

    private string Fact(YamlScalar scalar)
    {
        if (ExpressionParser.ParseWhere(scalar, Unheard.ToList()) is not { } phrase)
        {
            return Grammar.Quote(scalar.Text);
        }

        return speech.Fact(phrase.What)
            + (phrase.Where is { } where ? Which(speech.Holds(where)) : "")
            + (phrase.In is { } window ? " " + speech.During(window) : "");
    }

    private static string Which(string condition)
        => condition.StartsWith("its ", StringComparison.Ordinal)
            ? " whose " + condition[4..] : " for which " + condition;

    private string Outcomes(YamlNode node, string last)
        => Grammar.List(Speech.Scalars(node).Select(Named), last);

    private string Named(YamlScalar name)
        => speech.Contents.Find(name.Text, NameKind.Outcome) is { } other
            ? speech.Outcome(other) : Grammar.Quote(name.Text);

    private string Holds()
    {
        var day = outcome.Scalar("at") is { } at ? Day(at)
            : outcome.Text("each") is { } period
                ? $"on the last day of a {Grammar.Words(period)}" : "on the day";
        return Conditions().Count > 0
            ? $"It is achieved {day} if all of these hold:"
            : $"It is achieved {day} if {Condition("holds")}.";
    }

    private string Day(YamlScalar at)
    {
        if (at.Text == "started")
        {
            return $"on the day the {speech.Person} starts";
        }

        // "3 months after the start" is a day by itself; "the start" and "1 May 2024" need "on".
        var day = speech.Text(at);
        return char.IsAsciiDigit(day[0]) && day.Contains(" after ", StringComparison.Ordinal)
            ? day : $"on {day}";
    }

    private string Condition(string key)
        => outcome.Scalar(key) is { } scalar ? speech.Condition(scalar) : "it is so decided";

    /// <summary>The condition of <c>holds</c> as a list, from three parts up.</summary>
    public IReadOnlyList<string> Conditions()
        => conditions ??= outcome.Scalar("holds") is { } scalar
            && ExpressionParser.Parse(scalar, Unheard.ToList()) is { } read
            && Speech.CountOf(read) > 2 ? speech.AllOf(read) : [];

    private IReadOnlyList<string>? conditions;

    /// <summary>From when the clock runs, what it overlooks, and by when it must be reached.
    /// </summary>
    public string When()
    {
        var bridging = outcome.Scalar("bridging") is { } gap
            ? $" A gap of up to {speech.Text(gap)} is overlooked." : "";
        return bridging + After() + Within();
    }

    private string After()
    {
        if (outcome.Scalar("after") is not { } after)
        {
            if (outcome.Text("at") is { } at && Binding.OutcomeText.IsOfReferral(at))
            {
                return " It needs no start.";
            }

            return HasClock
                ? $" Time counts from the day the {speech.Person} starts; without a start there "
                    + "is no outcome." : "";
        }

        return speech.Contents.Find(after.Text, NameKind.Outcome) is { } before
            ? $" Time counts from the day after {speech.Outcome(before)} was achieved; without "
                + "that there is no outcome."
            : $" Time counts from {speech.Text(after)}; without that date there is no outcome.";
    }

    private string Within()
    {
        if (outcome.Scalar("within") is not { } scalar)
        {
            return outcome.Body?["happens"] is YamlScalar { Text: "started" } ? ""
                : " It must be achieved by the long stop.";
        }

        return ExpressionParser.ParseWithin(scalar, Unheard.ToList()) is { } phrase
            ? $" It must be achieved within {speech.Value(phrase.Length).Within(Hold.Product)} of "
                + $"{speech.Value(phrase.Anchor).Text}, which is the first day of that time."
            : $" It must be achieved within {Grammar.Quote(scalar.Text)}.";
    }

    /// <summary>For whom.</summary>
    public string OnlyIf()
        => outcome.Scalar("only if") is null ? "" : $" It counts only if {Condition("only if")}.";

    /// <summary>Whose facts, and which time, may count.</summary>
    public string Counting() => outcome.Text("counting") switch
    {
        null => "",
        "each member alone" => $" Each member of the {speech.Person} is counted alone: the facts "
            + "of one are never added to those of another.",
        var text when text.StartsWith("time not used by ", StringComparison.Ordinal) =>
            $" A day or payment that counted for {Used(text[17..])} does not count again.",
        var text => $" What counts: {Markup.Clean(text)}.",
    };

    private string Used(string name)
        => speech.Contents.Find(name, NameKind.Outcome) is { } other
            ? speech.Outcome(other) : Grammar.Quote(name);

    /// <summary>How often.</summary>
    public string Often()
    {
        var person = speech.Person;
        if (outcome.Scalar("at most") is not { } scalar)
        {
            return $" It counts once for each {person}.";
        }

        if (ExpressionParser.ParseHowOften(scalar, Unheard.ToList()) is not { } often)
        {
            return $" How often it counts: {Grammar.Quote(scalar.Text)}.";
        }

        var per = often.Per is { } kind ? $" and each {Grammar.Words(kind.Text)}" : "";
        return often.Number switch
        {
            null => $" It may count any number of times for each {person}.",
            NumberLiteral number when number.Value == Quantities.Rational.One =>
                $" It counts once for each {person}{per}.",
            NumberLiteral number =>
                $" It counts at most {Grammar.Number(number.Value)} times for each {person}{per}.",
            MemberExpression { Target: NameExpression table } limit
                when speech.Contents.Find(table.Name, NameKind.Table) is { } named =>
                $" It counts for each {person}{per} at most as many times as "
                + $"{speech.Ref(named)} says under {Grammar.Quote(Grammar.Words(limit.Name))}.",
            var limit => $" The most it counts for each {person}{per} is "
                + $"{speech.Value(limit).Text}.",
        };
    }

    public string NotWith()
        => outcome.Body?["not with"] is { } others
            ? $" {Grammar.Capital(Grammar.WithArticle(speech.Person))} has only one "
                + $"of this and {Outcomes(others, "and")}: whichever "
                + "is achieved first or, where both are on the same day, whichever stands first in "
                + "this schedule." : Elsewhere();

    // The exclusion works both ways, and the text says it on one side only.
    private string Elsewhere()
        => speech.Contents.Of(NameKind.Outcome).FirstOrDefault(other => Speech.Scalars(
            other.Body?["not with"]).Any(name => name.Text == outcome.Name)) is { } found
            ? $" {Grammar.Capital(Grammar.WithArticle(speech.Person))} cannot have both this and "
                + $"{speech.Outcome(found)}, where it is said which counts." : "";

    /// <summary>How many units each is.</summary>
    public string Units() => outcome.Body?["units"] switch
    {
        null => "",
        YamlScalar { Text: "value" } =>
            " It counts as many payable units as its fact says.",
        var units => $" Its payable units are {speech.Value(units)}.",
    };

    /// <summary>Whether it must be claimed, and by when.</summary>
    public string Claimed()
    {
        var claimed = outcome.Text("claimed") == "yes" ? " It is paid only if it is claimed." : "";
        return claimed + (outcome.Scalar("claimed within") is { } limit
            ? $" It is refused if the fact that decides it"
                + $"{(claimed.Length > 0 ? ", or the claim," : "")} is recorded "
                + $"more than {Length(limit)} it was achieved." : "");
    }

    private string Length(YamlScalar limit)
        => limit.Text.Contains(" of ", StringComparison.Ordinal)
            && ExpressionParser.ParseWithin(limit, Unheard.ToList()) is { } phrase
            ? $"{speech.Value(phrase.Length).Text} after {speech.Value(phrase.Anchor).Text}, and"
            : $"{speech.Text(limit)} after";

    /// <summary>When it becomes payable.</summary>
    public string Payable()
        => outcome.Scalar("payable after") is { } wait
            ? $" It becomes payable {speech.Text(wait)} after it is achieved."
            : " It becomes payable on the day it is achieved.";

    /// <summary>What takes it back.</summary>
    public string Undone()
        => outcome.Body?["undone by"] is { } node
            ? $" It is undone by {Facts(node)}: what was paid for it is taken back on the date of "
                + "that." : "";
}
