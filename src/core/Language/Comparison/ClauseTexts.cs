using Outturn.Language.English;
using Outturn.Language.Syntax;

namespace Outturn.Language.Comparison;

/// <summary>The clauses of a text by section and name, and what each says in words.</summary>
internal sealed class ClauseTexts
{
    private readonly Dictionary<string, string> sentences = [];
    private readonly YamlMap? root;

    public ClauseTexts(YamlDocument document)
    {
        root = document.Root;
        Contents = new Contents(root ?? new YamlMap(new Schemes.Place("", 1, 1, 0), [], false));
        string? id = null;
        foreach (var block in PlainEnglish.Render(document).Blocks)
        {
            if (block is ScheduleHeading heading)
            {
                id = heading.Level == 3 ? heading.Id : null;
            }
            else if (id is not null && block is not ScheduleTable)
            {
                var said = block is ScheduleList list
                    ? string.Join("; ", list.Items) + "." : block.ToString()!;
                sentences[id] = (sentences.GetValueOrDefault(id, "") + " "
                    + (block is ScheduleParagraph text ? text.Text.ToString() : said)).Trim();
            }
        }
    }

    public Contents Contents { get; }

    public YamlNode? Section(string name) => root?[name];

    /// <summary>The clauses of a section in their order.</summary>
    public IReadOnlyList<(string Name, YamlNode Body)> Clauses(string section)
        => root?[section] switch
        {
            YamlMap map => [.. map.Entries.Select(e => (e.Key.Text, e.Value))],
            YamlList list => [.. list.Items.OfType<YamlMap>().Select(
                item => ((item["name"] as YamlScalar)?.Text ?? "", (YamlNode)item))],
            _ => [],
        };

    public Named? Find(string section, string name)
        => Contents.Find(name, Kind(section));

    /// <summary>What a clause says, without its tables.</summary>
    public string Sentences(string section, string name)
        => Find(section, name) is { } named ? sentences.GetValueOrDefault(named.Id, "") : "";

    private static NameKind Kind(string section) => section switch
    {
        "groups" => NameKind.Group,
        "cohorts" => NameKind.Cohort,
        "outcomes" => NameKind.Outcome,
        "measures" => NameKind.Measure,
        "tables" => NameKind.Table,
        "payments" => NameKind.Payment,
        "limits and adjustments" => NameKind.Limit,
        "shares" => NameKind.Share,
        "accounts" => NameKind.Account,
        _ => NameKind.Variation,
    };
}
