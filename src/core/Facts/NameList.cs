using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>The labels of an open list (providers, texts, sources, reporting units), each with its
/// index. Those that the scheme names come first with the same indices as in its own list; those
/// that only the facts bring follow in ordinal order, whatever the order of files and rows.
/// </summary>
public sealed class NameList
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    /// <summary>A list of these names.</summary>
    public NameList(ImmutableArray<string> names)
    {
        Names = names;
        for (int i = 0; i < names.Length; i++)
        {
            _index.TryAdd(names[i], i);
        }
    }

    /// <summary>Every name, by index.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>How many there are.</summary>
    public int Count => Names.Length;

    /// <summary>The name of an index.</summary>
    public string this[int index] => Names[index];

    /// <summary>The index of a name, or -1.</summary>
    public int IndexOf(string name) => _index.TryGetValue(name, out int i) ? i : -1;
}

/// <summary>Collects the names of an open list from several threads. Until the end an index is
/// provisional: which thread met a name first must not show.</summary>
internal sealed class NameGatherer(LabelList scheme)
{
    private readonly Dictionary<string, int> _index = Start(scheme);
    private readonly List<string> _names = [.. scheme.Labels];
    private readonly Lock _lock = new();
    private bool[] _used = [];

    /// <summary>True where the facts may add names.</summary>
    public bool IsOpen { get; } = scheme.IsOpen;

    /// <summary>The provisional index of a name; -1 for a new name in a closed list.</summary>
    public int Add(string name)
    {
        lock (_lock)
        {
            if (_index.TryGetValue(name, out int known))
            {
                return known;
            }
            if (!IsOpen)
            {
                return -1;
            }
            int index = _names.Count;
            _names.Add(name);
            _index.Add(name, index);
            return index;
        }
    }

    /// <summary>Marks a provisional index as used by a fact that counts.</summary>
    public void Use(int provisional)
    {
        if (provisional >= _used.Length)
        {
            Array.Resize(ref _used, _names.Count);
        }
        if (provisional >= 0)
        {
            _used[provisional] = true;
        }
    }

    /// <summary>The list, and for each provisional index the final one (-1 where no fact that
    /// counts has the name).</summary>
    public (NameList List, int[] Final) Finish()
    {
        int own = scheme.Labels.Length;
        int[] added = [.. Enumerable.Range(own, _names.Count - own)
            .Where(i => i < _used.Length && _used[i])
            .OrderBy(i => _names[i], Utf8Order.Instance)];
        var final = new int[_names.Count];
        Array.Fill(final, -1);
        for (int i = 0; i < own; i++)
        {
            final[i] = i;
        }
        for (int i = 0; i < added.Length; i++)
        {
            final[added[i]] = own + i;
        }
        return (new NameList([.. scheme.Labels, .. added.Select(i => _names[i])]), final);
    }

    private static Dictionary<string, int> Start(LabelList scheme)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < scheme.Labels.Length; i++)
        {
            index.TryAdd(scheme.Labels[i], i);
        }
        return index;
    }
}

/// <summary>Ordinal order of the UTF-8 bytes, which is the order of code points.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        (string a, string b) = (x ?? "", y ?? "");
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (a[i] != b[i])
            {
                return char.IsSurrogate(a[i]) == char.IsSurrogate(b[i])
                    ? a[i].CompareTo(b[i]) : char.IsSurrogate(a[i]) ? 1 : -1;
            }
        }
        return a.Length.CompareTo(b.Length);
    }
}
