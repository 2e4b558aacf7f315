using System.Collections.Immutable;
using System.Globalization;
using Outturn.Facts;
using Outturn.Review.Clauses;
using Outturn.Settlement;
using Outturn.Simulation.Facts;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Providers;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Randomness;

namespace Outturn.Review.Expected;

/// <summary>Something that happened to a person of the sample.</summary>
/// <param name="Course">The course of the world, by its index.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
internal sealed record Happening(int Course, DateOnly From, DateOnly To);

/// <summary>A person of the sample, as the facts say.</summary>
/// <param name="Group">The group whose attributes are recorded.</param>
/// <param name="Month">The month of the start.</param>
/// <param name="Happened">What is reported.</param>
internal sealed record SamplePerson(int Group, int Month, ImmutableArray<Happening> Happened);

/// <summary>People drawn from the world as they are expected to start and to be helped, with what
/// happens to them as facts: settled by the scheme as they are, and as they would be reported
/// otherwise. The same chances each time.</summary>
/// <remarks>Where payments for people together are among many thousands, they are left out.
/// </remarks>
internal sealed class FactSample
{
    // So many are enough for payments for each alone. What is paid for people together is told by
    // all who start with one provider, where they are not too many.
    private const int Alone = 400;
    private const int Together = 8_000;

    private const int Short = 14;
    private const ulong Seed = 1;

    // Spread months over people of every group alike.
    private const double Golden = 0.6180339887498949;

    private readonly WorldExpected _of;
    private readonly SamplePerson[] _people;
    private readonly double _times;
    private readonly double _limit;

    private FactSample(WorldExpected of)
    {
        _of = of;
        double starts = of.AllStarts;
        double own = of.Main.Expected.Setting.Starts.Sum();
        IsWhole = JointPayments.Any(of.Put.Scheme) && own <= Together;
        _people = new SamplePerson[(int)Math.Clamp(
            IsWhole ? Math.Round(own) : starts, 1, IsWhole ? Together : Alone)];
        _times = starts / _people.Length;
        _limit = MoneyLimit.Of(of.Put.Scheme, of.World.ProviderCount) ?? double.PositiveInfinity;
        double[] months = [.. Enumerable.Range(0, of.Put.Grid.Referral)
            .Select(m => of.World.Referrals.In(m) / starts)];
        double[] groups = [.. of.Groups.Select((_, g) => of.Share(g))];
        for (int i = 0; i < _people.Length; i++)
        {
            _people[i] = Draw(
                i, At(groups, (i + .5) / _people.Length), At(months, (i + 1) * Golden % 1));
        }
        Paid = Settled(p => p, of.World);
    }

    /// <summary>Whether payments for people together, and limits, are among what is settled.
    /// </summary>
    public bool IsWhole { get; }

    /// <summary>How many people start in all.</summary>
    public double Starts => _people.Length * _times;

    /// <summary>What all who start are paid for, in major units.</summary>
    public double Paid { get; }

    /// <summary>The sample of a world.</summary>
    public static FactSample Of(WorldExpected expected) => new(expected);

    /// <summary>What they would be paid for if facts were otherwise.</summary>
    /// <param name="change">What is recorded of a person.</param>
    public double Settled(Func<SamplePerson, SamplePerson> change) => Settled(change, _of.World);

    /// <summary>The same where values are otherwise too.</summary>
    public double Settled(Func<SamplePerson, SamplePerson> change, World world)
    {
        var facts = new PersonFacts(_of.Put.Scheme, world);
        for (int i = 0; i < _people.Length; i++)
        {
            SamplePerson person = change(_people[i]);
            string id = i.ToString("D6", NumberFormatInfo.InvariantInfo);
            facts.Person(id, "p1", person.Group, _of.Put.Grid.First(person.Month));
            foreach (Happening h in person.Happened)
            {
                facts.Happened(id, h.Course, h.From, h.To);
            }
        }
        double all = Settled(FactBase.Read(facts.Files, _of.Put.Scheme, facts.LongStop, 1))
            / (double)_of.Put.Scheme.Currency.MinorPerUnit * _times;
        return IsWhole ? all : Math.Min(all, _limit);
    }

    private long Settled(FactBase facts)
    {
        var sum = new Sum();
        if (IsWhole)
        {
            Settle.Of(_of.Put.Scheme, facts, new SettlingOptions { Receiver = sum });
            return sum.All;
        }
        ItemLines.Walk(facts, [], 1, (_, lines, _) =>
        {
            foreach (ref readonly Line line in lines)
            {
                sum.All += line.Amount;
            }
        });
        return sum.All;
    }

    private SamplePerson Draw(int person, int group, int month)
    {
        Starts chances = _of.Main.Expected.Year(month / 12).Starts[group];
        var happened = ImmutableArray.CreateBuilder<Happening>();
        for (int c = 0; c < _of.World.Courses.Length; c++)
        {
            var stream = new RandomStream(Seed, (ushort)c, StreamKind.Start);
            PhiloxWords words = stream.Words((ulong)person);
            if (Begins(chances, c, words.First) is >= 0 and var after)
            {
                DateOnly from = _of.Put.Grid.First(month + after + 1);
                happened.Add(new Happening(
                    c, from, Ends(chances.Lasting(c), after, words.Second, from)));
            }
        }
        return new SamplePerson(group, month, happened.ToImmutable());
    }

    // The month after the start in which a course begins; -1: it does not.
    private int Begins(Starts chances, int course, double u)
    {
        int lasting = _of.Put.Flows.Lasting;
        double[] of = chances.Lasting(course);
        for (int d = 0; d < of.Length / lasting; d++)
        {
            u -= of[d * lasting];
            if (u < 0)
            {
                return d;
            }
        }
        return -1;
    }

    private DateOnly Ends(double[] chances, int after, double v, DateOnly from)
    {
        int lasting = _of.Put.Flows.Lasting, months = 0;
        double begins = chances[after * lasting];
        while (months + 1 < lasting && chances[(after * lasting) + months + 1] >= v * begins)
        {
            months++;
        }
        DateOnly stop = _of.Put.Scheme.Term.LongStop;
        DateOnly to = months == 0 ? from.AddDays(Short)
            : months == lasting - 1 ? stop : from.AddMonths(months).AddDays(-1);
        return to > stop ? stop : to;
    }

    // Which of some shares a number between 0 and 1 falls into.
    private static int At(double[] shares, double u)
    {
        int at = 0;
        for (u -= shares[0]; u >= 0 && at + 1 < shares.Length; u -= shares[at])
        {
            at++;
        }
        return at;
    }

    private sealed class Sum : IDueReceiver
    {
        public long All { get; set; }

        public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues) =>
            dues.Sum(d => d.Amount);

        public void Take(object? prepared) => All += (long)(prepared ?? 0L);
    }
}
