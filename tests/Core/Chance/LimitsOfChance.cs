namespace Outturn.Tests.Core.Chance;

/// <summary>Limits, adjustments and shares composed by chance.</summary>
internal sealed class LimitsOfChance(
    Dice dice, IReadOnlyList<string> payments, IReadOnlyList<string> ofItems,
    (bool HasFigures, AccountsOfChance Accounts) others)
{
    public IReadOnlyList<string> Write()
    {
        var lines = new List<string>();
        for (int i = dice.Whole(0, 4); i > 0; i--)
        {
            lines.Add($"- {{name: limit-{i}, {Entry()}, note: of chance}}");
        }
        if (others.HasFigures)
        {
            lines.Add($"- {{name: decided, {Decided()}, note: of chance}}");
        }
        if (dice.Maybe(30))
        {
            lines.Add($"- {{name: floor, {Floor()}, note: of chance}}");
        }
        return lines;
    }

    // A part that nobody has decided on is not taken back, and one not released is kept.
    private string Decided() => OfItems() + dice.Pick(
        "recover: error-rate.value", "recover: error-rate.value * 1/2",
        $"hold back: {dice.Whole(2, 20)}%, until: release.released");

    private string Floor() => dice.Whole(0, 3) switch
    {
        0 => $"{OfProviders()}at least: {dice.Money(100, 4000)}, for each: [provider, quarter]",
        1 => $"{OfProviders()}at least: {dice.Money(0, 900)}, for each: [provider, quarter], "
            + "carry: forward",
        2 => $"{OfProviders()}at least: {dice.Money(50, 900)}, for each: provider, carry: forward",
        _ => $"{OfItems()}at least: {dice.Money(10, 500)}, for each: participant",
    };

    private string Entry() => dice.Whole(0, 15) switch
    {
        14 when others.Accounts.HasLoan => $"{OfItems()}at most: {dice.Pick("", "2 * ")}"
            + $"{others.Accounts.Owed()}, for each: {dice.Pick("scheme", "provider")}, "
            + "cut: latest first",
        15 when others.Accounts.HasLoan => $"{Of()}multiply by: if {others.Accounts.Owed()} > "
            + $"{dice.Money(50, 5000)} then {dice.Whole(60, 99)}% else {dice.Whole(100, 140)}%",
        6 => $"{OfItems()}at most: {dice.Money(1000, 30000)}, for each: provider, "
            + "cut: latest recorded first",
        7 => $"{OfItems()}at most: {dice.Whole(2, 30)} units, for each: [provider, contract-year], "
            + $"cut: {dice.Pick("pro rata", "latest recorded first")}",
        8 => $"at most: {dice.Money(2000, 60000)}, cut: [{string.Join(", ", Shuffled())}]",
        9 => $"of: {dice.Pick(ofItems)}, at most: {dice.Whole(10, 120)}%, "
            + $"of total: [{string.Join(", ", ofItems)}], for each: provider"
            + dice.Pick("", ", measured in: units", ", cut: pro rata"),
        10 => $"{OfItems()}hold back: {dice.Pick("10%", "1/3", dice.Money(5, 300))}, until: "
            + dice.Pick(
                "payable + 90 days", "2015-06-30", "first day of quarter of payable",
                "achieved + 8 months", "started + 3 months"),
        11 => $"{OfItems()}recover: {dice.Pick("5%", "1/9", dice.Money(5, 300))}"
            + dice.Pick("", ", only if: priority"),
        13 => $"{OfItems()}multiply by: 'if source = office then {dice.Whole(80, 130)}% else 1'",
        12 => $"of: {dice.Pick(ofItems)}, at most: {dice.Whole(10, 90)}% of "
            + $"amount({dice.Pick(ofItems)}), for each: provider, "
            + $"cut: {dice.Pick("latest first", "pro rata")}",
        0 => $"{OfItems()}at most: {dice.Money(500, 9000)}, for each: participant, "
            + "cut: latest first",
        1 => $"{OfProviders()}at most: {dice.Money(2000, 40000)}, "
            + "for each: [provider, contract-year], cut: pro rata",
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

    private List<string> Shuffled() =>
        [.. dice.Some(payments, 50).Append(dice.Pick(payments)).Distinct().Reverse()];

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
        lines.AddRange(others.Accounts.Shares());
        return lines;
    }

    private string Remainder(string party) => dice.Maybe() ? "" : ", remainder: "
        + dice.Pick("largest fraction", "first", party);
}
