namespace Outturn.Tests.Core.Chance;

/// <summary>VAT in one scheme of three: rates that change in the term, at odd percents, so that
/// pennies are rounded; payments that stand to it in their own way.</summary>
internal sealed class VatOfChance(Dice dice)
{
    private static readonly string[] Ways = ["net", "inclusive", "exempt", "outside the scope"];

    private readonly bool _isThere = dice.Maybe(33);
    private readonly string _all = dice.Pick("net", "net", "inclusive", "outside the scope");
    private bool _isBorne;

    /// <summary>Lets some payments say how they stand to it.</summary>
    public void OfPayments(List<string> payments)
    {
        for (int i = 0; _isThere && i < payments.Count; i++)
        {
            string own = dice.Maybe(40) ? dice.Pick(Ways) : "";
            payments[i] = own.Length == 0 ? payments[i] : payments[i][..^1] + $", vat: {own}}}";
            _isBorne |= (own.Length == 0 ? _all : own) is "net" or "inclusive";
        }
    }

    public IEnumerable<string> Section() => !_isThere ? [] :
    [
        $"vat: {{amounts are: {_all}"
            + (_isBorne || _all is "net" or "inclusive" ? Rate() : "")
            + (dice.Maybe(30) ? $", paid to: {dice.Pick("keeper", "provider")}" : "") + "}",
    ];

    private string Rate()
    {
        string day = "2014-" + dice.Pick("05-17", "10-01");
        string rate = dice.Pick("20%", "17.5%", "19.6%", "0%");
        return dice.Maybe(70)
            ? $", rate: {{from 2014-01-01: {rate}, from {day}: {dice.Pick("20%", "5%", "7.7%")}, "
                + "from 2015-07-01: 21%}, in force on: payable"
            : $", rate: {rate}";
    }
}
