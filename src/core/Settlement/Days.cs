namespace Outturn.Settlement;

/// <summary>Days as numbers: 1 January 0001 is 0, as in <see cref="DateOnly.DayNumber"/>.</summary>
public static class Days
{
    /// <summary>Stands for no day: a start that never was, a spell without an end.</summary>
    public const int None = int.MinValue;

    /// <summary>Stands for a day that is still to be decided, after all others.</summary>
    internal const int Never = int.MaxValue;
}
