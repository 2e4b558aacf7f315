using System.Collections.Concurrent;
using System.Globalization;
using Outturn.Simulation.Experiments;

namespace Outturn.Simulation.Optimisation;

/// <summary>A design that was measured.</summary>
/// <param name="Point">Where it lies in the ranges, from 0 to 1 each.</param>
/// <param name="Values">What the varied figures are, as written.</param>
/// <param name="Row">Its measures; null where the texts with these figures have errors.</param>
public sealed record Design(
    double[] Point, double[] Values, IReadOnlyDictionary<string, double>? Row)
{
    /// <summary>Its values as one text, by which designs are told apart and ordered.</summary>
    public string Key { get; } = string.Join(
        '|', Values.Select(v => v.ToString("R", NumberFormatInfo.InvariantInfo)));
}

/// <summary>Measures designs: each is written first, and what is measured is what is written. The
/// same design is measured once, whoever asks.</summary>
internal sealed class DesignModel(DesignTexts texts, DesignBench bench, bool tries)
{
    private readonly ConcurrentDictionary<string, Lazy<Design>> _known =
        new(StringComparer.Ordinal);

    /// <summary>The texts of designs.</summary>
    public DesignTexts Texts => texts;

    /// <summary>Where they are measured.</summary>
    public DesignBench Bench => bench;

    /// <summary>Told of each design that is asked for, known or not.</summary>
    public Action? Asked { get; init; }

    /// <summary>Stops whatever asks for designs.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>All designs that were measured so far, in an order that chance and threads do not
    /// change.</summary>
    public IEnumerable<Design> All => _known.Values.Where(d => d.IsValueCreated)
        .Select(d => d.Value).Where(d => d.Row is not null)
        .OrderBy(d => d.Key, StringComparer.Ordinal);

    /// <summary>The scheme as it stands.</summary>
    public Design Start => Of([.. texts.Varied.Select(v => v.Now)], texts.Now);

    /// <summary>The design at a point of the unit cube.</summary>
    public Design At(IReadOnlyList<double> point) => Of(texts.Values(point), [.. point]);

    /// <summary>A design with one figure as it stands in the texts.</summary>
    public Design Without(Design design, int figure)
    {
        (double[] values, double[] point) = ([.. design.Values], [.. design.Point]);
        (values[figure], point[figure]) =
            (texts.Varied[figure].Now, texts.Now[figure]);
        return Of(values, point);
    }

    /// <summary>How many figures of a design are not as they stand.</summary>
    public int Changed(Design design) => design.Values
        .Where((v, i) => v != texts.Varied[i].Now).Count();

    private Design Of(double[] values, double[] point)
    {
        var design = new Design(point, values, null);
        if (!_known.ContainsKey(design.Key))
        {
            Stop.ThrowIfCancellationRequested();
        }
        Design known = _known.GetOrAdd(
            design.Key, _ => new(() => design with { Row = Measured(values) })).Value;
        Asked?.Invoke();
        return known;
    }

    private IReadOnlyDictionary<string, double>? Measured(double[] values)
    {
        try
        {
            return SchemeRow.Of(
                bench.Put(texts.Scheme(values), texts.World(values)), tries);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
