using Outturn.Simulation.Facts;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>How providers come to know what payments for people together are worth to them: they
/// settle the same people with somewhat more and somewhat fewer of a course happening, as far as
/// they think their results uncertain anyway. A step, a hurdle or a cap is so seen as steep as it
/// is over that range (ADR 0217).</summary>
public sealed class JointReckoning
{
    /// <summary>How many rounds there are at most.</summary>
    public const int Rounds = 3;

    // Where one provider of each type has more people, chance is small: they are drawn once.
    private const double Many = 20_000;

    // Where more or less by a round is less than this part of a payment, it is settled.
    private const double Settles = .01;

    private readonly SchemeInWorld _put;
    private readonly DayPayments _payments;
    private readonly ulong _seed;
    private readonly string[] _providers;
    private readonly int _twins;
    private readonly int _threads;

    private JointReckoning(
        SchemeInWorld put, DayPayments payments, SimulationOptions options)
    {
        (_put, _payments, _seed) = (put, payments, options.Seed);
        _threads = options.Threads;
        _providers = [.. Enumerable.Range(0, put.World.ProviderCount)
            .Select(PersonLife.ProviderId)];
        double people = Enumerable.Range(0, put.Grid.Referral)
            .Sum(month => put.World.Referrals.In(month));
        _twins = people > Many ? 1 : 2;
    }

    /// <summary>The scheme in its world as providers see it who reckon with payments for people
    /// together; the same where there are none.</summary>
    /// <param name="put">The scheme in its world.</param>
    /// <param name="payments">What it pays to the day.</param>
    /// <param name="options">The seed of the simulation, its threads, and who is told of each
    /// round.</param>
    public static SchemeInWorld Of(
        SchemeInWorld put, DayPayments payments, SimulationOptions options)
    {
        if (!JointPayments.Any(put.Scheme))
        {
            return put;
        }
        SchemeInWorld few = put.With(OneOfEach(put.World));
        var reckoning = new JointReckoning(few, payments, options);
        // What they then do changes what more is worth: a few rounds settle it.
        JointWorth worth = reckoning.Worth(few);
        for (int round = 1; round < Rounds; round++)
        {
            options.Progress?.Invoke(round, Rounds);
            JointWorth before = worth;
            worth = reckoning.Worth(few.With(worth));
            double size = worth.PerBegin.Max(Math.Abs);
            if (worth.PerBegin.Zip(before.PerBegin).All(p =>
                Math.Abs(p.First - p.Second) <= Settles * size))
            {
                break;
            }
        }
        return put.With(worth);
    }

    // The same providers, one of each type: cohorts and caps of a provider stay as large as they
    // are, and nobody has to settle a nation to know what one more is worth.
    private static World OneOfEach(World world)
    {
        double all = world.Providers.Sum(p => p.Share / p.Number);
        return world with
        {
            Referrals = world.Referrals with
            {
                StartsAMonth = world.Referrals.StartsAMonth * all,
            },
            // Nobody tries anything new while reckoning.
            Commissioner = world.Commissioner with { TrialsAllowed = 0 },
            Providers =
            [
                .. world.Providers.Select(p => p.Under.Length > 0 ? p : p with
                {
                    Number = 1,
                    Share = p.Share / p.Number / all,
                }),
            ],
        };
    }

    private JointWorth Worth(SchemeInWorld put)
    {
        IReadOnlyList<TypeOutlook> types = TypeOutlook.All(put);
        double step = put.World.Providers.Average(p => Math.Max(p.IncomeRisk, .01));
        Settled now = Run(types, put.World);
        double minor = put.Scheme.Currency.MinorPerUnit;
        int courses = put.World.Courses.Length;
        (double[] per, int[] lags) = (new double[courses], new int[courses]);
        double rest = now.Joint / minor;
        for (int c = 0; c < courses; c++)
        {
            Settled more = Run(types, Oftener(put.World, c, 1 + step));
            Settled less = Run(types, Oftener(put.World, c, 1 - step));
            double times = more.Begins[c] - less.Begins[c];
            per[c] = times == 0 ? 0 : (more.Joint - less.Joint) / minor / times;
            lags[c] = Lag(now.MeanMonth, now.BeginMonth[c]);
            rest -= per[c] * now.Begins[c];
        }
        return new JointWorth(
            now.Starts == 0 ? 0 : rest / now.Starts, per, Lag(now.MeanMonth, now.StartMonth), lags);
    }

    private static int Lag(double paid, double from) => (int)Math.Max(Math.Round(paid - from), 0);

    private Settled Run(IReadOnlyList<TypeOutlook> types, World world)
    {
        var sum = new Settled(0, 0, 0, 0, new double[_put.World.Courses.Length],
            new double[_put.World.Courses.Length]);
        for (int twin = 0; twin < _twins; twin++)
        {
            SchemeInWorld put = _put.With(world);
            var facts = new PersonFacts(put.Scheme, world);
            Replication.Run(
                put, _payments, types,
                new RandomStream(_seed, ushort.MaxValue, StreamKind.Arrivals)
                {
                    Antithetic = twin == 1,
                },
                facts);
            JointPayments joint = JointPayments.Of(put, facts, _providers, _threads);
            sum = sum.With(joint, facts.Counted, put.Grid);
        }
        return sum;
    }

    // The same world, where a course happens so many times as often: all its hazards times that.
    private static World Oftener(World world, int course, double times) => world with
    {
        Groups =
        [
            .. world.Groups.Select(g => g with
            {
                Courses = g.Courses.SetItem(course, g.Courses[course] with
                {
                    NoHelp = 1 - Math.Pow(1 - g.Courses[course].NoHelp, times),
                    Response = g.Courses[course].Response * times,
                }),
            }),
        ],
    };

    // What two settled replications came to, added up; months on average.
    private sealed record Settled(
        double Joint, double MeanMonth, double Starts, double StartMonth, double[] Begins,
        double[] BeginMonth)
    {
        public Settled With(JointPayments joint, FactCount counted, MonthGrid grid) => new(
            Joint + joint.All,
            Starts == 0 ? joint.MeanMonth : (MeanMonth + joint.MeanMonth) / 2,
            Starts + counted.People,
            Month(grid, counted.StartDays, counted.People),
            [.. Begins.Zip(counted.Begins, (a, b) => a + b)],
            [.. counted.BeginDays.Zip(counted.Begins, (days, n) => Month(grid, days, n))]);

        // The month, from the first, of some days on average; 0 where there are none.
        private static double Month(MonthGrid grid, long days, long count) => count == 0 ? 0
            : (((double)days / count) - grid.First(0).DayNumber) / DayPayments.DaysAMonth;
    }
}
