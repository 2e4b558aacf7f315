namespace Outturn.Quantities;

/// <summary>
/// The unit of a value: dimensions with whole exponents (language reference 9, "Types are
/// units"). Pounds per person is GBP¹ person⁻¹; a plain number, a percent included, has none.
/// Equal sets are equal units; the value never changes.
/// </summary>
public sealed partial class Unit : IEquatable<Unit>
{
    // Sorted by name in ordinal order; no exponent is 0.
    private readonly (string Dimension, int Exponent)[] _parts;

    private Unit((string Dimension, int Exponent)[] parts) => _parts = parts;

    /// <summary>The unit of a plain number or percent.</summary>
    public static Unit None { get; } = new([]);

    /// <summary>Whether it is the unit of a plain number.</summary>
    public bool IsNone => _parts.Length == 0;

    /// <summary>1 divided by the unit: per person.</summary>
    public Unit Inverse => new([.. _parts.Select(p => (p.Dimension, -p.Exponent))]);

    /// <summary>The dimensions, in ordinal order, with their exponents.</summary>
    public IReadOnlyList<(string Dimension, int Exponent)> Parts => _parts;

    /// <summary>
    /// One dimension once. A name from <see cref="Dimensions"/>, an ISO 4217 code or the
    /// singular of an own noun.
    /// </summary>
    public static Unit Of(string dimension) => new([(dimension, 1)]);

    /// <summary>The unit of a product.</summary>
    public static Unit operator *(Unit a, Unit b)
    {
        if (a.IsNone || b.IsNone)
        {
            return a.IsNone ? b : a;
        }

        var sums = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (dimension, exponent) in a._parts.Concat(b._parts))
        {
            sums[dimension] = sums.GetValueOrDefault(dimension) + exponent;
        }

        (string, int)[] parts =
            [.. sums.Where(p => p.Value != 0).Select(p => (p.Key, p.Value))];
        return parts.Length == 0 ? None : new Unit(parts);
    }

    /// <summary>The unit of a quotient; equal units leave none.</summary>
    public static Unit operator /(Unit a, Unit b) => a * b.Inverse;

    /// <summary>Whether two values may be added or compared.</summary>
    public static bool operator ==(Unit? a, Unit? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Whether two values may not be added or compared.</summary>
    public static bool operator !=(Unit? a, Unit? b) => !(a == b);

    /// <summary>How often a dimension is multiplied in; below 0: divided by.</summary>
    public int Exponent(string dimension)
    {
        foreach (var part in _parts)
        {
            if (string.Equals(part.Dimension, dimension, StringComparison.Ordinal))
            {
                return part.Exponent;
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    public bool Equals(Unit? other) => other is not null && _parts.SequenceEqual(other._parts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Unit);

    /// <summary>The same on every run.</summary>
    public override int GetHashCode()
    {
        unchecked
        {
            var hash = 17;
            foreach (var (dimension, exponent) in _parts)
            {
                foreach (var letter in dimension)
                {
                    hash = (hash * 31) + letter;
                }

                hash = (hash * 31) + exponent;
            }

            return hash;
        }
    }
}
