using System.Globalization;
using Outturn.Facts;
using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Simulation.Facts;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Payments;

/// <summary>What a scheme pays where only its prices change: every payment that was the same at
/// each of several sets of prices is taken to be the same at others too, so that a few people,
/// settled, tell what all are paid (ADR 0225). Each such class of payments is settled for two
/// people where there are two; where they differ, or anything but an amount does, it is not said
/// and all must be settled.</summary>
internal sealed class Repricing
{
    private const int Twice = 2;
    private const int Fewest = 3;
    private readonly SchemeInWorld _known;
    private readonly PriceClasses _classes;
    private readonly PaymentFlows _flows;
    private readonly Settled[] _people;

    // Somebody to settle: the probe, or whoever starts where Course is below 0.
    private sealed record Settled(Probe Probe, DueLine[] Lines, int[] Classes);

    private Repricing(PriceClasses classes)
    {
        (_known, _classes) = (classes.Known, classes);
        _flows = _known.Flows.Priced(classes.OfFlow);
        _people = [.. Chosen()];
    }

    /// <summary>Learns from schemes that differ in their prices.</summary>
    /// <param name="settled">The same people settled in full under each; null where the payments
    /// differ in more than their amounts.</param>
    public static Repricing? Of(IReadOnlyList<SchemeInWorld> settled) =>
        settled.Count >= Fewest && PriceClasses.Of(settled) is { } classes
            ? new Repricing(classes) : null;

    /// <summary>How many people are settled for a set of prices.</summary>
    public int People => _people.Length;

    /// <summary>The scheme with other prices.</summary>
    /// <returns>It, or null where more than amounts differ: settle all.</returns>
    public SchemeInWorld? At(Scheme scheme, World world)
    {
        double[] amounts = [.. Enumerable.Repeat(double.NaN, _classes.Count)];
        return Settle(scheme, amounts) && !amounts.Any(double.IsNaN)
            ? _known.Repriced(
                scheme, world, _classes.Starting(_known.Payments, amounts),
                _flows.With(amounts))
            : null;
    }

    // Whoever brings a payment that was settled for fewer than two so far.
    private IEnumerable<Settled> Chosen()
    {
        int[] times = new int[_classes.Count];
        foreach (Settled one in Everybody().OrderByDescending(p => p.Lines.Length))
        {
            if (one.Classes.Any(c => times[c] < Twice))
            {
                foreach (int c in one.Classes.Distinct())
                {
                    times[c]++;
                }
                yield return one;
            }
        }
    }

    private IEnumerable<Settled> Everybody()
    {
        foreach (Probe probe in _known.Payments.Probes())
        {
            int after = _known.Grid.Month(probe.Begins) - probe.Month - 1;
            yield return new Settled(
                probe, _known.Payments.Course(probe.Group, probe.Month, probe.Course, after)
                    .ToArray(), _classes.OfCourse(probe, after));
        }
        for (int g = 0; g < _known.World.Groups.Length; g++)
        {
            for (int month = 0; month < _known.Grid.Referral; month++)
            {
                yield return new Settled(
                    new Probe(g, month, -1, _known.Grid.First(month)),
                    _known.Payments.Starting(g, month).ToArray(), _classes.OfStart(g, month));
            }
        }
    }

    private bool Settle(Scheme scheme, double[] amounts)
    {
        var facts = new PersonFacts(scheme, _known.World);
        for (int i = 0; i < _people.Length; i++)
        {
            Probe probe = _people[i].Probe;
            Person(facts, 2 * i, probe);
            Person(facts, (2 * i) + 1, probe);
            if (probe.Course >= 0)
            {
                facts.Happened(Id(2 * i), probe.Course, probe.Begins, facts.LongStop);
            }
        }
        var lines = new Line[2 * _people.Length][];
        FactBase known = FactBase.Read(facts.Files, scheme, facts.LongStop, 1);
        ItemLines.Walk(known, [], 1, (person, found, _) =>
            lines[person] = found.ToArray());
        return Enumerable.Range(0, _people.Length)
            .All(i => Take(_people[i], lines[2 * i], lines[(2 * i) + 1], amounts));
    }

    private void Person(PersonFacts facts, int id, Probe probe) =>
        facts.Person(Id(id), "p1", probe.Group, _known.Grid.First(probe.Month));

    private bool Take(Settled one, Line[] with, Line[] without, double[] amounts)
    {
        DueLine[] found = one.Probe.Course >= 0
            ? _known.Payments.Of(one.Probe, new ProbeLines(with, without))
            : [.. with.Select(l => _known.Payments.Of(l, 0))];
        if (PriceClasses.Amounts(found, one.Lines) is not { } own)
        {
            return false;
        }
        for (int i = 0; i < own.Length; i++)
        {
            ref double amount = ref amounts[one.Classes[i]];
            if (!double.IsNaN(amount) && amount != own[i])
            {
                return false;
            }
            amount = own[i];
        }
        return true;
    }

    private static string Id(int person) =>
        person.ToString("D9", NumberFormatInfo.InvariantInfo);
}
