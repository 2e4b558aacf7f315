namespace Outturn.Quantities;

/// <summary>
/// A working day was asked for in a year for which no bank holidays are known. It cannot be
/// answered by pretending that there are none.
/// </summary>
public sealed class OutsideWorkingDaysException : Exception
{
    /// <summary>Says only what kind of failure it is.</summary>
    public OutsideWorkingDaysException()
        : this("A date lies outside the years of the working-day calendar.")
    {
    }

    /// <summary>Says which calendar and date, and what to do.</summary>
    public OutsideWorkingDaysException(string message)
        : base(message)
    {
    }

    /// <summary>Keeps the cause.</summary>
    public OutsideWorkingDaysException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
