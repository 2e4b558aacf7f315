using Outturn.Simulation.Results;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Optimisation;

/// <summary>A measure of a design as people drawn one by one show it: under another name, and for
/// some measures of the whole once for each type of provider, the worst of which counts. What
/// providers reckon with before anybody starts is no matter of chance and has none.</summary>
internal static class ChanceMeasure
{
    private static readonly (string Measure, string Drawn)[] Names =
    [
        (SchemeRow.Additional, "additionality"), ("outcome rate", "outcome-rate"),
        ("parked", "parked"), ("service gap", "service-gap"),
        ("hard to easy effort", "hard-to-easy-effort"), ("concentration", "concentration"),
        (SchemeRow.Payments, "payments"), (SchemeRow.PayAStart, "payment-per-start"),
        (SchemeRow.PayAnAdditional, "cost-per-additional-outcome"),
        (SchemeRow.NewWays, "innovation"),
    ];

    /// <summary>What is drawn for a measure; none: it is no matter of chance.</summary>
    public static (string Name, string Group)[] Of(string measure, World world)
    {
        if (measure == SchemeRow.Small)
        {
            return [("surviving", SchemeRow.Smallest(world).Name)];
        }
        if (measure == SchemeRow.Ruin)
        {
            return [.. world.Providers.Select(p => ("insolvent", p.Name))];
        }
        if (world.Providers.FirstOrDefault(
            p => measure == $"{SchemeRow.Ruin} of {p.Name}") is { } type)
        {
            return [("insolvent", type.Name)];
        }
        return [.. Names.Where(n => n.Measure == measure).Select(n => (n.Drawn, ""))];
    }
}

/// <summary>The replications of one design, each run when it is first asked for.</summary>
internal sealed class DrawnDesign(SchemeInWorld put, SimulationOptions options)
{
    private readonly SimulationRun _run = new(put, options);
    private readonly List<IReadOnlyList<(string Name, string Group, MeasureUnit Unit,
        double Value)>> _found = [];

    /// <summary>How many antithetic pairs were run.</summary>
    public int Pairs => _found.Count / 2;

    /// <summary>Runs until there are so many pairs.</summary>
    public void Run(int pairs)
    {
        while (Pairs < pairs)
        {
            options.Stop.ThrowIfCancellationRequested();
            int next = _found.Count;
            _found.Add(_run.Measured(next));
            _found.Add(_run.Measured(next + 1));
        }
    }

    /// <summary>The mean of a measure in each pair; what a replication does not have is 0.
    /// </summary>
    public double[] Values((string Name, string Group) of) =>
    [
        .. Enumerable.Range(0, Pairs)
            .Select(p => (Value(of, 2 * p) + Value(of, (2 * p) + 1)) / 2),
    ];

    private double Value((string Name, string Group) of, int replication) =>
        _found[replication].Where(m => m.Name == of.Name && m.Group == of.Group)
            .Select(m => m.Value).FirstOrDefault();
}
