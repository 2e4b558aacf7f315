using System.Text;

namespace Outturn.Language.English;

/// <summary>A schedule as plain text in lines of at most 96 characters; tables are as wide as they
/// must be.</summary>
public static class PlainText
{
    private const int Width = 96;

    /// <summary>The whole schedule; ends with a line break.</summary>
    public static string Print(Schedule schedule)
    {
        var text = new StringBuilder();
        text.Append(schedule.Title).Append('\n').Append('=', schedule.Title.Length).Append('\n');
        foreach (var block in schedule.Blocks)
        {
            text.Append(Block(block));
        }

        return text.ToString();
    }

    private static string Block(ScheduleBlock block) => block switch
    {
        ScheduleHeading { Level: 2 } section => "\n" + Underlined(section),
        ScheduleHeading clause => $"\n{clause.Number} {clause.Text}\n",
        ScheduleParagraph paragraph => Wrapped(paragraph.Text.ToString(), "", ""),
        ScheduleList list => string.Concat(
            list.Items.Select(item => Wrapped(item.ToString(), "  - ", "    "))),
        ScheduleTable table => Columns(table),
        _ => "",
    };

    private static string Underlined(ScheduleHeading section)
    {
        var line = $"{section.Number} {section.Text}".Trim();
        return line + "\n" + new string('-', line.Length) + "\n";
    }

    private static string Wrapped(string words, string first, string next)
    {
        var text = new StringBuilder(first);
        var column = first.Length;
        foreach (var word in words.Split(' '))
        {
            if (column + word.Length > Width && column > next.Length)
            {
                text.Append('\n').Append(next);
                column = next.Length;
            }
            else if (column > first.Length && text[^1] != '\n')
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        return text.Append('\n').ToString();
    }

    private static string Columns(ScheduleTable table)
    {
        var lines = table.Rows.Prepend(table.Head).Select(
            row => row.Select(cell => cell.ToString()).ToArray()).ToList();
        var count = lines.Max(line => line.Length);
        var widths = Enumerable.Range(0, count).Select(
            at => lines.Max(line => at < line.Length ? line[at].Length : 0)).ToArray();
        var text = new StringBuilder();
        for (var at = 0; at < lines.Count; at++)
        {
            var cells = lines[at].Select((cell, column) => cell.PadRight(widths[column]));
            text.Append("  ").Append(string.Join("  ", cells).TrimEnd()).Append('\n');
            if (at == 0)
            {
                var rule = widths.Select(width => new string('-', width));
                text.Append("  ").Append(string.Join("  ", rule)).Append('\n');
            }
        }

        return text.ToString();
    }
}
