namespace Outturn.Quantities;

/// <summary>
/// A result does not fit: a fraction whose reduced parts need more than 128 bits, money beyond 64
/// bits of minor units, or a date outside the years 1 to 9999. Settlement turns it into the
/// refusal <c>too-large</c> (language reference 9, "Numbers"); nothing is ever cut to size.
/// </summary>
public sealed class TooLargeException : OverflowException
{
    /// <summary>Says only that something was too large.</summary>
    public TooLargeException()
        : this("The result is too large to hold exactly.")
    {
    }

    /// <summary>Says what was too large.</summary>
    public TooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>Says what was too large, and keeps the cause.</summary>
    public TooLargeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
