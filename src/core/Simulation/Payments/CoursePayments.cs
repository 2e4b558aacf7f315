using System.Globalization;
using Outturn.Facts;
using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Simulation.Facts;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Payments;

/// <summary>What the scheme pays for a person of each group, by the month of the start: for
/// starting at all, and for each course by the month in which it begins. Found by settling one
/// person for each with a spell without end: a payment achieved on a day is made to whoever's spell
/// reaches that day. There is no second set of payment rules.</summary>
public sealed class CoursePayments
{
    private readonly DueLine[][] _lines;
    private readonly World _world;
    private readonly MonthGrid _grid;
    private readonly int[] _courseStart;
    private readonly int _perVintage;

    private CoursePayments(World world, MonthGrid grid)
    {
        (_world, _grid) = (world, grid);
        _courseStart = new int[world.Courses.Length];
        _perVintage = 1;
        for (int c = 0; c < world.Courses.Length; c++)
        {
            _courseStart[c] = _perVintage;
            _perVintage += world.Courses[c].Within;
        }
        _lines = new DueLine[world.Groups.Length * grid.Referral * _perVintage][];
    }

    /// <summary>The payments of a scheme to the people of a world.</summary>
    public static CoursePayments Of(Scheme scheme, World world, MonthGrid grid, int threads)
    {
        var payments = new CoursePayments(world, grid);
        var facts = new PersonFacts(scheme, world);
        for (int probe = 0; probe < payments._lines.Length; probe++)
        {
            payments.Write(probe, facts);
        }
        FactBase known = FactBase.Read(facts.Files, scheme, scheme.Term.LongStop, threads);
        var found = new Line[payments._lines.Length][];
        ItemLines.Walk(
            scheme, known, threads, (person, lines) => found[person] = lines.ToArray());
        double minor = scheme.Currency.MinorPerUnit;
        for (int probe = 0; probe < found.Length; probe++)
        {
            payments._lines[probe] =
                [.. payments.Difference(probe, found).Select(l => l with
                {
                    Amount = l.Amount / minor,
                })];
        }
        return payments;
    }

    /// <summary>Payments to whoever starts in a month, whatever happens.</summary>
    public ReadOnlySpan<DueLine> Starting(int group, int month) =>
        _lines[Probe(group, month)];

    /// <summary>Payments more, or less, where a course begins some months after the start.
    /// </summary>
    public ReadOnlySpan<DueLine> Course(int group, int month, int course, int after) =>
        _lines[Probe(group, month) + _courseStart[course] + after];

    private int Probe(int group, int month) =>
        ((group * _grid.Referral) + month) * _perVintage;

    private void Write(int probe, PersonFacts facts)
    {
        (int vintage, int place) = (probe / _perVintage, probe % _perVintage);
        (int group, int month) = (vintage / _grid.Referral, vintage % _grid.Referral);
        string id = Id(probe);
        facts.Person(id, "p1", group, _grid.First(month));
        if (place > 0)
        {
            int course = CourseOf(place);
            facts.Happened(
                id, course, _grid.First(Begins(month, place, course)), facts.LongStop);
        }
    }

    private int CourseOf(int place) => Array.FindLastIndex(_courseStart, s => s <= place);

    // What begins between d and d + 1 months after the start begins on the first day after that.
    private int Begins(int month, int place, int course) =>
        month + place - _courseStart[course] + 1;

    private static string Id(int probe) =>
        probe.ToString("D9", NumberFormatInfo.InvariantInfo);

    // Of a course: what it adds to the payments of somebody to whom nothing happens, and what it
    // takes from them.
    private IEnumerable<DueLine> Difference(int probe, Line[][] found)
    {
        int place = probe % _perVintage;
        if (place == 0)
        {
            return found[probe].Select(l => Line(l, 0));
        }
        int course = CourseOf(place);
        int begins = Begins((probe / _perVintage) % _grid.Referral, place, course);
        Line[] without = found[probe - place];
        HashSet<(int, int, int, int, long)> known = [.. without.Select(Key)];
        HashSet<(int, int, int, int, long)> here = [.. found[probe].Select(Key)];
        return found[probe].Where(l => !known.Contains(Key(l)))
            .Select(l => Line(l, _world.Courses[course].Lasts ? Needed(l, begins) : 0))
            .Concat(without.Where(l => !here.Contains(Key(l)))
                .Select(l => Line(l, 0) with { Amount = -(double)l.Amount }));
    }

    private int Needed(in Line line, int begins) =>
        Math.Max(_grid.Month(DateOnly.FromDayNumber(line.Achieved)) - begins + 1, 0);

    private static (int, int, int, int, long) Key(Line l) =>
        (l.Payment, l.Outcome, l.N, l.Payable, l.Amount);

    private DueLine Line(in Line l, int months) => new(
        months, Math.Max(_grid.Month(DateOnly.FromDayNumber(l.Payable)), 0), l.Amount)
    {
        Achieved = _grid.Month(DateOnly.FromDayNumber(l.Achieved)),
        Payment = l.Payment,
        Outcome = l.Outcome,
        N = l.N,
    };
}
