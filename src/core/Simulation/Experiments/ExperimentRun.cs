using System.Collections.Immutable;
using System.Text;
using Outturn.Language;
using Outturn.Language.Syntax;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Experiments;

/// <summary>One design of an experiment and its measures.</summary>
/// <param name="Case">The value of what is varied across; empty: nothing is.</param>
/// <param name="Value">The value of what is varied.</param>
/// <param name="Measures">Its measures by name.</param>
public sealed record ExperimentRow(
    string Case, string Value, IReadOnlyDictionary<string, double> Measures);

/// <summary>Whether one measure went as expected in one case.</summary>
public sealed record ExperimentFinding(
    string Case, string Measure, Direction Expected, bool CameOut);

/// <summary>An experiment that was run.</summary>
public sealed record ExperimentResult(
    Experiment Experiment, ImmutableArray<ExperimentRow> Rows,
    ImmutableArray<ExperimentFinding> Findings)
{
    /// <summary>What the claim comes to.</summary>
    public Verdict Verdict => Findings.All(f => f.CameOut) ? Verdict.CameOut
        : Findings.Any(f => f.CameOut) ? Verdict.Depends : Verdict.DidNot;
}

/// <summary>Runs experiments: the same scheme and world, one figure changed at a time.</summary>
public static class ExperimentRun
{
    private const double Same = 1e-9;

    /// <summary>Runs one.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="scheme">The text of the scheme.</param>
    /// <param name="world">The text of the world.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <exception cref="FormatException">A changed text has errors.</exception>
    public static ExperimentResult Of(
        Experiment experiment, string scheme, string world, int threads)
    {
        var rows = ImmutableArray.CreateBuilder<ExperimentRow>();
        foreach (string across in experiment.Across?.Values ?? [""])
        {
            for (int i = 0; i < experiment.Vary.Values.Length; i++)
            {
                string value = experiment.Vary.Values[i];
                List<(FigurePlace, string)> changes =
                [
                    .. experiment.Set,
                    .. (experiment.Across?.At ?? []).Select(a => (a, across)),
                    .. experiment.Vary.At.Select(a => (a, value)),
                ];
                rows.Add(new ExperimentRow(
                    across, experiment.Vary.Label(i),
                    DesignRow.Of(Put(scheme, world, changes, threads))));
            }
        }
        return new ExperimentResult(
            experiment, rows.ToImmutable(), [.. Findings(experiment, rows)]);
    }

    private static SchemeInWorld Put(
        string scheme, string world, List<(FigurePlace At, string Value)> changes, int threads)
    {
        foreach ((FigurePlace at, string value) in changes.Where(c => c.At.InScheme))
        {
            scheme = Changed(scheme, at.Path, value);
        }
        SchemeReading read = SchemeText.Read(
            "scheme.yaml", Encoding.UTF8.GetBytes(scheme), _ => null);
        if (read.Scheme is null)
        {
            throw new FormatException(DiagnosticText.Heading(read.Diagnostics[0]));
        }
        WorldReading people = WorldText.Read(
            read.Scheme, "world.yaml", Encoding.UTF8.GetBytes(world),
            [.. changes.Where(c => !c.At.InScheme)
                .Select(c => KeyValuePair.Create(c.At.Path, c.Value))]);
        return people.World is null
            ? throw new FormatException(DiagnosticText.Heading(people.Diagnostics[0]))
            : new SchemeInWorld(read.Scheme, people.World, threads);
    }

    // The text with another value at a path of keys.
    private static string Changed(string text, string path, string value)
    {
        YamlNode node = YamlReader.Read("scheme.yaml", text, []).Root
            ?? throw new FormatException("the scheme is no YAML");
        foreach (string key in path.Split('/'))
        {
            node = (node as YamlMap)?[key]
                ?? throw new FormatException($"the scheme has nothing at {path}");
        }
        // A block runs up to whatever comes next; its line break stays. Braces are part of a map.
        int end = node.SourceStart + text[node.SourceStart..node.SourceEnd].TrimEnd().Length;
        if (node is YamlMap { Flow: true } && text[end - 1] != '}')
        {
            end = text.IndexOf('}', end) + 1;
        }
        return text[..node.SourceStart] + value + text[end..];
    }

    private static IEnumerable<ExperimentFinding> Findings(
        Experiment experiment, IEnumerable<ExperimentRow> rows) =>
        from of in rows.GroupBy(r => r.Case)
        from expected in experiment.Expected
        let path = of.Select(r => r.Measures[expected.Measure]).ToArray()
        select new ExperimentFinding(
            of.Key, expected.Measure, expected.Direction, Went(path) == expected.Direction);

    private static Direction Went(double[] path)
    {
        double size = Math.Max(path.Max(Math.Abs), 1e-12) * Same;
        double[] steps = [.. path.Zip(path.Skip(1), (a, b) => b - a)];
        bool up = steps.Any(s => s > size), down = steps.Any(s => s < -size);
        return (up, down) switch
        {
            (true, true) => Direction.Turns,
            (true, false) => Direction.Rises,
            (false, true) => Direction.Falls,
            _ => Direction.Stays,
        };
    }
}
