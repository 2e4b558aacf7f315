using Outturn.Statistics.Estimation;

namespace Outturn.Simulation.Results;

/// <summary>One measure of a simulation, as people and programs read it.</summary>
/// <param name="Name">Its name, as <c>outcome-rate</c>.</param>
/// <param name="Group">Group, provider type, year or what it is of; empty: the whole.</param>
/// <param name="Estimate">The estimate with its interval.</param>
public sealed record MeasureRow(string Name, string Group, Estimate Estimate)
{
    /// <summary>What it is counted in.</summary>
    public MeasureUnit Unit { get; init; }
}

/// <summary>What a measure is counted in.</summary>
public enum MeasureUnit
{
    /// <summary>A plain number.</summary>
    Number,

    /// <summary>A share of 1, shown in percent.</summary>
    Share,

    /// <summary>Money in major units of the scheme's currency.</summary>
    Money,

    /// <summary>People.</summary>
    People,
}
