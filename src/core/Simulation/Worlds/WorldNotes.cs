using Outturn.Language;
using Outturn.Schemes;

namespace Outturn.Simulation.Worlds;

/// <summary>What reading a world found.</summary>
internal sealed class WorldNotes(string file, string kind)
{
    /// <summary>What the text is: a world, a scenario.</summary>
    public string Kind => kind;

    /// <summary>The file as a whole.</summary>
    public Place Whole { get; } = new(file, 1, 1, 0);

    /// <summary>Every figure used.</summary>
    public List<Assumption> Assumptions { get; } = [];

    /// <summary>What is wrong.</summary>
    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>Every map opened, to be closed at the end.</summary>
    public List<WorldMap> Opened { get; } = [];

    public void Error(string rule, Place place, string message, string? remedy = null) =>
        Diagnostics.Add(Diagnostic.Error(rule, place, message, remedy));
}
