using Outturn.Simulation.Payments;
using Outturn.Simulation.Worlds;

namespace Outturn.Review.Expected;

/// <summary>A way to be paid more with nobody better off, tried on a sample.</summary>
/// <param name="Words">What is done: <c>reported of everybody</c>.</param>
/// <param name="Gain">What all who start bring more, in major units.</param>
/// <param name="AStart">The same for one start.</param>
/// <param name="Share">The same over what is paid otherwise.</param>
internal sealed record Move(string Words, double Gain, double AStart, double Share)
{
    private const int Days = 30;
    private const decimal Higher = 1.1m;

    /// <summary>The moves that whoever reports a fact has, the one that brings most first.
    /// </summary>
    /// <param name="sample">The people.</param>
    /// <param name="of">The world.</param>
    /// <param name="fact">The kind of event; none where nothing in the world is recorded as it.
    /// </param>
    public static Move[] OfReporting(FactSample sample, WorldExpected of, string fact)
    {
        bool Is(int course) => of.World.Courses[course] is var c
            && (c.Fact == fact || c.Monthly.Any(m => m.Fact == fact));
        int[] courses = [.. Enumerable.Range(0, of.World.Courses.Length).Where(Is)];
        if (courses.Length == 0)
        {
            return [];
        }
        DateOnly stop = of.Put.Scheme.Term.LongStop;
        Happening[] Moved(SamplePerson p, Func<Happening, Happening> to) =>
            [.. p.Happened.Select(h => Is(h.Course) ? to(h) : h)];
        DateOnly First(SamplePerson p) => of.Put.Grid.First(p.Month + 1);
        Move Tried(string words, Func<SamplePerson, IEnumerable<Happening>> to) =>
            Of(sample, words, sample.Settled(p => p with { Happened = [.. to(p)] }));
        List<Move> moves =
        [
            Tried("reported of everybody", p => Moved(p, h => h with { To = stop }).Concat(courses
                .Where(c => p.Happened.All(h => h.Course != c))
                .Select(c => new Happening(c, First(p), stop)))),
            Tried("dated a month earlier", p => Moved(p, h => h with
            {
                From = Later(h.From.AddDays(-Days), of.Put.Grid.First(p.Month)),
            })),
            Tried("dated a month later", p => Moved(p, h => h with
            {
                From = h.From.AddDays(Days), To = Later(h.To, h.From.AddDays(Days)),
            })),
        ];
        if (courses.Any(c => of.World.Courses[c].Lasts))
        {
            moves.Add(Tried("said to last", p => Moved(p, h => h with { To = stop })));
        }
        // What help prevents is left out rather than made up.
        if (of.Groups.Any(g => courses.Any(c => g.Courses[c].Response < 0)))
        {
            moves.Add(Tried("left unreported", p => p.Happened.Where(h => !Is(h.Course))));
        }
        if (Raised(of.World, Is) is { } raised)
        {
            moves.Add(Of(sample, "put 10 % higher", sample.Settled(p => p, raised)));
        }
        return [.. moves.OrderByDescending(m => m.Gain)];
    }

    /// <summary>Everybody is put into the group that is paid most for.</summary>
    public static Move OfBand(FactSample sample, WorldExpected of)
    {
        int best = Enumerable.Range(0, of.Groups.Length).MaxBy(g => Price(of, g));
        return Of(sample, $"with everybody in {of.Groups[best].Name}",
            sample.Settled(p => p with { Group = best }));
    }

    /// <summary>What has happened to a person is brought once more as soon as it has ended.
    /// </summary>
    public static Move[] OfAgain(
        FactSample sample, WorldExpected of, IReadOnlyList<string> facts)
    {
        bool Is(Happening h) => facts.Contains(of.World.Courses[h.Course].Fact);
        if (!of.World.Courses.Any(c => facts.Contains(c.Fact)))
        {
            return [];
        }
        return [Of(sample, "brought twice", sample.Settled(p => p with
        {
            Happened =
            [
                .. p.Happened,
                .. p.Happened.Where(Is).Select(h => h with
                {
                    From = h.To.AddDays(Days),
                    To = h.To.AddDays(Days + h.To.DayNumber - h.From.DayNumber),
                }),
            ],
        }))];
    }

    /// <summary>The same where a part of the cases is looked at and what was overpaid for them is
    /// taken back, so many times over.</summary>
    public Move Net(double sampled, double recovered)
    {
        double kept = Math.Max(0, 1 - (sampled * recovered));
        return this with { Gain = Gain * kept, AStart = AStart * kept, Share = Share * kept };
    }

    private static Move Of(FactSample sample, string words, double paid)
    {
        double gain = paid - sample.Paid;
        return new Move(
            words, gain, gain / sample.Starts,
            sample.Paid > 0 ? gain / sample.Paid : gain > 0 ? double.PositiveInfinity : 0);
    }

    // What a start brings to whom everything happens in the first month.
    private static double Price(WorldExpected of, int group)
    {
        double sum = 0;
        foreach (ref readonly DueLine line in of.Put.Payments.Starting(group, 12 * of.Settled))
        {
            sum += line.Amount;
        }
        for (int c = 0; c < of.World.Courses.Length; c++)
        {
            foreach (ref readonly DueLine line in
                of.Put.Payments.Course(group, 12 * of.Settled, c, 0))
            {
                sum += line.Amount;
            }
        }
        return sum;
    }

    private static World? Raised(World world, Func<int, bool> isOf)
    {
        static string More(string value) => decimal.TryParse(
            value, System.Globalization.NumberStyles.Number,
            System.Globalization.NumberFormatInfo.InvariantInfo, out decimal number)
            ? (number * Higher).ToString(
                "0.######", System.Globalization.NumberFormatInfo.InvariantInfo) : value;
        World raised = world with
        {
            Courses =
            [
                .. world.Courses.Select((c, i) => !isOf(i) ? c : c with
                {
                    Value = More(c.Value),
                    Monthly = [.. c.Monthly.Select(m => (m.Fact, More(m.Value)))],
                }),
            ],
        };
        return raised.Courses.Zip(world.Courses).All(c => c.First.Value == c.Second.Value
            && c.First.Monthly.SequenceEqual(c.Second.Monthly)) ? null : raised;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
