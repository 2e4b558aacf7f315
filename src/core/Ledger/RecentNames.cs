namespace Outturn.Ledger;

/// <summary>
/// Names of the chart that one writer met lately, so that a name that recurs is neither escaped nor
/// looked up again. A place holds the last pair that fell on it; a pair is compared in full.
/// </summary>
/// <param name="find">Finds or adds the name of a pair in the chart.</param>
internal sealed class RecentNames(Func<string, string, ChartName> find)
{
    private const int Places = 4096;

    private readonly Held[] _held = new Held[Places];

    /// <summary>The name of the pair.</summary>
    public ChartName Find(string first, string second)
    {
        var place = Place(first, second);
        ref var held = ref _held[place];
        if (held.Is(first, second))
        {
            return held.Name!;
        }
        ref var beside = ref _held[place + 1];
        if (beside.Is(first, second))
        {
            return beside.Name!;
        }
        beside = held;
        held = new Held(first, second, find(first, second));
        return held.Name!;
    }

    // By length and last letters, in which payees, clauses and periods differ; a name is compared
    // in full afterwards, so names alike there only cost time.
    private static int Place(string first, string second)
    {
        unchecked
        {
            uint mix = Ending(first) * 16777619 ^ Ending(second);
            return (int)(mix * 2654435761 >> 20) & ~1;
        }
    }

    private static uint Ending(string name)
    {
        unchecked
        {
            uint mix = (uint)name.Length;
            for (var at = Math.Max(0, name.Length - 4); at < name.Length; at++)
            {
                mix = mix * 31 + name[at];
            }
            return mix;
        }
    }

    private readonly record struct Held(string First, string Second, ChartName? Name)
    {
        public bool Is(string first, string second) =>
            Name is not null
            && string.Equals(First, first, StringComparison.Ordinal)
            && string.Equals(Second, second, StringComparison.Ordinal);
    }
}
