using System.Collections.Immutable;

namespace Outturn.Simulation.Experiments;

/// <summary>One row of an experiment and its measures.</summary>
/// <param name="Case">The value of what is varied across; empty: nothing is.</param>
/// <param name="Value">The value of what is varied.</param>
/// <param name="Measures">Its measures by name.</param>
public sealed record ExperimentRow(
    string Case, string Value, IReadOnlyDictionary<string, double> Measures);

/// <summary>Whether one measure went as expected in one case.</summary>
public sealed record ExperimentFinding(string Case, Expectation Expected, bool CameOut);

/// <summary>A table beside the rows, as of what each purpose costs the others.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Head">Headings of its columns.</param>
/// <param name="Rows">Its cells.</param>
public sealed record ExperimentTable(
    string Title, ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows);

/// <summary>An experiment that was run.</summary>
public sealed record ExperimentResult(
    Experiment Experiment, ImmutableArray<ExperimentRow> Rows,
    ImmutableArray<ExperimentFinding> Findings)
{
    /// <summary>Further tables.</summary>
    public ImmutableArray<ExperimentTable> Tables { get; init; } = [];

    /// <summary>What the claim comes to.</summary>
    public Verdict Verdict => Findings.All(f => f.CameOut) ? Verdict.CameOut
        : Findings.Any(f => f.CameOut) ? Verdict.Depends : Verdict.DidNot;
}
