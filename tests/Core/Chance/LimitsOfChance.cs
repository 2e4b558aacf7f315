namespace Outturn.Tests.Core.Chance;

/// <summary>Limits, adjustments and shares composed by chance.</summary>
internal sealed class LimitsOfChance(
    Dice dice, IReadOnlyList<string> payments, IReadOnlyList<string> ofItems)
{
    public IReadOnlyList<string> Write()
    {
        var lines = new List<string>();
        for (int i = dice.Whole(0, 4); i > 0; i--)
        {
            lines.Add($"- {{name: limit-{i}, {Entry()}, note: of chance}}");
        }
        return lines;
    }

    private string Entry() => dice.Whole(0, 5) switch
    {
        0 => $"{OfItems()}at most: {dice.Money(500, 9000)}, for each: participant, cut: latest first",
        1 => $"{OfProviders()}at most: {dice.Money(2000, 40000)}, for each: [provider, contract-year], "
            + "cut: pro rata",
        2 => $"{OfItems()}at most: {dice.Whole(2, 30)} units, for each: provider, "
            + "cut: latest first",
        3 => $"{Of()}at most: {dice.Money(2000, 90000)}, cut: "
            + dice.Pick("latest first", "pro rata"),
        4 => $"{Of()}multiply by: {dice.Whole(60, 140)}%",
        _ => $"{OfItems()}multiply by: 'if priority then {dice.Whole(80, 130)}% else 100%'",
    };

    private string Of() => dice.Maybe() ? "" : $"of: {Listed(dice.Some(payments, 50))}";

    // The pooled payment is of no provider.
    private string OfProviders() =>
        $"of: {Listed(dice.Some([.. payments.Where(p => p != "pooled-pay")], 60))}";

    private string OfItems() => $"of: {Listed(dice.Some(ofItems, 60))}";

    private string Listed(IReadOnlyList<string> names)
    {
        IReadOnlyList<string> some = names.Count > 0 ? names : [dice.Pick(ofItems)];
        return (some.Count == 1 ? some[0] : $"[{string.Join(", ", some)}]") + ", ";
    }

    public IReadOnlyList<string> Shares()
    {
        var lines = new List<string>();
        if (dice.Maybe(40))
        {
            lines.Add($"- {{name: payers, paid by: {{council: {dice.Whole(1, 9)}/10, "
                + $"health: rest}}{Remainder("health")}}}");
        }
        if (dice.Maybe(40))
        {
            lines.Add($"- {{name: recipients, paid to: {{keeper: {dice.Whole(0, 40)}%, "
                + "rest: {partner: 1/3, provider: rest}}" + $"{Remainder("keeper")}}}");
        }
        return lines;
    }

    private string Remainder(string party) => dice.Maybe() ? "" : ", remainder: "
        + dice.Pick("largest fraction", "first", party);
}
