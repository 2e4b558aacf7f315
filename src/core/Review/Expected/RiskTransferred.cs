using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.Providers;
using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Distributions;

namespace Outturn.Review.Expected;

/// <summary>How much of the value that is missing where outcomes fall short the main provider
/// bears: the measure "risk transferred" of the simulator (models, 1.14), without chance. Demand
/// and the economy stray as they do there, and so does what becomes of each person; all of it is
/// taken to be normal, so that the covariance of a loss that ends at what the provider has is the
/// covariance of the loss without end, times the chance that it does not come to that end.
/// </summary>
internal sealed class RiskTransferred
{
    private const double Step = .01;
    private readonly WorldExpected _of;
    private readonly CashProjection _cash;
    private double _cov;
    private double _varShort;
    private double _varLoss;

    private RiskTransferred(WorldExpected of) => (_of, _cash) = (of, of.Main.Expected.Projection);

    private ProviderSetting Setting => _of.Main.Expected.Setting;

    /// <summary>The share; null: outcomes are worth nothing in the world, or nothing strays.
    /// </summary>
    public static double? Of(WorldExpected expected)
    {
        var risk = new RiskTransferred(expected);
        risk.Demand();
        risk.Economy();
        risk.Chance();
        ProviderType type = risk.Setting.Type;
        double has = Math.Max(type.Cash, 0) + type.Overdraft;
        return risk._varShort <= 0 ? null
            : risk._cov / risk._varShort
                * (risk._varLoss > 0 ? Normal.Cdf(has / Math.Sqrt(risk._varLoss)) : 1);
    }

    private double Value => Enumerable.Range(0, _of.Groups.Length)
        .Sum(g => OutcomeValue.Of(_of.World, g) * Achieved(g));

    private double Results => _cash.Outcomes.Sum();

    private double Achieved(int group) => Enumerable.Range(0, _cash.Cash.Length)
        .Sum(t => _cash.Achieved[group, t]);

    // Fewer people: fewer outcomes, and as much less of everything that is paid for a start.
    private void Demand()
    {
        double strays = Strays(Drift.Demand, _of.World.Referrals.Shock, Setting.Starts);
        Add(Value * strays, (_cash.Fees.Sum() + Results) * strays);
    }

    // A weaker economy: fewer outcomes of the same effort.
    private void Economy()
    {
        double[] months = [.. Enumerable.Range(0, _cash.Cash.Length).Select(t =>
            Enumerable.Range(0, _of.Groups.Length).Sum(g => _cash.Achieved[g, t]))];
        double strays = Strays(Drift.Economy, _of.World.Economy.Shock, months);
        if (strays <= 0)
        {
            return;
        }
        World better = _of.World with
        {
            Economy = _of.World.Economy with { Level = _of.World.Economy.Level * (1 + Step) },
        };
        PlannedYear now = _of.Main.Expected.Year(_of.Settled);
        VintageFlows then = new Plans(new ProviderSetting(_of.Put.With(better), _of.Main.Type))
            .Under(_of.Settled, now.Plan, [12 * _of.Settled]).Flows[0];
        VintageFlows flows = now.Flows[0];
        Add(
            Value * Rises(Worth(flows), Worth(then)) * strays,
            Results * Rises(flows.Outcomes.Sum(), then.Outcomes.Sum()) * strays);
    }

    // By how much of itself, for each one that the economy rises by; what is nothing stays it.
    private static double Rises(double from, double to) =>
        from == 0 ? 0 : ((to / from) - 1) / Step;

    // What becomes of each person: pay for an outcome goes where the outcome goes.
    private void Chance()
    {
        double outcomes = Enumerable.Range(0, _of.Groups.Length).Sum(Achieved);
        double pays = outcomes > 0 ? Results / outcomes : 0;
        for (int g = 0; g < _of.Groups.Length; g++)
        {
            double people = Setting.Starts.Sum() * _of.Share(g);
            double rate = people > 0 ? Math.Clamp(Achieved(g) / people, 0, 1) : 0;
            double spread = people * rate * (1 - rate), worth = OutcomeValue.Of(_of.World, g);
            _varShort += spread * worth * worth;
            _varLoss += spread * pays * pays;
            _cov += spread * pays * worth;
        }
    }

    private void Add(double missing, double lost)
    {
        _varShort += missing * missing;
        _varLoss += lost * lost;
        _cov += missing * lost;
    }

    private double Worth(VintageFlows flows) => Enumerable.Range(0, _of.Groups.Length).Sum(g =>
        OutcomeValue.Of(_of.World, g) * _of.Share(g)
        * Enumerable.Range(0, flows.Achieved.Columns).Sum(t => flows.Achieved[g, t]));

    // Standard deviation of the mean of a drift over months that weigh differently.
    private static double Strays(Drift drift, double deviation, double[] weights)
    {
        double all = weights.Sum(), variance = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            for (int j = 0; j < weights.Length; j++)
            {
                variance += weights[i] * weights[j] * Math.Pow(drift.Kept, Math.Abs(i - j));
            }
        }
        return all <= 0 ? 0 : deviation * Math.Sqrt(variance) / all;
    }
}
