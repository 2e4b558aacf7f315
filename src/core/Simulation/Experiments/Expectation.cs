namespace Outturn.Simulation.Experiments;

/// <summary>What is expected of a measure as what is varied goes from its first value to its last.
/// </summary>
public enum Direction
{
    /// <summary>Never down, and up in all.</summary>
    Rises,

    /// <summary>Never up, and down in all.</summary>
    Falls,

    /// <summary>Not at all.</summary>
    Stays,

    /// <summary>Up first and then down, or the other way about: not monotonic.</summary>
    Turns,

    /// <summary>More than a limit throughout.</summary>
    Above,

    /// <summary>Less than a limit throughout.</summary>
    Below,
}

/// <summary>What is expected of one measure.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Direction">Which way it goes, or on which side of a limit it stays.</param>
public sealed record Expectation(string Measure, Direction Direction)
{
    private const double Same = 1e-9;

    /// <summary>The limit of <see cref="Direction.Above"/> and <see cref="Direction.Below"/>.
    /// </summary>
    public double Limit { get; init; }

    /// <summary>The value of what is varied for which it is expected; empty: all of them.</summary>
    public string At { get; init; } = "";

    /// <summary>The measure, and for which value.</summary>
    public string Of => At.Length == 0 ? Measure : $"{Measure} at {At}";

    /// <summary>Whether the measure went so.</summary>
    /// <param name="path">Its values, in the order of what is varied.</param>
    public bool CameOut(IReadOnlyList<double> path) => Direction switch
    {
        Direction.Above => path.All(v => v > Limit),
        Direction.Below => path.All(v => v < Limit),
        _ => Went(path) == Direction,
    };

    private static Direction Went(IReadOnlyList<double> path)
    {
        double size = Math.Max(path.Max(Math.Abs), 1e-12) * Same;
        double[] steps = [.. path.Zip(path.Skip(1), (a, b) => b - a)];
        bool up = steps.Any(s => s > size), down = steps.Any(s => s < -size);
        return (up, down) switch
        {
            (true, true) => Direction.Turns,
            (true, false) => Direction.Rises,
            (false, true) => Direction.Falls,
            _ => Direction.Stays,
        };
    }
}
