using Outturn.Language.Syntax;

namespace Outturn.Language.Binding;

/// <summary>Checks the section <c>plan</c> for sense: known keys, values of the right kind
/// (language reference 2.2). Review, simulation and evaluation read it from the tree; settlement
/// never does.</summary>
internal static class PlanBinder
{
    private static readonly PlanShape Text = new PlanShape.Text();
    private static readonly PlanShape Money = new PlanShape.Quantity("money");
    private static readonly PlanShape Percent = new PlanShape.Quantity("percent");
    private static readonly PlanShape Rate = new PlanShape.Quantity("percent", "number");
    private static readonly PlanShape Date = new PlanShape.Quantity("date");
    private static readonly PlanShape Hours = new PlanShape.Quantity("hours");
    private static readonly PlanShape Duration = new PlanShape.Quantity("days");
    private static readonly PlanShape YesNo = new PlanShape.Quantity("yes/no");
    private static readonly PlanShape Number = new PlanShape.Quantity("number", "people");
    private static readonly PlanShape Every = new PlanShape.OneOf(
        "week", "month", "quarter", "half-year", "calendar-year", "financial-year",
        "contract-year");

    private static readonly PlanShape Demand = Keys(
        ("low", Number), ("expected", Number), ("high", Number), ("guaranteed", Percent));

    private static readonly PlanShape Gate = Keys(
        ("date", Date), ("measure", Text), ("at least", Text), ("at most", Text),
        ("decides", Text), ("then", Text), ("early sign", Text));

    private static readonly PlanShape Stage = Keys(
        ("name", Text), ("from", Date), ("to", Date), ("people", Number), ("purpose", Text),
        ("gate", Gate));

    private static readonly PlanShape Power = Keys(
        ("name", Text), ("kind", new PlanShape.OneOf(
            "approval", "prescription", "meeting", "data request")),
        ("what", Text), ("every", Every), ("hours", Hours), ("because", Text));

    private static readonly PlanShape Request = Keys(
        ("name", Text), ("every", Every), ("hours", Hours), ("because", Text));

    private static readonly PlanShape Provider = Keys(
        ("reserve", Money), ("share", Percent), ("margin", Percent), ("starts", Number),
        ("serves", new PlanShape.MapOf(Percent)));

    private static readonly PlanShape Subcontracts = Keys(
        ("fee kept", Percent), ("risk passed", Percent), ("paid within", Duration),
        ("attachment fee passed", YesNo), ("named", YesNo), ("volume promised", YesNo));

    private static readonly PlanShape Comparison = Keys(
        ("kind", new PlanShape.OneOf(
            "fixed", "risk-adjusted", "concurrent", "matched", "randomised")),
        ("with", Text), ("people", Number), ("spread", new PlanShape.Quantity("points")));

    private static readonly PlanShape Transition = Keys(
        ("people to", Text), ("within", Duration), ("later outcomes", Text),
        ("early warning", Text), ("termination", Text));

    private static readonly PlanShape Indexation = Keys(
        ("by", Text), ("rate", Percent), ("prices of", Date), ("wage share", Percent));

    private static readonly PlanShape Study = Keys(
        ("plan", Text), ("dated", Date), ("comparison", Text), ("outcome", Text),
        ("window", Duration), ("power", Percent), ("budget", Money), ("publish", Date));

    private static readonly PlanShape Publish = Keys(
        ("every", Every), ("by", new PlanShape.ListOf(Text)), ("delay", Duration),
        ("licence", Text), ("learning events", Text));

    private static readonly PlanShape Accepted = Keys(
        ("rule", Text), ("clause", Text), ("group", Text), ("year", Number), ("because", Text),
        ("by", Text), ("dated", Date), ("until", Date),
        ("no worse than", new PlanShape.Quantity(
            "number", "percent", "money", "days", "points")));

    private static readonly PlanShape Verification = Keys(
        ("sampled", Percent), ("recovered", Percent), ("by", Text));

    private static readonly PlanShape Plan = Keys(
        ("forecast", new PlanShape.MapOf(Demand, ByYear: true)),
        ("savings", new PlanShape.MapOf(Money, ByYear: true)),
        ("savings from", new PlanShape.OneOf("payments not made", "lower prices", "less need")),
        ("pilot", new PlanShape.ListOf(Stage)),
        ("timeline", Keys(
            ("market talks", Date), ("innovation invited", Date), ("tender", Date),
            ("bids", Date), ("start", Date), ("roll-out", Date), ("office ends", Date))),
        ("powers", new PlanShape.ListOf(Power)),
        ("reporting", Keys(
            ("budget", Hours), ("rate", new PlanShape.Quantity("money per hour")),
            ("requests", new PlanShape.ListOf(Request)))),
        ("trials", Keys(("share", Percent), ("consent", YesNo), ("variants", YesNo))),
        ("roles", new PlanShape.MapOf(new PlanShape.Either(
            Text, Keys(("duty", Text), ("innovation lead", YesNo))))),
        ("value", new PlanShape.Either(Money, new PlanShape.MapOf(Money))),
        ("worth paying for", new PlanShape.Quantity("percent", "points", "number")),
        ("no-help", new PlanShape.Either(Rate, new PlanShape.MapOf(Rate))),
        ("cohort size", Number),
        ("comparison", new PlanShape.Either(Text, Comparison)),
        ("minimum offer", Percent),
        ("milestones", new PlanShape.ListOf(Text)),
        ("assessor", Text),
        ("verification", new PlanShape.Either(Text, Verification)),
        ("providers", new PlanShape.MapOf(Provider)),
        ("subcontracts", Subcontracts),
        ("prefunded by", Text),
        ("payment terms", Keys(("within", Duration), ("law", Text))),
        ("indexation", Indexation),
        ("mandate", Text),
        ("evidence", Text),
        ("is the pilot", YesNo),
        ("evidence cost", new PlanShape.MapOf(Money)),
        ("depends on", new PlanShape.MapOf(Text)),
        ("evaluation", new PlanShape.Either(Text, Study)),
        ("publish", new PlanShape.Either(Text, Publish)),
        ("transition", new PlanShape.Either(Text, Transition)),
        ("funds secured", Money),
        ("accepted", new PlanShape.ListOf(Accepted)));

    public static void Check(Draft draft)
    {
        if (draft.Root["plan"] is { } plan and not YamlScalar { IsEmpty: true })
        {
            Plan.Check(draft, plan, "\"plan\"");
        }
    }

    private static PlanShape.Fixed Keys(params (string Key, PlanShape Shape)[] keys) =>
        new(keys.ToDictionary(k => k.Key, k => k.Shape, StringComparer.Ordinal));
}
