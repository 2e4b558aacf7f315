using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Outturn.Simulation.Payments;
using Outturn.Simulation.People;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Functions;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>The help that a batch of people gets.</summary>
/// <param name="Effort">Money spent on each by the provider that they started with.</param>
/// <param name="ThenEffort">Money spent on each by whoever took over.</param>
public sealed record BatchHelp(double[] Effort, double[] ThenEffort)
{
    /// <summary>What the first achieves with it, 1 = the known practice.</summary>
    public double Productivity { get; set; } = 1;

    /// <summary>What whoever took over achieves.</summary>
    public double ThenProductivity { get; set; }
}

/// <summary>What happens to a batch of people in one course, with help and without: bit-equal to
/// <see cref="PersonDraw.In"/> one by one. First it is found out to whom it happens at all; those
/// are brought together, and only for them it is worked out when.</summary>
public sealed class CourseBatch
{
    private const int Lanes = 4;

    private readonly World _world;
    private readonly int _course;
    private readonly RandomStream _start;
    private readonly RandomStream _separation;
    private readonly double[] _threshold = new double[PeopleBatch.Most];
    private readonly double[] _second = new double[PeopleBatch.Most];
    private readonly double[] _baseline = new double[PeopleBatch.Most];
    private readonly double[] _help = new double[PeopleBatch.Most];
    private readonly double[] _then = new double[PeopleBatch.Most];
    private readonly double[] _response = new double[PeopleBatch.Most];
    private readonly double[] _scale = new double[PeopleBatch.Most];
    private readonly double[] _rate = new double[PeopleBatch.Most];
    private readonly ulong[] _number = new ulong[PeopleBatch.Most];
    private readonly double[] _ofGroup;

    /// <summary>Room for a course of one replication.</summary>
    public CourseBatch(World world, int course, RandomStream stream)
    {
        (_world, _course) = (world, course);
        Clock = CourseClock.Of(Shape.Of(world.Courses[course]));
        _start = stream with { Kind = StreamKind.Start, Block = (uint)course };
        _separation = stream with { Kind = StreamKind.Separation, Block = (uint)course };
        _ofGroup =
        [
            .. world.Groups.Select(g => g.Courses[course]).SelectMany(r => new[]
            {
                Response.MeanBaseline(r, world.Slopes), r.Response, r.EffortScale, r.Separation,
            }),
        ];
    }

    /// <summary>How the hazards tick.</summary>
    public CourseClock Clock { get; set; }

    /// <summary>How many people it happens to, with help or without.</summary>
    public int Count { get; private set; }

    /// <summary>Their places in the batch, in rising order.</summary>
    public int[] Whom { get; } = new int[PeopleBatch.Most];

    /// <summary>Days after the start at which it begins with help; 0: it never does.</summary>
    public long[] Begins { get; } = new long[PeopleBatch.Most];

    /// <summary>The same without help.</summary>
    public long[] Alone { get; } = new long[PeopleBatch.Most];

    /// <summary>Days that it lasts.</summary>
    public long[] Lasts { get; } = new long[PeopleBatch.Most];

    /// <summary>Draws what happens.</summary>
    public void Draw(PeopleBatch people, BatchHelp help)
    {
        int padded = people.Padded;
        UniformBatch.Fill(
            _start, people.FirstNumber, _threshold.AsSpan(0, padded), _second.AsSpan(0, padded));
        TakeRates(people);
        for (int i = 0; i < padded; i += Lanes)
        {
            Hazards(i, Vector256.Create(people.Difficulty, i), help);
        }
        Gather(people.Count);
        for (int i = 0; i < Count; i += Lanes)
        {
            Begin(i);
        }
        Last(people);
    }

    private void TakeRates(PeopleBatch people)
    {
        for (int i = 0; i < people.Padded; i++)
        {
            ReadOnlySpan<double> rates = _ofGroup.AsSpan((int)people.Group[i] * 4, 4);
            (_baseline[i], _response[i], _scale[i], _rate[i]) =
                (rates[0], rates[1], rates[2], rates[3]);
        }
    }

    private void Hazards(int i, Vector256<double> difficulty, BatchHelp by)
    {
        Slopes slopes = _world.Slopes;
        Vector256<double> economy = Vector256.Create(_world.Economy.Level);
        Vector256<double> baseline = Vector256.Create(_baseline, i)
            * Exp.Of(Vector256.Create(-slopes.Baseline) * difficulty) * economy;
        Vector256<double> response = Vector256.Create(_response, i)
            * Exp.Of(Vector256.Create(-slopes.Response) * difficulty) * economy;
        Vector256<double> scale = Vector256.Create(_scale, i)
            * Exp.Of(Vector256.Create(slopes.Effort) * difficulty);
        Vector256<double> least = Vector256.Create(Clock.LeastHelp) * baseline;
        Vector256<double> first = Vector256.Max(
            response * Vector256.Create(by.Productivity)
                * Reached(Vector256.Create(by.Effort, i), scale),
            least);
        baseline.CopyTo(_baseline, i);
        first.CopyTo(_help, i);
        (-Ln.Of(Vector256.Create(_threshold, i))).CopyTo(_threshold, i);
        if (Clock.HasSecond)
        {
            Vector256.Max(
                response * Vector256.Create(by.ThenProductivity)
                    * Reached(Vector256.Create(by.ThenEffort, i), scale),
                least).CopyTo(_then, i);
        }
    }

    private static Vector256<double> Reached(Vector256<double> effort, Vector256<double> scale) =>
        Vector256<double>.One - Exp.Of(-effort / scale);

    // In place: no later one is overwritten before it is read.
    private void Gather(int people)
    {
        int count = 0;
        (double even, double help, double then) =
            (Clock.Even[^1], Clock.First[^1], Clock.HasSecond ? Clock.Second[^1] : 0);
        for (int i = 0; i < people; i++)
        {
            (double threshold, double baseline, double first) =
                (_threshold[i], _baseline[i], _help[i]);
            double second = then == 0 ? 0 : _then[i];
            double alone = baseline * even;
            bool happens = Math.Max(alone, alone + (first * help) + (second * then)) >= threshold;
            (_threshold[count], _baseline[count], _help[count], _then[count]) =
                (threshold, baseline, first, second);
            Whom[count] = i;
            count += happens ? 1 : 0;
        }
        Count = count;
    }

    // As CourseClock.Begins, with help and without at once, then whole days; 0 where it does not
    // begin in time.
    private void Begin(int i)
    {
        Vector256<double> threshold = Vector256.Create(_threshold, i);
        Vector256<double> baseline = Vector256.Create(_baseline, i);
        Vector256<double> first = Vector256.Create(_help, i);
        var helped = new Crossing(threshold);
        var alone = new Crossing(threshold);
        for (int d = 1; d <= Clock.Within; d++)
        {
            Vector256<double> even = baseline * Vector256.Create(Clock.Even[d]);
            Vector256<double> reached = even + (first * Vector256.Create(Clock.First[d]));
            if (Clock.HasSecond)
            {
                reached += Vector256.Create(_then, i) * Vector256.Create(Clock.Second[d]);
            }
            helped.Pass(reached);
            alone.Pass(even);
        }
        helped.Days(Clock.Within).CopyTo(Begins, i);
        alone.Days(Clock.Within).CopyTo(Alone, i);
    }

    // Where a cumulative hazard that is passed month by month reaches a threshold.
    private struct Crossing(Vector256<double> threshold)
    {
        private readonly Vector256<double> _threshold = threshold;
        private Vector256<double> _before;
        private Vector256<double> _months;
        private Vector256<double> _after = Vector256.Create(double.PositiveInfinity);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Pass(Vector256<double> reached)
        {
            Vector256<double> below = Vector256.LessThan(reached, _threshold);
            _before = Vector256.ConditionalSelect(below, reached, _before);
            _months += below & Vector256<double>.One;
            _after = Vector256.ConditionalSelect(below, _after, Vector256.Min(_after, reached));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector256<long> Days(int within)
        {
            Vector256<double> days = Vector256.Max(
                Vector256.Ceiling(Vector256.Create(DayPayments.DaysAMonth)
                    * (_months + ((_threshold - _before) / (_after - _before)))),
                Vector256<double>.One);
            return Wholes.Of(days & Vector256.LessThan(_months, Vector256.Create((double)within)));
        }
    }

    private void Last(PeopleBatch people)
    {
        if (!_world.Courses[_course].Lasts)
        {
            Lasts.AsSpan(0, Count).Fill(1);
            return;
        }
        for (int i = 0; i < Count; i++)
        {
            _number[i] = people.FirstNumber + (ulong)Whom[i];
        }
        Span<double> uniform = _threshold;
        UniformBatch.Fill(
            _separation, _number.AsSpan(0, Count), uniform[..Count], _second.AsSpan(0, Count));
        for (int i = 0; i < Count; i++)
        {
            (_rate[i], _second[i]) = (_rate[Whom[i]], people.Difficulty[Whom[i]]);
        }
        Vector256<double> slope = Vector256.Create(_world.Slopes.Separation);
        for (int i = 0; i < Count; i += Lanes)
        {
            Vector256<double> keep = Vector256<double>.One - (Vector256.Create(_rate, i)
                * Exp.Of(slope * Vector256.Create(_second, i)));
            Wholes.Of(Days(Vector256.Create<double>(uniform.Slice(i, Lanes)), keep))
                .CopyTo(Lasts, i);
        }
    }

    // As PersonDraw.Lasts.
    private static Vector256<double> Days(Vector256<double> uniform, Vector256<double> keep)
    {
        Vector256<double> inside = Vector256.Min(
            Vector256.Max(keep, Vector256.Create(1e-300)), Vector256.Create(1 - 1e-16));
        Vector256<double> months = Ln.Of(uniform) / Ln.Of(inside);
        months = Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(keep, Vector256<double>.One),
            Vector256.Create(1e6),
            Vector256.ConditionalSelect(
                Vector256.LessThanOrEqual(keep, Vector256<double>.Zero),
                Vector256<double>.Zero, months));
        return Vector256.Min(
            Vector256.Ceiling(Vector256.Create(DayPayments.DaysAMonth) * months),
            Vector256.Create(1e6));
    }
}
