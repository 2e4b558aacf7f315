using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>Section M: the plan, which never changes what is paid (language reference 2.2).
/// </summary>
internal sealed class PlanSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;

    public void Write()
    {
        if (contents.Root["plan"] is not YamlMap plan)
        {
            return;
        }

        draft.Section("M", "Plan");
        draft.Say("Nothing in this section changes what is paid.");
        var number = 0;
        foreach (var entry in plan.Entries)
        {
            draft.Clause("M" + Quantities.Numerals.Text(++number), Grammar.Title(entry.Key.Text));
            if (entry.Value is YamlMap map)
            {
                var year = entry.Key.Text is "forecast" or "savings" ? "Year " : "";
                draft.List(map.Entries.Select(e => $"{year}{Name(e.Key)}: {Say(e.Value)}"));
            }
            else if (entry.Value is YamlList { Items.Count: 0 })
            {
                draft.Say("None.");
            }
            else if (entry.Value is YamlList list)
            {
                draft.List(list.Items.Select(Say));
            }
            else
            {
                draft.Say(Marks.Stop(Say(entry.Value)));
            }
        }
    }

    private static string Name(YamlScalar key)
        => Grammar.DateText(Markup.Clean(key.Text)) is var date && date != key.Text
            ? date : Grammar.Capital(Markup.Clean(key.Text));

    private string Say(YamlNode node) => node switch
    {
        YamlMap map => string.Join(
            "; ", map.Entries.Select(e => $"{Grammar.Small(Name(e.Key))}: {Say(e.Value)}")),
        YamlList list => Grammar.List(list.Items.Select(Say)),
        YamlScalar scalar => Figure(scalar),
        _ => "",
    };

    // Figures and dates as people write them; anything else as it stands.
    private string Figure(YamlScalar scalar)
        => ExpressionParser.Parse(scalar, new List<Diagnostic>()) is MoneyLiteral
            or PercentLiteral or QuantityLiteral or DateLiteral
            ? new Speech(contents).Text(scalar) : Markup.Clean(scalar.Text);
}
