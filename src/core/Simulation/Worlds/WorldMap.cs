using System.Collections.Immutable;
using System.Globalization;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Simulation.Worlds;

/// <summary>A range that a figure of a world must lie in, both ends inside.</summary>
/// <param name="Least">The least value.</param>
/// <param name="Most">The greatest.</param>
/// <param name="What">What the figure is, for the message: <c>a share</c>.</param>
internal readonly record struct Span(double Least, double Most, string What)
{
    public static readonly Span Share = new(0, 1, "a share between 0 % and 100 %");

    public static readonly Span Money = new(0, 1e12, "money of 0 or more");

    public static readonly Span Factor = new(0, 1000, "a factor of 0 or more");
}

/// <summary>A map of <c>world.yaml</c> while it is read: every figure asked for is checked against
/// its range and noted as an assumption with its mark and source, the nearest of which wins.
/// </summary>
internal sealed class WorldMap
{
    private static readonly string[] Standing = ["mark", "source", "note", "title"];
    private readonly WorldNotes _notes;
    private readonly YamlMap? _map;
    private readonly HashSet<string> _asked = new(Standing, StringComparer.Ordinal);
    private readonly (string Mark, string Source) _standing;

    public WorldMap(
        WorldNotes notes, YamlMap? map, string path, (string Mark, string Source) standing)
    {
        (_notes, _map, Path) = (notes, map, path);
        _standing = (Own("mark") ?? standing.Mark, Own("source") ?? standing.Source);
        notes.Opened.Add(this);
    }

    /// <summary>Where it stands: <c>groups.esa</c>; empty for the whole.</summary>
    public string Path { get; }

    /// <summary>Where it begins, for messages.</summary>
    public Place Place => _map?.Place ?? _notes.Whole;

    /// <summary>Whether a key is written.</summary>
    public bool Has(string key) => Node(key) is not null;

    /// <summary>A figure, or what it is where none is written.</summary>
    public double Number(string key, double fallback, Span span) =>
        Read(key, span) ?? Default(key, fallback);

    /// <summary>A figure that must be written.</summary>
    public double Required(string key, Span span)
    {
        if (Node(key) is null)
        {
            Missing(key, span.What);
            return span.Least;
        }
        return Read(key, span) ?? span.Least;
    }

    /// <summary>A whole number, or what it is where none is written.</summary>
    public int Whole(string key, int fallback, Span span)
    {
        double number = Number(key, fallback, span);
        if (number != Math.Floor(number))
        {
            _notes.Error("wrong-value", PlaceOf(key), $"{Name(key)} is a whole number");
        }
        return (int)number;
    }

    /// <summary>A text; empty where none is written.</summary>
    public string Text(string key) => Value(key)?.Text ?? "";

    /// <summary>Yes or no, or what it is where neither is written.</summary>
    public bool YesNo(string key, bool fallback)
    {
        string text = Text(key);
        if (text is not ("" or "yes" or "no"))
        {
            Wrong(key, $"{Name(key)} is {text}, and it must be yes or no");
        }
        return text.Length == 0 ? fallback : text == "yes";
    }

    /// <summary>A map below; an empty one where none is written.</summary>
    public WorldMap Below(string key)
    {
        YamlNode? node = Node(key);
        if (node is not (null or YamlMap))
        {
            _notes.Error("wrong-value", node.Place, $"{Name(key)} is written as keys with values");
        }
        return new WorldMap(_notes, node as YamlMap, Name(key), _standing);
    }

    /// <summary>The maps below by their names, in the order written.</summary>
    public IEnumerable<(string Name, WorldMap Map)> Each()
    {
        foreach (YamlEntry entry in _map?.Entries ?? [])
        {
            if (!Standing.Contains(entry.Key.Text, StringComparer.Ordinal))
            {
                yield return (entry.Key.Text, Below(entry.Key.Text));
            }
        }
    }

    /// <summary>The figures below, in the order written.</summary>
    public double[] Numbers(double fallback, Span span) =>
    [
        .. (_map?.Entries ?? []).Select(e => e.Key.Text)
            .Except(Standing, StringComparer.Ordinal)
            .Select(key => Number(key, fallback, span)),
    ];

    /// <summary>The texts below by their names, in the order written.</summary>
    public IEnumerable<(string Name, string Text, Place Place)> Texts()
    {
        foreach (YamlEntry entry in _map?.Entries ?? [])
        {
            _asked.Add(entry.Key.Text);
            if (!Standing.Contains(entry.Key.Text, StringComparer.Ordinal)
                && Value(entry.Key.Text) is { } scalar)
            {
                yield return (entry.Key.Text, scalar.Text, scalar.Place);
            }
        }
    }

    /// <summary>What is written below, as it stands.</summary>
    public IEnumerable<YamlEntry> Entries()
    {
        foreach (YamlEntry entry in _map?.Entries ?? [])
        {
            _asked.Add(entry.Key.Text);
            if (!Standing.Contains(entry.Key.Text, StringComparer.Ordinal))
            {
                yield return entry;
            }
        }
    }

    /// <summary>The texts of a list, or a single one; none where none is written.</summary>
    public ImmutableArray<string> List(string key) => Node(key) switch
    {
        YamlList list => [.. list.Items.OfType<YamlScalar>().Select(s => s.Text)],
        YamlScalar scalar => [scalar.Text],
        _ => [],
    };

    /// <summary>The scalar under a key, with its places; null where none is written.</summary>
    public YamlScalar? Scalar(string key) => Value(key);

    /// <summary>Complains of a key that is not written.</summary>
    public void Missing(string key, string what) =>
        _notes.Error("missing-key", Place, $"{Name(key)} is not given",
            $"add \"{key}:\" with {what}");

    /// <summary>Every key that was asked for, beside those that any map may carry.</summary>
    public IEnumerable<string> Asked => _asked.Except(Standing);

    /// <summary>Complains of keys that nothing asked for.</summary>
    public void Close()
    {
        foreach (YamlEntry entry in _map?.Entries ?? [])
        {
            if (!_asked.Contains(entry.Key.Text))
            {
                string? near = Spelling.Nearest(entry.Key.Text, _asked.Except(Standing));
                _notes.Error("unknown-key", entry.Key.Place,
                    $"{(Path.Length == 0 ? _notes.Kind : Path)} has no key \"{entry.Key.Text}\"",
                    near is null ? null : $"did you mean \"{near}\"?");
            }
        }
    }

    /// <summary>Complains of a value.</summary>
    public void Wrong(string key, string message, string? remedy = null) =>
        _notes.Error("wrong-value", PlaceOf(key), message, remedy);

    private Place PlaceOf(string key) => Node(key)?.Place ?? Place;

    private string Name(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    private YamlNode? Node(string key)
    {
        _asked.Add(key);
        return _map?[key] is { } node and not YamlScalar { IsEmpty: true } ? node : null;
    }

    private string? Own(string key) => (_map?[key] as YamlScalar)?.Text;

    // A figure stands alone, or as {is: …, mark: …, source: …, note: …}.
    private YamlScalar? Value(string key) =>
        (Node(key) is YamlMap marked ? marked["is"] : Node(key)) as YamlScalar;

    private double? Read(string key, Span span)
    {
        if (Node(key) is not { } node)
        {
            return null;
        }
        if (Value(key) is not { } scalar || Parse(scalar.Text) is not { } number)
        {
            _notes.Error("wrong-value", node.Place, $"{Name(key)} is no number",
                $"write {span.What}");
            return null;
        }
        if (number < span.Least || number > span.Most)
        {
            _notes.Error("wrong-value", scalar.Place,
                $"{Name(key)} is {scalar.Text}, and it must be {span.What}");
            return null;
        }
        YamlMap? marked = node as YamlMap;
        _notes.Assumptions.Add(new Assumption(Name(key), scalar.Text,
            (marked?["mark"] as YamlScalar)?.Text ?? _standing.Mark,
            (marked?["source"] as YamlScalar)?.Text ?? _standing.Source));
        return number;
    }

    private double Default(string key, double fallback)
    {
        if (!Has(key))
        {
            _notes.Assumptions.Add(new Assumption(Name(key),
                fallback.ToString("0.######", NumberFormatInfo.InvariantInfo), "default", ""));
        }
        return fallback;
    }

    /// <summary>A figure as it is written: £1,200 · 22% · 0.6 · -3; null: it is none.</summary>
    internal static double? Parse(string text)
    {
        string bare = text.Trim().TrimStart('£', '$', '€')
            .Replace(",", "", StringComparison.Ordinal);
        bool isPercent = bare.EndsWith('%');
        return double.TryParse(
            isPercent ? bare[..^1] : bare,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            NumberFormatInfo.InvariantInfo, out double number)
            ? number / (isPercent ? 100 : 1)
            : null;
    }
}
