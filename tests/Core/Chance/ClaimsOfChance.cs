using System.Globalization;

namespace Outturn.Tests.Core.Chance;

/// <summary>Claims and decisions of chance for the outcomes and payments of a scheme of chance: on
/// items that are there and on items that are not, in every order.</summary>
internal sealed class ClaimsOfChance(Dice dice, string text, int people)
{
    private static readonly DateOnly First = new(2014, 3, 1);
    private readonly List<(string Name, string Text)> _outcomes = Clauses(text, "outcomes:");
    private readonly List<(string Name, string Text)> _payments = Clauses(text, "payments:");

    public List<string> Claims()
    {
        var rows = new List<string> { "id,participant,outcome,number,claimed,recorded" };
        foreach ((string outcome, _) in _outcomes
            .Where(o => o.Text.Contains("claimed: yes", StringComparison.Ordinal)))
        {
            for (int i = 1; i <= people; i++)
            {
                Claim(outcome, i, rows);
            }
        }
        return rows;
    }

    private void Claim(string outcome, int person, List<string> rows)
    {
        for (int n = 1; dice.Maybe(75) && n < 6; n++)
        {
            DateOnly claimed = dice.Day(First, 650), recorded = dice.Day(claimed, 60);
            string id = $"{outcome}-{person}-{n}", item = $"N{person:00},{outcome},{n}";
            rows.Add($"{id},{item},{Iso(claimed)},{Iso(recorded)}");
            if (dice.Maybe(15))
            {
                // A correction, or a second claim for the same item.
                rows.Add($"{id}{dice.Pick("", "again")},{item},{Iso(dice.Day(claimed, 30))},"
                    + Iso(recorded.AddDays(dice.Whole(1, 90))));
            }
        }
    }

    public List<string> Decisions()
    {
        var rows = new List<string>
        {
            "participant,outcome,payment,number,provider,month,quarter,contract-year,group,"
                + "decision,value,released,reason,by,recorded",
        };
        for (int i = dice.Whole(0, 30); i > 0; i--)
        {
            rows.Add(dice.Maybe(60) ? OnItem() : OnLine());
        }
        if (text.Contains("  decisions:", StringComparison.Ordinal))
        {
            for (int i = dice.Whole(0, 12); i > 0; i--)
            {
                rows.Add($",,,,P{dice.Whole(0, 2)},,{2014 + dice.Whole(0, 1)}-Q{dice.Whole(1, 4)},"
                    + $",,error-rate,{dice.Whole(0, 300) / 10m}%,,,,{Day()}");
            }
            for (int i = dice.Whole(0, 3); i > 0; i--)
            {
                rows.Add($",,,,P{dice.Whole(0, 2)},,,,,release,,{Day()},,,{Day()}");
            }
        }
        return rows;
    }

    private string OnItem()
    {
        (string outcome, _) = dice.Pick(_outcomes);
        string payment = dice.Maybe(70) ? "" : "pay-" + outcome;
        payment = _payments.Exists(p => p.Name == payment) ? payment : "";
        return $"N{dice.Whole(1, people):00},{outcome},{payment},{dice.Whole(1, 3)},,,,,,"
            + Verdict(payment.Length > 0 ? dice.Amount(0, 300) : dice.Pick("0", "1", "0.5"));
    }

    private string OnLine()
    {
        string[] known = ["month", "quarter", "contract-year", "group"];
        var cells = _payments.Where(p => known.Any(k =>
            p.Text.Contains($"for each: [provider, {k}]", StringComparison.Ordinal))).ToList();
        if (cells.Count == 0)
        {
            return OnItem();
        }
        (string name, string own) = dice.Pick(cells);
        string by = known.First(k =>
            own.Contains($"for each: [provider, {k}]", StringComparison.Ordinal));
        string Key(string kind, string key) => kind == by ? key : "";
        return $",,{name},,P{dice.Whole(0, 2)},"
            + $"{Key("month", $"2014-{dice.Whole(1, 12):00}")},"
            + $"{Key("quarter", $"2014-Q{dice.Whole(1, 4)}")},"
            + $"{Key("contract-year", dice.Pick("1", "2"))},"
            + $"{Key("group", text.Contains("jobseeker", StringComparison.Ordinal)
                ? dice.Pick("jobseeker", "other") : dice.Pick("young", "needy", "rest"))},"
            + Verdict(dice.Amount(0, 300));
    }

    private string Verdict(string left)
    {
        string decision = dice.Pick(
            "accept", "accept", "refuse", "hold", "reduce", "withdraw", "uphold", "overturn");
        return $"{decision},{(decision == "reduce" ? left : "")},,of chance,council,{Day()}";
    }

    private string Day() => Iso(dice.Day(First, 900));

    private static string Iso(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<(string Name, string Text)> Clauses(string text, string section) =>
    [
        .. text.Split('\n').SkipWhile(l => l != section).Skip(1)
            .TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal))
            .Select(l => (l.Trim().Split(':')[0], l)),
    ];
}
