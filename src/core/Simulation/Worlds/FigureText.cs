using System.Collections.Immutable;
using Outturn.Language;
using Outturn.Language.Syntax;

namespace Outturn.Simulation.Worlds;

/// <summary>A text of figures with marks and sources: world.yaml, profile.yaml, targets.yaml.
/// </summary>
/// <param name="File">Its name, as diagnostics show it.</param>
/// <param name="Whole">What its figures are figures of, before their paths; empty for a world.
/// </param>
internal sealed record FigureText(string File, string Whole)
{
    /// <summary>Figures put in place of those written, in turn.</summary>
    public IEnumerable<FigureChange> Changes { get; init; } = [];

    /// <summary>What it is, for messages.</summary>
    public string Kind { get; init; } = "a world";

    /// <summary>Keys below which stand names, none of which a change may make up.</summary>
    public IReadOnlyCollection<string> Named { get; init; } = [];

    /// <summary>Reads it. Never throws for what it says.</summary>
    /// <param name="yaml">Its bytes, UTF-8.</param>
    /// <param name="bind">Makes of the map what the text is about; the notes then hold every
    /// figure that was used.</param>
    /// <returns>That, or null where the text has errors; and every problem found, in the order of
    /// the text.</returns>
    public (T? Of, ImmutableArray<Diagnostic> Diagnostics) Read<T>(
        ReadOnlySpan<byte> yaml, Func<WorldMap, WorldNotes, T> bind)
        where T : class
    {
        var notes = new WorldNotes(File, Kind);
        YamlDocument document = YamlReader.Read(File, yaml, notes.Diagnostics);
        if (document.Root is not { } root || notes.Diagnostics.Count > 0)
        {
            return (null, [.. notes.Diagnostics]);
        }
        foreach (FigureChange change in Changes)
        {
            root = new WorldChange(change, notes, Named).Put(root);
        }
        T of = bind(new WorldMap(notes, root, Whole, ("illustrative", "")), notes);
        notes.Opened.ForEach(map => map.Close());
        return (
            notes.Diagnostics.TrueForAll(d => d.Severity != Severity.Error) ? of : null,
            [.. notes.Diagnostics.OrderBy(d => d.Place.File == File)
                .ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column)]);
    }
}
