namespace Outturn.Tests.Core.Chance;

/// <summary>Outcomes composed by chance; each stands on those above it.</summary>
internal sealed class OutcomesOfChance(Dice dice, IReadOnlyList<string> labels)
{
    private readonly List<string> _names = ["attached"];
    private readonly List<string> _lines = [];

    /// <summary>Those that were written, for others to name.</summary>
    public IReadOnlyList<string> Names => _names;

    public IReadOnlyList<string> Write()
    {
        _lines.Add("attached: {happens: started}");
        _lines.Add("started-once: {happens: started, only if: age > 20}");
        Add("job", $"adds up: {Spell()}, reaches: {Length()}{Within()}");
        Add("unbroken", $"continuous: {Spell()}, {Bridging()}reaches: "
            + dice.Pick(
                $"{dice.Whole(2, 20)} weeks", $"{dice.Whole(1, 5)} months",
                $"{dice.Whole(5, 60)} working days"));
        if (_names.Contains("job"))
        {
            Add("sustained", $"after: job, continuous: employed, every: "
                + dice.Pick(
                    $"{dice.Whole(2, 6)} weeks", "1 month", $"{dice.Whole(5, 20)} working days")
                + $", at most: {dice.Whole(1, 8)}");
        }
        Add("stretch", $"adds up: {Spell()}, every: {dice.Whole(20, 90)} days, at most: "
            + dice.Pick($"{dice.Whole(1, 5)}", "unlimited", "2 per contract-year"));
        Add("earning", $"happens: earned where value >= {dice.Money(1, 800)}, at most: "
            + dice.Pick("unlimited", "3 per contract-year", $"{dice.Whole(1, 4)}"));
        Add("enough", $"adds up: earned, reaches: {dice.Money(500, 4000)}{Within()}");
        Add("thousands", $"adds up: earned, every: {dice.Money(300, 1500)}, at most: "
            + dice.Pick("unlimited", $"{dice.Whole(1, 6)}"));
        Add("seen", "happens: [visit, relapse], at most: "
            + dice.Pick("1 per kind", "unlimited", $"{dice.Whole(1, 3)}"));
        Add("better", $"{dice.Pick("rises", "falls")}: wellbeing, "
            + $"reaches: {dice.Whole(1, 6)} marks");
        Add("well", $"stands at: wellbeing, reaches: {dice.Whole(3, 9)} marks, "
            + $"at most: {dice.Whole(1, 3)}");
        Add("clean", $"free of: relapse, reaches: "
            + dice.Pick(
                $"{dice.Whole(2, 9)} months", $"{dice.Whole(8, 40)} weeks",
                $"{dice.Whole(20, 90)} working days"));
        Add("steady", $"each: month, holds: 'covers(employed, day)', at most: {dice.Whole(1, 6)}");
        Routes();
        return _lines;
    }

    private void Add(string name, string watch, int percent = 45)
    {
        if (!dice.Maybe(percent))
        {
            return;
        }
        _names.Add(name);
        _lines.Add($"{name}: {{{watch}{NotWith(name)}{OnlyIf()}{Counting(name)}{Units()}{After()}"
            + $"{Undone()}{Claimed(name)}}}");
    }

    private void Routes()
    {
        string[] routes = [.. _names.Where(n => n is "job" or "unbroken" or "enough" or "clean")];
        if (routes.Length < 2 || dice.Maybe(40))
        {
            return;
        }
        _names.RemoveAll(routes.Contains);
        _names.Add("route");
        string after = dice.Maybe(70) ? "" : $", after: started + {dice.Whole(20, 200)} days";
        _lines.Add(
            $"route: {{{dice.Pick("any of", "all of")}: [{string.Join(", ", routes)}]{after}}}");
    }

    // Not what something else is built on: job and its like.
    private string NotWith(string name)
    {
        string[] others = [.. _names.Where(n => n != name && IsFree(n))];
        return !IsFree(name) || others.Length == 0 || dice.Maybe(65)
            ? ""
            : $", not with: {dice.Pick(others)}";
    }

    private static bool IsFree(string name) =>
        name is "stretch" or "earning" or "thousands" or "seen" or "better" or "well" or "steady";

    private string Counting(string name) =>
        name is not ("stretch" or "thousands" or "earning" or "better") || dice.Maybe(60) ? ""
        : name == "stretch" && _names.Contains("unbroken") && dice.Maybe()
            ? ", counting: time not used by unbroken"
        : name == "thousands" && _names.Contains("enough") && dice.Maybe()
            ? ", counting: time not used by enough"
        : ", counting: each member alone";

    private string Undone() => dice.Maybe(75) ? ""
        : $", undone by: relapse in {dice.Whole(1, 12)} months from achieved";

    private string Claimed(string name) => dice.Maybe(70) ? ""
        : dice.Maybe(60) ? ", claimed: yes" + (dice.Maybe() ? "" : Late())
        : name is "clean" or "steady" ? "" : Late();

    private string Late() =>
        $", claimed within: {dice.Pick($"{dice.Whole(20, 300)} days", "3 months")}";

    private string Spell() => dice.Pick(
        "employed", "employed", "training", "[employed, training]",
        $"[employed where recorded >= 2014-{dice.Whole(1, 12):00}-01, training]");

    private string Length() => dice.Maybe(70)
        ? dice.Pick(
            $"{dice.Whole(1, 26)} weeks", $"{dice.Whole(5, 180)} days",
            $"{dice.Whole(1, 5)} months", $"{dice.Whole(5, 60)} working days")
        : "{by group: {" + string.Join(", ", labels.Select(l => $"{l}: {dice.Whole(1, 26)} weeks"))
            + "}}";

    private string Within() => dice.Maybe(60) ? "" : dice.Pick(
        $", within: {dice.Whole(30, 90)} weeks of started",
        $", within: {dice.Whole(200, 600)} days of referred");

    private string Bridging() => dice.Maybe() ? "" : $"bridging: {dice.Whole(1, 14)} days, ";

    private string OnlyIf() => dice.Maybe(80) ? "" : ", only if: " + dice.Pick(
        "priority", $"age >= {dice.Whole(17, 50)}", "benefit != none",
        "days(employed in 6 months from started) > 10 days", "'not covers(training, started)'",
        $"most(visit per member in {dice.Whole(1, 9)} months from started) < 2 events",
        "members(visit where recorded >= 2014-06-01 in "
            + $"{dice.Whole(1, 9)} months before started) < 2");

    private string Units() => dice.Maybe(85) ? "" : $", units: {dice.Whole(2, 4)} units";

    private string After() => dice.Maybe(70) ? "" : ", payable after: "
        + dice.Pick("15 working days", $"{dice.Whole(1, 60)} days", "2 months");
}
