using Outturn.Quantities;
using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.People;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Estimation;

namespace Outturn.Simulation.Results;

/// <summary>The measures of one replication (models, 1.14), each under its name and group. A
/// measure that has no value in a replication (a rate of nobody) is not among them.</summary>
public sealed class ReplicationMeasures
{
    private readonly World _world;
    private readonly Replication _run;
    private readonly PeopleTally _tally;
    private readonly long _minor;
    private readonly List<(string Name, string Group, MeasureUnit Unit, double Value)> _rows = [];

    private ReplicationMeasures(SchemeInWorld scheme, Replication run) =>
        (_world, _run, _tally, _minor) =
            (scheme.World, run, run.Tally, scheme.Scheme.Currency.MinorPerUnit);

    /// <summary>The measures of a replication.</summary>
    public static IReadOnlyList<(string Name, string Group, MeasureUnit Unit, double Value)> Of(
        SchemeInWorld scheme, Replication run)
    {
        var measures = new ReplicationMeasures(scheme, run);
        measures.Outcomes();
        measures.Efforts();
        measures.Money();
        measures.Providers();
        measures.Judged();
        return measures._rows;
    }

    private void Outcomes()
    {
        for (int g = 0; g < _world.Groups.Length; g++)
        {
            string group = _world.Groups[g].Name;
            (long started, long achieved, long anyway) = (Row(_tally.Started, g),
                Row(_tally.Achieved, g), Row(_tally.Anyway, g));
            Ratio("outcome-rate", group, achieved, started);
            Ratio("deadweight-rate", group, anyway, started);
            Ratio("additionality", group, achieved - anyway, started);
            for (int year = 0; year < _tally.Started.GetLength(1); year++)
            {
                string of = $"{group}, year {Numerals.Text(year + 1)}";
                Ratio("cohort-rate", of, _tally.Achieved[g, year], _tally.Started[g, year]);
                Ratio("in-year-ratio", of, _tally.AchievedIn[g, year], _tally.Started[g, year]);
            }
        }
        (long all, long did, long would) =
            (Sum(_tally.Started), Sum(_tally.Achieved), Sum(_tally.Anyway));
        Ratio("outcome-rate", "", did, all);
        Ratio("additionality", "", did - would, all);
        Ratio("deadweight-share", "", would, did);
        Add("people-started", "", MeasureUnit.People, all);
        Add("outcomes", "", MeasureUnit.People, did);
        Add("additional-outcomes", "", MeasureUnit.People, did - would);
    }

    private void Efforts()
    {
        double[] spent = new double[PeopleTally.Thirds];
        double[] people = new double[PeopleTally.Thirds];
        for (int g = 0; g < _world.Groups.Length; g++)
        {
            double all = 0, count = 0;
            for (int third = 0; third < PeopleTally.Thirds; third++)
            {
                (double e, long n) = (_tally.Effort[g, third], _tally.People[g, third]);
                Ratio("effort", $"{_world.Groups[g].Name}, {Third(third)}", e, n, money: true);
                (spent[third], people[third]) = (spent[third] + e, people[third] + n);
                (all, count) = (all + e, count + n);
            }
            Ratio("effort", _world.Groups[g].Name, all, count, money: true);
        }
        double[] mean = [.. spent.Zip(people, (s, n) => n > 0 ? s / n : 0)];
        Ratio("hard-to-easy-effort", "", mean[2], mean[0], share: true);
        if (mean[0] > 0)
        {
            Add("service-gap", "", MeasureUnit.Number,
                1 - (mean[2] / mean[0] / (Need(2) / Need(0))));
        }
        Ratio("parked", "", _tally.Parked, Sum(_tally.Started));
        Ratio("concentration", "", 2 * ((mean[2] - mean[0]) / 3) / PeopleTally.Thirds,
            mean.Average());
    }

    // The money that two thirds of what help can do would take, in a third of the people.
    private double Need(int third)
    {
        double[] difficulty = [.. DifficultyBins.For(0).Value];
        int size = difficulty.Length / PeopleTally.Thirds;
        return Enumerable.Range(0, _world.Groups.Length).Sum(g => _tally.People[g, third]
            * difficulty.Skip(third * size).Take(size).Average(theta => Response.Of(
                _world.Groups[g].Courses[0], _world.Slopes, theta).Scale));
    }

    private void Money()
    {
        double paid = (double)_run.Paid / _minor;
        long additional = Sum(_tally.Achieved) - Sum(_tally.Anyway);
        Add("payments", "", MeasureUnit.Money, paid);
        Ratio("payment-per-start", "", paid, Sum(_tally.Started), money: true);
        Ratio("cost-per-outcome", "", paid, Sum(_tally.Achieved), money: true);
        Ratio("cost-per-additional-outcome", "", paid, additional, money: true);
        Ratio("windfall-share", "", (double)_tally.Windfall / _minor, paid);
        (double gained, double lost) = (0, 0);
        for (int g = 0; g < _world.Groups.Length; g++)
        {
            double worth = OutcomeValue.Of(_world, g);
            gained += worth * (Row(_tally.Achieved, g) - Row(_tally.Anyway, g));
            lost += worth * (Row(_tally.Started, g) - Row(_tally.Achieved, g));
        }
        if (_world.Groups.Any(g => g.BenefitAYear > 0))
        {
            Add("net-benefit", "", MeasureUnit.Money, gained - paid);
            Ratio("benefit-cost-ratio", "", gained, paid, share: false);
            Add("long-run-cost-of-not-helped", "", MeasureUnit.Money, lost);
        }
    }

    private void Providers()
    {
        int at = 0;
        foreach (ProviderType type in _world.Providers)
        {
            int count = _world.CountOf(type);
            ProviderState[] own = [.. _run.Providers.Skip(at).Take(count)];
            at += count;
            Ratio("insolvent", type.Name, Left(own, Leaving.Insolvent), own.Length);
            Ratio("withdrew", type.Name, Left(own, Leaving.Withdrew), own.Length);
            Ratio("contract-ended", type.Name, Left(own, Leaving.Ended), own.Length);
            Ratio("surviving", type.Name, own.Count(p => p.Trades), own.Length);
            Add("profit", type.Name, MeasureUnit.Money,
                own.Average(p => p.Balance[^1] - type.Cash));
            Add("final-cash", type.Name, MeasureUnit.Money, own.Average(p => p.Balance[^1]));
            Add("peak-funding-need", type.Name, MeasureUnit.Money,
                own.Average(p => type.Cash - Math.Min(p.Balance.Min(), type.Cash)));
            Ratio("in-a-trial", type.Name, own.Count(p => p.Practice.Tried), own.Length);
        }
        double[] shares = [.. _run.Providers
            .Select(p => p.Trades ? p.People : 0)];
        if (shares.Sum() > 0)
        {
            double index = MarketConcentration.Index(shares);
            Add("market-concentration", "", MeasureUnit.Number, index);
            Add("effective-providers", "", MeasureUnit.Number, 1 / index);
        }
        double all = _run.Providers.Sum(p => p.Of.Known.Setting.Starts.Sum());
        Ratio("without-a-bid", "", _run.Providers.Where(p => p.Left == Leaving.NoBid)
            .Sum(p => p.Of.Known.Setting.Starts.Sum()), all);
        Ratio("surviving", "", _run.Providers.Count(p => p.Trades), _run.Providers.Count);
        Ratio("innovation", "", _run.Providers.Sum(p => p.People * (p.Practice.InUse - 1)),
            _run.Providers.Sum(p => p.People), share: false);
    }

    private void Judged()
    {
        foreach (YearJudged judged in _run.Judged.Years)
        {
            string of = judged.Group < 0 ? "all groups" : _world.Groups[judged.Group].Name;
            Ratio("on-target", $"{of}, year {Numerals.Text(judged.Year + 1)}", judged.Met,
                judged.Judged);
        }
        foreach (YearJudged judged in _run.Judged.Overall)
        {
            Ratio("on-every-target", $"year {Numerals.Text(judged.Year + 1)}", judged.Met,
                judged.Judged);
        }
    }

    private static int Left(ProviderState[] own, Leaving why) => own.Count(p => p.Left == why);

    private void Ratio(
        string name, string group, double of, double all, bool money = false, bool share = true)
    {
        if (all != 0)
        {
            Add(name, group, money ? MeasureUnit.Money : share ? MeasureUnit.Share
                : MeasureUnit.Number, of / all);
        }
    }

    private void Add(string name, string group, MeasureUnit unit, double value) =>
        _rows.Add((name, group, unit, value));

    private static string Third(int third) => third switch
    {
        0 => "easiest third",
        1 => "middle third",
        _ => "hardest third",
    };

    private static long Row(long[,] table, int row) =>
        Enumerable.Range(0, table.GetLength(1)).Sum(c => table[row, c]);

    private static long Sum(long[,] table) =>
        Enumerable.Range(0, table.GetLength(0)).Sum(r => Row(table, r));
}
