using System.Globalization;
using Outturn.Facts;
using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Simulation.Facts;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Payments;

/// <summary>A payment that follows from what happens to one person, to the day and the penny.
/// </summary>
/// <param name="Lasting">How many days a spell must last for it; 0: it does not hang on that.
/// </param>
/// <param name="Due">The month in which it is payable, counted from the first month.</param>
/// <param name="Amount">Money in minor units; below 0: a payment that is lost.</param>
/// <param name="Achieved">The month of the outcome, where it is the first of the main outcome;
/// else -1.</param>
public readonly record struct DayLine(int Lasting, int Due, long Amount, int Achieved);

/// <summary>What the scheme pays for a person of each group, by the day on which a course begins:
/// <see cref="CoursePayments"/> to the day, for the Monte Carlo engine. Found by settling one
/// person for each day.</summary>
public sealed class DayPayments
{
    /// <summary>Days in a month of the model (models, 1.1).</summary>
    public const double DaysAMonth = 30.4375;

    private readonly DayLine[][] _lines;
    private readonly SchemeInWorld _scheme;
    private readonly int[] _courseStart;
    private readonly int _perVintage;

    private DayPayments(SchemeInWorld scheme)
    {
        _scheme = scheme;
        World world = scheme.World;
        _courseStart = new int[world.Courses.Length];
        _perVintage = 1;
        for (int c = 0; c < world.Courses.Length; c++)
        {
            _courseStart[c] = _perVintage;
            _perVintage += Days(world.Courses[c].Within);
        }
        _lines = new DayLine[world.Groups.Length * scheme.Grid.Referral * _perVintage][];
    }

    /// <summary>The payments of a scheme to the people of a world.</summary>
    public static DayPayments Of(SchemeInWorld scheme, int threads)
    {
        var payments = new DayPayments(scheme);
        for (int group = 0; group < scheme.World.Groups.Length; group++)
        {
            payments.Settle(group, threads);
        }
        return payments;
    }

    /// <summary>A number of months in whole days, the last begun counting whole.</summary>
    public static int Days(double months) => (int)Math.Ceiling(DaysAMonth * months);

    /// <summary>Payments to whoever starts in a month, whatever happens.</summary>
    public ReadOnlySpan<DayLine> Starting(int group, int month) => _lines[Probe(group, month)];

    /// <summary>Payments more, or less, where a course begins some days after the start, by how
    /// long it must last.</summary>
    public ReadOnlySpan<DayLine> Course(int group, int month, int course, int days) =>
        _lines[Probe(group, month) + _courseStart[course] + days - 1];

    private int Probe(int group, int month) =>
        ((group * _scheme.Grid.Referral) + month) * _perVintage;

    // One group at a time: the facts of all at once would be larger than anything else here.
    private void Settle(int group, int threads)
    {
        Scheme scheme = _scheme.Scheme;
        var facts = new PersonFacts(scheme, _scheme.World);
        int first = Probe(group, 0), count = _scheme.Grid.Referral * _perVintage;
        for (int i = 0; i < count; i++)
        {
            Write(group, i, facts);
        }
        FactBase known = FactBase.Read(facts.Files, scheme, scheme.Term.LongStop, threads);
        var found = new Line[count][];
        ItemLines.Walk(
            scheme, known, threads, (person, lines) => found[person] = lines.ToArray());
        for (int i = 0; i < count; i++)
        {
            _lines[first + i] = [.. Difference(i, found).OrderBy(l => l.Lasting)];
        }
    }

    private void Write(int group, int i, PersonFacts facts)
    {
        (int month, int place) = (i / _perVintage, i % _perVintage);
        string id = i.ToString("D9", NumberFormatInfo.InvariantInfo);
        facts.Person(id, "p1", group, _scheme.Grid.First(month));
        if (place > 0)
        {
            int course = CourseOf(place);
            facts.Happened(id, course, Begins(month, place, course), facts.LongStop);
        }
    }

    private DateOnly Begins(int month, int place, int course) =>
        _scheme.Grid.First(month).AddDays(place - _courseStart[course] + 1);

    private int CourseOf(int place) => Array.FindLastIndex(_courseStart, s => s <= place);

    private IEnumerable<DayLine> Difference(int i, Line[][] found)
    {
        (int month, int place) = (i / _perVintage, i % _perVintage);
        if (place == 0)
        {
            return found[i].Select(l => Of(l, 0));
        }
        int course = CourseOf(place);
        int begins = Begins(month, place, course).DayNumber;
        Line[] without = found[i - place];
        HashSet<(int, int, int, int, long)> known = [.. without.Select(Key)];
        HashSet<(int, int, int, int, long)> here = [.. found[i].Select(Key)];
        bool lasts = _scheme.World.Courses[course].Lasts;
        return found[i].Where(l => !known.Contains(Key(l)))
            .Select(l => Of(l, lasts ? Math.Max(l.Achieved - begins + 1, 0) : 0))
            .Concat(without.Where(l => !here.Contains(Key(l)))
                .Select(l => Of(l, 0) with { Amount = -l.Amount }));
    }

    private static (int, int, int, int, long) Key(Line l) =>
        (l.Payment, l.Outcome, l.N, l.Payable, l.Amount);

    private DayLine Of(in Line l, int lasting) => new(
        lasting, Math.Max(_scheme.Grid.Month(DateOnly.FromDayNumber(l.Payable)), 0), l.Amount,
        l.Payment == _scheme.MainPayment && l.Outcome == _scheme.MainOutcome && l.N == 1
            ? _scheme.Grid.Month(DateOnly.FromDayNumber(l.Achieved)) : -1);
}
