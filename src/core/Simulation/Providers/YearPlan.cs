using Outturn.Simulation.People;

namespace Outturn.Simulation.Providers;

/// <summary>What a provider means to do with the people who start in one year: the effort for each
/// group and signal bin.</summary>
/// <param name="Effort">Money a person, by group and signal bin.</param>
/// <param name="Productivity">Of the practice in use, 1 = the known one.</param>
/// <param name="Dip">Productivity while a practice is learnt, 1 = not learning.</param>
public sealed record YearPlan(double[][] Effort, double Productivity, double Dip)
{
    /// <summary>Which of them it helps itself, by group and signal bin; null: all. The others it
    /// passes on.</summary>
    public bool[][]? Served { get; init; }

    /// <summary>Whether it helps those of a group and signal bin itself.</summary>
    public bool Serves(int group, int signal) => Served is null || Served[group][signal];

    /// <summary>The share of a group that it helps itself.</summary>
    public double ServedShare(int group, DifficultyBins bins) => Served is null ? 1
        : Enumerable.Range(0, DifficultyBins.Count)
            .Sum(j => Served[group][j] ? bins.Mass[j] : 0);

    /// <summary>Mean effort of a group.</summary>
    public double Mean(int group, DifficultyBins bins) =>
        Enumerable.Range(0, DifficultyBins.Count)
            .Sum(j => Serves(group, j) ? bins.Mass[j] * Effort[group][j] : 0);

    /// <summary>Mean effort of a group for people of a bin of true difficulty.</summary>
    public double At(int group, int difficulty, DifficultyBins bins) =>
        Enumerable.Range(0, DifficultyBins.Count).Sum(j =>
            bins.Joint[j, difficulty] * Effort[group][j]) * DifficultyBins.Count;
}
