namespace Outturn.Facts;

/// <summary>Rows whose columns hold indices in open lists. The lists put their names in order when
/// every file is read, and drop those that no known fact uses; the rows follow.</summary>
internal abstract class NamedRows
{
    /// <summary>Puts every index in the list through the map.</summary>
    public abstract void Map(NameGatherer list, int[] map);

    /// <summary>Marks the names that the rows which count have.</summary>
    public abstract void Use(NameGatherer list);
}

/// <summary>The columns of a file that is kept by line.</summary>
internal sealed class NamedColumns((NameGatherer List, int[]? Indices)[] columns) : NamedRows
{
    /// <summary>The lines that count.</summary>
    public int[] Lines { get; set; } = [];

    /// <inheritdoc/>
    public override void Map(NameGatherer list, int[] map)
    {
        foreach ((NameGatherer of, int[]? indices) in columns)
        {
            for (int i = 0; of == list && indices is not null && i < indices.Length; i++)
            {
                // Lines without an accepted row hold 0, also where the list has no name at all.
                int index = indices[i];
                indices[i] = index >= 0 && index < map.Length ? map[index] : index;
            }
        }
    }

    /// <inheritdoc/>
    public override void Use(NameGatherer list)
    {
        foreach ((NameGatherer of, int[]? indices) in columns)
        {
            for (int i = 0; of == list && indices is not null && i < Lines.Length
                && !list.IsAllUsed; i++)
            {
                list.Use(indices[Lines[i]]);
            }
        }
    }
}
