using Outturn.Simulation.Facts;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Providers;
using Outturn.Statistics.Distributions;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>One replication: the whole scheme once, month by month, person by person (models,
/// 1.11). It depends on seed and number alone.</summary>
public sealed class Replication
{
    private const int MonthsInQuarter = 3;
    private static readonly double[] ThirdEdges =
        [Normal.Quantile(1.0 / 3), Normal.Quantile(2.0 / 3)];

    private readonly SchemeInWorld _scheme;
    private readonly DayPayments _payments;
    private readonly RandomStream _stream;
    private readonly PersonDraw _draw;
    private readonly PersonFacts? _facts;
    private ulong _next;

    private Replication(
        SchemeInWorld scheme, DayPayments payments, RandomStream stream, PersonFacts? facts)
    {
        (_scheme, _payments, _stream, _facts) = (scheme, payments, stream, facts);
        _draw = new PersonDraw(scheme.World, stream);
        Providers = [];
        Tally = new PeopleTally(scheme.World, scheme.Grid.Years, scheme.Grid.Count);
    }

    /// <summary>The providers at the end, in the order of the world.</summary>
    public IReadOnlyList<ProviderState> Providers { get; private set; }

    /// <summary>What was counted of the people.</summary>
    public PeopleTally Tally { get; }

    /// <summary>All payments, in minor units.</summary>
    public long Paid => Providers.Sum(p => p.Receipts.Sum());

    /// <summary>Runs one.</summary>
    /// <param name="scheme">The scheme in its world.</param>
    /// <param name="payments">What it pays, to the day.</param>
    /// <param name="outlooks">What providers look at, by type.</param>
    /// <param name="stream">Seed, number and whether it is the antithetic twin.</param>
    /// <param name="facts">Takes what happened as facts; null: nobody asks.</param>
    public static Replication Run(
        SchemeInWorld scheme, DayPayments payments, IReadOnlyList<Outlook> outlooks,
        RandomStream stream, PersonFacts? facts = null)
    {
        var run = new Replication(scheme, payments, stream, facts);
        run.Go(outlooks);
        return run;
    }

    private void Go(IReadOnlyList<Outlook> outlooks)
    {
        long minor = _scheme.Scheme.Currency.MinorPerUnit;
        Providers =
        [
            .. outlooks.SelectMany(o => Enumerable.Range(0, o.Setting.Type.Number)
                .Select(_ => new ProviderState(o, minor))),
        ];
        for (int month = 0; month < _scheme.Grid.Count; month++)
        {
            for (int p = 0; p < Providers.Count && month < _scheme.Grid.Referral; p++)
            {
                if (month % MonthsInQuarter == 0 && Providers[p].Trades)
                {
                    Providers[p].Decide(month);
                }
                Start(month, p);
            }
            foreach (ProviderState provider in Providers)
            {
                provider.Close(month);
            }
        }
    }

    // Where a provider has failed, its people go to those that still trade, one after another;
    // where none does, nobody helps and nobody is paid.
    private void Start(int month, int p)
    {
        ProviderSetting setting = Providers[p].Outlook.Setting;
        ulong lot = ((ulong)month * (ulong)Providers.Count) + (ulong)p;
        long people = PoissonDraw.From(
            _stream with { Kind = StreamKind.Arrivals }, lot, setting.Starts[month]);
        int[] trading = Providers[p].Trades
            ? [p] : [.. Enumerable.Range(0, Providers.Count).Where(i => Providers[i].Trades)];
        var taken = new (long People, double Effort)[Providers.Count];
        for (long i = 0; i < people; i++)
        {
            int with = trading.Length == 0 ? -1 : trading[i % trading.Length];
            double effort = Person(month, with);
            if (with >= 0)
            {
                taken[with] = (taken[with].People + 1, taken[with].Effort + effort);
            }
        }
        foreach (int with in trading.Where(w => taken[w].People > 0))
        {
            Providers[with].TakeOn(month, taken[with].People, taken[with].Effort);
        }
    }

    // Returns the money spent on the person.
    private double Person(int month, int provider)
    {
        ulong number = _next++;
        ProviderState? with = provider < 0 ? null : Providers[provider];
        Person person = _draw.Of(number, with?.Outlook.Setting.Type.Signal ?? 0);
        YearPlan? plan = with?.Outlook.Plan(month, with.Price).Plan;
        double effort = plan?.Effort[person.Group][person.SignalBin] ?? 0;
        Count(person, month / 12, effort, plan is not null);
        var life = new PersonLife(number, person, month, provider);
        _facts?.Person(life.Id, life.Provider, person.Group, _scheme.Grid.First(month));
        Pay(with, _payments.Starting(person.Group, month), int.MaxValue);
        bool achieved = false, anyway = false;
        for (int c = 0; c < _scheme.World.Courses.Length; c++)
        {
            Happening helped = _draw.In(number, person, c, (effort, plan?.Productivity ?? 1));
            Happening alone = _draw.In(number, person, c, (0, 1));
            (bool did, long paid) = Happened(life, c, helped, with);
            (bool would, _) = Look(life, c, alone);
            achieved |= did;
            anyway |= would;
            Tally.Windfall += would ? paid : 0;
        }
        Tally.Achieved[person.Group, month / 12] += achieved ? 1 : 0;
        Tally.Anyway[person.Group, month / 12] += anyway ? 1 : 0;
        return effort;
    }

    private (bool Achieved, long Paid) Happened(
        in PersonLife life, int course, Happening happening, ProviderState? with)
    {
        if (happening.Begins == 0)
        {
            return default;
        }
        DateOnly from = _scheme.Grid.First(life.Month).AddDays(happening.Begins);
        _facts?.Happened(life.Id, course, from, from.AddDays(happening.Lasts - 1));
        ReadOnlySpan<DayLine> lines = _payments.Course(
            life.Person.Group, life.Month, course, happening.Begins);
        (int achieved, long paid) = Pay(with, lines, happening.Lasts);
        if (achieved >= 0)
        {
            Tally.AchievedIn[life.Person.Group, achieved / 12]++;
        }
        return (achieved >= 0, paid);
    }

    private (bool Achieved, long Paid) Look(in PersonLife life, int course, Happening happening)
    {
        if (happening.Begins == 0)
        {
            return default;
        }
        (int achieved, long paid) = Pay(null, _payments.Course(
            life.Person.Group, life.Month, course, happening.Begins), happening.Lasts);
        return (achieved >= 0, paid);
    }

    // What a spell of that many days is paid; and the month of the main outcome, or -1.
    private static (int Achieved, long Paid) Pay(
        ProviderState? with, ReadOnlySpan<DayLine> lines, int lasts)
    {
        (int achieved, long paid) = (-1, 0);
        foreach (ref readonly DayLine line in lines)
        {
            if (line.Lasting > lasts)
            {
                break;
            }
            if (with is not null)
            {
                with.Receipts[line.Due] += line.Amount;
            }
            paid += line.Amount;
            achieved = Math.Max(achieved, line.Achieved);
        }
        return (achieved, paid);
    }

    private void Count(in Person person, int year, double effort, bool isServed)
    {
        int third = person.Difficulty < ThirdEdges[0] ? 0
            : person.Difficulty < ThirdEdges[1] ? 1 : 2;
        Tally.Started[person.Group, year]++;
        Tally.Effort[person.Group, third] += effort;
        Tally.People[person.Group, third]++;
        Tally.Parked += isServed && effort > _scheme.World.Commissioner.LeastEffort + 1e-6
            ? 0 : 1;
    }
}
