using System.Collections.Immutable;
using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <summary>The variations that ask for one date, the earliest first. Whoever has reached one has
/// reached those before it.</summary>
internal sealed record Axis(VariedBy Date, ImmutableArray<VariationText> Steps);

/// <summary>The texts that some variations make of a scheme: one for each combination that can
/// hold for somebody, numbered from 0, the text as signed at first.</summary>
internal sealed class Combinations
{
    private readonly int[] _strides;

    public Combinations(IEnumerable<VariationText> variations)
    {
        Axes =
        [
            .. variations.GroupBy(v => v.Date).OrderBy(g => g.Key).Select(g => new Axis(
                g.Key, [.. g.OrderBy(v => v.From).ThenBy(v => v.Index)])),
        ];
        _strides = new int[Axes.Length];
        int count = 1;
        for (int i = 0; i < _strides.Length; i++)
        {
            _strides[i] = count;
            count = (int)Math.Min((long)count * (Axes[i].Steps.Length + 1), int.MaxValue);
        }
        Count = count;
    }

    /// <summary>One for each date that is asked for.</summary>
    public ImmutableArray<Axis> Axes { get; }

    /// <summary>How many texts there are.</summary>
    public int Count { get; }

    /// <summary>The text some steps further along an axis.</summary>
    public int Along(int text, int axis, int steps) => text + (steps * _strides[axis]);

    /// <summary>The variations that hold in a text, in the order in which they are applied: the
    /// one from the latest date prevails.</summary>
    public IEnumerable<VariationText> In(int text) => Axes
        .SelectMany((a, i) => a.Steps.Take(text / _strides[i] % (a.Steps.Length + 1)))
        .OrderBy(v => v.From).ThenBy(v => v.Index);

    /// <summary>Whether a text is one of those that follow each other in time: all variations up
    /// to some date, and none after it.</summary>
    public bool IsInTurn(int text)
    {
        VariationText[] here = [.. In(text)];
        return Axes.SelectMany(a => a.Steps).Except(here).All(v => Array.TrueForAll(
            here, h => (h.From, h.Index).CompareTo((v.From, v.Index)) < 0));
    }
}
