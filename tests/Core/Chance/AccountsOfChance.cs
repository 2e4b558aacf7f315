namespace Outturn.Tests.Core.Chance;

/// <summary>Accounts composed by chance, and what reads them: prices, tiers, limits and steps of
/// waterfalls.</summary>
internal sealed class AccountsOfChance(Dice dice)
{
    private readonly List<string> _repaidBy = [];
    private bool _isRead;

    /// <summary>An account that payments repay, which prices and limits may read.</summary>
    public bool HasLoan { get; } = dice.Maybe(35);

    /// <summary>An account that a waterfall repays.</summary>
    public bool HasBond { get; } = dice.Maybe(35);

    /// <summary>What is owed, as money; read from now on.</summary>
    public string Owed()
    {
        _isRead = true;
        return "owed(loan)";
    }

    /// <summary>A price that the loan bounds.</summary>
    public string Price() => dice.Pick(
        $"'min({dice.Money(50, 900)}, {Owed()})'",
        $"{dice.Whole(1, 30)}% of {Owed()}",
        $"if {Owed()} > {dice.Money(100, 4000)} then {dice.Money(50, 900)} "
            + $"else {dice.Money(1, 40)}");

    /// <summary>A payment that may repay the loan.</summary>
    public void Repays(string payment)
    {
        if (dice.Maybe(60))
        {
            _repaidBy.Add(payment);
        }
    }

    /// <summary>The section, once everything that reads it is written.</summary>
    public IEnumerable<string> Write(IReadOnlyList<string> payments)
    {
        if (HasLoan)
        {
            IEnumerable<string> by = _repaidBy.Count == 0 && _isRead
                ? [payments[0]] : _repaidBy;
            if (by.Any())
            {
                yield return Account("loan", "fund", $"[{string.Join(", ", by)}]");
            }
        }
        if (HasBond)
        {
            yield return Account("bond", "keeper", "cascade");
        }
    }

    /// <summary>A waterfall that repays the bond.</summary>
    public IEnumerable<string> Shares()
    {
        if (HasBond)
        {
            yield return "- {name: cascade, paid to in order: ["
                + dice.Pick("", $"{{fund: {dice.Money(10, 900)}}}, ")
                + $"{{keeper: {dice.Pick("", $"{dice.Money(1, 50)} + 1/2 * ")}owed(bond)}}, "
                + dice.Pick("", $"{{partner: {dice.Money(10, 900)}}}, ")
                + dice.Pick(
                    "{provider: rest}]}",
                    $"{{provider: {dice.Money(10, 900)}}}, {{fund: rest}}]}}");
        }
        else if (dice.Maybe(20))
        {
            yield return "- {name: funds, paid by in order: "
                + $"[{{council: {dice.Money(500, 9000)}}}, {{health: rest}}]}}";
        }
    }

    private string Account(string name, string party, string repaidBy) =>
        $"{name}: {{owed to: {party}, advanced: "
        + (dice.Maybe(70)
            ? $"{{2014-0{dice.Whole(1, 9)}-15: {dice.Money(500, 9000)}, "
                + $"2015-03-31: {dice.Money(100, 2000)}}}"
            : "drawn")
        + (dice.Maybe()
            ? $", interest: {{rate: {dice.Whole(1, 12)}%, "
                + $"added: {dice.Pick("month", "quarter", "calendar-year")}}}"
            : "")
        + $", repaid by: {repaidBy}}}";
}
