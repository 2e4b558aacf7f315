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
        ref var held = ref _held[Place(first, second)];
        if (
            held.Name is null
            || !string.Equals(held.First, first, StringComparison.Ordinal)
            || !string.Equals(held.Second, second, StringComparison.Ordinal)
        )
        {
            held = new Held(first, second, find(first, second));
        }
        return held.Name!;
    }

    private static int Place(string first, string second)
    {
        unchecked
        {
            var mix = (uint)first.Length * 31 + (uint)second.Length * 17;
            mix += first.Length > 1 ? first[^1] + first[^2] * 11u : 0;
            mix += first.Length > 3 ? first[^3] * 101u + first[^4] * 997u : 0;
            mix += second.Length > 1 ? second[0] * 37u + second[^1] * 257u : 0;
            return (int)(mix * 2654435761 >> 20);
        }
    }

    private readonly record struct Held(string First, string Second, ChartName? Name);
}
