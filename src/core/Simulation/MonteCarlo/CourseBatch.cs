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
    private const int Lanes = 8;

    private readonly World _world;
    private readonly int _course;
    private readonly Shape _shape;
    private readonly RandomStream _start;
    private readonly RandomStream _separation;
    private readonly double[] _mean;
    private readonly double[] _threshold = new double[PeopleBatch.Most];
    private readonly double[] _second = new double[PeopleBatch.Most];
    private readonly double[] _baseline = new double[PeopleBatch.Most];
    private readonly double[] _response = new double[PeopleBatch.Most];
    private readonly double[] _scale = new double[PeopleBatch.Most];
    private readonly double[] _rate = new double[PeopleBatch.Most];

    /// <summary>Room for a course of one replication.</summary>
    public CourseBatch(World world, int course, RandomStream stream)
    {
        (_world, _course, _shape) = (world, course, Shape.Of(world.Courses[course]));
        _start = stream with { Kind = StreamKind.Start, Block = (uint)course };
        _separation = stream with { Kind = StreamKind.Separation, Block = (uint)course };
        _mean = [.. world.Groups.Select(g =>
            Response.MeanBaseline(g.Courses[course], world.Slopes))];
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
            Begin(i, Vector512.Create(people.Difficulty, i), Vector512.Create(effort, i),
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
        for (int i = 0; i < people.Count; i++)
        {
            if ((Begins[i] | Alone[i]) != 0)
            {
                Lasts[i] = PersonDraw.Lasts(uniform[i], Keep(people.Difficulty[i], _rate[i]));
            }
        }
    }

    private void TakeRates(PeopleBatch people)
    {
        for (int i = 0; i < people.Padded; i++)
        {
            int group = (int)people.Group[i];
            CourseRates rates = _world.Groups[group].Courses[_course];
            (_baseline[i], _response[i]) = (_mean[group], rates.Response);
            (_scale[i], _rate[i]) = (rates.EffortScale, rates.Separation);
        }
    }

    private double Keep(double difficulty, double rate) =>
        1 - (rate * Exp.Of(_world.Slopes.Separation * difficulty));

    private void Begin(
        int i, Vector512<double> difficulty, Vector512<double> effort, double productivity)
    {
        Slopes slopes = _world.Slopes;
        Vector512<double> economy = Vector512.Create(_world.Economy.Level);
        Vector512<double> baseline = Vector512.Create(_baseline, i)
            * Exp.Of(Vector512.Create(-slopes.Baseline) * difficulty) * economy;
        Vector512<double> help = Vector512.Create(_response, i)
            * Exp.Of(Vector512.Create(-slopes.Response) * difficulty) * economy;
        Vector512<double> scale = Vector512.Create(_scale, i)
            * Exp.Of(Vector512.Create(slopes.Effort) * difficulty);
        Vector512<double> reached = Vector512<double>.One - Exp.Of(-effort / scale);
        Vector512<double> threshold = -Ln.Of(Vector512.Create(_threshold, i));
        Days(threshold, baseline, help * Vector512.Create(productivity) * reached)
            .CopyTo(Begins, i);
        Days(threshold, baseline, Vector512<double>.Zero).CopyTo(Alone, i);
    }

    // As Shape.Begins, then whole days; 0 where it does not begin in time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<long> Days(
        Vector512<double> threshold, Vector512<double> baseline, Vector512<double> help)
    {
        Vector512<double> from = Vector512.Create((double)_shape.HelpFrom);
        Vector512<double> until = Vector512.Create((double)_shape.HelpUntil);
        Vector512<double> within = Vector512.Create((double)_shape.Within);
        Vector512<double> even = baseline / within;
        Vector512<double> rise = Vector512.Max(
            even + (help / (until - from)), Vector512<double>.Zero);
        Vector512<double> atFrom = even * from;
        Vector512<double> atUntil = atFrom + (rise * (until - from));
        Vector512<double> months = Vector512.ConditionalSelect(
            Vector512.LessThan(threshold, atFrom), threshold / even,
            Vector512.ConditionalSelect(
                Vector512.LessThan(threshold, atUntil), from + ((threshold - atFrom) / rise),
                until + ((threshold - atUntil) / even)));
        Vector512<double> days = Vector512.Max(
            Vector512.Ceiling(Vector512.Create(DayPayments.DaysAMonth) * months),
            Vector512<double>.One);
        Vector512<double> inTime = Vector512.LessThanOrEqual(months, within);
        return Vector512.ConvertToInt64(days & inTime);
    }
}
