using System.Collections.Immutable;
using Outturn.Language;
using Outturn.Language.Syntax;
using Outturn.Simulation.Worlds;
using Span = Outturn.Simulation.Worlds.Span;

namespace Outturn.Simulation.Experiments;

/// <summary>What reading an experiment gave.</summary>
/// <param name="Experiment">The experiment; null where the text has errors.</param>
/// <param name="Diagnostics">Every problem found, in the order of the text.</param>
public sealed record ExperimentReading(
    Experiment? Experiment, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Reads the file of an experiment.</summary>
public sealed class ExperimentText
{
    private static readonly string[] Needed =
        ["experiment", "title", "claim", "vary", "measures", "expect"];

    private static readonly Span AnyFigure = new(-1e15, 1e15, "a number");
    private readonly WorldMap _map;
    private readonly WorldNotes _notes;

    private ExperimentText(WorldMap map, WorldNotes notes) => (_map, _notes) = (map, notes);

    /// <summary>Reads a text. Never throws for what a text says.</summary>
    /// <param name="file">Its name, as diagnostics show it.</param>
    /// <param name="yaml">Its bytes, UTF-8.</param>
    public static ExperimentReading Read(string file, ReadOnlySpan<byte> yaml)
    {
        (Experiment? experiment, ImmutableArray<Diagnostic> diagnostics) =
            new FigureText(file, "") { Kind = "an experiment" }.Read(
                yaml, Bind);
        return new ExperimentReading(experiment, diagnostics);
    }

    /// <summary>The experiment of a map.</summary>
    internal static Experiment Bind(WorldMap map, WorldNotes notes) =>
        new ExperimentText(map, notes).Bind();

    private Experiment Bind()
    {
        _map.Below("sources").Texts().Count();
        foreach (string key in Needed)
        {
            if (!_map.Has(key))
            {
                _map.Missing(key, "what the guide docs/guide/experiments.md says");
            }
        }
        Varied vary = Vary("", _map.Below("vary"));
        return new Experiment(_map.Text("experiment"), _map.Text("title"), _map.Text("claim"))
        {
            Source = _map.Text("source"),
            Vary = vary,
            Across = _map.Has("across") ? Vary("", _map.Below("across")) : null,
            Set = [.. Set(_map.Below("set"))],
            Figures = [.. Figures(_map.Below("figures"))],
            Reckon = [.. Formulas(_map.Below("reckon"))],
            Draws = _map.Has("draws") ? Drawn(_map.Below("draws")) : null,
            Designs = _map.Has("designs") ? Grid() : null,
            Measures = _map.List("measures"),
            Expected = [.. Expected(_map.Below("expect"), vary)],
            Note = _map.Text("note"),
            WouldChange = _map.Text("would change it"),
        };
    }

    private static Varied Vary(string name, WorldMap map)
    {
        var varied = new Varied(
            name.Length > 0 ? name : map.Text("name"),
            [.. map.List("at").Select(PlaceOf)], map.List("values"));
        ImmutableArray<string> labels = map.List("labels");
        if (labels.Length > 0 && labels.Length != varied.Values.Length)
        {
            map.Wrong("labels", $"{map.Path} has {Count(varied.Values)} values and "
                + $"{Count(labels)} labels", "give each value a label, or none");
            labels = [];
        }
        foreach (string key in new[] { "name", "at", "values" })
        {
            if (!map.Has(key) && (key != "name" || name.Length == 0))
            {
                map.Missing(key, "what the guide docs/guide/experiments.md says");
            }
        }
        return varied with { Labels = labels };
    }

    private static string Count(ImmutableArray<string> all) =>
        Quantities.Numerals.Text(all.Length);

    private static IEnumerable<SetFigure> Set(WorldMap map)
    {
        foreach (YamlEntry entry in map.Entries().ToArray())
        {
            string key = entry.Key.Text;
            string why = ((entry.Value as YamlMap)?["why"] as YamlScalar)?.Text ?? "";
            if (map.Scalar(key) is not { } value)
            {
                map.Wrong(key, $"{map.Path}.{key} is no figure",
                    "write it alone, or as {is: …, why: …}");
                continue;
            }
            yield return new SetFigure(PlaceOf(key), value.Text, why);
        }
    }

    private static IEnumerable<GivenFigure> Figures(WorldMap map)
    {
        foreach (YamlEntry entry in map.Entries().ToArray())
        {
            string name = entry.Key.Text;
            var marked = entry.Value as YamlMap;
            string source = string.Join("; ", new[] { "mark", "source" }
                .Select(k => (marked?[k] as YamlScalar)?.Text ?? "").Where(t => t.Length > 0));
            yield return new GivenFigure(
                name, map.Required(name, AnyFigure), map.Text(name), source);
        }
    }

    private IEnumerable<(string Name, Formula Formula)> Formulas(WorldMap map)
    {
        foreach (YamlEntry entry in map.Entries().ToArray())
        {
            if (map.Scalar(entry.Key.Text) is { } scalar && FormulaOf(scalar) is { } formula)
            {
                yield return (entry.Key.Text, formula);
            }
        }
    }

    private Formula? FormulaOf(YamlScalar scalar)
    {
        if (ExpressionParser.Parse(scalar, _notes.Diagnostics) is not { } read)
        {
            return null;
        }
        if (Formula.Foreign(read) is { } foreign)
        {
            _notes.Error("wrong-expression", scalar.At(foreign.Start, foreign.End - foreign.Start),
                "a formula of an experiment has names, numbers, + - * /, min and max alone");
            return null;
        }
        return new Formula(scalar.Text) { Read = read };
    }

    private static Draws Drawn(WorldMap map) => new(
        map.Whole("number", 40, new Span(1, 10_000, "1 to 10,000")),
        (ulong)map.Whole("seed", 1, new Span(0, 1e9, "a whole number")))
    {
        Of = map.Text("of") is { Length: > 0 } of ? of : "contracts",
        Noise = map.Number("noise", 0, Span.Share),
        Traits =
        [
            .. map.Below("traits").Each().Select(t => new Trait(
                t.Name, t.Map.List("at"), t.Map.Number("median", 1, Span.Factor),
                t.Map.Number("spread", 0, Span.Factor))),
        ],
        Targets =
        [
            .. map.Below("reach").Each().Select(t => new ReachTarget(
                t.Name, t.Map.Text("measure"), t.Map.Required("is", AnyFigure))),
        ],
    };

    private Designs Grid()
    {
        WorldMap map = _map.Below("designs");
        return new Designs(
            [.. map.Below("levers").Each().Select(l => Vary(l.Name, l.Map))],
            [.. Formulas(map.Below("purposes")).Select(f => new Purpose(f.Name, f.Formula))])
        {
            Budgeted = map.Text("budget"),
        };
    }

    // falls · above 0 · below 50%; of a measure, or of it at one value: "net cost at 1 year".
    private static IEnumerable<Expectation> Expected(WorldMap map, Varied vary)
    {
        foreach ((string name, string text, _) in map.Texts().ToArray())
        {
            int at = name.LastIndexOf(" at ", StringComparison.Ordinal);
            bool isAtOne = at > 0 && Enumerable.Range(0, vary.Values.Length)
                .Any(i => vary.Label(i) == name[(at + 4)..]);
            string[] words = text.Split(' ', 2);
            bool hasLimit = words[0] is "above" or "below";
            if (!Enum.TryParse(words[0], true, out Direction direction)
                || char.IsDigit(words[0][0])
                || hasLimit != (words.Length == 2 && WorldMap.Parse(words[1]) is not null))
            {
                map.Wrong(name, $"{map.Path}.{name}: \"{text}\" says nothing that can be expected",
                    "write rises, falls, stays, turns, \"above 0\" or \"below 50%\"");
                continue;
            }
            yield return new Expectation(isAtOne ? name[..at] : name, direction)
            {
                At = isAtOne ? name[(at + 4)..] : "",
                Limit = hasLimit ? WorldMap.Parse(words[1])!.Value : 0,
            };
        }
    }

    // A path with a stroke is one of the scheme; the experiment's own begin as its sections do.
    private static FigurePlace PlaceOf(string path) => new(
        path.Contains('/', StringComparison.Ordinal) ? FigureOf.Scheme
            : path.StartsWith("figures.", StringComparison.Ordinal) || path is "level" or "budget"
                ? FigureOf.Experiment
            : FigureOf.World,
        path);
}
