namespace Outturn.Tests.Core.Chance;

/// <summary>Facilities that send returns and cohorts that are measured: clauses whose cells are of
/// no participant, composed by chance.</summary>
internal sealed class CellsOfChance(Dice dice)
{
    /// <summary>Whether the scheme has returns.</summary>
    public bool HasReturns { get; } = dice.Maybe(35);

    /// <summary>Whether the scheme has statistics of cohorts.</summary>
    public bool HasCohorts { get; } = dice.Maybe(35);

    /// <summary>Whether the scheme has figures that somebody decides.</summary>
    public bool HasFigures { get; } = dice.Maybe(35);

    public string Facts() =>
        (HasReturns
            ? "\n  returns: {service: {every: month, indicators: [test, cure], "
                + "values: {declared: units, verified: units}}}"
            : "")
        + (HasCohorts
            ? "\n  statistics: {reoffending: {for each: [provider, cohort], values: "
                + "{people: people, value: percent, baseline: percent}}}"
            : "")
        + (HasFigures
            ? "\n  decisions: {error-rate: {for each: [provider, quarter], values: "
                + "{value: percent}}, release: {for each: provider, values: {released: date}}}"
            : "");

    public string Cohorts() => HasCohorts
        ? $"\ncohorts: {{cohort: {{by: quarter of started, measured after: "
            + $"{dice.Whole(0, 90)} days, smallest: {dice.Whole(10, 60)} people, "
            + $"smaller ones: {dice.Pick("are not measured", "join the next")}}}}}"
        : "";

    public IEnumerable<string> Measures()
    {
        if (HasReturns)
        {
            yield return "gap: {for each: service, value: "
                + "'ratio(abs(service.declared - service.verified), service.verified)'}";
            yield return "quantity: {for each: service, value: 'if (gap otherwise 0%) < "
                + $"{dice.Whole(5, 40)}% then service.verified else 0 units'}}";
            yield return "done: {for each: [provider, month], value: sum(quantity)}";
            yield return "running: {for each: [provider, month], value: "
                + dice.Pick(
                    "sum(done over earlier in quarter) + done", "sum(done over last 3)",
                    "sum(done over contract-year to date)") + "}";
        }
        if (HasCohorts)
        {
            yield return "avoided: {for each: [provider, cohort], value: "
                + "reoffending.people * reoffending.baseline "
                + "- reoffending.people * reoffending.value}";
            yield return $"verdict: {{for each: [provider, cohort], value: '{Verdict()}'}}";
            yield return "pooled: {for each: scheme, value: "
                + "sum(avoided) / sum(reoffending.people * reoffending.baseline)}";
        }
    }

    // Of the people of a statistic, or of those counted.
    private string Verdict() => dice.Pick("below", "above") + dice.Pick(
        "-band(reoffending.value, reoffending.people, reoffending.baseline, ",
        "-exactly(whole(reoffending.people * reoffending.value / 1 person) * 1 person, "
            + "reoffending.people, reoffending.baseline, ",
        "-exactly(people(started-once), count(participants), 60%, ",
        "-comparison(reoffending.value, reoffending.people, reoffending.baseline, 400 people, ")
        + dice.Pick("80%", "90%", "95%", "99%") + ")";

    public IEnumerable<string> Tables()
    {
        if (HasReturns)
        {
            yield return $"tariff: {{gives: {dice.Currency} per unit, by: indicator, values: "
                + $"{{test: {dice.Money(1, 9)} per unit, cure: {dice.Money(2, 30)} per unit}}}}";
        }
    }

    public IEnumerable<(string Name, string Text)> Payments()
    {
        if (HasReturns)
        {
            yield return ("activity", "for each: [provider, month], pay: sum(quantity * tariff)");
            yield return ("to-date", $"for each: [provider, month], "
                + $"pay: {dice.Money(1, 9)} per unit * running");
        }
        if (HasCohorts)
        {
            yield return ("cohort-pay", "for each: [provider, cohort], only if: "
                + $"reoffending.baseline - reoffending.value >= {dice.Whole(0, 4)} "
                + $"percentage points otherwise no, pay: {dice.Money(10, 300)} per person "
                + "* (avoided otherwise 0 people)");
            yield return ("flat-zone-pay", "for each: [provider, cohort], only if: "
                + $"{dice.Pick("", "not ")}(verdict otherwise no), pay: {dice.Money(10, 3000)}");
            yield return ("pooled-pay", "for each: scheme, payable: 2017-06-30, only if: "
                + $"pooled >= {dice.Whole(0, 9)}% otherwise no, "
                + $"pay: {dice.Money(10, 99)} per person * sum(avoided)");
        }
    }
}
