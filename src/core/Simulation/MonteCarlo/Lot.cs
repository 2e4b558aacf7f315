using System.Collections.Immutable;
using Outturn.Simulation.People;
using Outturn.Simulation.Providers;

namespace Outturn.Simulation.MonteCarlo;

/// <summary>What one provider does for people: money by group and signal bin, and what it achieves
/// with that.</summary>
/// <param name="Effort">Money a person, at group · bins + signal bin.</param>
/// <param name="Productivity">1 = the known practice.</param>
internal sealed record Helping(double[] Effort, double Productivity)
{
    /// <summary>Nothing, for people of some groups.</summary>
    public static Helping Nothing(int groups) =>
        new(new double[groups * DifficultyBins.Count], 0);

    /// <summary>What a plan of a year says.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="productivity">Of the practice that is in use while it is carried out.</param>
    public static Helping Of(YearPlan plan, double productivity) =>
        new([.. plan.Effort.SelectMany(row => row)], productivity);
}

/// <summary>The people who start in one month with one provider: nobody is stored, only the
/// numbers under which they are drawn again.</summary>
/// <param name="Month">The month of the start.</param>
/// <param name="First">The number of the first.</param>
/// <param name="Count">How many numbers.</param>
/// <param name="Signal">Standard deviation of the noise in what the provider saw of them.</param>
internal sealed record Lot(int Month, ulong First, long Count, double Signal)
{
    /// <summary>Of the people with these numbers only those of some segments (group · bins +
    /// signal bin) belong to it; null: all do.</summary>
    public ImmutableArray<bool>? Only { get; init; }

    /// <summary>Who is paid for them from which month on, by its place among all providers; -1:
    /// nobody.</summary>
    public required ImmutableArray<(int From, int Provider)> Payees { get; init; }

    /// <summary>The help of the provider that they started with.</summary>
    public required Helping By { get; init; }

    /// <summary>The help of whoever took over; null: nobody did.</summary>
    public Helping? Then { get; init; }

    /// <summary>Who helps until when.</summary>
    public HelpMonths Months { get; init; } = HelpMonths.Throughout;

    /// <summary>The provider that they started with; -1: nobody.</summary>
    public int Started => Payees[0].Provider;

    /// <summary>The same people handed on.</summary>
    /// <param name="month">The last month of the provider that had them.</param>
    /// <param name="gap">Months in which nobody helps.</param>
    /// <param name="to">Who takes over; -1: nobody, and what is still to be paid is paid to the
    /// estate of the one that had them.</param>
    /// <param name="then">Its help. Who is handed on a second time gets no more.</param>
    public Lot Passed(int month, int gap, int to, Helping? then)
    {
        int until = month - Month + 1;
        HelpMonths months = Months == HelpMonths.Throughout
            ? new HelpMonths(until, then is null ? int.MaxValue : until + gap, int.MaxValue)
            : Months with { AgainUntil = Math.Min(Months.AgainUntil, until) };
        return this with
        {
            Months = months,
            Then = Months == HelpMonths.Throughout ? then : Then,
            Payees = to < 0 ? Payees : Payees.Add((month + 1, to)),
        };
    }
}
