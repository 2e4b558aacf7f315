using Outturn.Schemes;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Payments;

/// <summary>The months of a simulation, from the month in which the first people are referred to
/// that of the long stop (models, 1.1).</summary>
public sealed class MonthGrid
{
    private readonly int _first;

    /// <summary>The months of a scheme in a world.</summary>
    public MonthGrid(Scheme scheme, World world)
    {
        _first = Number(scheme.Term.ReferralsFrom);
        Count = Number(scheme.Term.LongStop) - _first + 1;
        Referral = Math.Min(
            world.Referrals.Months, Number(scheme.Term.ReferralsTo) - _first + 1);
    }

    /// <summary>How many months there are.</summary>
    public int Count { get; }

    /// <summary>In how many of them people are referred.</summary>
    public int Referral { get; }

    /// <summary>How many years people are referred in, the last perhaps not whole.</summary>
    public int Years => (Referral + 11) / 12;

    /// <summary>The months of a year, counted from 0.</summary>
    public IEnumerable<int> Of(int year) =>
        Enumerable.Range(12 * year, Math.Min(12, Referral - (12 * year)));

    /// <summary>The month of a day.</summary>
    public int Month(DateOnly day) => Number(day) - _first;

    /// <summary>The first day of a month.</summary>
    public DateOnly First(int month)
    {
        int number = _first + month;
        return new DateOnly(number / 12, (number % 12) + 1, 1);
    }

    private static int Number(DateOnly day) => (day.Year * 12) + day.Month - 1;
}
