using System.Text;

namespace Outturn.Language.English;

/// <summary>
/// A schedule as one web page that stands alone: no script, nothing loaded from elsewhere,
/// headings in order, tables with captions and headed cells, a link past the contents, and a
/// style for print. Every word of the scheme is escaped.
/// </summary>
public static class HtmlPage
{
    // Text #1a1a1a on white 17:1, links #0b4f8a 8:1, captions #454545 9:1 (WCAG 2.2 AA: 4.5:1).
    private const string Style = """
        :root { color-scheme: light; }
        body { margin: 0; background: #ffffff; color: #1a1a1a;
          font: 1.0625rem/1.55 Georgia, "Times New Roman", serif; }
        main, nav, header { max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
        h1 { font-size: 2rem; line-height: 1.2; margin: 2rem 0 1rem; }
        h2 { font-size: 1.5rem; margin: 2.5rem 0 0.5rem; padding-top: 0.5rem;
          border-top: 2px solid #1a1a1a; }
        h3 { font-size: 1.125rem; margin: 1.75rem 0 0.25rem; }
        p { margin: 0.25rem 0 0.75rem; }
        a { color: #0b4f8a; }
        a:focus { outline: 3px solid #0b4f8a; outline-offset: 2px; }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { position: static; display: block; padding: 0.5rem 1rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; margin: 0.5rem 0 1rem; font-size: 1rem; }
        caption { text-align: left; color: #454545; font-style: italic; padding: 0.25rem 0; }
        th, td { text-align: left; vertical-align: top; padding: 0.3rem 1rem 0.3rem 0;
          border-bottom: 1px solid #767676; }
        thead th { border-bottom: 2px solid #1a1a1a; }
        .figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        @media print {
          body { font-size: 10.5pt; }
          table { font-size: 9.5pt; }
          .scroll { overflow: visible; }
          main, header { max-width: none; padding: 0; }
          nav, .skip { display: none; }
          a { color: inherit; text-decoration: none; }
          h2, h3 { break-after: avoid; }
          tr, li { break-inside: avoid; }
          @page { size: A4; margin: 22mm; }
        }
        """;

    /// <summary>The whole page; ends with a line break.</summary>
    public static string Print(Schedule schedule)
    {
        var title = Escape(schedule.Title);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(title).Append(": payment schedule</title>\n<style>\n")
            .Append(Style).Append("\n</style>\n</head>\n<body>\n")
            .Append("<a class=\"skip\" href=\"#schedule\">Skip to the schedule</a>\n")
            .Append("<header><h1>").Append(title).Append("</h1></header>\n")
            .Append("<nav aria-label=\"Contents\">\n<ul>\n");
        foreach (var section in schedule.Blocks.OfType<ScheduleHeading>().Where(h => h.Level == 2))
        {
            page.Append("<li><a href=\"#").Append(Escape(section.Id)).Append("\">")
                .Append(Escape(Heading(section))).Append("</a></li>\n");
        }

        page.Append("</ul>\n</nav>\n<main id=\"schedule\" tabindex=\"-1\">\n");
        foreach (var block in schedule.Blocks)
        {
            Add(page, block);
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Heading(ScheduleHeading heading)
        => $"{heading.Number} {heading.Text}".Trim();

    private static void Add(StringBuilder page, ScheduleBlock block)
    {
        switch (block)
        {
            case ScheduleHeading { Level: var level } heading:
                var tag = level == 2 ? "h2" : "h3";
                page.Append('<').Append(tag).Append(" id=\"").Append(Escape(heading.Id))
                    .Append("\">").Append(Escape(Heading(heading))).Append("</").Append(tag)
                    .Append(">\n");
                break;
            case ScheduleParagraph paragraph:
                page.Append("<p>").Append(Inline(paragraph.Text)).Append("</p>\n");
                break;
            case ScheduleList list:
                page.Append("<ul>\n");
                foreach (var item in list.Items)
                {
                    page.Append("<li>").Append(Inline(item)).Append("</li>\n");
                }

                page.Append("</ul>\n");
                break;
            case ScheduleTable table:
                Table(page, table);
                break;
        }
    }

    private static void Table(StringBuilder page, ScheduleTable table)
    {
        page.Append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
            .Append(Escape(table.Caption.ToString())).Append("\">\n<table>\n<caption>")
            .Append(Inline(table.Caption)).Append("</caption>\n<thead>\n<tr>");
        // Of a text that lacks something a row may be longer than the head.
        var width = table.Rows.Select(row => row.Length).Append(table.Head.Length).Max();
        bool[] figures = [.. Enumerable.Range(0, width).Select(at => at >= table.Keys
            && table.Rows.All(row => at >= row.Length || IsFigure(row[at].ToString())))];
        for (var at = 0; at < table.Head.Length; at++)
        {
            Cell(page, "th scope=\"col\"", figures[at], table.Head[at]);
        }

        page.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            for (var at = 0; at < row.Length; at++)
            {
                Cell(page, at < table.Keys ? "th scope=\"row\"" : "td", figures[at], row[at]);
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody>\n</table>\n</div>\n");
    }

    private static void Cell(StringBuilder page, string tag, bool figure, Prose text)
        => page.Append('<').Append(tag).Append(figure ? " class=\"figure\">" : ">")
            .Append(Inline(text)).Append("</").Append(tag.AsSpan(0, 2)).Append('>');

    // £1,200, -5%, KWD 2.500, 26 weeks: a column of these stands to the right, so that digits of
    // one rank stand under each other. A word, or a mark behind the figure, keeps it to the left.
    private static bool IsFigure(string text)
    {
        var digit = text.AsSpan().IndexOfAnyInRange('0', '9');
        return digit >= 0 && !text.Contains('(', StringComparison.Ordinal)
            && !text.AsSpan(0, digit).ContainsAnyInRange('a', 'z');
    }

    private static string Inline(Prose text)
        => string.Concat(text.Runs.Select(run => run.Style switch
        {
            RunStyle.Emphasis => $"<em>{Escape(run.Text)}</em>",
            RunStyle.Reference =>
                $"<a href=\"#{Escape(run.Target ?? "")}\">{Escape(run.Text)}</a>",
            _ => Escape(run.Text),
        }));

    private static string Escape(string text)
        => text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);
}
