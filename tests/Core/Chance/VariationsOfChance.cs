namespace Outturn.Tests.Core.Chance;

/// <summary>The clauses of a scheme of chance, a line each, that a variation may change.</summary>
internal sealed record ClausesOfChance(
    IReadOnlyList<string> Outcomes, IReadOnlyList<string> Payments, IReadOnlyList<string> Limits,
    IReadOnlyList<string> Shares);

/// <summary>Variations composed by chance: each asks for one date and changes a few places that
/// have it.</summary>
internal sealed class VariationsOfChance(Dice dice, ClausesOfChance clauses)
{
    private readonly HashSet<string> _taken = [];

    public IReadOnlyList<string> Write()
    {
        var lines = new List<string>();
        for (int i = dice.Maybe(60) ? dice.Whole(1, 3) : 0; i > 0; i--)
        {
            string by = dice.Pick("referred", "started", "achieved", "payable", "period");
            string[] places =
            [
                .. Places(by).Where(p => p.Length > 0 && dice.Maybe(60)).Take(4),
            ];
            if (places.Length > 0)
            {
                DateOnly from = dice.Day(new DateOnly(2014, 1, 1), 700);
                DateOnly agreed = from.AddDays(dice.Whole(-60, 200));
                lines.Add($"- {{name: variation-{i}, agreed: {agreed:O}, "
                    + $"from: {from:O}, by: {by}, "
                    + $"replaces: {{{string.Join(", ", places)}}}}}");
            }
        }
        return lines;
    }

    private IEnumerable<string> Places(string by)
    {
        bool ofPerson = by is "referred" or "started";
        foreach (string line in clauses.Payments.Where(p => p.StartsWith("pay-")))
        {
            string place = "payments/" + Name(line);
            if (!line.Contains(", tier:", StringComparison.Ordinal))
            {
                yield return Once($"{place}/pay", dice.Money(1, 2000));
            }
            yield return Once(
                $"{place}/only if", dice.Pick("no", "priority", $"age < {dice.Whole(20, 50)}"));
        }
        if (by is "payable" or "period" && clauses.Payments.Any(p => Name(p) == "fee"))
        {
            yield return Once("payments/fee/pay", dice.Money(10, 900));
        }
        foreach (string line in clauses.Outcomes.Where(o =>
            !o.Contains("not with", StringComparison.Ordinal)))
        {
            foreach (string place in OfOutcome(Name(line), line, by))
            {
                yield return place;
            }
        }
        foreach (string place in Others(by))
        {
            yield return place;
        }
    }

    private IEnumerable<string> OfOutcome(string name, string line, string by)
    {
        bool ofPerson = by is "referred" or "started";
        yield return Once($"outcomes/{name}/only if", dice.Pick("no", "priority", "age > 25"));
        if (ofPerson && name == "job")
        {
            yield return Once("outcomes/job/reaches", $"{dice.Whole(1, 26)} weeks");
            yield return Once("outcomes/job/within", $"{dice.Whole(30, 90)} weeks of started");
        }
        if (ofPerson && line.Contains("adds up: employed", StringComparison.Ordinal))
        {
            yield return Once($"outcomes/{name}/adds up", "[employed, training]");
        }
        if (name == "well" && by is not ("payable" or "period"))
        {
            yield return Once("outcomes/well/payable after", $"{dice.Whole(1, 60)} days");
        }
    }

    private IEnumerable<string> Others(string by)
    {
        foreach (string line in clauses.Limits.Where(l => by is "payable" or "period"))
        {
            yield return Once($"limits and adjustments/{Name(line)}/only if", "no");
            if (line.Contains("at most: " + dice.Currency, StringComparison.Ordinal))
            {
                yield return Once(
                    $"limits and adjustments/{Name(line)}/at most", dice.Money(1000, 60000));
            }
        }
        if (clauses.Shares.Any(s => Name(s) == "payers"))
        {
            yield return Once(
                "shares/payers/paid by",
                dice.Pick(
                    $"{{council: {dice.Whole(1, 9)}/10, health: rest}}",
                    "{council: 1/2, health: 1/3, fund: rest}"));
        }
        yield return Once(
            "payments/added",
            $"{{for each: attached, pay: {dice.Money(1, 300)}, on top of: pay-attached}}");
    }

    // No place twice, so that no two variations meet in one.
    private string Once(string place, string value) =>
        value.Length > 0 && _taken.Add(place) ? $"{place}: {value}" : "";

    private static string Name(string line)
    {
        string text = line.StartsWith("- {name: ", StringComparison.Ordinal)
            ? line["- {name: ".Length..]
            : line;
        return text[..text.IndexOfAny([':', ','])];
    }
}
