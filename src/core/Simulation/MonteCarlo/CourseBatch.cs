using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Outturn.Simulation.Payments;
using Outturn.Simulation.People;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Functions;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>What happens to a batch of people in one course, with help and without: bit-equal to
/// <see cref="PersonDraw.In"/> one by one.</summary>
public sealed class CourseBatch
{
    private const int Lanes = 4;

    private readonly World _world;
    private readonly int _course;
    private readonly Shape _shape;
    private readonly RandomStream _start;
    private readonly RandomStream _separation;
    private readonly double[] _threshold = new double[PeopleBatch.Most];
    private readonly double[] _second = new double[PeopleBatch.Most];
    private readonly double[] _baseline = new double[PeopleBatch.Most];
    private readonly double[] _response = new double[PeopleBatch.Most];
    private readonly double[] _scale = new double[PeopleBatch.Most];
    private readonly double[] _rate = new double[PeopleBatch.Most];
    private readonly double[] _ofGroup;
    private readonly int[] _whom = new int[PeopleBatch.Most];

    /// <summary>Room for a course of one replication.</summary>
    public CourseBatch(World world, int course, RandomStream stream)
    {
        (_world, _course, _shape) = (world, course, Shape.Of(world.Courses[course]));
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

    /// <summary>Days after the start at which it begins with help; 0: it never does.</summary>
    public long[] Begins { get; } = new long[PeopleBatch.Most];

    /// <summary>The same without help.</summary>
    public long[] Alone { get; } = new long[PeopleBatch.Most];

    /// <summary>Days that it lasts, of those to whom it happens.</summary>
    public long[] Lasts { get; } = new long[PeopleBatch.Most];

    /// <summary>Draws what happens.</summary>
    /// <param name="people">The people.</param>
    /// <param name="effort">Money spent on each.</param>
    /// <param name="productivity">What help achieves with it, 1 = the known practice.</param>
    public void Draw(PeopleBatch people, double[] effort, double productivity)
    {
        int padded = people.Padded;
        UniformBatch.Fill(
            _start, people.FirstNumber, _threshold.AsSpan(0, padded), _second.AsSpan(0, padded));
        TakeRates(people);
        for (int i = 0; i < padded; i += Lanes)
        {
            Begin(i, Vector256.Create(people.Difficulty, i), Vector256.Create(effort, i),
                productivity);
        }
        Span<double> uniform = _threshold.AsSpan(0, padded);
        if (!_world.Courses[_course].Lasts)
        {
            Lasts.AsSpan(0, padded).Fill(1);
            return;
        }
        UniformBatch.Fill(
            _separation, people.FirstNumber, uniform, _second.AsSpan(0, padded));
        Last(people, uniform);
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

    // Of those to whom it happens, with help or without; they are brought together first.
    private void Last(PeopleBatch people, Span<double> uniform)
    {
        int count = 0;
        for (int i = 0; i < people.Count; i++)
        {
            // In place: no later one is overwritten before it is read.
            (uniform[count], _rate[count], _second[count]) =
                (uniform[i], _rate[i], people.Difficulty[i]);
            _whom[count] = i;
            count += (Begins[i] | Alone[i]) != 0 ? 1 : 0;
        }
        Vector256<double> slope = Vector256.Create(_world.Slopes.Separation);
        for (int i = 0; i < count; i += Lanes)
        {
            Vector256<double> keep = Vector256<double>.One - (Vector256.Create(_rate, i)
                * Exp.Of(slope * Vector256.Create(_second, i)));
            Vector256<double> inside = Vector256.Min(
                Vector256.Max(keep, Vector256.Create(1e-300)), Vector256.Create(1 - 1e-16));
            Vector256<double> months = Ln.Of(Vector256.Create<double>(uniform.Slice(i, Lanes)))
                / Ln.Of(inside);
            months = Vector256.ConditionalSelect(
                Vector256.GreaterThanOrEqual(keep, Vector256<double>.One),
                Vector256.Create(1e6),
                Vector256.ConditionalSelect(
                    Vector256.LessThanOrEqual(keep, Vector256<double>.Zero),
                    Vector256<double>.Zero, months));
            Vector256.Min(
                Vector256.Ceiling(Vector256.Create(DayPayments.DaysAMonth) * months),
                Vector256.Create(1e6)).CopyTo(_second, i);
        }
        for (int i = 0; i < count; i++)
        {
            Lasts[_whom[i]] = (long)_second[i];
        }
    }

    private void Begin(
        int i, Vector256<double> difficulty, Vector256<double> effort, double productivity)
    {
        Slopes slopes = _world.Slopes;
        Vector256<double> economy = Vector256.Create(_world.Economy.Level);
        Vector256<double> baseline = Vector256.Create(_baseline, i)
            * Exp.Of(Vector256.Create(-slopes.Baseline) * difficulty) * economy;
        Vector256<double> help = Vector256.Create(_response, i)
            * Exp.Of(Vector256.Create(-slopes.Response) * difficulty) * economy;
        Vector256<double> scale = Vector256.Create(_scale, i)
            * Exp.Of(Vector256.Create(slopes.Effort) * difficulty);
        Vector256<double> reached = Vector256<double>.One - Exp.Of(-effort / scale);
        Vector256<double> threshold = -Ln.Of(Vector256.Create(_threshold, i));
        Days(threshold, baseline, help * Vector256.Create(productivity) * reached)
            .CopyTo(Begins, i);
        Days(threshold, baseline, Vector256<double>.Zero).CopyTo(Alone, i);
    }

    // As Shape.Begins, then whole days; 0 where it does not begin in time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<long> Days(
        Vector256<double> threshold, Vector256<double> baseline, Vector256<double> help)
    {
        Vector256<double> from = Vector256.Create((double)_shape.HelpFrom);
        Vector256<double> until = Vector256.Create((double)_shape.HelpUntil);
        Vector256<double> within = Vector256.Create((double)_shape.Within);
        Vector256<double> even = baseline / within;
        Vector256<double> rise = Vector256.Max(
            even + (help / (until - from)), Vector256<double>.Zero);
        Vector256<double> atFrom = even * from;
        Vector256<double> atUntil = atFrom + (rise * (until - from));
        Vector256<double> months = Vector256.ConditionalSelect(
            Vector256.LessThan(threshold, atFrom), threshold / even,
            Vector256.ConditionalSelect(
                Vector256.LessThan(threshold, atUntil), from + ((threshold - atFrom) / rise),
                until + ((threshold - atUntil) / even)));
        Vector256<double> days = Vector256.Max(
            Vector256.Ceiling(Vector256.Create(DayPayments.DaysAMonth) * months),
            Vector256<double>.One);
        Vector256<double> inTime = Vector256.LessThanOrEqual(months, within);
        return Wholes.Of(days & inTime);
    }
}
