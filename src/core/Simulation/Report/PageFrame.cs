using System.Text;

namespace Outturn.Simulation.Report;

/// <summary>What every page of the simulator begins and ends with: it stands alone, loads nothing
/// and runs nothing.</summary>
internal static class PageFrame
{
    /// <summary>The end of a page.</summary>
    public const string Close = "</main>\n</body>\n</html>\n";

    /// <summary>How every report of the simulator looks.</summary>
    private const string Style = """
        :root { color-scheme: light; }
        body { margin: 0; background: #fff; color: #1a1a1a;
          font: 1.0625rem/1.5 Georgia, "Times New Roman", serif; }
        main, header { max-width: 48rem; margin: 0 auto; padding: 0 1rem; }
        h1 { font-size: 2rem; line-height: 1.2; margin: 2rem 0 0.5rem; }
        h2 { font-size: 1.4rem; margin: 2.25rem 0 0.5rem; border-top: 2px solid #1a1a1a;
          padding-top: 0.5rem; }
        .headline { font-size: 1.3rem; line-height: 1.4; border-left: 6px solid #0b4f8a;
          padding-left: 1rem; }
        figure { margin: 1rem 0; }
        figcaption { font-weight: bold; margin-bottom: 0.25rem; }
        svg { width: 100%; height: auto; font: 13px system-ui, sans-serif; fill: #1a1a1a; }
        .grid { stroke: #c9c9c9; }
        .on-dark text { fill: #fff; }
        .small { display: grid; gap: 0 1.5rem;
          grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); }
        details { margin: 0.25rem 0 1rem; }
        summary { color: #0b4f8a; cursor: pointer; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-size: 0.95rem; }
        th, td { text-align: right; padding: 0.2rem 0.9rem 0.2rem 0;
          border-bottom: 1px solid #8a8a8a; }
        th:first-child { text-align: left; }
        tbody th { font-weight: normal; }
        .words th, .words td { text-align: left; vertical-align: top; }
        thead th { border-bottom: 2px solid #1a1a1a; font-weight: bold; }
        code { font-size: 0.9em; overflow-wrap: anywhere; }
        a:focus, summary:focus { outline: 3px solid #0b4f8a; outline-offset: 2px; }
        @media print { details > * { display: block; } @page { size: A4; margin: 18mm; } }
        """;

    /// <summary>A page up to its first paragraph.</summary>
    /// <param name="title">The title, not escaped.</param>
    public static StringBuilder Open(string title) => new StringBuilder(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        .Append(Svg.Escape(title)).Append("</title>\n<style>\n").Append(Style)
        .Append("\n</style>\n</head>\n<body>\n<header><h1>").Append(Svg.Escape(title))
        .Append("</h1></header>\n<main>\n");

    /// <summary>How to make the page again.</summary>
    public static string Again(string command) =>
        $"<h2>Make it again</h2>\n<p><code>{Svg.Escape(command)}</code></p>\n";

    /// <summary>A table in sight, with what it shows above it.</summary>
    public static string Table(
        string title, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        $"<p>{Svg.Escape(title)}.</p>\n" + new ChartTable(head, [.. rows]).Open(title);

    /// <summary>The same where its cells are words and not figures.</summary>
    public static string Words(
        string title, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        $"<div class=\"words\">\n{Table(title, head, rows)}</div>\n";
}
