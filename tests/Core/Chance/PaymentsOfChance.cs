namespace Outturn.Tests.Core.Chance;

/// <summary>Measures, tables and payments composed by chance.</summary>
internal sealed class PaymentsOfChance(
    Dice dice, IReadOnlyList<string> labels, IReadOnlyList<string> outcomes,
    (CellsOfChance Cells, AccountsOfChance Accounts) others)
{
    private readonly List<string> _names = [];
    private readonly List<string> _lines = [];
    private readonly TablesOfChance _tables = new(dice, others.Cells.Tables());
    private bool _hasRate;

    public TablesOfChance Tables => _tables;

    public IReadOnlyList<string> Names => _names;

    /// <summary>Payments for items of participants.</summary>
    public IReadOnlyList<string> OfItems => [.. _names.Where(n => n.StartsWith("pay-"))];

    public IEnumerable<string> Measures() => others.Cells.Measures().Concat(OfItemsMeasured());

    private IEnumerable<string> OfItemsMeasured()
    {
        string counted = dice.Pick(outcomes);
        _hasRate = dice.Maybe();
        if (_hasRate)
        {
            yield return $"rate: {{for each: [provider, group], "
                + $"value: people({counted}) / count(participants), "
                + $"must be at least: {dice.Whole(10, 60)}%}}";
        }
        if (dice.Maybe())
        {
            yield return $"busy: {{for each: [provider, contract-year], value: "
                + dice.Pick(
                    $"units({dice.Pick(outcomes)})", $"'count({dice.Pick(outcomes)})'",
                    "'ratio(count(earned), count(participants by referred))'") + "}";
        }
    }

    public IEnumerable<string> Write()
    {
        foreach (string outcome in outcomes)
        {
            Add("pay-" + outcome, $"for each: {outcome}{Where()}, "
                + (dice.Maybe(75) ? $"pay: {Price(outcome)}" : Tiered(outcome))
                + $"{OnlyIf()}{Rounding()}");
        }
        CellPayments();
        Plans();
        return _lines;
    }

    // What reads an amount cannot repay what that amount reads.
    private void Add(string name, string text)
    {
        _names.Add(name);
        if (others.Accounts.HasLoan && name != "credit")
        {
            others.Accounts.Repays(name);
        }
        _lines.Add($"{name}: {{{text}{(dice.Maybe(88) ? "" : ", needs: decision")}}}");
    }

    private void CellPayments()
    {
        foreach ((string name, string text) in others.Cells.Payments())
        {
            Add(name, text);
        }
        if (dice.Maybe(40))
        {
            Add("fee", $"for each: [provider, {dice.Pick("month", "quarter")}], pay: "
                + (others.Accounts.HasLoan && dice.Maybe(40)
                    ? others.Accounts.Price() : dice.Money(10, 900)));
        }
        if (dice.Maybe(40))
        {
            string on = dice.Pick(_names.Where(n => n != "pooled-pay").ToList());
            Add("credit", $"for each: [provider, contract-year], pay: "
                + dice.Pick($"-{dice.Whole(1, 30)}% of amount({on})", $"1/7 of amount({on})"));
        }
        if (_hasRate && dice.Maybe())
        {
            Add("bonus", "for each: [provider, group], payable: 2015-12-31, "
                + "only if: rate.met otherwise no, "
                + "pay: " + (dice.Maybe()
                    ? _tables.OnRate()
                    : $"{dice.Money(50, 5000)} * (rate otherwise 0%)"));
        }
        if (dice.Maybe(30))
        {
            Add("prize", "for each: [provider, contract-year], "
                + $"pay: {{pool: {dice.Money(90, 9999)}, "
                + $"in proportion to: 'count({dice.Pick(outcomes)})', within: contract-year, "
                + $"remainder: {dice.Pick("largest fraction", "first")}}}");
        }
    }

    private string Price(string outcome) => dice.Whole(0, 11) switch
    {
        0 => Table(outcome),
        1 => $"{dice.Whole(1, 9)}/7 of {dice.Money(20, 900)}",
        2 => $"{dice.Money(50, 900)} * (1 - {dice.Whole(1, 30)}%)",
        3 => ByGroup(() => dice.Money(20, 2000)),
        4 => $"if age < {dice.Whole(20, 50)} then {dice.Money(1, 99)} else {dice.Money(100, 300)}",
        5 => $"{{from 2014-01-01: {dice.Money(50, 500)}, from 2015-01-01: {dice.Money(1, 400)}}}, "
            + $"in force on: {dice.Pick("achieved", "started", "payable")}",
        6 when _hasRate => $"{dice.Money(50, 900)} * (rate otherwise 0%)",
        7 when outcome is "earning" => $"{dice.Whole(1, 20)}% of value",
        8 => _tables.Line(outcome),
        9 => _tables.InFile(outcome, labels),
        _ => dice.Money(1, 3000),
    };

    private string Table(string outcome)
    {
        string name = "card-" + outcome;
        _tables.Add($"{name}: {{gives: {dice.Currency}, by: [group, contract-year], values: {{"
            + string.Join(", ", labels.Select(l =>
                $"{l}: {{1: {dice.Money(10, 900)}, from 2: {dice.Money(10, 900)}}}")) + "}}");
        return name;
    }

    private string Tiered(string outcome)
    {
        string name = "tier-" + outcome;
        bool ofMoney = outcome == "earning" && dice.Maybe();
        string Figure() => ofMoney ? $"{dice.Whole(1, 40)}%" : dice.Money(20, 900);
        string Edge(int n) => ofMoney
            ? $"{dice.Currency} {n * dice.Whole(500, 700)}" : $"{n * dice.Whole(2, 3)} units";
        string keys = ofMoney && others.Accounts.HasLoan && dice.Maybe()
            ? $"up to {others.Accounts.Owed()} / 40%: 40%, beyond: {Figure()}"
            : dice.Maybe()
            ? $"up to {Edge(1)}: {Figure()}, up to {Edge(3)}: {Figure()}, beyond: {Figure()}"
            : $"from {(ofMoney ? dice.Currency + " 0" : "0 units")}: {Figure()}, "
                + $"from {Edge(2)}: {Figure()}, from {Edge(4)}: {Figure()}";
        _tables.Add($"{name}: {{gives: {(ofMoney ? "percent" : dice.Currency)}, by: tier, "
            + $"values: {{{keys}}}}}");
        string within = dice.Pick(
            "", ", within: provider", ", within: [provider, contract-year]",
            ", within: participant", ", within: group");
        return $"pay: {name}{(ofMoney ? " of value" : dice.Pick("", " * 3/7"))}, tier: "
            + $"{{counts: {(ofMoney ? "value" : "units")}{within}, "
            + $"pays: {dice.Pick("marginal", "whole")}}}";
    }

    private void Plans()
    {
        if (dice.Maybe(30))
        {
            Add("plan", "for each: participant, pay: {instalments: "
                + $"{{of: {Agreed()}, over: {dice.Whole(2, 14)}"
                + dice.Pick("", ", each: month", ", each: quarter", ", from: referred")
                + dice.Pick("", ", while: 'not covers(training, day)'", ", while: day < 2015-06-30")
                + (outcomes.Contains("better") ? dice.Pick("", ", completed: better.achieved") : "")
                + "}}");
        }
        if (dice.Maybe(30))
        {
            Add("service-fee", $"for each: provider, pay: {{instalments: {{of: {Agreed()}, "
                + $"over: {dice.Pick("contract-year", "24", "7")}, each: month}}}}"
                + (dice.Maybe(70) ? "" : ", payable after: 1 months"));
        }
        if (dice.Maybe(30))
        {
            Add("retainer", $"for each: started-once, pay: {{instalments: {{of: {Agreed()}, "
                + $"over: {dice.Whole(2, 9)}}}}}");
        }
    }

    private string Agreed() => dice.Maybe()
        ? dice.Money(500, 9000)
        : $"{dice.Money(500, 9000)} * (if day < 2015-01-01 then 1 else {dice.Whole(1, 9)}/5)";

    private string ByGroup(Func<string> figure) =>
        "{by group: {" + string.Join(", ", labels.Select(l => $"{l}: {figure()}")) + "}}";

    private string Where() => dice.Maybe(85) ? "" : " where " + dice.Pick(
        $"age < {dice.Whole(20, 50)}", "priority", "n >= 2");

    private string OnlyIf() => dice.Maybe(85) ? "" : ", only if: " + dice.Pick(
        "priority or age > 30", "not (benefit = jsa)", "known(partner)");

    private string Rounding() => dice.Maybe(80) ? "" : ", rounding: "
        + dice.Pick("up", "down", "half even");
}
