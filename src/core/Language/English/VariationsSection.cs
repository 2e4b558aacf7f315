using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>Section L: agreed changes and the dates from which they hold (language reference
/// 2.7).</summary>
internal sealed class VariationsSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;

    public void Write()
    {
        var variations = contents.Of(NameKind.Variation).ToList();
        if (variations.Count == 0)
        {
            return;
        }

        draft.Section("L", "Variations");
        foreach (var variation in variations)
        {
            draft.Clause(variation);
            draft.Say(
                $"Agreed on {Day(variation, "agreed")}. It holds for what is "
                + $"{By(variation.Text("by"))} on or after {Day(variation, "from")}; for the rest "
                + "the text above holds. What was paid before it was agreed is put right by the "
                + "difference.");
            draft.List(((variation.Body?["replaces"] as YamlMap)?.Entries ?? []).Select(Change));
            draft.Say(Marks.Sentence(contents, variation.Body));
        }
    }

    private static string Day(Named variation, string key)
        => Grammar.DateText(Markup.Clean(variation.Text(key) ?? "a date that is not stated"));

    private static string By(string? by) => by switch
    {
        "referred" => "owed for those referred",
        "started" => "owed for those who start",
        "achieved" => "achieved",
        "payable" => "payable",
        "period" => "owed for periods that begin",
        _ => "payable",
    };

    private string Change(YamlEntry entry)
    {
        var path = entry.Key.Text.Split('/');
        var kind = path[0] switch
        {
            "outcomes" => NameKind.Outcome,
            "measures" => NameKind.Measure,
            "tables" => NameKind.Table,
            "limits and adjustments" => NameKind.Limit,
            "shares" => NameKind.Share,
            "groups" => NameKind.Group,
            "cohorts" => NameKind.Cohort,
            _ => NameKind.Payment,
        };
        var named = path.Length > 1 ? contents.Find(path[1], kind) : null;
        var place = named is null ? Grammar.Quote(entry.Key.Text)
            : $"{Grammar.Quote(named.Title)} ({Markup.Reference(named.Id, named.Number)})"
                + string.Concat(path.Skip(2).Select(p => $", “{Markup.Clean(p)}”"));
        return $"{place} becomes {new Speech(contents).Value(entry.Value)}";
    }
}
