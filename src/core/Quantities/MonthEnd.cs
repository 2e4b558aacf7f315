namespace Outturn.Quantities;

/// <summary>
/// What adding months does where the day does not exist (language reference 4, "Calendar").
/// Contracts differ on it, so a scheme that adds months must say which.
/// </summary>
public enum MonthEnd
{
    /// <summary>31 January + 1 month is the last day of February.</summary>
    Shorten,

    /// <summary>31 January + 1 month is 1 March: the first day after the short month.</summary>
    CarryOver,

    /// <summary>As shorten, and a last day stays one: 30 April + 1 month is 31 May.</summary>
    KeepLast,
}
