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
        var only = new List<Line>(of.Length);
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

/// <summary>Receives the lines of one probe. Several threads call it at once, each for probes of
/// its own.</summary>
internal delegate void ReceiveProbe(int probe, ProbeLines lines);

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

    /// <summary>Settles those to whom nothing happens.</summary>
    public CourseProbes(Scheme scheme, World world, MonthGrid grid, int threads)
    {
        (_scheme, _world, _grid, _threads) = (scheme, world, grid, threads);
        _starting = new Line[world.Groups.Length * grid.Referral][];
        var facts = new PersonFacts(scheme, world);
        for (int i = 0; i < _starting.Length; i++)
        {
            facts.Person(Id(i), "p1", i / grid.Referral, grid.First(i % grid.Referral));
        }
        Walk(facts, (person, lines) => _starting[person] = lines.ToArray());
    }

    /// <summary>The lines of whoever starts, whatever happens.</summary>
    public ReadOnlySpan<Line> Starting(int group, int month) =>
        _starting[(group * _grid.Referral) + month];

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
            Walk(facts, (person, lines) =>
            {
                Probe probe = probes[first + person];
                receive(
                    first + person,
                    new ProbeLines(lines, Starting(probe.Group, probe.Month)));
            });
        }
    }

    private void Walk(PersonFacts facts, ReceiveItemLines receive) => ItemLines.Walk(
        _scheme, FactBase.Read(facts.Files, _scheme, facts.LongStop, _threads), _threads, receive);

    private static string Id(int probe) =>
        probe.ToString("D9", NumberFormatInfo.InvariantInfo);
}
