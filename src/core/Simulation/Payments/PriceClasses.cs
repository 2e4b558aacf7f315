using System.Runtime.InteropServices;

namespace Outturn.Simulation.Payments;

/// <summary>The payments of a scheme sorted into classes: two are of one class where they are made
/// under the same clause for the same item and instalment, and came to the same under each of
/// several sets of prices.</summary>
internal sealed class PriceClasses
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int[]> _starts = [];
    private readonly Dictionary<(int Group, int Month, int Course, int After), int[]> _courses =
        [];

    private readonly List<int> _flows = [];
    private readonly SchemeInWorld[] _settled;

    // That with the most payments comes first: the others lack only what comes to nothing.
    private PriceClasses(IReadOnlyList<SchemeInWorld> settled) => _settled =
        [.. settled.OrderByDescending(s => s.Flows.Count)];

    /// <summary>The settled world that all others are told by.</summary>
    public SchemeInWorld Known => _settled[0];

    /// <summary>How many classes there are.</summary>
    public int Count => _known.Count;

    /// <summary>The classes; null where the payments differ in more than their amounts.</summary>
    public static PriceClasses? Of(IReadOnlyList<SchemeInWorld> settled)
    {
        var classes = new PriceClasses(settled);
        return settled.All(s => s.Joint is null && s.Grid.Count == settled[0].Grid.Count
            && s.Main == settled[0].Main && s.MainOutcome == settled[0].MainOutcome)
            && classes.Learn() ? classes : null;
    }

    /// <summary>The amounts of some payments in the order of others that are the same but for
    /// their amounts. One that is missing comes to nothing: settlement makes no payment of nothing.
    /// </summary>
    /// <param name="lines">The payments.</param>
    /// <param name="like">At least as many, in the same order.</param>
    /// <returns>The amounts, or null where one of the payments is not among the others.</returns>
    public static double[]? Amounts(ReadOnlySpan<DueLine> lines, ReadOnlySpan<DueLine> like)
    {
        double[] amounts = new double[like.Length];
        int next = 0;
        for (int i = 0; i < like.Length && next < lines.Length; i++)
        {
            if (lines[next] with { Amount = 0 } == like[i] with { Amount = 0 })
            {
                amounts[i] = lines[next++].Amount;
            }
        }
        return next == lines.Length ? amounts : null;
    }

    /// <summary>The class of each payment for a course that begins some months after.</summary>
    public int[] OfCourse(in Probe probe, int after) =>
        _courses[(probe.Group, probe.Month, probe.Course, after)];

    /// <summary>The class of each payment for starting.</summary>
    public int[] OfStart(int group, int month) =>
        _starts[(group * _settled[0].Grid.Referral) + month];

    /// <summary>The class of a payment by its place in <see cref="PaymentFlows"/>.</summary>
    public int OfFlow(int flow) => _flows[flow];

    /// <summary>What is paid for starting, with other amounts by class.</summary>
    public CoursePayments Starting(CoursePayments known, double[] amounts)
    {
        int next = 0;
        return known.WithStarting(lines =>
        {
            int[] classes = _starts[next++];
            return [.. lines.Select((l, i) => l with { Amount = amounts[classes[i]] })];
        });
    }

    private bool Learn()
    {
        MonthGrid grid = _settled[0].Grid;
        int groups = _settled[0].World.Groups.Length;
        for (int vintage = 0; vintage < groups * grid.Referral; vintage++)
        {
            (int group, int month) = (vintage / grid.Referral, vintage % grid.Referral);
            if (Classes(s => s.Payments.Starting(group, month).ToArray()) is not { } start)
            {
                return false;
            }
            _starts[vintage] = start;
        }
        return _settled[0].Payments.Probes().All(Learn);
    }

    private bool Learn(Probe probe)
    {
        MonthGrid grid = _settled[0].Grid;
        int after = grid.Month(probe.Begins) - probe.Month - 1;
        DueLine[] Lines(SchemeInWorld s) =>
            s.Payments.Course(probe.Group, probe.Month, probe.Course, after).ToArray();
        if (Classes(Lines) is not { } course)
        {
            return false;
        }
        _courses[(probe.Group, probe.Month, probe.Course, after)] = course;
        DueLine[] lines = Lines(_settled[0]);
        // As PaymentFlows takes them: what falls after the last month is left out.
        _flows.AddRange(course.Where((_, i) => lines[i].Due < grid.Count));
        return true;
    }

    private int[]? Classes(Func<SchemeInWorld, DueLine[]> lines)
    {
        DueLine[] known = lines(_settled[0]);
        double[]?[] amounts = [.. _settled.Select(s => Amounts(lines(s), known))];
        if (amounts.Any(a => a is null))
        {
            return null;
        }
        int[] classes = new int[known.Length];
        for (int i = 0; i < classes.Length; i++)
        {
            int line = i;
            DueLine of = known[i];
            double[] key =
            [
                of.Payment, of.Outcome, of.N, of.Due - of.Achieved,
                .. amounts.Select(a => a![line]),
            ];
            string written = new(MemoryMarshal.Cast<double, char>(key));
            if (!_known.TryGetValue(written, out classes[i]))
            {
                classes[i] = _known.Count;
                _known.Add(written, classes[i]);
            }
        }
        return classes;
    }
}
