using System.Collections.Immutable;
using Outturn.Simulation.Results;

namespace Outturn.Simulation.Calibrations;

/// <summary>What a headline measure comes to where the world might as well be another.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Stands">In the world as it is written.</param>
/// <param name="Fitted">In the world fitted to the targets as they are.</param>
/// <param name="Drawn">In each of the worlds drawn, in rising order.</param>
public sealed record ModelRiskRow(
    string Name, MeasureUnit Unit, double Stands, double Fitted, ImmutableArray<double> Drawn)
{
    private const double Tail = .05;

    /// <summary>The value below which one in twenty lies.</summary>
    public double Low => At(Tail);

    /// <summary>The value above which one in twenty lies.</summary>
    public double High => At(1 - Tail);

    /// <summary>The share of the draws whose sign is that of the world as it is written.</summary>
    public double SameSign =>
        (double)Drawn.Count(d => Math.Sign(d) == Math.Sign(Stands)) / Drawn.Length;

    private double At(double p) =>
        Drawn[Math.Clamp((int)Math.Ceiling(p * Drawn.Length) - 1, 0, Drawn.Length - 1)];
}

/// <summary>How far the headlines hang on figures that were fitted: what was published is drawn
/// within its error, and the share that would have come anyway within its range; each world is
/// fitted again, and what is expected there is worked out (models, 1.20).</summary>
public sealed record ModelRisk(ImmutableArray<ModelRiskRow> Rows, int Draws)
{
    /// <summary>Draws worlds, and works out what is expected in each.</summary>
    /// <param name="scheme">The scheme in the world as it is written.</param>
    /// <param name="targets">What is fitted.</param>
    /// <param name="draws">How many worlds.</param>
    /// <param name="options">How it is run.</param>
    public static ModelRisk Of(
        SchemeInWorld scheme, Targets targets, int draws, CalibrationOptions options)
    {
        WorldFits fits = WorldFits.Of(scheme, targets, options);
        var found = new IReadOnlyList<(string Name, MeasureUnit Unit, double Value)>[draws];
        long done = 0;
        Parallel.For(0, draws, fits.Parallel, i =>
        {
            found[i] = ExpectedMeasures.Of(scheme.With(fits.Drawn(i)));
            options.Progress?.Invoke(Interlocked.Increment(ref done), draws);
        });
        var stands = ExpectedMeasures.Of(scheme);
        var centre = ExpectedMeasures.Of(scheme.With(fits.Centre));
        return new ModelRisk(
            [.. stands.Select((m, i) => new ModelRiskRow(
                m.Name, m.Unit, m.Value, centre[i].Value,
                [.. found.Select(f => f[i].Value).Order()]))],
            draws);
    }
}
