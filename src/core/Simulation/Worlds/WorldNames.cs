using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Simulation.Worlds;

/// <summary>The names of the scheme that a world uses.</summary>
internal sealed class WorldNames(Scheme scheme)
{
    private string[] Facts => [.. scheme.Facts.Events.Select(e => e.Name)];

    /// <summary>The kind of event under a key.</summary>
    public string Fact(WorldMap map, string key)
    {
        string name = map.Text(key);
        Known(map, key, name, Facts, "no kind of event of the scheme");
        return name;
    }

    /// <summary>Whether a kind of event is a spell.</summary>
    public bool Lasts(string fact) => scheme.Facts.Events
        .Any(e => e.Name == fact && e.Shape == EventShape.Spell);

    /// <summary>An outcome of the scheme; empty: none is named.</summary>
    public string Outcome(WorldMap map, string name)
    {
        if (name.Length > 0)
        {
            Known(map, "outcome", name, [.. scheme.Outcomes.Select(o => o.Name)],
                "no outcome of the scheme");
        }
        return name;
    }

    /// <summary>Attributes of the scheme with the cells of a group.</summary>
    public ImmutableDictionary<string, string> Attributes(WorldMap map)
    {
        string[] known = [.. scheme.Facts.Attributes.Select(a => a.Column.Name)];
        var cells = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string name, string text, _) in map.Texts())
        {
            Known(map, name, name, known, "no attribute of the scheme");
            cells[name] = text;
        }
        foreach (AttributeSpec attribute in scheme.Facts.Attributes)
        {
            if (!attribute.Column.Optional && !cells.ContainsKey(attribute.Column.Name))
            {
                map.Wrong(attribute.Column.Name,
                    $"{map.Path} does not say the {attribute.Column.Name} of its people",
                    $"add \"{attribute.Column.Name}:\" ({attribute.Column.Declared})");
            }
        }
        return cells.ToImmutable();
    }

    private static void Known(
        WorldMap map, string key, string name, string[] known, string what)
    {
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            string? near = Spelling.Nearest(name, known);
            map.Wrong(key, $"\"{name}\" is {what}", near is null
                ? $"it knows {string.Join(", ", known)}" : $"did you mean \"{near}\"?");
        }
    }
}
