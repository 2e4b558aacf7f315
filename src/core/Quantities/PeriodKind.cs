namespace Outturn.Quantities;

/// <summary>The kinds of period that a scheme counts in (language reference 2.2).</summary>
public enum PeriodKind
{
    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>January to March, April to June, July to September, October to December.</summary>
    Quarter,

    /// <summary>January to June, July to December.</summary>
    HalfYear,

    /// <summary>January to December.</summary>
    CalendarYear,

    /// <summary>Twelve months from the scheme's day, 1 April unless it says otherwise.</summary>
    FinancialYear,

    /// <summary>The years of the contract, counted from 1; the first may be short.</summary>
    ContractYear,
}
