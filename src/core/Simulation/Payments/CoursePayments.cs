using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Payments;

/// <summary>What the scheme pays for a person of each group, by the month of the start: for
/// starting at all, and for each course by the month in which it begins. What begins between d and
/// d + 1 months after the start begins on the first day after that.</summary>
public sealed class CoursePayments
{
    private readonly DueLine[][] _starting;
    private readonly DueLine[][] _courses;
    private readonly World _world;
    private readonly MonthGrid _grid;
    private readonly int[] _courseStart;
    private readonly int _perVintage;
    private readonly double _minor;

    private CoursePayments(Scheme scheme, World world, MonthGrid grid)
    {
        (_world, _grid, _minor) = (world, grid, scheme.Currency.MinorPerUnit);
        _courseStart = new int[world.Courses.Length];
        for (int c = 0; c < world.Courses.Length; c++)
        {
            _courseStart[c] = _perVintage;
            _perVintage += world.Courses[c].Within;
        }
        int vintages = world.Groups.Length * grid.Referral;
        (_starting, _courses) = (new DueLine[vintages][], new DueLine[vintages * _perVintage][]);
    }

    /// <summary>The payments of a scheme to the people of a world.</summary>
    public static CoursePayments Of(Scheme scheme, World world, MonthGrid grid, int threads)
    {
        var payments = new CoursePayments(scheme, world, grid);
        var probes = new CourseProbes(scheme, world, grid, threads);
        for (int vintage = 0; vintage < payments._starting.Length; vintage++)
        {
            (int group, int month) = (vintage / grid.Referral, vintage % grid.Referral);
            payments._starting[vintage] =
                [.. probes.Starting(group, month).ToArray().Select(l => payments.Of(l, 0))];
        }
        Probe[] all = [.. payments.Probes()];
        probes.Settle(all, (i, lines, _) => payments._courses[i] = payments.Of(all[i], lines));
        return payments;
    }

    /// <summary>Payments to whoever starts in a month, whatever happens.</summary>
    public ReadOnlySpan<DueLine> Starting(int group, int month) =>
        _starting[(group * _grid.Referral) + month];

    /// <summary>Payments more, or less, where a course begins some months after the start.
    /// </summary>
    public ReadOnlySpan<DueLine> Course(int group, int month, int course, int after) =>
        _courses[(((group * _grid.Referral) + month) * _perVintage) + _courseStart[course] + after];

    /// <summary>The same where those who start are paid otherwise, and nothing is said of courses.
    /// </summary>
    internal CoursePayments WithStarting(Func<DueLine[], DueLine[]> paid) =>
        WithStarting((group, month) => paid(_starting[(group * _grid.Referral) + month]));

    /// <summary>The same by group and month of the start.</summary>
    internal CoursePayments WithStarting(Func<int, int, DueLine[]> paid)
    {
        var other = new CoursePayments(this);
        for (int vintage = 0; vintage < _starting.Length; vintage++)
        {
            other._starting[vintage] = paid(vintage / _grid.Referral, vintage % _grid.Referral);
        }
        return other;
    }

    private CoursePayments(CoursePayments other)
    {
        (_world, _grid, _minor) = (other._world, other._grid, other._minor);
        (_courseStart, _perVintage) = (other._courseStart, other._perVintage);
        (_starting, _courses) = (new DueLine[other._starting.Length][], []);
    }

    /// <summary>The lines of a probe as they are kept here.</summary>
    internal DueLine[] Of(in Probe probe, ProbeLines lines)
    {
        bool lasts = _world.Courses[probe.Course].Lasts;
        int begins = _grid.Month(probe.Begins);
        (List<Line> added, List<Line> lost) = (lines.Added(), lines.Lost());
        var kept = new DueLine[added.Count + lost.Count];
        for (int i = 0; i < added.Count; i++)
        {
            int achieved = _grid.Month(DateOnly.FromDayNumber(added[i].Achieved));
            kept[i] = Of(added[i], lasts ? Math.Max(achieved - begins + 1, 0) : 0);
        }
        for (int i = 0; i < lost.Count; i++)
        {
            DueLine line = Of(lost[i], 0);
            kept[added.Count + i] = line with { Amount = -line.Amount };
        }
        return kept;
    }

    /// <summary>Every probe, in the order of group, month of the start, course and months
    /// after.</summary>
    internal IEnumerable<Probe> Probes() =>
        from vintage in Enumerable.Range(0, _starting.Length)
        from course in Enumerable.Range(0, _world.Courses.Length)
        from after in Enumerable.Range(0, _world.Courses[course].Within)
        let month = vintage % _grid.Referral
        select new Probe(
            vintage / _grid.Referral, month, course, _grid.First(month + after + 1));

    /// <summary>A line as it is kept here.</summary>
    internal DueLine Of(Line l, int months) => new(
        months, Math.Max(_grid.Month(DateOnly.FromDayNumber(l.Payable)), 0), l.Amount / _minor)
    {
        Achieved = _grid.Month(DateOnly.FromDayNumber(l.Achieved)),
        Payment = l.Payment,
        Outcome = l.Outcome,
        N = l.N,
    };
}
