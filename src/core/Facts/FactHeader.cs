using System.Collections.Immutable;

namespace Outturn.Facts;

/// <summary>The header of a file: which column stands where.</summary>
internal sealed class FactHeader(string file, int line, ImmutableArray<string> names)
{
    private readonly bool[] _known = new bool[names.Length];

    /// <summary>The columns' names, in the order of the file.</summary>
    public ImmutableArray<string> Names { get; } = names;

    /// <summary>The place of a column that may be absent, or -1.</summary>
    public int Find(string name)
    {
        int place = Names.IndexOf(name, StringComparer.Ordinal);
        if (place >= 0)
        {
            _known[place] = true;
        }
        return place;
    }

    /// <summary>The place of a column that must be there.</summary>
    /// <exception cref="FactFileException">It is not there.</exception>
    public int Need(string name, string because)
    {
        int place = Find(name);
        if (place >= 0)
        {
            return place;
        }
        string near = Likeness.Nearest(name, Names) is string other ? $" (is it \"{other}\"?)" : "";
        throw new FactFileException(file, line,
            $"there is no column \"{name}\"{near}: {because}. Add it to the header; "
            + "names of columns are written exactly so, in lower case");
    }

    /// <summary>One warning for all columns that nobody declared; null where there is none.
    /// </summary>
    public string? Undeclared()
    {
        var names = new List<string>();
        for (int i = 0; i < Names.Length; i++)
        {
            if (!_known[i])
            {
                names.Add(Names[i].Length == 0 ? "(no name)" : Names[i]);
            }
        }
        return names.Count == 0 ? null
            : $"{file}: not declared by the scheme, so not read: {string.Join(", ", names)}";
    }
}
