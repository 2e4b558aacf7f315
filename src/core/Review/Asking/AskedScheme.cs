using System.Globalization;
using System.Text;
using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Review.Asking;

/// <summary>The texts that answers make: a scheme that checks, and a world to try it in. What was
/// not asked is filled in as the review would have it, and marked as illustrative.</summary>
public sealed class AskedScheme
{
    private const int Years = 3;
    private readonly string _name;
    private readonly IReadOnlyDictionary<string, string> _answers;

    /// <summary>The scheme of some answers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="answers">By the keys of <see cref="Questionnaire"/>.</param>
    public AskedScheme(string name, IReadOnlyDictionary<string, string> answers) =>
        (_name, _answers) = (name, answers);

    private string this[string key] => _answers[key];

    private DateOnly First => ((DateLiteral)Parsed(this["first"])).Date;

    private int Months => int.Parse(this["months"], NumberFormatInfo.InvariantInfo);

    private int Starts => int.Parse(this["starts"], NumberFormatInfo.InvariantInfo);

    private string[] Bands => [.. this["groups"].Split(',', StringSplitOptions.TrimEntries
        | StringSplitOptions.RemoveEmptyEntries).Select(Named).Distinct()];

    private double NoHelp => (double)((PercentLiteral)Parsed(this["no-help"])).Percent.Numerator
        / (double)((PercentLiteral)Parsed(this["no-help"])).Percent.Denominator / 100;

    private double Price => Money("price");

    /// <summary>The text of <c>scheme.yaml</c>.</summary>
    public string Scheme() => string.Join('\n',
    [
        $"# {this["outcome-title"]}: written from the answers to \"outturn new --ask\".",
        "# What the answers did not say is illustrative: read it, and make it yours.",
        $"scheme: {{name: {_name}, currency: GBP, purpose: {this["purpose"]}, language: 1}}",
        $"term: {{from: {Day(First)}, to: {Day(Last)}, long stop: {Day(LongStop)}}}",
        $"calendar: {{payment: month, contract-year: {Day(First)}, month end: keep last}}",
        $"parties: {{{this["payer"]}: commissioner}}",
        "facts:",
        $"  participant: {{need: [{string.Join(", ", Bands)}]}}",
        "  events:",
        $"    achieved: {{title: {Quoted(this["outcome-title"])}, kind: spell, "
            + $"source: {this["source"]}, evidence: {Quoted(this["evidence"])}}}",
        "outcomes:",
        "  attached: {title: Start, happens: started, payable after: 30 days}",
        "  expected-anyway:",
        "    title: Start, of which some would get there anyway",
        "    happens: started",
        $"    payable after: {Whole(Months + 9)} months",
        $"  {this["outcome"]}:",
        $"    title: {Quoted(this["outcome-title"])}",
        "    continuous: achieved",
        $"    reaches: {Whole(Months)} months",
        $"    within: {Whole(Months + 18)} months of started",
        "    at most: 1",
        "    payable after: 1 month",
        "tables:",
        "  price:",
        "    title: For each result beyond those expected without help",
        "    gives: GBP",
        "    by: need",
        "    mark: illustrative",
        "    values:",
        .. Bands.Select((b, i) => $"      {b}: {Pounds(Price * Harder(i))}"),
        "  expected:",
        "    title: Share of a band that gets there without help",
        "    gives: percent",
        "    by: need",
        "    mark: illustrative",
        "    values:",
        .. Bands.Select((b, i) => $"      {b}: {Percent(NoHelp / Harder(i))}"),
        "payments:",
        $"  attachment: {{for each: attached, pay: {this["fee"]}, mark: illustrative}}",
        $"  {this["outcome"]}: {{for each: {this["outcome"]}, pay: price}}",
        "  expected-anyway: {for each: expected-anyway, pay: -(price * expected)}",
        "limits and adjustments:",
        $"  - {{name: most-payable, at most: '{this["limit"]}', cut: latest first, "
            + "mark: illustrative}",
        Plan(),
    ]);

    /// <summary>The text of <c>world.yaml</c>.</summary>
    public string World()
    {
        var text = new StringBuilder();
        text.Append("# Who takes part: written from answers; every figure is illustrative.\n")
            .Append("world: ").Append(_name).Append("\noutcome: ").Append(this["outcome"])
            .Append("\nmark: illustrative\n")
            .Append("referrals: {starts a month: ").Append(Count(Starts / 12.0))
            .Append(", months: ").Append(Whole(12 * Years)).Append("}\n")
            .Append("difficulty: {baseline: 0.3, response: 0.25, effort: 0.2, separation: 0}\n")
            .Append("courses: {way: {fact: achieved}}\ngroups:\n");
        for (int i = 0; i < Bands.Length; i++)
        {
            // As the model scheme: the harder, the less comes by itself and the more help costs.
            double stays = Math.Pow(.96, Months);
            string group = $"  {Bands[i]}: {{share: {Percent(Share(i))}, attributes: "
                + $"{{need: {Bands[i]}}}, least effort: {Pounds(.35 * Spend(i))}, courses: "
                + $"{{way: {{no-help: {Percent(Math.Min(NoHelp / Harder(i) / stays, .9))}, "
                + $"response: {Count(.6 / Math.Sqrt(Harder(i)))}, effort scale: "
                + $"{Pounds(Spend(i) / .6931)}, separation: 4%}}}}}}\n";
            text.Append(group);
        }
        double places = Math.Max(1, Math.Round(Starts / 12.0 / ProviderStarts));
        text.Append("providers: {provider: {number: ").Append(Count(places)).Append(", cash: ")
            .Append(Pounds(Money("reserve"))).Append(", overdraft: £0, fixed cost: ")
            .Append(Pounds(120 * ProviderStarts)).Append("}}\n")
            .Append("commissioner: {trials allowed: ")
            .Append(this["consent"] == "no" ? "25%" : "0%").Append("}\n");
        return text.ToString();
    }

    private DateOnly Last => First.AddYears(Years).AddDays(-1);

    private DateOnly LongStop => First.AddYears(Years).AddMonths(Months + 22);

    private double ProviderStarts =>
        double.Parse(this["provider-starts"], NumberFormatInfo.InvariantInfo);

    private string Plan() => string.Join('\n',
    [
        "plan:",
        "  forecast:",
        .. Enumerable.Range(1, Years).Select(y => $"    {Whole(y)}: {{low: "
            + $"{Whole(Starts * .6)}, expected: {Whole(Starts)}, high: {Whole(Starts * 1.4)}}}"),
        $"  pilot: [{{name: first year, from: {Day(First)}, to: "
            + $"{Day(First.AddYears(1).AddDays(-1))}, people: {Whole(Starts)}, "
            + $"gate: {{date: {Day(GateDay)}, measure: "
            + $"{Quoted(this["gate"])}, at least: more than chance explains, decides: "
            + $"{Quoted(this["decides"])}, then: it goes on or intake closes}}}}]",
        "  powers: " + (this["consent"] == "no" ? "[]"
            : "[{name: changes of method, kind: approval, what: any change}]"),
        $"  reporting: {{budget: {this["hours"]} hours}}",
        $"  trials: {{share: 25%, consent: {this["consent"]}}}",
        $"  roles: {{{this["payer"]}: {{duty: {Quoted(this["duty"])}, innovation lead: yes}}}}",
        $"  value: '{this["value"]}'",
        $"  no-help: {this["no-help"]}",
        $"  comparison: {{kind: concurrent, with: {Quoted(this["compared"])}}}",
        "  minimum offer: 35%",
        $"  assessor: {Quoted(this["assessor"])}",
        $"  providers: {{small: {{reserve: '{this["reserve"]}', starts: "
            + $"{this["provider-starts"]}}}}}",
        "  payment terms: {within: 30 days, law: Procurement Act 2023}",
        "  indexation: {by: consumer prices of the September before, rate: 2%}",
        "  evaluation: {plan: to be frozen before the first referral, dated: "
            + $"{Day(First.AddMonths(-1))}, comparison: {Quoted(this["compared"])}, outcome: "
            + $"{this["outcome"]}, window: {Whole(Months + 12)} months, power: 80%, budget: "
            + $"£20000, publish: {Day(First.AddYears(Years))}}}",
        "  publish: {every: quarter, by: [provider, need], licence: OGL}",
        $"  transition: {{people to: {Quoted(this["stops"])}, within: 28 days, later outcomes: "
            + "paid to whoever helps then, early warning: reserves reported each quarter, "
            + "termination: for performance without compensation}",
        $"  funds secured: '{this["limit"]}'",
        "",
    ]);

    // The first cohort can be known then: its last start, and the window of the evaluation.
    private DateOnly GateDay => First.AddYears(1).AddMonths(Months + 12).AddDays(2);

    // Each band is half as hard again as the one before.
    private static double Harder(int band) => Math.Pow(1.6, band);

    // The easiest are the most.
    private double Share(int band)
    {
        double rest = Math.Round(1.0 / Bands.Length, 2);
        return band == 0 ? 1 - (rest * (Bands.Length - 1)) : rest;
    }

    private double Spend(int band) => Math.Max(Money("cost") - 600, 100) * Math.Pow(1.3, band);

    private double Money(string key) => (double)((MoneyLiteral)Parsed(this[key])).Amount.Numerator
        / (double)((MoneyLiteral)Parsed(this[key])).Amount.Denominator;

    private static Expression Parsed(string answer) =>
        ExpressionParser.Parse(YamlScalar.Of(answer), new List<Language.Diagnostic>())!;

    private static string Named(string band) => string.Concat(band.ToLowerInvariant()
        .Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');

    private static string Quoted(string text) => $"'{text}'";

    private static string Day(DateOnly day) => CalendarDates.Text(day);

    private static string Whole(double number) =>
        Math.Round(number).ToString("0", NumberFormatInfo.InvariantInfo);

    private static string Count(double number) =>
        number.ToString("0.####", NumberFormatInfo.InvariantInfo);

    private static string Pounds(double money) => "£" + Whole(money);

    private static string Percent(double share) =>
        (share * 100).ToString("0.##", NumberFormatInfo.InvariantInfo) + "%";
}
