using Outturn.Simulation.People;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Distributions;
using Outturn.Statistics.Functions;
using Outturn.Statistics.Randomness;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>What is fixed of a person before anybody helps (models, 1.2). Nobody is stored: the
/// same number under the same seed is the same person again.</summary>
/// <param name="Group">The group, by its index.</param>
/// <param name="Difficulty">In standard deviations; hidden from the provider.</param>
/// <param name="SignalBin">What the provider sees of it: the bin, easiest first.</param>
public readonly record struct Person(int Group, double Difficulty, int SignalBin);

/// <summary>What happened to a person in one course.</summary>
/// <param name="Begins">Days after the start; 0: it never began.</param>
/// <param name="Lasts">Days that it lasts.</param>
public readonly record struct Happening(int Begins, int Lasts);

/// <summary>The help that a person gets.</summary>
/// <param name="Effort">Money spent by the provider that the person started with.</param>
/// <param name="Productivity">What help achieves with it, 1 = the known practice.</param>
public readonly record struct HelpGiven(double Effort, double Productivity)
{
    /// <summary>Nobody helps.</summary>
    public static readonly HelpGiven None = new(0, 1);

    /// <summary>Money spent by whoever took over.</summary>
    public double ThenEffort { get; init; }

    /// <summary>What that achieves.</summary>
    public double ThenProductivity { get; init; }
}

/// <summary>Draws people and what happens to them. The threshold at which a course begins is drawn
/// once a person, so that under any design more help never means later (models, 1.5). The plain
/// form, one by one: replications draw in batches, to the same bits.</summary>
public sealed class PersonDraw
{
    private readonly World _world;
    private readonly double[] _upTo;
    private readonly CourseClock[] _usual;
    private readonly RandomStream _stream;
    private DifficultyBins? _bins;
    private double _binsFor;

    /// <summary>Draws for one replication.</summary>
    /// <param name="world">Who there is.</param>
    /// <param name="stream">Seed and replication; the kind of number is put in here.</param>
    public PersonDraw(World world, RandomStream stream)
    {
        (_world, _stream) = (world, stream);
        _upTo = GroupEdges(world);
        _usual = [.. world.Courses.Select(c => CourseClock.Of(Shape.Of(c)))];
    }

    /// <summary>Below which uniform number a person is of each group or one before it.</summary>
    public static double[] GroupEdges(World world)
    {
        double all = world.Groups.Sum(g => g.Share * g.Demand), sum = 0;
        return [.. world.Groups.Select(g => sum += g.Share * g.Demand / all)];
    }

    /// <summary>The days that a spell lasts.</summary>
    /// <param name="uniform">Drawn once for the spell.</param>
    /// <param name="keep">The chance that it goes on for another month.</param>
    public static int Lasts(double uniform, double keep)
    {
        double months = keep >= 1 ? 1e6 : keep <= 0 ? 0 : Ln.Of(uniform) / Ln.Of(keep);
        return (int)Math.Min(Math.Ceiling(DayPayments.DaysAMonth * months), 1e6);
    }

    /// <summary>A person by number.</summary>
    /// <param name="number">Its number in the replication.</param>
    /// <param name="signal">Standard deviation of the noise in what the provider sees.</param>
    public Person Of(ulong number, double signal)
    {
        double u = Words(StreamKind.Allocation, number).First;
        int group = Array.FindIndex(_upTo, e => u < e);
        PhiloxWords words = Words(StreamKind.Difficulty, number);
        group = group < 0 ? _upTo.Length - 1 : group;
        if (_world.IsInBins)
        {
            _bins = signal == _binsFor && _bins is not null ? _bins : DifficultyBins.For(signal);
            _binsFor = signal;
            (int k, int j) = _bins.Draw(words.First, words.Second);
            return new Person(group, _bins.Value[k], j);
        }
        double difficulty = Normal.Quantile(words.First);
        double seen = (difficulty + (signal * Normal.Quantile(words.Second)))
            / Math.Sqrt(1 + (signal * signal));
        int bin = 0;
        while (bin < DifficultyBins.Count - 1 && seen >= DifficultyBins.InnerEdges[bin])
        {
            bin++;
        }
        return new Person(group, difficulty, bin);
    }

    /// <summary>What happens to a person in a course.</summary>
    /// <param name="number">The person's number.</param>
    /// <param name="person">The person.</param>
    /// <param name="course">The course, by its index.</param>
    /// <param name="by">Who helps.</param>
    /// <param name="clock">How the hazards tick; null: as usual, with nothing that breaks off.
    /// </param>
    public Happening In(
        ulong number, in Person person, int course, HelpGiven by, CourseClock? clock = null)
    {
        Response r = Response.Of(
            _world.Groups[person.Group].Courses[course], _world.Slopes, person.Difficulty,
            _world.Economy.Level);
        double threshold = -Ln.Of(Words(StreamKind.Start, number, course).First);
        double months = (clock ?? _usual[course]).Begins(
            threshold, r.Baseline, r.Help * by.Productivity * r.Reached(by.Effort),
            r.Help * by.ThenProductivity * r.Reached(by.ThenEffort));
        if (double.IsPositiveInfinity(months))
        {
            return default;
        }
        return new Happening(
            Math.Max(DayPayments.Days(months), 1),
            _world.Courses[course].Lasts
                ? Lasts(Words(StreamKind.Separation, number, course).First, r.Keep) : 1);
    }

    private PhiloxWords Words(StreamKind kind, ulong number, int block = 0) =>
        (_stream with { Kind = kind, Block = (uint)block }).Words(number);
}
