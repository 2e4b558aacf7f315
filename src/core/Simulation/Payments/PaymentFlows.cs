using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Outturn.Simulation.Payments;

/// <summary>A payment of <see cref="CoursePayments"/> in the form that sums are made of.</summary>
/// <param name="Case">When the course begins and how long it must last, as one number: see
/// <see cref="PaymentFlows.Lasting"/>.</param>
/// <param name="Month">In which it is payable.</param>
/// <param name="Price">Its amount, by its place in <see cref="PaymentFlows.Amounts"/>.</param>
public readonly record struct FlowLine(int Case, int Month, int Price);

/// <summary>A main outcome of a course.</summary>
/// <param name="Case">As in <see cref="FlowLine"/>.</param>
/// <param name="Month">In which it is achieved.</param>
/// <param name="Items">1; or −1, where each time that it happens takes one away.</param>
public readonly record struct MainLine(int Case, int Month, int Items);

/// <summary>The payments of courses, one after the other for all people who start in a month:
/// every plan of every provider runs over them. What falls after the last month is left out, for
/// nobody in the simulation sees it.</summary>
public sealed class PaymentFlows
{
    private readonly List<FlowLine> _paid = [];
    private readonly List<MainLine> _main = [];
    private readonly double[] _amounts;
    private readonly (int Paid, int Main)[] _from;
    private readonly MonthGrid _grid;
    private readonly int[] _within;
    private readonly int _months;
    private readonly int _courses;
    private readonly ConcurrentDictionary<(int Group, int Course, int Year), double[]> _byCase =
        [];

    internal PaymentFlows(SchemeInWorld scheme)
    {
        _grid = scheme.Grid;
        _within = [.. scheme.World.Courses.Select(c => c.Within)];
        (_months, _courses) = (_grid.Referral, _within.Length);
        int groups = scheme.World.Groups.Length;
        _from = new (int, int)[(groups * _months * _courses) + 1];
        Lasting = 1 + Longest(scheme, groups);
        var prices = new Prices();
        for (int i = 0; i < _from.Length - 1; i++)
        {
            _from[i] = (_paid.Count, _main.Count);
            (int vintage, int course) = (i / _courses, i % _courses);
            Add(scheme, (vintage / _months, vintage % _months, course), prices);
        }
        _from[^1] = (_paid.Count, _main.Count);
        _amounts = prices.All;
    }

    private PaymentFlows(PaymentFlows other, List<FlowLine> paid, double[] amounts)
    {
        (_months, _courses, _from) = (other._months, other._courses, other._from);
        (Lasting, _main) = (other.Lasting, other._main);
        (_grid, _within) = (other._grid, other._within);
        (_paid, _amounts) = (paid, amounts);
    }

    private PaymentFlows(
        PaymentFlows other, Func<(int Group, int Month, int Course), IEnumerable<FlowLine>> paid)
    {
        (_months, _courses, Lasting) = (other._months, other._courses, other.Lasting);
        (_main, _from) = (other._main, new (int, int)[other._from.Length]);
        (_grid, _within, _amounts) = (other._grid, other._within, other._amounts);
        for (int i = 0; i < _from.Length; i++)
        {
            _from[i] = (_paid.Count, other._from[i].Main);
            int vintage = i / _courses;
            _paid.AddRange(i == _from.Length - 1 ? []
                : paid((vintage / _months, vintage % _months, i % _courses)));
        }
    }

    /// <summary>Other payments, at the same prices, for the same outcomes.</summary>
    /// <param name="paid">The payments for a course of the people of a group who start in a month.
    /// </param>
    internal PaymentFlows With(
        Func<(int Group, int Month, int Course), IEnumerable<FlowLine>> paid) => new(this, paid);

    /// <summary>The same payments, each at the price of a class.</summary>
    /// <param name="price">The class of a payment by its place among all.</param>
    internal PaymentFlows Priced(Func<int, int> price) => new(
        this, [.. _paid.Select((line, i) => line with { Price = price(i) })], _amounts);

    /// <summary>The same payments at other amounts, one for each price.</summary>
    internal PaymentFlows With(double[] amounts) => new(this, _paid, amounts);

    /// <summary>Money in major units, by price.</summary>
    public ReadOnlySpan<double> Amounts => _amounts;

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

    /// <summary>What a course brings by its case, on average over those who start in a year. It
    /// is the same in every world with these payments, and is added up once.</summary>
    public ReadOnlySpan<double> ByCase(int group, int course, int year) =>
        _byCase.GetOrAdd((group, course, year), Added);

    /// <summary>When the main outcome is achieved.</summary>
    public ReadOnlySpan<MainLine> Main(int group, int month, int course)
    {
        int i = At(group, month, course);
        return CollectionsMarshal.AsSpan(_main)[_from[i].Main.._from[i + 1].Main];
    }

    private double[] Added((int Group, int Course, int Year) of)
    {
        double[] amounts = new double[_within[of.Course] * Lasting];
        int[] months = [.. _grid.Of(of.Year)];
        foreach (int month in months)
        {
            foreach (ref readonly FlowLine line in Paid(of.Group, month, of.Course))
            {
                amounts[line.Case] += _amounts[line.Price] / months.Length;
            }
        }
        return amounts;
    }

    private int At(int group, int month, int course) =>
        (((group * _months) + month) * _courses) + course;

    private void Add(
        SchemeInWorld scheme, (int Group, int Month, int Course) of, Prices prices)
    {
        for (int d = 0; d < scheme.World.Courses[of.Course].Within; d++)
        {
            AddJoint(scheme, of, d, prices);
            bool isMain = scheme.Main != MainCourse.IsPaid;
            foreach (ref readonly DueLine line in
                scheme.Payments.Course(of.Group, of.Month, of.Course, d))
            {
                int which = (d * Lasting) + line.Months;
                if (line.Due < scheme.Grid.Count)
                {
                    _paid.Add(new FlowLine(which, line.Due, prices.Of(line.Amount)));
                }
                // Several payments may be made for it: it is counted once.
                if (!isMain && line.N == 1 && line.Outcome == scheme.MainOutcome
                    && line.Achieved < scheme.Grid.Count)
                {
                    isMain = true;
                    _main.Add(new MainLine(which, line.Achieved, 1));
                }
            }
        }
    }

    // What each begin is worth beside what is paid for it alone, and a main outcome that no payment
    // tells of: that the first course happens, or one less for each time that it does.
    private void AddJoint(
        SchemeInWorld scheme, (int Group, int Month, int Course) of, int d, Prices prices)
    {
        int last = scheme.Grid.Count - 1;
        if (scheme.Joint is { } joint && joint.PerBegin[of.Course] != 0)
        {
            _paid.Add(new FlowLine(
                d * Lasting, Math.Min(of.Month + d + joint.BeginLag[of.Course], last),
                prices.Of(joint.PerBegin[of.Course])));
        }
        if (of.Course == 0 && scheme.Main != MainCourse.IsPaid)
        {
            bool isAbsent = scheme.Main == MainCourse.IsAbsent;
            int known = of.Month + (isAbsent ? scheme.World.Courses[0].Within - 1 : d);
            _main.Add(new MainLine(d * Lasting, Math.Min(known, last), isAbsent ? -1 : 1));
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

    // Every amount once.
    private sealed class Prices
    {
        private readonly Dictionary<double, int> _places = [];

        public double[] All => [.. _places.Keys];

        public int Of(double amount)
        {
            if (!_places.TryGetValue(amount, out int place))
            {
                _places.Add(amount, place = _places.Count);
            }
            return place;
        }
    }
}
