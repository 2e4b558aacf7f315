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

/// <summary>Collects the names of an open list from several threads. While files are read an index
/// is provisional, for which thread met a name first must not show; <see cref="Seal"/> puts the
/// names in order, and <see cref="Finish"/> leaves out those that no known fact uses.</summary>
internal sealed class NameGatherer
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly Lock _lock = new();
    private readonly int _own;
    private bool[] _used = [];
    private int _unused;

    /// <summary>Begins with the names that the scheme has.</summary>
    public NameGatherer(LabelList scheme)
    {
        (_own, IsOpen) = (scheme.Labels.Length, scheme.IsOpen);
        _names.AddRange(scheme.Labels);
        for (int i = 0; i < _own; i++)
        {
            _index.TryAdd(_names[i], i);
        }
    }

    /// <summary>True where the facts may add names.</summary>
    public bool IsOpen { get; }

    /// <summary>The provisional index of a name; -1 for a new name in a closed list.</summary>
    public int Add(string name)
    {
        lock (_lock)
        {
            if (!_index.TryGetValue(name, out int index))
            {
                index = IsOpen ? _names.Count : -1;
                if (IsOpen)
                {
                    _names.Add(name);
                    _index.Add(name, index);
                }
            }
            return index;
        }
    }

    /// <summary>Puts the names in order; for each provisional index the sealed one, or null where
    /// they were in order.</summary>
    public int[]? Seal()
    {
        int[] order = [.. Enumerable.Range(0, _own), .. Enumerable
            .Range(_own, _names.Count - _own).OrderBy(i => _names[i], Utf8Order.Instance)];
        string[] names = [.. order.Select(i => _names[i])];
        var to = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            (to[order[i]], _names[i]) = (i, names[i]);
        }
        _used = new bool[order.Length];
        _unused = order.Length - _own;
        return order.AsSpan().SequenceEqual([.. Enumerable.Range(0, order.Length)]) ? null : to;
    }

    /// <summary>True once nothing is left to mark.</summary>
    public bool IsAllUsed => _unused == 0;

    /// <summary>Marks a sealed index as used by a fact that counts; -1 is nobody's.</summary>
    public void Use(int index)
    {
        if (index >= 0 && !_used[index])
        {
            _used[index] = true;
            _unused -= index >= _own ? 1 : 0;
        }
    }

    /// <summary>The list, and for each sealed index the final one.</summary>
    public (NameList List, int[] Final) Finish()
    {
        var kept = ImmutableArray.CreateBuilder<string>();
        var final = new int[_names.Count];
        for (int i = 0; i < final.Length; i++)
        {
            final[i] = i < _own || _used[i] ? kept.Count : -1;
            if (final[i] >= 0)
            {
                kept.Add(_names[i]);
            }
        }
        return (new NameList(kept.ToImmutable()), final);
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
