using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Simulation.Worlds;

/// <summary>A figure put in place of one that is written.</summary>
/// <param name="Path">Keys separated by points: <c>groups.esa.share</c>.</param>
/// <param name="Text">As it is written: <c>30%</c>, or keys with values in braces.</param>
internal sealed record FigureChange(string Path, string Text)
{
    /// <summary>The value with its places, where it comes from a file; null: from the command line.
    /// </summary>
    public YamlNode? Node { get; init; }

    /// <summary>Where the path is written; null: in no file.</summary>
    public Place? At { get; init; }

    /// <summary>What is put there; what is wrong with a value from the command line is told where
    /// it was put.</summary>
    public YamlNode Value(Place at) => Node ?? (Text.StartsWith('{')
        ? YamlReader.Read("--set", Text, []).Root ?? new YamlMap(at, [], true)
        : YamlScalar.Of(Text) with { Place = at });
}
