using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Outturn.Language;
using Outturn.Language.Syntax;
using Outturn.Schemes;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Experiments;

/// <summary>Puts figures into the texts of a scheme and a world, and measures what comes of it.
/// What a scheme pays the same people is worked out once, and the same design is measured once.
/// </summary>
internal sealed class DesignBench(string scheme, string world, int threads)
{
    private readonly ConcurrentDictionary<string, Lazy<Scheme>> _schemes =
        new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Lazy<SchemeInWorld>> _put =
        new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<string, double>>> _rows
        = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Lazy<Repricing?>> _prices =
        new(StringComparer.Ordinal);

    private int _settledInFull;

    /// <summary>How many threads may work.</summary>
    public int Threads => threads;

    /// <summary>The CSV tables beside the scheme, by name.</summary>
    public Func<string, ReadOnlyMemory<byte>?> Tables { get; init; } = _ => null;

    /// <summary>Texts of the scheme, alike but for their prices, that are settled in full: what
    /// others pay is then found from a few people. Empty: every text is settled in full.</summary>
    public ImmutableArray<string> Learnt { get; init; } = [];

    /// <summary>How many texts were settled in full although others were learnt from.</summary>
    public int SettledInFull => _settledInFull;

    /// <summary>Told of each design that is measured.</summary>
    public Action? Measured { get; init; }

    /// <summary>The measures of a design.</summary>
    /// <param name="changes">Figures by where they stand, the later of which win.</param>
    /// <param name="wanted">The measures asked for.</param>
    /// <exception cref="FormatException">A changed text has errors.</exception>
    public IReadOnlyDictionary<string, double> Row(
        IReadOnlyList<(FigurePlace At, string Value)> changes,
        IReadOnlyCollection<string> wanted)
    {
        string key = string.Join('\n', changes.Select(c => $"{c.At.Path}={c.Value}"));
        return _rows.GetOrAdd(key, _ => new(() =>
        {
            IReadOnlyDictionary<string, double> row = DesignRow.Of(Put(changes), wanted);
            Measured?.Invoke();
            return row;
        })).Value;
    }

    /// <summary>The world of a design.</summary>
    public World World(IReadOnlyList<(FigurePlace At, string Value)> changes) =>
        World(Scheme(changes), changes);

    private SchemeInWorld Put(IReadOnlyList<(FigurePlace At, string Value)> changes)
    {
        Scheme of = Scheme(changes);
        return Put(of, World(of, changes));
    }

    /// <summary>The scheme of a text in the world with other figures. Nothing of it is kept where
    /// texts were learnt from.</summary>
    /// <param name="text">The text of the scheme.</param>
    /// <param name="people">Figures of the world by path.</param>
    /// <exception cref="FormatException">A text has errors.</exception>
    public SchemeInWorld Put(string text, IReadOnlyList<KeyValuePair<string, string>> people)
    {
        Scheme of = Learnt.Contains(text, StringComparer.Ordinal) || Learnt.IsEmpty
            ? Scheme(text) : Read(text);
        World world = World(of, people);
        if (Learnt.IsEmpty || Learnt.Contains(text, StringComparer.Ordinal))
        {
            return Put(of, world);
        }
        SchemeInWorld? repriced = _prices.GetOrAdd(Structure(world), _ => new(() =>
            Repricing.Of([.. Learnt.Select(t => Put(Scheme(t), world))]))).Value?.At(of, world);
        return repriced ?? InFull(of, world);
    }

    /// <summary>What is wrong with the texts of a design; null: nothing.</summary>
    public string? Wrong(string text, IReadOnlyList<KeyValuePair<string, string>> people)
    {
        try
        {
            World(Read(text), people);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    /// <summary>The same settled in full, whatever was learnt, where every provider weighs first
    /// whether to sign.</summary>
    public SchemeInWorld Tendered(
        string text, IReadOnlyList<KeyValuePair<string, string>> people)
    {
        Scheme of = Read(text);
        World world = World(of, people);
        return new SchemeInWorld(of, world with
        {
            Providers = [.. world.Providers.Select(p => p with { Signed = p.Under.Length > 0 })],
        }, 1);
    }

    private SchemeInWorld InFull(Scheme of, World people)
    {
        Interlocked.Increment(ref _settledInFull);
        return new SchemeInWorld(of, people, threads);
    }

    private SchemeInWorld Put(Scheme of, World people)
    {
        string key = of.Version + Structure(people);
        return _put.GetOrAdd(
            key, _ => new(() => new SchemeInWorld(of, people, threads))).Value.With(people);
    }

    // What payments depend on: who the people are, what can happen to them, and when they start.
    private static string Structure(World world) => string.Join('|',
    [
        Quantities.Numerals.Text(world.Referrals.Months),
        .. world.Groups.Select(g => g.Name + string.Join(',', g.Attributes
            .OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"))),
        .. world.Courses.Select(c => $"{c.Name},{c.Fact},{c.Value},"
            + Quantities.Numerals.Text(c.Within)
            + string.Concat(c.Monthly.Select(m => $",{m.Fact}={m.Value}"))),
    ]);

    private Scheme Scheme(IReadOnlyList<(FigurePlace At, string Value)> changes)
    {
        string text = scheme;
        foreach ((FigurePlace at, string value) in changes.Where(c => c.At.Of == FigureOf.Scheme))
        {
            text = Changed(text, at.Path, value);
        }
        return Scheme(text);
    }

    private Scheme Scheme(string text) =>
        _schemes.GetOrAdd(text, _ => new(() => Read(text))).Value;

    private Scheme Read(string text)
    {
        SchemeReading read = SchemeText.Read("scheme.yaml", Encoding.UTF8.GetBytes(text), Tables);
        return read.Scheme ?? throw Wrong(read.Diagnostics);
    }

    private World World(Scheme of, IReadOnlyList<(FigurePlace At, string Value)> changes) =>
        World(of, [.. changes.Where(c => c.At.Of == FigureOf.World)
            .Select(c => KeyValuePair.Create(c.At.Path, c.Value))]);

    private World World(Scheme of, IReadOnlyList<KeyValuePair<string, string>> changes)
    {
        WorldReading people = WorldText.Read(
            of, "world.yaml", Encoding.UTF8.GetBytes(world), changes);
        return people.World ?? throw Wrong(people.Diagnostics);
    }

    private static FormatException Wrong(IEnumerable<Diagnostic> diagnostics) =>
        new(DiagnosticText.Heading(diagnostics.First()));

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
}
