using Outturn.Language.Syntax;

namespace Outturn.Simulation.Optimisation;

/// <summary>What somebody asks of a search, as it is written on the command line.</summary>
/// <param name="Vary">What may be changed.</param>
/// <param name="For">What for; null: the first purpose that the scheme states.</param>
/// <param name="Limits">What must hold.</param>
public sealed record TaskText(
    IReadOnlyList<string> Vary, string? For, IReadOnlyList<string> Limits)
{
    private const int MostVaried = 12;

    /// <summary>Reads it.</summary>
    /// <param name="texts">The scheme as text and tree, and the world.</param>
    /// <param name="put">The scheme in its world.</param>
    /// <param name="options">How to search.</param>
    /// <param name="tables">The CSV tables beside the scheme, by name.</param>
    /// <exception cref="FormatException">Something of it says nothing, and why.</exception>
    public OptimiseTask Read(
        (YamlDocument Document, string World) texts, SchemeInWorld put, OptimiseOptions options,
        Func<string, ReadOnlyMemory<byte>?> tables)
    {
        if (Vary.Count is 0 or > MostVaried)
        {
            throw new FormatException(Vary.Count == 0
                ? "nothing is varied: name at least one figure with --vary"
                : "more than 12 figures are varied; leave out some, or multiply several by one "
                    + "factor");
        }
        var vary = new VaryText(texts.Document, put);
        string[] known = [.. SchemeRow.Of(put, true).Keys];
        string[] types = [.. put.World.Providers.Select(p => p.Name)];
        return new OptimiseTask
        {
            Texts = texts,
            Tables = tables,
            Scheme = put.Scheme,
            World = put.World,
            Varied = [.. Vary.Select(vary.Read)],
            Aim = Aim.Of(For ?? put.Scheme.Purposes[0]),
            Limits = [.. Limits.Select(l => Requirement.Read(l, known, types))],
            Options = options,
        };
    }
}
