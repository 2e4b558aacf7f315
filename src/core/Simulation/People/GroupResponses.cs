using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.People;

/// <summary>The responses of every course of every group in each bin of difficulty.</summary>
public sealed class GroupResponses
{
    private readonly Response[][][] _byBin;

    /// <summary>The responses in a world.</summary>
    /// <param name="world">Who there is.</param>
    /// <param name="productivity">What help achieves with the practice in use, 1 = known.</param>
    public GroupResponses(World world, double productivity = 1)
    {
        double[] difficulty = [.. DifficultyBins.For(0).Value];
        _byBin =
        [
            .. world.Groups.Select(g => g.Courses.Select(rates => difficulty
                .Select(theta => Response.Of(
                    rates, world.Slopes, theta, world.Economy.Level))
                .Select(r => r with { Help = r.Help * productivity })
                .ToArray()).ToArray()),
        ];
    }

    /// <summary>The response of a course of a group, by bin of difficulty.</summary>
    public Response[] Of(int group, int course) => _byBin[group][course];
}
