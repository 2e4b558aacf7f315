using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>A fact says that an agreed sum is earned in no, or in a broken number of, parts
/// (language reference 6, "Instalments"). Nothing is earned then.</summary>
internal sealed class NoPartsException(Rational parts) : Exception($"{parts}")
{
    /// <summary>How many parts: a whole number, at least 1.</summary>
    /// <exception cref="NoPartsException">It is none.</exception>
    public static long Whole(Rational parts) => parts.IsWhole && parts.Sign > 0
        ? checked((long)parts.Numerator)
        : throw new NoPartsException(parts);
}
