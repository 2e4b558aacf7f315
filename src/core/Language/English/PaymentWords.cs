using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>The keys of a payment as sentences (language reference 6).</summary>
internal sealed class PaymentWords
{
    private readonly Named payment;
    private readonly Speech speech;
    private readonly CellWords cells;
    private readonly Expression? condition;
    private readonly string pay;
    private readonly string lead;
    private readonly string only;
    private readonly IReadOnlyList<string> conditions = [];

    public PaymentWords(Named payment, Speech speech)
    {
        this.payment = payment;
        this.speech = speech;
        cells = new CellWords(speech, payment);
        // In the order in which they are read, so that numbers stand at the first mention.
        lead = IsScheme ? "" : cells.ForEach("for ");
        condition = payment.Scalar("only if") is { } scalar
            ? ExpressionParser.Parse(scalar, new List<Diagnostic>()) : null;
        var listed = condition is not null && Speech.CountOf(condition) > 2;
        conditions = listed ? speech.AllOf(condition!) : [];
        only = condition is null || listed ? "" : speech.Holds(Speech.Known(condition));
        pay = Pay();
    }

    private bool IsScheme
        => Speech.Scalars(payment.Body?["for each"]).All(e => e.Text == "scheme");

    /// <summary>For what, on what condition, how much.</summary>
    public string Paid()
    {
        var which = only.Length == 0 ? lead
            : lead.Length == 0 ? "if " + only
            : Markup.Length(only) > 60 || lead.Contains("these: ", StringComparison.Ordinal)
                ? $"{lead}, if {only}" : $"{lead} for which {only}";
        if (conditions.Count > 2)
        {
            var where = lead.Length == 0 ? "If" : Grammar.Capital(lead) + ", if";
            return $"{where} all of these hold, {pay}:";
        }

        return which.Length == 0 ? $"{Grammar.Capital(pay)}." : $"{Grammar.Capital(which)}, {pay}.";
    }

    /// <summary>The condition as a list, from three parts up.</summary>
    public IReadOnlyList<string> Conditions() => conditions;

    public string AfterConditions() => speech.Asides();

    /// <summary>What happens where the condition cannot be decided, and where nobody decides.
    /// </summary>
    public string Unknown()
    {
        var needs = payment.Text("needs") == "decision"
            ? " Nothing is paid until it has been decided that it is to be." : "";
        if (condition is null || Speech.Known(condition) == condition)
        {
            return needs;
        }

        var unknown = speech.Unknowns(condition);
        return (unknown.Count == 1 ? $" If {unknown[0]} is not known, nothing is paid."
            : " Where it cannot be known whether this holds, nothing is paid.") + needs;
    }

    private string Pay()
    {
        var node = payment.Body?["pay"];
        if (node is YamlMap map)
        {
            if (map["instalments"] is YamlMap parts)
            {
                return new InstalmentWords(speech).Say(parts);
            }

            if (map["pool"] is not null)
            {
                return new PoolWords(speech).Say(map);
            }
        }

        var each = EachUnit();
        if (node is YamlScalar scalar
            && ExpressionParser.Parse(scalar, new List<Diagnostic>())
                is UnaryExpression { Operator: UnaryOperator.Minus } minus)
        {
            var taken = speech.Value(minus.Operand);
            return $"{taken.Text} {(taken.Plural ? "are" : "is")} deducted{each}";
        }

        return $"the payment{each} is {speech.Value(node)}";
    }

    private string EachUnit()
        => payment.Body?["units"] is not null ? " for each unit"
            : OutcomeUnits() is { } outcome
                ? " for each of its payable units (see "
                    + Markup.Reference(outcome.Id, outcome.Number) + ")"
                : "";

    private Named? OutcomeUnits()
        => Speech.Scalars(payment.Body?["for each"])
            .Select(e => speech.Contents.Find(e.Text.Split(' ')[0], NameKind.Outcome))
            .FirstOrDefault(o => o?.Body?["units"] is not null);

    /// <summary>How many units are paid.</summary>
    public string Units()
        => payment.Body?["units"] is { } units
            ? $" The number of units is {speech.Value(units)}." : "";

    /// <summary>The running total that a price by tier reads.</summary>
    public string Tier()
    {
        if (payment.Body?["tier"] is not YamlMap tier)
        {
            return "";
        }

        var counts = tier["counts"] switch
        {
            null or YamlScalar { Text: "units" } => "Payable units",
            { } node => Grammar.Capital(speech.Value(node)),
        };
        var within = Speech.Scalars(tier["within"]).Select(d => speech.Noun(d.Text)).ToList();
        var afresh = within.Count == 0 ? ""
            : $", starting afresh for each {Grammar.List(within)}";
        var whole = tier["pays"] is YamlScalar { Text: "whole" };
        return $" {counts} are added up in the order in which they become payable{afresh}. "
            + (whole
                ? "Once the running total reaches a tier, all of it is paid at the rate of that "
                    + "tier; the difference falls on the payment that reaches it."
                : "Each part of the running total is paid at the rate of the tier in which it "
                    + "lies.");
    }

    /// <summary>When it is payable.</summary>
    public string Payable()
    {
        if (payment.Body?["payable"] is { } day)
        {
            return $" It is payable {speech.On(day)}.";
        }

        if (payment.Body?["pay"] is YamlMap map && map["instalments"] is not null)
        {
            return "";
        }

        var when = Default();
        return payment.Scalar("payable after") is { } wait
            ? $" It is payable {speech.Text(wait)} after {when.After}." : when.Sentence;
    }

    private (string Sentence, string After) Default()
    {
        var entries = Speech.Scalars(payment.Body?["for each"]).ToList();
        if (entries.Any(e => speech.Contents.Find(e.Text.Split(' ')[0], NameKind.Outcome)
            is not null))
        {
            return (" It is payable when the outcome is.", "the outcome is payable");
        }

        var dimensions = speech.Cell;
        if (dimensions.FirstOrDefault(d => speech.Contents.Find(d, NameKind.Cohort) is not null)
            is { } cohort)
        {
            var noun = speech.Noun(cohort);
            return ($" It is payable on the day the {noun} is measured.",
                $"the day the {noun} is measured");
        }

        return dimensions.LastOrDefault(Kinds.IsPeriod) is { } period
            ? ($" It is payable on the last day of the {Grammar.Words(period)}.",
                $"the last day of the {Grammar.Words(period)}")
            : ("", "that day");
    }

    /// <summary>The other keys: dated prices, rounding, what it is paid on top of, who pays.
    /// </summary>
    public string Other()
    {
        var date = payment.Scalar("in force on") is { } day
            ? $" The prices in force on {speech.DayOf(day)} apply." : "";
        var rounding = payment.Text("rounding") is { } rule
            ? " Its amounts are rounded "
                + Roundings.Sentence(rule, Roundings.Minor(speech.Contents.Currency)) + "." : "";
        var top = Speech.Scalars(payment.Body?["on top of"]).Select(Other).ToList();
        var extra = top.Count > 0
            ? $" It is paid on top of {Grammar.List(top)}: both are meant." : "";
        return date + rounding + VatWords.OfPayment(payment) + extra + By();
    }

    private string Other(YamlScalar name)
        => speech.Contents.Find(name.Text, NameKind.Payment) is { } other
            ? Grammar.Quote(other.Title) + speech.Number(other) : Grammar.Quote(name.Text);

    private string By()
    {
        var by = payment.Text("by") is { } payer ? " by " + Party(payer) : "";
        var to = payment.Text("to") is { } payee ? " to " + Party(payee) : "";
        return by.Length + to.Length > 0 ? $" It is paid{by}{to}." : "";
    }

    private string Party(string name)
        => speech.Contents.Find(name, NameKind.Party)?.Title ?? "the " + Grammar.Words(name);
}
