using System.Collections.Immutable;
using System.Globalization;
using Outturn.Simulation.Experiments;
using Outturn.Simulation.Triggers;

namespace Outturn.Simulation.Report;

/// <summary>A planned trigger in words and cells.</summary>
public static class TriggerWords
{
    /// <summary>The clause, and where it stands; of a rule its name.</summary>
    public static string Title(TriggerTable table, string? rule) => rule is not null
        ? $"Rule: {rule}"
        : $"{table.Term.Payment.Number} {table.Term.Payment.Title}  "
            + $"{table.Term.Payment.Place.File}:{Svg.N(table.Term.Payment.Place.Line)}";

    /// <summary>What is taken as given.</summary>
    public static string Given(TriggerTable table, string? rule)
    {
        CohortTerm term = table.Term;
        TriggerFigures with = term.Figures;
        string direction = term.IsFewer ? "fewer is better" : "more is better";
        string smallest = term.Smallest > 0
            ? $", cohorts from {Whole(term.Smallest)} people on" : "";
        string baseline = with.BaselinePeople > 0
            ? $" (counted on {Whole(with.BaselinePeople)} people)" : "";
        string takes = term.TakesBack ? ", it takes back" : "";
        string money = term.ReadsMoney
            ? ", other payments put at "
                + term.Scheme.Currency.InWords(
                    CohortTerm.MoneyOfOthers * term.Scheme.Currency.MinorPerUnit)
            : "";
        string inflated = with.Inflation != 1
            ? ", variance " + with.Inflation.ToString("0.##", NumberFormatInfo.InvariantInfo)
                + " times that of independent people" : "";
        string cell = term.Cell.Length > 0 && rule is null ? $", reckoned for {term.Cell}" : "";
        return $"Without help {Rate(term, term.Baseline)}{baseline}, {direction}"
            + $"{smallest}{takes}{money}; {Whole(with.Providers)} "
            + (with.Providers == 1 ? "provider, decided on " : "providers, each decided on ")
            + (term.Decisions == 1 ? "once" : $"{Whole(term.Decisions)} times")
            + inflated + cell + ".";
    }

    /// <summary>The rows as a table.</summary>
    public static ExperimentTable Rows(TriggerTable table) => new(
        "What is paid for luck and for effects",
        [
            "people", "paid for nothing",
            .. table.Effects.Select(e => $"paid at {e.Words()}"),
            "luck's share", $"one of {Whole(table.Term.Figures.Providers)} paid",
            .. IfSeveral(table, "ever"), "luckiest shows",
        ],
        [.. table.Rows.Select(row => ImmutableArray.Create<string>(
        [
            Whole(row.People), Chance(row.WithoutEffect), .. row.Power.Select(Chance),
            Chance(row.NoiseShare), Chance(row.AnyPaid),
            .. IfSeveral(table, Chance(row.EverPaid)), Rate(table.Term, row.BestRate),
        ]))]);

    /// <summary>The two routes to the same money as a table.</summary>
    /// <param name="route">The routes.</param>
    /// <param name="table">The planned payment for each cohort: its sizes and effects.</param>
    public static ExperimentTable Routes(PooledRoute route, TriggerTable table) => new(
        $"By either route: {route.Each.Payment.Name} for one of {Whole(route.Cohorts)} cohorts, or "
            + $"{route.Pooled.Payment.Name} for all",
        [
            "people in each", "paid for nothing",
            .. table.Effects.Select(e => $"paid at {e.Words()}"),
        ],
        [.. table.Rows.Select(row => ImmutableArray.Create<string>(
        [
            Whole(row.People), Chance(route.Chance(row.People, null)),
            .. table.Effects.Select(e => Chance(route.Chance(row.People, e))),
        ]))]);

    /// <summary>What follows: the cohort that is enough, jumps, what pays less for better.
    /// </summary>
    public static IEnumerable<string> Findings(TriggerTable table)
    {
        TriggerFigures with = table.Term.Figures;
        for (int i = 0; i < table.Effects.Length; i++)
        {
            string wanted = $"paid with a chance of {Share(with.Power)} or more at "
                + $"{table.Effects[i].Words()}, of {Share(with.Level)} or less for nothing.";
            yield return table.Enough[i] is { } people
                ? $"From {Whole(people)} people on it is {wanted}"
                : $"No cohort of up to 200,000 people is {wanted}";
        }
        // Of an effect that is hardly ever paid it is many times what is expected.
        string share = $"one more moves {Money(table, table.Jump.Change)}"
            + (table.Jump.Share > 5 ? "" : $", {Chance(table.Jump.Share)} of what is expected at "
                + table.Effects[^1].Words());
        yield return $"Of {Whole(table.Rows[^1].People)} people, from {Whole(table.Jump.Count)} on "
            + $"{share}.";
        if (table.Fall is { } fall)
        {
            yield return $"Better pays less: of {Whole(fall.People)} people, "
                + $"{Whole(fall.Fall.Better)} pays {Money(table, fall.Fall.BetterPay)} and "
                + $"{Whole(fall.Fall.Worse)} pays {Money(table, fall.Fall.WorsePay)}.";
        }
    }

    /// <summary>How the columns are to be read.</summary>
    public static ImmutableArray<string> Legend { get; } =
    [
        "paid for nothing: the chance that a provider without any effect is paid, at one decision; "
            + "one of so many paid: that any of them is; ever: at any decision",
        "luck's share: what such a provider is paid on average, as a share of what one of the "
            + "first effect is paid",
        "luckiest shows: the rate expected of the luckiest of all providers, none of which has an "
            + "effect",
    ];

    private static string[] IfSeveral(TriggerTable table, string cell) =>
        table.Term.Decisions == 1 ? [] : [cell];

    private static string Whole(long number) =>
        number.ToString("#,0", NumberFormatInfo.InvariantInfo);

    private static string Rate(CohortTerm term, double rate) => term.IsFrequency
        ? rate.ToString("0.###", NumberFormatInfo.InvariantInfo) + " for each person"
        : Chance(rate);

    // Two digits of what is small: a chance of one in a million is not none.
    private static string Chance(double share) => (share * 100).ToString(
        share is >= .0995 or 0 ? "0.0" : share >= .00995 ? "0.00"
            : share >= .0001 ? "0.000" : "0.0E0",
        NumberFormatInfo.InvariantInfo) + " %";

    private static string Share(double share) =>
        (share * 100).ToString("0.##", NumberFormatInfo.InvariantInfo) + " %";

    private static string Money(TriggerTable table, double money) =>
        MeasureWords.Money(money, table.Term.Scheme);
}
