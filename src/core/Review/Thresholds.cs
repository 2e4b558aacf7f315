using System.Collections.Immutable;
using System.Globalization;
using Outturn.Language.Syntax;

namespace Outturn.Review;

/// <summary>The numbers at which rules speak, in one table. Who thinks otherwise changes them, and
/// the review prints first what was changed.</summary>
public sealed class Thresholds
{
    /// <summary>The table as it comes: <c>rule/name | value | unit | what it is</c>.</summary>
    private const string Table = """
        several-purposes/most | 2 | purposes | more of them, with cost: must-fix
        purpose-not-paid/risk-transferred | 0.25 | share | least of a shortfall that providers bear
        yearly-savings/late | 3 | year | savings from the end of this year on are late enough
        yearly-savings/often | 3 | years | savings in so many of the first three years: must-fix
        innovation-not-asked/notice | 6 | months | least time from asking to bids
        innovation-not-affordable/worth | 0.05 | share | least worth of a trial, of the contract
        risk-beyond-reserves/must-fix | 0.20 | share | chance of insolvency of an invited provider
        risk-beyond-reserves/should-fix | 0.05 | share | chance of insolvency of an invited provider
        result-share-too-small/at-risk | 0.25 | share | a share of pay at risk below this is small
        result-share-too-small/all | 0.50 | share | of all people, for whom the least is best
        result-share-too-small/group | 0.10 | share | of a group, for whom the least is best
        volume-not-shared/low | 0.60 | share | people in the low case, if undeclared
        volume-not-shared/high | 1.60 | share | people in the high case, if undeclared
        volume-not-shared/failure | 0.20 | share | chance of insolvency in the low case
        volume-not-shared/halved | 0.50 | share | of the contract's value in the low case
        volume-not-shared/thinner | 0.50 | share | of spending on the hardest, in the high case
        outside-control/economy | 0.80 | share | the weaker economy that is tried
        outside-control/must-fix | 1.00 | share | pay moved, over all that providers add
        outside-control/should-fix | 0.50 | share | pay moved, over all that providers add
        outside-control/consider | 0.25 | share | pay moved, over all that providers add
        small-providers-squeezed/must-fix | 0.20 | share | chance of insolvency of a subcontractor
        small-providers-squeezed/lead | 0.05 | share | chance of insolvency of the lead provider
        small-providers-squeezed/should-fix | 0.05 | share | chance of insolvency of a subcontractor
        wrong-pockets/should-fix | 0.25 | share | pay shares against benefit shares
        wrong-pockets/consider | 0.10 | share | pay shares against benefit shares
        told-how-to-work/at-risk | 0.50 | share | share of pay at risk
        told-how-to-work/many | 3 | clauses | clauses that fix the method
        price-below-cost/must-fix | 0.80 | share | pay over cost of a service worth having
        price-below-cost/should-fix | 1.00 | share | pay over cost of a service worth having
        price-below-cost/group | 0.05 | share | smaller groups are not looked at
        people-parked/all | 0.25 | share | of all people
        people-parked/must-fix | 0.40 | share | of the people of a group
        people-parked/should-fix | 0.20 | share | of the people of a group
        people-parked/offer | 0.25 | share | of half-effect service: enough an offer
        easiest-first/must-fix | 0.25 | share | service of the hardest over the easiest
        easiest-first/should-fix | 0.50 | share | service of the hardest over the easiest
        easiest-first/blind | 3 | deviations | noise from which nobody can tell
        paid-anyway/deadweight | 0.50 | share | outcome money for what would happen without help
        targets-up-prices-down/move | 0.05 | share | fall of pay, and rise of the target
        targets-up-prices-down/fall | 0.20 | share | fall of pay alone
        targets-up-prices-down/met | 0.50 | share | providers expected to meet the target
        better-pays-less/jump | 0.05 | share | of result pay that one person more moves
        pays-for-luck/must-fix | 0.20 | share | chance of paying a provider without effect
        pays-for-luck/should-fix | 0.055 | share | chance of paying a provider without effect
        pays-for-luck/most-luck | 0.25 | share | of expected result pay that luck takes
        pays-for-luck/luck | 0.10 | share | of expected result pay that luck takes
        pays-for-luck/someone | 0.50 | share | chance that somebody is paid for nothing
        pays-for-luck/little-luck | 0.02 | share | of expected result pay that luck takes
        real-effect-unpaid/must-fix | 0.50 | share | chance of paying the effect worth paying for
        real-effect-unpaid/should-fix | 0.80 | share | chance of paying the effect worth paying for
        cohort-too-small/luck | 0.05 | share | chance of paying a provider without effect
        cohort-too-small/power | 0.80 | share | chance of paying the effect worth paying for
        cohort-too-small/some | 0.10 | share | of cohorts that are too small
        milestones-outweigh-outcomes/must-fix | 0.60 | share | of result money
        milestones-outweigh-outcomes/should-fix | 0.40 | share | of result money
        too-many-measures/should-fix | 12 | measures | that move money
        too-many-measures/consider | 6 | measures | that move money
        too-many-measures/cells | 100 | prices | cells of price tables
        falls-while-harm-rises/range | 0.15 | share | around the baseline that is searched
        ratio-moved-by-volume/must-fix | 0.25 | share | between the ratio and the cohort's rate
        ratio-moved-by-volume/should-fix | 0.10 | share | between the ratio and the cohort's rate
        room-to-game/must-fix | 0.15 | share | that a move brings, of what is paid
        room-to-game/should-fix | 0.05 | share | that a move brings, of what is paid
        room-to-game/consider | 0.02 | share | that a move brings, of what is paid
        hard-to-understand/many | 25 | clauses | to know what one outcome pays
        hard-to-understand/deep | 8 | steps | the longest chain
        hard-to-understand/some | 12 | clauses | to know what one outcome pays
        hard-to-understand/steps | 5 | steps | the longest chain
        late-first-payment/months | 6 | months | without money from outcomes, and none before
        slow-payment/terms | 30 | days | of a valid invoice
        slow-payment/cash | 120 | days | from achievement to cash
        prices-not-indexed/inflation | 0.02 | share | a year, where none is declared
        prices-not-indexed/should-fix | 0.10 | share | of its worth that a price loses
        prices-not-indexed/consider | 0.05 | share | of its worth that a price loses
        outcome-after-contract/must-fix | 0.20 | share | of outcomes that are proved too late
        outcome-after-contract/should-fix | 0.05 | share | of outcomes that are proved too late
        baseline-not-adjusted/must-fix | 1.00 | times | case-mix over the effect paid for
        baseline-not-adjusted/should-fix | 0.50 | times | case-mix over the effect paid for
        evidence-too-costly/must-fix | 0.10 | share | of result money
        evidence-too-costly/should-fix | 0.05 | share | of result money
        evidence-too-costly/pieces | 12 | pieces | of evidence for one person
        reporting-over-budget/pay | 0.02 | share | of pay
        reporting-over-budget/at-risk | 0.50 | share | share of pay at risk
        no-pilot/value | 10000000 | money | value of the contract
        results-not-shared/late | 365 | days | until results are published
        """;

    private readonly Dictionary<string, double> _values;

    private Thresholds(Dictionary<string, double> values, ImmutableArray<Change> changed)
    {
        _values = values;
        Changed = changed;
    }

    /// <summary>A threshold that was changed.</summary>
    /// <param name="Name">Its rule and name.</param>
    /// <param name="From">What it was.</param>
    /// <param name="To">What it is.</param>
    public sealed record Change(string Name, double From, double To);

    /// <summary>The table as it comes.</summary>
    public static Thresholds Usual { get; } = new(
        All.ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal), []);

    /// <summary>Every threshold: rule and name, value, unit, and what it is.</summary>
    public static IEnumerable<(string Name, double Value, string Unit, string What)> All =>
        Table.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (
                cells[0], double.Parse(cells[1], NumberFormatInfo.InvariantInfo),
                cells[2], cells[3]));

    /// <summary>What was changed, in the order of the file.</summary>
    public ImmutableArray<Change> Changed { get; }

    /// <summary>A threshold.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="name">Its name in the table.</param>
    public double Of(string rule, string name) => _values[$"{rule}/{name}"];

    /// <summary>The table with those of a file in place of its own:
    /// <c>people-parked/all: 0.3</c> on each line.</summary>
    /// <exception cref="FormatException">A line names no threshold, or gives no number.
    /// </exception>
    public static Thresholds Read(string file, string yaml)
    {
        var heard = new List<Language.Diagnostic>();
        YamlMap? map = YamlReader.Read(file, yaml, heard).Root;
        if (heard.Count > 0 || map is null)
        {
            throw new FormatException(
                $"{file}: write each threshold as \"people-parked/all: 0.3\" on a line of its own");
        }
        Thresholds read = Usual;
        foreach (YamlEntry entry in map.Entries)
        {
            read = read.With(entry);
        }
        return read;
    }

    private Thresholds With(YamlEntry entry)
    {
        string name = entry.Key.Text;
        if (!_values.TryGetValue(name, out double from))
        {
            string near = Spelling.Nearest(name, _values.Keys) is { } nearest
                ? $" Did you mean \"{nearest}\"?" : "";
            throw new FormatException($"{entry.Key.Place}: there is no threshold "
                + $"\"{name}\".{near}");
        }
        string text = (entry.Value as YamlScalar)?.Text ?? "";
        double scale = text.EndsWith('%') ? 100 : 1;
        return double.TryParse(
            text.TrimEnd('%'), NumberStyles.Float, NumberFormatInfo.InvariantInfo, out double to)
            ? new Thresholds(
                new(_values, StringComparer.Ordinal) { [name] = to / scale },
                Changed.Add(new Change(name, from, to / scale)))
            : throw new FormatException($"{entry.Value.Place}: {name} is \"{text}\", and no "
                + "number");
    }
}
