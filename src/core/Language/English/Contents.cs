using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>
/// Every name of a text with its number and title, looked up as language reference 9, "Names",
/// says. Numbers: language reference 2.3; accounts are K, variations L.
/// </summary>
internal sealed class Contents
{
    private static readonly (string Section, NameKind Kind, string Letter)[] Sections =
    [
        ("groups", NameKind.Group, "C"), ("cohorts", NameKind.Cohort, "C"),
        ("outcomes", NameKind.Outcome, "D"), ("measures", NameKind.Measure, "E"),
        ("tables", NameKind.Table, "F"), ("payments", NameKind.Payment, "G"),
        ("limits and adjustments", NameKind.Limit, "H"), ("shares", NameKind.Share, "J"),
        ("accounts", NameKind.Account, "K"), ("variations", NameKind.Variation, "L"),
    ];

    private static readonly (string Key, NameKind Kind)[] FactSections =
    [
        ("events", NameKind.Event), ("returns", NameKind.Return),
        ("statistics", NameKind.Statistic), ("decisions", NameKind.Decision),
    ];

    private static readonly NameKind[] Values =
    [
        NameKind.Attribute, NameKind.Group, NameKind.Cohort, NameKind.Measure, NameKind.Table,
        NameKind.Statistic, NameKind.Outcome,
    ];

    private readonly Dictionary<(NameKind, string), Named> byName = [];
    private readonly List<Named> all = [];

    public Contents(YamlMap root)
    {
        Root = root;
        AddFacts(root["facts"] as YamlMap);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (section, kind, letter) in Sections)
        {
            foreach (var (name, body) in Clauses(root[section]))
            {
                Add(kind, name, letter, numbers, body as YamlMap);
            }
        }

        foreach (var (name, body) in Clauses(root["parties"]))
        {
            AddOne(new Named(NameKind.Party, name, "", body as YamlMap)
            {
                Title = name.AsSpan().ContainsAny("aeiouy")
                    ? Grammar.Title(name) : name.ToUpperInvariant(),
            });
        }
    }

    public YamlMap Root { get; }

    /// <summary>In the order of the text.</summary>
    public IEnumerable<Named> Of(NameKind kind)
        => all.Where(named => named.Kind == kind);

    public Named? Find(string name, params NameKind[] kinds)
    {
        foreach (var kind in kinds)
        {
            if (byName.TryGetValue((kind, name), out var named))
            {
                return named;
            }
        }

        return null;
    }

    /// <summary>What a name in an expression stands for.</summary>
    public Named? Value(string name) => Find(name, Values);

    /// <summary>What participants are called: <c>person</c> and <c>people</c>.</summary>
    public (string One, string Many) Participants
    {
        get
        {
            var many = (Root["scheme"] as YamlMap)?["participants are"] is YamlScalar said
                ? Markup.Clean(said.Text) : "people";
            return (Quantities.NounForms.Singular(many), many);
        }
    }

    /// <summary>The currency of the scheme.</summary>
    public string Currency
        => (Root["scheme"] as YamlMap)?["currency"] is YamlScalar code ? code.Text : "GBP";

    /// <summary>The citation of a source; the id itself where it is not listed.</summary>
    public string Citation(string id)
        => (Root["sources"] as YamlMap)?[id] is YamlScalar said ? Markup.Clean(said.Text) : id;

    /// <summary>Whether a word stands in a key or value anywhere in the text.</summary>
    public bool Mentions(string word) => Mentions(Root, word);

    private static bool Mentions(YamlNode node, string word) => node switch
    {
        YamlScalar scalar => scalar.Text.Contains(word, StringComparison.Ordinal),
        YamlList list => list.Items.Any(item => Mentions(item, word)),
        YamlMap map => map.Entries.Any(e => Mentions(e.Key, word) || Mentions(e.Value, word)),
        _ => false,
    };

    /// <summary>Whether a figure or clause has this mark.</summary>
    public bool HasMark(string mark) => HasMark(Root, mark);

    private static bool HasMark(YamlNode node, string mark) => node switch
    {
        YamlList list => list.Items.Any(item => HasMark(item, mark)),
        YamlMap map => map["mark"] is YamlScalar said && said.Text == mark
            || map.Entries.Any(e => HasMark(e.Value, mark)),
        _ => false,
    };

    // A section is a map from names to bodies, or a list whose entries have a name.
    private static IEnumerable<(string Name, YamlNode Body)> Clauses(YamlNode? section)
    {
        switch (section)
        {
            case YamlMap map:
                foreach (var entry in map.Entries)
                {
                    yield return (entry.Key.Text, entry.Value);
                }

                break;
            case YamlList list:
                foreach (var item in list.Items.OfType<YamlMap>())
                {
                    yield return ((item["name"] as YamlScalar)?.Text ?? "", item);
                }

                break;
        }
    }

    private void AddFacts(YamlMap? facts)
    {
        foreach (var (name, body) in Clauses(facts?["participant"]))
        {
            AddOne(new Named(NameKind.Attribute, name, "", body as YamlMap));
        }

        // B1 is what is recorded of each participant.
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal) { ["B"] = 1 };
        foreach (var (key, kind) in FactSections)
        {
            foreach (var (name, body) in Clauses(facts?[key]))
            {
                Add(kind, name, "B", numbers, body as YamlMap);
            }
        }
    }

    private void Add(
        NameKind kind, string name, string letter, Dictionary<string, int> numbers, YamlMap? body)
    {
        var place = numbers.GetValueOrDefault(letter) + 1;
        numbers[letter] = place;
        var id = letter + Quantities.Numerals.Text(place);
        var own = body?["clause"] as YamlScalar;
        AddOne(new Named(kind, name, own is null ? id : Markup.Clean(own.Text), body) { Id = id });
    }

    private void AddOne(Named named)
    {
        var title = named.Text("title") is { Length: > 0 } said ? Markup.Clean(said) : named.Title;
        var entry = named with { Title = title };
        byName.TryAdd((named.Kind, named.Name), entry);
        all.Add(entry);
    }
}
