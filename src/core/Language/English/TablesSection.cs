using Outturn.Language.Syntax;

namespace Outturn.Language.English;

/// <summary>Section F: the figures of the contract (language reference 6).</summary>
internal sealed class TablesSection(Draft draft)
{
    private readonly Contents contents = draft.Contents;

    public void Write()
    {
        var tables = contents.Of(NameKind.Table).ToList();
        if (tables.Count == 0)
        {
            return;
        }

        draft.Section("F", "Tables and figures");
        foreach (var table in tables)
        {
            draft.Clause(table);
            Table(table);
        }
    }

    private void Table(Named table)
    {
        var speech = new Speech(contents);
        if (table.Body?["value"] is { } value)
        {
            draft.Say($"It is {speech.Value(value)}." + End(table, speech));
            return;
        }

        var levels = Levels(table, speech);
        draft.Say(Lookup(table, speech, levels));
        if (table.Body?["values"] is YamlMap values)
        {
            var rows = new TableRows(speech, [.. levels.Select(l => l.Dimension)])
            {
                Linear = table.Text("between") == "linear",
            };
            var grid = rows.Read(values, Columns(table));
            draft.Table(
                table.Title, [.. levels.Take(grid.Keys).Select(l => Grammar.Capital(l.Title)),
                    .. grid.Head], grid.Keys, grid.Rows);
        }

        draft.Say(End(table, speech));
    }

    private string End(Named table, Speech speech)
        => speech.Asides() + Marks.Sentence(contents, table.Body);

    private string Lookup(Named table, Speech speech, List<(string Dimension, string Title)> by)
    {
        var dated = table.Scalar("in force on") is { } day
            ? $" The figures are those in force on {speech.DayOf(day)}." : "";
        var line = table.Text("between") == "linear"
            ? " Between two rows the value lies on a straight line; beyond the last, its value "
                + "holds." : "";
        var file = table.Text("from") is { } csv
            ? $" The rows are in the file {Grammar.Quote(csv)}, which is part of this schedule."
            : "";
        var tier = by.Any(level => level.Dimension == "tier")
            ? " The tier is the place on the running total of the payment that reads it." : "";
        return (dated + line + file + tier).Trim();
    }

    private static IReadOnlyList<string> Columns(Named table)
        => table.Body?["gives"] is YamlMap columns
            ? [.. columns.Entries.Select(c => Grammar.Title(c.Key.Text))] : ["Value"];

    private static List<(string Dimension, string Title)> Levels(Named table, Speech speech)
    {
        var levels = new List<(string, string)>();
        if (table.Body?["in force on"] is not null)
        {
            levels.Add(("", "In force"));
        }

        foreach (var key in Speech.Scalars(table.Body?["by"]))
        {
            levels.Add((key.Text.Split(' ')[0], Level(key, speech)));
        }

        return levels;
    }

    private static string Level(YamlScalar key, Speech speech)
    {
        if (key.Text == "tier")
        {
            return "Running total";
        }

        if (Syntax.Words.IsName(key.Text))
        {
            return speech.Noun(key.Text);
        }

        var text = speech.Text(key);
        return text.StartsWith("the ", StringComparison.Ordinal) ? text[4..] : text;
    }
}
