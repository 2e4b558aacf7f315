using Outturn.Simulation.Worlds;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>Providers that reached the minimum performance of a year.</summary>
/// <param name="Group">The group, by its index; -1: all groups together.</param>
/// <param name="Year">The year, from 0.</param>
/// <param name="Met">How many reached it.</param>
/// <param name="Judged">Of how many that still trade and were referred people of the group.</param>
public readonly record struct YearJudged(int Group, int Year, int Met, int Judged);

/// <summary>The commissioner looks at each provider at the end of a contract year: outcomes in the
/// year over referrals in it, against the minimum performance. Who is below is asked for more
/// reports, loses referrals to those that are not, and may lose the contract (models, 1.7 and
/// 1.10).</summary>
public sealed class Judgement
{
    private readonly World _world;
    private readonly IReadOnlyList<ProviderState> _providers;
    private readonly RandomStream _stream;
    private readonly long[,,] _referred;

    /// <summary>Nobody judged yet.</summary>
    public Judgement(World world, IReadOnlyList<ProviderState> providers, RandomStream stream)
    {
        (_world, _providers) = (world, providers);
        _stream = stream with { Kind = StreamKind.Audit };
        _referred = new long[providers.Count, world.Groups.Length, YearsAtMost];
    }

    /// <summary>Every judgement, in order of year and rule.</summary>
    public List<YearJudged> Years { get; } = [];

    /// <summary>For each year with a rule, how many of how many providers met all of them.
    /// </summary>
    public List<YearJudged> Overall { get; } = [];

    private const int YearsAtMost = 8;

    /// <summary>Notes who was referred to a provider in a year.</summary>
    public void Referred(int provider, int year, long[] byGroup)
    {
        for (int g = 0; g < byGroup.Length; g++)
        {
            _referred[provider, g, year] += byGroup[g];
        }
    }

    /// <summary>Judges a year at the end of its last month.</summary>
    public void Year(int year, int month)
    {
        MinimumPerformance[] rules = [.. _world.Commissioner.MinimumPerformance
            .Where(m => year < YearsAtMost && m.Rates.ContainsKey(year + 1))];
        if (rules.Length == 0)
        {
            return;
        }
        bool?[] met = new bool?[_providers.Count];
        foreach (MinimumPerformance rule in rules)
        {
            Judge(rule, year, met);
        }
        Overall.Add(new YearJudged(
            -1, year, met.Count(m => m == true), met.Count(m => m is not null)));
        Follow(year, month, met);
    }

    private void Judge(MinimumPerformance rule, int year, bool?[] met)
    {
        (int reached, int judged) = (0, 0);
        for (int p = 0; p < _providers.Count; p++)
        {
            if (!_providers[p].Trades || _providers[p].Prime is not null
                || Rate(p, rule.Group, year) is not { } rate)
            {
                continue;
            }
            bool isMet = rate >= rule.Rates[year + 1];
            judged++;
            reached += isMet ? 1 : 0;
            met[p] = (met[p] ?? true) && isMet;
        }
        Years.Add(new YearJudged(rule.Group, year, reached, judged));
    }

    private double? Rate(int provider, int group, int year)
    {
        (long outcomes, long referred) = (0, 0);
        for (int g = 0; g < _world.Groups.Length; g++)
        {
            if (group < 0 || g == group)
            {
                outcomes += _providers[provider].AchievedIn[g, year];
                referred += _referred[provider, g, year];
            }
        }
        return referred == 0 ? null : (double)outcomes / referred;
    }

    private void Follow(int year, int month, bool?[] met)
    {
        Commissioner commissioner = _world.Commissioner;
        double freed = 0;
        for (int p = 0; p < _providers.Count; p++)
        {
            if (met[p] != false)
            {
                continue;
            }
            ProviderState provider = _providers[p];
            provider.Reporting *= 1 + commissioner.MoreReportingAfterMiss;
            freed += Base(p) * provider.Share * commissioner.MarketShareShift;
            ulong entity = ((ulong)year * (ulong)_providers.Count) + (ulong)p;
            if (_stream.Words(entity).First < commissioner.Termination)
            {
                provider.Leave(month, Leaving.Ended);
            }
        }
        int[] winners =
        [
            .. Enumerable.Range(0, met.Length).Where(p => met[p] == true && _providers[p].Trades),
        ];
        if (winners.Length == 0 || freed == 0)
        {
            return;
        }
        for (int p = 0; p < met.Length; p++)
        {
            _providers[p].Share *= met[p] == false ? 1 - commissioner.MarketShareShift : 1;
        }
        double theirs = winners.Sum(p => Base(p) * _providers[p].Share);
        foreach (int p in winners)
        {
            _providers[p].Share *= 1 + (freed / theirs);
        }
    }

    // Its share of all referrals as planned.
    private double Base(int p) => _providers[p].Type.Share / _providers[p].Type.Number;
}
