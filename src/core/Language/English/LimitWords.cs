using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>One entry of the list of limits and adjustments in words (language reference 7).
/// </summary>
internal sealed class LimitWords(Named limit, Speech speech)
{
    public string Sentence()
    {
        var only = limit.Scalar("only if") is { } condition
            ? $"if {speech.Condition(condition)}, " : "";
        var each = ForEach();
        var said = each + only + What() + Operation();
        return Grammar.Capital(said) + speech.Asides();
    }

    private string What()
    {
        var of = Payments(limit.Body?["of"]);
        return of.Length > 0 ? of : "all payments together";
    }

    private string Payments(YamlNode? node)
        => Grammar.List(Speech.Scalars(node).Select(Payment));

    private string Payment(YamlScalar name)
        => speech.Contents.Find(name.Text, NameKind.Payment) is { } payment
            ? Grammar.Quote(payment.Title) + speech.Number(payment) : Grammar.Quote(name.Text);

    private string ForEach()
    {
        var entries = Speech.Scalars(limit.Body?["for each"]).ToList();
        return entries.Count == 0 || entries.All(e => e.Text == "scheme") ? ""
            : new CellWords(speech, limit).ForEach("for ") + ", ";
    }

    private bool IsOne => Speech.Scalars(limit.Body?["of"]).Count() == 1;

    private string Verb(string one, string many) => IsOne ? one : many;

    private string Operation()
    {
        if (limit.Body?["at most"] is { } most)
        {
            return limit.Body["of total"] is { } total ? Composition(most, total) : Cap(most);
        }

        if (limit.Body?["at least"] is { } least)
        {
            return Floor(least);
        }

        if (limit.Body?["multiply by"] is { } factor)
        {
            return $" {Verb("is", "are")} multiplied by {speech.Value(factor)}.";
        }

        if (limit.Body?["hold back"] is { } held)
        {
            var until = limit.Body["until"] is { } date ? speech.On(date) : "when it is released";
            return $": {speech.Value(held)} of each amount is held back and becomes payable "
                + $"{until}; as long as that date is not known it stays held back.";
        }

        speech.Forget();
        return limit.Body?["recover"] is { } part
            ? $": a part of each amount is taken back, namely {speech.Value(part)}, on the day on "
                + "which that figure is recorded."
            : ": nothing is stated.";
    }

    private string Cap(YamlNode most)
    {
        var edge = speech.Value(most);
        return $" {Verb("comes", "come")} to at most {edge}; if {Verb("it comes", "they come")} to "
            + $"more, {Cut("the rest is not paid")}.";
    }

    private string Cut(string otherwise) => limit.Body?["cut"] switch
    {
        YamlScalar { Text: "pro rata" } => "all are reduced in proportion",
        YamlScalar { Text: "latest first" } => "the latest is cut first",
        YamlScalar { Text: "latest recorded first" } => "what was recorded last is cut first",
        YamlList list => $"{Grammar.List(list.Items.OfType<YamlScalar>().Select(Payment))} "
            + "are cut, in this order",
        YamlScalar one => $"{Payment(one)} is cut",
        _ => otherwise,
    };

    private string Composition(YamlNode most, YamlNode total)
    {
        var units = limit.Text("measured in") == "units";
        return $" may be at most {speech.Value(most)} of the total of {Payments(total)}"
            + $"{(units ? ", counted in whole units" : "")}; if {Verb("it comes", "they come")} to "
            + $"more, {Cut("the latest is cut first")}. What is cut is released as the others "
            + "grow.";
    }

    private string Floor(YamlNode least)
    {
        var edge = speech.Value(least);
        return limit.Text("carry") == "forward"
            ? $" {Verb("comes", "come")} to at least {edge}; what falls short is taken from what "
                + "follows instead."
            : $" {Verb("comes", "come")} to at least {edge}; what is missing is added at the end "
                + "of the period.";
    }
}
