namespace Outturn.Settlement;

/// <summary>The keys of a cell, equal where each is.</summary>
internal readonly struct CellKeys(long[] values) : IEquatable<CellKeys>
{
    private readonly long[] _values = values;

    public bool Equals(CellKeys other) => _values.AsSpan().SequenceEqual(other._values);

    public override bool Equals(object? obj) => obj is CellKeys other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (long value in _values)
        {
            hash.Add(value);
        }
        return hash.ToHashCode();
    }
}
