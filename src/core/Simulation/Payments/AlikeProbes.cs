using Outturn.Quantities;
using Outturn.Settlement;

namespace Outturn.Simulation.Payments;

/// <summary>Probes of one group whose course begins on one day, and who started in months one
/// after the other that the scheme's periods do not tell apart: most likely they are paid the
/// same.</summary>
/// <param name="First">The one to settle, of the latest month: it has the most time left.</param>
/// <param name="Earliest">The earliest month.</param>
internal readonly record struct AlikeProbes(Probe First, int Earliest)
{
    /// <summary>All that can happen in a world: every group, month of the start, course, and day on
    /// which it begins.</summary>
    /// <param name="scheme">The scheme in its world.</param>
    /// <param name="dependence">How lines hang on the start; null: every month is a case of its
    /// own.</param>
    public static List<AlikeProbes> All(SchemeInWorld scheme, StartDependence? dependence)
    {
        var all = new List<AlikeProbes>();
        for (int course = 0; course < scheme.World.Courses.Length; course++)
        {
            (int From, int Until)[] runs = [.. Runs(scheme, dependence)];
            int days = DayPayments.Days(scheme.World.Courses[course].Within);
            for (int group = 0; group < scheme.World.Groups.Length; group++)
            {
                foreach ((int from, int until) in runs)
                {
                    all.AddRange(OfRun(scheme.Grid, (group, course, days), from, until));
                }
            }
        }
        return all;
    }

    // For each day the months of a run in which somebody can have started to whom the course
    // happens on that day.
    private static IEnumerable<AlikeProbes> OfRun(
        MonthGrid grid, (int Group, int Course, int Days) of, int from, int until)
    {
        int last = grid.First(until - 1).DayNumber + of.Days;
        (int earliest, int latest) = (from, from);
        for (int day = grid.First(from).DayNumber + 1; day <= last; day++)
        {
            while (latest + 1 < until && grid.First(latest + 1).DayNumber < day)
            {
                latest++;
            }
            while (grid.First(earliest).DayNumber + of.Days < day)
            {
                earliest++;
            }
            yield return new AlikeProbes(
                new Probe(of.Group, latest, of.Course, DateOnly.FromDayNumber(day)), earliest);
        }
    }

    // Months, one after the other, whose first days lie in the same periods.
    private static IEnumerable<(int From, int Until)> Runs(
        SchemeInWorld scheme, StartDependence? dependence)
    {
        PeriodCalendar periods = scheme.Scheme.Calendar.Periods;
        int from = 0;
        for (int month = 1; month <= scheme.Grid.Referral; month++)
        {
            DateOnly before = scheme.Grid.First(month - 1);
            if (month == scheme.Grid.Referral || dependence is null
                || dependence.Periods.Any(p => periods.IndexOf(p, before)
                    != periods.IndexOf(p, scheme.Grid.First(month))))
            {
                yield return (from, month);
                from = month;
            }
        }
    }
}
