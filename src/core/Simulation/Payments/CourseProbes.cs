using System.Collections.Immutable;
using System.Globalization;
using Outturn.Facts;
using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Simulation.Facts;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Payments;

/// <summary>A person to settle: of a group, who starts in a month, and to whom a course happens
/// from a day on, without end.</summary>
/// <param name="Group">The group, by its index.</param>
/// <param name="Month">The month of the start.</param>
/// <param name="Course">The course, by its index.</param>
/// <param name="Begins">The day on which it begins.</param>
internal readonly record struct Probe(int Group, int Month, int Course, DateOnly Begins);

/// <summary>What a course adds to the payments of a person to whom nothing else happens, and what
/// it takes from them. The lines are gone after the call.</summary>
internal readonly ref struct ProbeLines(ReadOnlySpan<Line> with, ReadOnlySpan<Line> without)
{
    private readonly ReadOnlySpan<Line> _with = with;
    private readonly ReadOnlySpan<Line> _without = without;

    /// <summary>Lines that are there with the course only.</summary>
    public List<Line> Added() => Only(_with, _without);

    /// <summary>Lines that are there without it only.</summary>
    public List<Line> Lost() => Only(_without, _with);

    private static List<Line> Only(ReadOnlySpan<Line> of, ReadOnlySpan<Line> others)
    {
        var only = new List<Line>();
        foreach (ref readonly Line line in of)
        {
            if (!Holds(others, line))
            {
                only.Add(line);
            }
        }
        return only;
    }

    private static bool Holds(ReadOnlySpan<Line> lines, in Line wanted)
    {
        foreach (ref readonly Line l in lines)
        {
            if (l.Payment == wanted.Payment && l.Outcome == wanted.Outcome && l.N == wanted.N
                && l.Payable == wanted.Payable && l.Amount == wanted.Amount)
            {
                return true;
            }
        }
        return false;
    }
}

/// <summary>Receives the lines of one probe, and what it achieved of the outcomes that hang on the
/// start by a deadline. Several threads call it at once, each for probes of its own.</summary>
internal delegate void ReceiveProbe(
    int probe, ProbeLines lines, ReadOnlySpan<TimedItems> timed);

/// <summary>Finds what a scheme pays by settling one person for each case that matters, with a
/// spell without end: a payment achieved on a day is made to whoever's spell reaches that day.
/// There is no second set of payment rules (ADR 0210).</summary>
internal sealed class CourseProbes
{
    // The facts of all at once would be larger than anything else here.
    private const int AtOnce = 100_000;

    private readonly Scheme _scheme;
    private readonly World _world;
    private readonly MonthGrid _grid;
    private readonly int _threads;
    private readonly Line[][] _starting;
    private readonly TimedItems[][] _timed;
    private readonly ImmutableArray<int> _watched;

    /// <summary>Settles those to whom nothing happens.</summary>
    public CourseProbes(Scheme scheme, World world, MonthGrid grid, int threads)
    {
        (_scheme, _world, _grid, _threads) = (scheme, world, grid, threads);
        Dependence = StartDependence.Of(scheme);
        _watched = Dependence?.Timed ?? [];
        _starting = new Line[world.Groups.Length * grid.Referral][];
        _timed = new TimedItems[_starting.Length][];
        var facts = new PersonFacts(scheme, world);
        for (int i = 0; i < _starting.Length; i++)
        {
            facts.Person(Id(i), "p1", i / grid.Referral, grid.First(i % grid.Referral));
        }
        Walk(facts, (person, lines, timed) =>
            (_starting[person], _timed[person]) = (lines.ToArray(), timed.ToArray()));
    }

    /// <summary>How lines hang on the start; null: every start is a case of its own.</summary>
    public StartDependence? Dependence { get; }

    /// <summary>The lines of whoever starts, whatever happens.</summary>
    public ReadOnlySpan<Line> Starting(int group, int month) =>
        _starting[(group * _grid.Referral) + month];

    /// <summary>Whether a course that begins on a day brings the same to whoever started in a month
    /// as to somebody who was settled and who started, in the same periods, in another.</summary>
    /// <param name="group">The group of both.</param>
    /// <param name="month">The month.</param>
    /// <param name="settled">What the other achieved.</param>
    public bool IsAlike(int group, int month, ReadOnlySpan<TimedItems> settled)
    {
        TimedItems[] own = _timed[(group * _grid.Referral) + month];
        bool alike = true;
        for (int i = 0; i < own.Length; i++)
        {
            // Nothing that the other achieved came too late; and nothing would that it missed.
            alike &= settled[i].Latest < own[i].Until && own[i].Until <= settled[i].Until;
        }
        return alike;
    }

    /// <summary>Settles probes, and gives the lines of each.</summary>
    public void Settle(IReadOnlyList<Probe> probes, ReceiveProbe receive)
    {
        for (int from = 0; from < probes.Count; from += AtOnce)
        {
            int first = from, end = Math.Min(from + AtOnce, probes.Count);
            var facts = new PersonFacts(_scheme, _world);
            for (int i = first; i < end; i++)
            {
                Probe probe = probes[i];
                facts.Person(Id(i), "p1", probe.Group, _grid.First(probe.Month));
                facts.Happened(Id(i), probe.Course, probe.Begins, facts.LongStop);
            }
            Walk(facts, (person, lines, timed) =>
            {
                Probe probe = probes[first + person];
                receive(
                    first + person,
                    new ProbeLines(lines, Starting(probe.Group, probe.Month)), timed);
            });
        }
    }

    private void Walk(PersonFacts facts, ReceiveItemLines receive) => ItemLines.Walk(
        FactBase.Read(facts.Files, _scheme, facts.LongStop, _threads), _watched, _threads,
        receive);

    private static string Id(int probe) =>
        probe.ToString("D9", NumberFormatInfo.InvariantInfo);
}
