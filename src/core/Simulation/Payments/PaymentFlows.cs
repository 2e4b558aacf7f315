using System.Runtime.InteropServices;

namespace Outturn.Simulation.Payments;

/// <summary>A payment of <see cref="CoursePayments"/> in the form that sums are made of.</summary>
/// <param name="Case">When the course begins and how long it must last, as one number: see
/// <see cref="PaymentFlows.Lasting"/>.</param>
/// <param name="Month">In which it is payable; of a main outcome, in which it is achieved.</param>
/// <param name="Amount">Money in major units; 1 for a main outcome.</param>
public readonly record struct FlowLine(int Case, int Month, double Amount);

/// <summary>The payments of courses, one after the other for all people who start in a month:
/// every plan of every provider runs over them. What falls after the last month is left out, for
/// nobody in the simulation sees it.</summary>
public sealed class PaymentFlows
{
    private readonly List<FlowLine> _paid = [];
    private readonly List<FlowLine> _main = [];
    private readonly (int Paid, int Main)[] _from;
    private readonly int _months;
    private readonly int _courses;

    internal PaymentFlows(SchemeInWorld scheme)
    {
        MonthGrid grid = scheme.Grid;
        (_months, _courses) = (grid.Referral, scheme.World.Courses.Length);
        int groups = scheme.World.Groups.Length;
        _from = new (int, int)[(groups * _months * _courses) + 1];
        Lasting = 1 + Longest(scheme, groups);
        for (int i = 0; i < _from.Length - 1; i++)
        {
            _from[i] = (_paid.Count, _main.Count);
            (int vintage, int course) = (i / _courses, i % _courses);
            Add(scheme, (vintage / _months, vintage % _months, course));
        }
        _from[^1] = (_paid.Count, _main.Count);
    }

    private PaymentFlows(PaymentFlows other, Func<int, double> amount)
    {
        (_months, _courses, _from) = (other._months, other._courses, other._from);
        (Lasting, _main) = (other.Lasting, other._main);
        _paid = new List<FlowLine>(other._paid.Count);
        CollectionsMarshal.SetCount(_paid, other._paid.Count);
        Span<FlowLine> paid = CollectionsMarshal.AsSpan(_paid);
        ReadOnlySpan<FlowLine> before = CollectionsMarshal.AsSpan(other._paid);
        for (int i = 0; i < paid.Length; i++)
        {
            paid[i] = before[i] with { Amount = amount(i) };
        }
    }

    private PaymentFlows(
        PaymentFlows other, Func<(int Group, int Month, int Course), IEnumerable<FlowLine>> paid)
    {
        (_months, _courses, Lasting) = (other._months, other._courses, other.Lasting);
        (_main, _from) = (other._main, new (int, int)[other._from.Length]);
        for (int i = 0; i < _from.Length; i++)
        {
            _from[i] = (_paid.Count, other._from[i].Main);
            int vintage = i / _courses;
            _paid.AddRange(i == _from.Length - 1 ? []
                : paid((vintage / _months, vintage % _months, i % _courses)));
        }
    }

    /// <summary>Other payments for the same outcomes.</summary>
    /// <param name="paid">The payments for a course of the people of a group who start in a month.
    /// </param>
    internal PaymentFlows With(
        Func<(int Group, int Month, int Course), IEnumerable<FlowLine>> paid) => new(this, paid);

    /// <summary>The same payments with other amounts.</summary>
    /// <param name="amount">The amount of a payment by its place among all.</param>
    internal PaymentFlows With(Func<int, double> amount) => new(this, amount);

    /// <summary>How many payments there are.</summary>
    internal int Count => _paid.Count;

    /// <summary>How many months long the longest spell that something hangs on is, and one more.
    /// A course that begins in month d and lasts m months is the case d × this + m.</summary>
    public int Lasting { get; }

    /// <summary>What a course brings to those who start in a month.</summary>
    public ReadOnlySpan<FlowLine> Paid(int group, int month, int course)
    {
        int i = At(group, month, course);
        return CollectionsMarshal.AsSpan(_paid)[_from[i].Paid.._from[i + 1].Paid];
    }

    /// <summary>When the main outcome is achieved.</summary>
    public ReadOnlySpan<FlowLine> Main(int group, int month, int course)
    {
        int i = At(group, month, course);
        return CollectionsMarshal.AsSpan(_main)[_from[i].Main.._from[i + 1].Main];
    }

    private int At(int group, int month, int course) =>
        (((group * _months) + month) * _courses) + course;

    private void Add(SchemeInWorld scheme, (int Group, int Month, int Course) of)
    {
        for (int d = 0; d < scheme.World.Courses[of.Course].Within; d++)
        {
            AddJoint(scheme, of, d);
            bool isMain = scheme.Main != MainCourse.IsPaid;
            foreach (ref readonly DueLine line in
                scheme.Payments.Course(of.Group, of.Month, of.Course, d))
            {
                int which = (d * Lasting) + line.Months;
                if (line.Due < scheme.Grid.Count)
                {
                    _paid.Add(new FlowLine(which, line.Due, line.Amount));
                }
                // Several payments may be made for it: it is counted once.
                if (!isMain && line.N == 1 && line.Outcome == scheme.MainOutcome
                    && line.Achieved < scheme.Grid.Count)
                {
                    isMain = true;
                    _main.Add(new FlowLine(which, line.Achieved, 1));
                }
            }
        }
    }

    // What each begin is worth beside what is paid for it alone, and a main outcome that no payment
    // tells of: that the first course happens, or one less for each time that it does.
    private void AddJoint(SchemeInWorld scheme, (int Group, int Month, int Course) of, int d)
    {
        int last = scheme.Grid.Count - 1;
        if (scheme.Joint is { } joint && joint.PerBegin[of.Course] != 0)
        {
            _paid.Add(new FlowLine(
                d * Lasting, Math.Min(of.Month + d + joint.BeginLag[of.Course], last),
                joint.PerBegin[of.Course]));
        }
        if (of.Course == 0 && scheme.Main != MainCourse.IsPaid)
        {
            bool isAbsent = scheme.Main == MainCourse.IsAbsent;
            int known = of.Month + (isAbsent ? scheme.World.Courses[0].Within - 1 : d);
            _main.Add(new FlowLine(d * Lasting, Math.Min(known, last), isAbsent ? -1 : 1));
        }
    }

    private int Longest(SchemeInWorld scheme, int groups)
    {
        int longest = 0;
        for (int i = 0; i < groups * _months * _courses; i++)
        {
            (int vintage, int course) = (i / _courses, i % _courses);
            for (int d = 0; d < scheme.World.Courses[course].Within; d++)
            {
                foreach (ref readonly DueLine line in scheme.Payments.Course(
                    vintage / _months, vintage % _months, course, d))
                {
                    longest = Math.Max(longest, line.Months);
                }
            }
        }
        return longest;
    }
}
