namespace Outturn.Language.Comparison;

/// <summary>What happened to a clause or a part of it.</summary>
public enum DifferenceKind
{
    /// <summary>Only the later text has it.</summary>
    Added,

    /// <summary>Only the earlier text has it.</summary>
    Removed,

    /// <summary>The same clause under another name, by its <c>was</c>.</summary>
    Renamed,

    /// <summary>Both have it, and it says something else.</summary>
    Changed,

    /// <summary>The order of a list whose order is meaning.</summary>
    Reordered,
}

/// <summary>One difference of meaning between two texts (language reference 2.3, 2.7).</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Section">The section, as its key: <c>payments</c>.</param>
/// <param name="Clause">The name of the clause in the later text, else in the earlier; empty for
/// sections without clauses.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Part">The key, and below it rows and columns; empty for the whole clause.</param>
/// <param name="Before">What the earlier text says, in words; null where it says nothing.</param>
/// <param name="After">What the later text says, in words; null where it says nothing.</param>
/// <param name="By">For a figure, by how much: <c>£100 less, -8.3%</c>; else null.</param>
public sealed record Difference(
    DifferenceKind Kind, string Section, string Clause, string Title, string Part,
    string? Before, string? After, string? By)
{
    /// <summary>The difference in one line.</summary>
    public override string ToString()
    {
        var what = Part.Length > 0 ? $"{Title}, {Part}" : Title;
        return Kind switch
        {
            DifferenceKind.Added => $"{what}: added. {After}".TrimEnd(),
            DifferenceKind.Removed => $"{what}: removed. It said: {Before}".TrimEnd(),
            DifferenceKind.Renamed => $"{what}: renamed from {Before} to {After}.",
            DifferenceKind.Reordered => $"{what}: the order was {Before} and is {After}.",
            _ => $"{what}: {Before ?? "nothing"} becomes {After ?? "nothing"}"
                + (By is null ? "." : $" ({By})."),
        };
    }
}
