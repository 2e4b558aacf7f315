using Outturn.Schemes;

namespace Outturn.Review;

/// <summary>A part of the text: where it stands, and its path of keys.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Path">Its keys: <c>plan.pilot</c>, <c>payments.job-outcome</c>.</param>
public readonly record struct Spot(Place Place, string Path)
{
    /// <summary>A clause in its section.</summary>
    public static Spot Of(string section, Clause clause) =>
        new(clause.Place, $"{section}.{clause.Name}");
}
