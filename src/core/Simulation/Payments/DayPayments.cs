using Outturn.Settlement;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Payments;

/// <summary>A payment that follows from what happens to one person, to the day and the penny.
/// </summary>
/// <param name="Lasting">How many days a spell must last for it; 0: it does not hang on that.
/// </param>
/// <param name="Due">The month in which it is payable, counted from the first month.</param>
/// <param name="Amount">Money in minor units; below 0: a payment that is lost.</param>
public readonly record struct DayLine(int Lasting, int Due, long Amount);

/// <summary>What a course is paid that begins on a certain day.</summary>
/// <param name="First">Where its lines stand among all, in the order of how long they need.</param>
/// <param name="Count">How many they are.</param>
/// <param name="MainLasting">How many days it must last for the main outcome; none: more than
/// anything lasts.</param>
/// <param name="MainMonth">The month of the main outcome.</param>
public readonly record struct PaidCourse(int First, int Count, int MainLasting, int MainMonth);

/// <summary>What the scheme pays for a person of each group, by the day on which a course begins:
/// <see cref="CoursePayments"/> to the day, for the Monte Carlo engine.</summary>
public sealed class DayPayments
{
    /// <summary>Days in a month of the model (models, 1.1).</summary>
    public const double DaysAMonth = 30.4375;

    private readonly SchemeInWorld _scheme;
    private readonly int[] _courseStart;
    private readonly int _perVintage;
    private readonly int _months;
    private readonly DayLine[][] _starting;
    private readonly PaidCourse[] _courses;
    private DayLine[] _lines = [];

    private DayPayments(SchemeInWorld scheme)
    {
        _scheme = scheme;
        World world = scheme.World;
        _courseStart = new int[world.Courses.Length];
        for (int c = 0; c < world.Courses.Length; c++)
        {
            _courseStart[c] = _perVintage;
            _perVintage += Days(world.Courses[c].Within);
        }
        _months = scheme.Grid.Referral;
        int vintages = world.Groups.Length * _months;
        _starting = new DayLine[vintages][];
        _courses = new PaidCourse[vintages * _perVintage];
    }

    /// <summary>The payments of a scheme to the people of a world.</summary>
    public static DayPayments Of(SchemeInWorld scheme, int threads)
    {
        var payments = new DayPayments(scheme);
        var probes = new CourseProbes(scheme.Scheme, scheme.World, scheme.Grid, threads);
        payments.Settle(probes);
        return payments;
    }

    /// <summary>A number of months in whole days, the last begun counting whole.</summary>
    public static int Days(double months) => (int)Math.Ceiling(DaysAMonth * months);

    /// <summary>Payments to whoever starts in a month, whatever happens.</summary>
    public ReadOnlySpan<DayLine> Starting(int group, int month) =>
        _starting[(group * _months) + month];

    /// <summary>What a course is paid that begins some days after the start.</summary>
    public ref readonly PaidCourse Course(int group, int month, int course, int days) =>
        ref _courses[At(group, month, course, days)];

    /// <summary>Payments more, or less, by how long the course must last.</summary>
    public ReadOnlySpan<DayLine> Lines(in PaidCourse course) =>
        _lines.AsSpan(course.First, course.Count);

    private int At(int group, int month, int course, int days) =>
        (((group * _months) + month) * _perVintage) + _courseStart[course] + days - 1;

    private void Settle(CourseProbes probes)
    {
        for (int i = 0; i < _starting.Length; i++)
        {
            _starting[i] =
            [
                .. probes.Starting(i / _months, i % _months).ToArray().Select(l => Of(l, 0)),
            ];
        }
        var known = new KnownLines();
        List<AlikeProbes> left = AlikeProbes.All(_scheme, probes.Dependence);
        while (left.Count > 0)
        {
            Found[] found = new Found[left.Count];
            probes.Settle(
                [.. left.Select(l => l.First)],
                (i, lines, timed) => found[i] = Find(left[i].First, lines) with
                {
                    Timed = timed.ToArray(),
                });
            left = [.. Enumerable.Range(0, found.Length)
                .SelectMany(i => Take(left[i], found[i], (probes, known)))];
        }
        _lines = [.. known.All];
    }

    // Puts in what was found for all for whom it holds; the others are left.
    private IEnumerable<AlikeProbes> Take(
        AlikeProbes alike, Found found, (CourseProbes Probes, KnownLines Known) by)
    {
        Probe probe = alike.First;
        var paid = new PaidCourse(
            by.Known.Place(found.Lines), found.Lines.Length, found.Lasting, found.Month);
        for (int month = probe.Month; month >= alike.Earliest; month--)
        {
            if (month < probe.Month && !by.Probes.IsAlike(probe.Group, month, found.Timed))
            {
                return [alike with { First = probe with { Month = month } }];
            }
            int days = probe.Begins.DayNumber - _scheme.Grid.First(month).DayNumber;
            _courses[At(probe.Group, month, probe.Course, days)] = paid;
        }
        return [];
    }

    private Found Find(Probe probe, ProbeLines lines)
    {
        int begins = probe.Begins.DayNumber;
        bool lasts = _scheme.World.Courses[probe.Course].Lasts;
        List<Line> added = lines.Added();
        List<Line> lost = lines.Lost();
        DayLine[] found = new DayLine[added.Count + lost.Count];
        (int lasting, int month) = (int.MaxValue, -1);
        for (int i = 0; i < added.Count; i++)
        {
            Line l = added[i];
            found[i] = Of(l, lasts ? Math.Max(l.Achieved - begins + 1, 0) : 0);
            if (_scheme.Main == MainCourse.IsPaid && l.Outcome == _scheme.MainOutcome && l.N == 1)
            {
                month = _scheme.Grid.Month(DateOnly.FromDayNumber(l.Achieved));
                lasting = found[i].Lasting;
            }
        }
        for (int i = 0; i < lost.Count; i++)
        {
            found[added.Count + i] = Of(lost[i], 0) with { Amount = -lost[i].Amount };
        }
        found.AsSpan().Sort((a, b) => a.Lasting.CompareTo(b.Lasting));
        return new Found(found, lasting, month) { Timed = [] };
    }

    private DayLine Of(in Line l, int lasting) => new(
        lasting, Math.Max(_scheme.Grid.Month(DateOnly.FromDayNumber(l.Payable)), 0), l.Amount);

    private readonly record struct Found(DayLine[] Lines, int Lasting, int Month)
    {
        public required TimedItems[] Timed { get; init; }
    }

    // A spell that begins on one day is paid the same to many who started in different months: each
    // list of lines is kept once.
    private sealed class KnownLines
    {
        private readonly Dictionary<DayLine[], int> _places = new(new SameLines());

        public List<DayLine> All { get; } = [];

        public int Place(DayLine[] lines)
        {
            if (!_places.TryGetValue(lines, out int place))
            {
                place = All.Count;
                _places.Add(lines, place);
                All.AddRange(lines);
            }
            return place;
        }
    }

    private sealed class SameLines : IEqualityComparer<DayLine[]>
    {
        public bool Equals(DayLine[]? x, DayLine[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(DayLine[] lines)
        {
            var hash = new HashCode();
            foreach (DayLine line in lines)
            {
                hash.Add(line.Lasting);
                hash.Add(line.Due);
                hash.Add(line.Amount);
            }
            return hash.ToHashCode();
        }
    }
}
