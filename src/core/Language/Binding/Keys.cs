using System.Collections.Frozen;
using Outturn.Language.Syntax;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>A map of the text whose keys are fixed words: unknown keys are errors, as in JSON
/// Schema with <c>additionalProperties: false</c> (language reference 2.1).</summary>
internal sealed class Keys
{
    private readonly Report _report;
    private readonly string _what;

    public Keys(Report report, YamlMap map, string what)
    {
        _report = report;
        _what = what;
        Map = map;
    }

    /// <summary>Keys that every clause may have (language reference 2.3).</summary>
    public static readonly FrozenSet<string> OfClauses = FrozenSet.ToFrozenSet(
        ["title", "clause", "note", "source", "mark", "was"], StringComparer.Ordinal);

    public YamlMap Map { get; }

    public Place Place => Map.Place;

    /// <summary>The map, with its keys checked; null, reported, where it is no map.</summary>
    public static Keys? Read(Report report, YamlNode? node, string what, params string[] known)
    {
        if (node is not YamlMap map)
        {
            if (node is not null)
            {
                report.Error(
                    "wrong-value", node.Place, $"{what} is written as keys with values",
                    known.Length == 0 ? null : $"its keys are {Wording.List(known)}");
            }
            return null;
        }
        foreach (YamlEntry entry in map.Entries)
        {
            string key = entry.Key.Text;
            if (!known.Contains(key, StringComparer.Ordinal))
            {
                string? near = Spelling.Nearest(key, known);
                report.Error(
                    "unknown-key", entry.Key.Place, $"{what} has no key \"{key}\"",
                    near is null
                        ? $"its keys are {Wording.List(known)}"
                        : $"did you mean \"{near}\"?");
            }
        }
        return new Keys(report, map, what);
    }

    /// <summary>The same for a clause, which may also have title, clause, note, source, mark and
    /// was.</summary>
    public static Keys? ReadClause(
        Report report, YamlNode? node, string what, params string[] known) =>
        Read(report, node, what, [.. known, .. OfClauses]);

    public bool Has(string key) => Map.Find(key) is not null;

    public YamlNode? Node(string key) => Map[key];

    /// <summary>Where the key stands; the map itself where it does not.</summary>
    public Place PlaceOf(string key) => Map.Find(key)?.Key.Place ?? Map.Place;

    /// <summary>The value under a key that must be there.</summary>
    public YamlNode? Required(string key, string? remedy = null)
    {
        YamlNode? node = Map[key];
        if (node is null or YamlScalar { IsEmpty: true })
        {
            _report.Error(
                "missing-key", Map.Place with { Length = 1 },
                $"{_what} has no \"{key}\"", remedy ?? $"add \"{key}:\"");
            return null;
        }
        return node;
    }

    /// <summary>The text under a key; null where there is none, reported where it is a map or
    /// list.</summary>
    public YamlScalar? Scalar(string key) => AsScalar(Map[key], key);

    /// <inheritdoc cref="Scalar"/>
    public YamlScalar? RequiredScalar(string key, string? remedy = null) =>
        AsScalar(Required(key, remedy), key);

    public string? Text(string key) => Scalar(key)?.Text;

    /// <summary>One of some words; the first where the key is not there.</summary>
    public string OneOf(string key, params string[] words)
    {
        if (Scalar(key) is not { } scalar)
        {
            return words[0];
        }
        if (words.Contains(scalar.Text, StringComparer.Ordinal))
        {
            return scalar.Text;
        }
        string? near = Spelling.Nearest(scalar.Text, words);
        _report.Error(
            "wrong-value", scalar.Place, $"\"{scalar.Text}\" is no value of \"{key}\"",
            near is null ? $"write {Wording.List(words, "or")}" : $"did you mean \"{near}\"?");
        return words[0];
    }

    /// <summary>Yes or no; <c>true</c> and <c>false</c> are the same.</summary>
    public bool YesNo(string key) => Map[key] is YamlScalar { Text: "true" or "false" } scalar
        ? scalar.Text == "true"
        : OneOf(key, "no", "yes") == "yes";

    /// <summary>The scalars under a key where one or a list of them may stand.</summary>
    public IReadOnlyList<YamlScalar> Scalars(string key) => Map[key] switch
    {
        null => [],
        YamlList list => [.. list.Items.Select(i => AsScalar(i, key)).OfType<YamlScalar>()],
        YamlNode node => AsScalar(node, key) is { } one ? [one] : [],
    };

    private YamlScalar? AsScalar(YamlNode? node, string key)
    {
        if (node is null or YamlScalar)
        {
            return node as YamlScalar;
        }
        _report.Error(
            "wrong-value", node.Place, $"\"{key}\" takes a single value, not a " +
                (node is YamlList ? "list" : "map"));
        return null;
    }
}
