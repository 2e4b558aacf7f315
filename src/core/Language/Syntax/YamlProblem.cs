using YamlDotNet.Core;

namespace Outturn.Language.Syntax;

/// <summary>Says in plain words what the YAML parser did not understand, and what to do.</summary>
internal sealed class YamlProblem(string file, string source, SourceLines lines)
{
    public Diagnostic Explain(YamlException problem)
    {
        var at = Offset(problem.Start);
        foreach (var line in new[] { lines.LineOf(at), (int)problem.End.Line })
        {
            if (ReservedAt(line) is { } reserved)
            {
                return YamlReader.BadYaml(
                    lines.Place(file, reserved, reserved + 1),
                    $"a value cannot begin with \"{source[reserved]}\" in YAML",
                    $"quote it: '{Rest(reserved)}'");
            }
        }

        if (problem.Message.Contains("apping values", StringComparison.Ordinal)
            || problem.Message.Contains("invalid mapping", StringComparison.Ordinal))
        {
            at = SecondColon(lines.LineOf(at)) ?? at;
            return YamlReader.BadYaml(
                lines.Place(file, at, at + 1),
                "a colon and a space stand here, where no key can begin",
                "quote the whole value, or check the indentation of this line");
        }

        if (CommentBefore(lines.LineOf(at)) is { } comment)
        {
            return Diagnostic.Error(
                "cut-by-comment", lines.Place(file, comment, lines.End(lines.LineOf(comment))),
                "a comment ends the value on its left, and the next line goes on with it",
                "move the comment to a line above the value, or write the value after >-");
        }

        return YamlReader.BadYaml(lines.Place(file, at, at + 1), Words(problem.Message), Hint(at));
    }

    private int? SecondColon(int line)
    {
        var (from, to) = (lines.Start(line), lines.End(line));
        var first = source.IndexOf(": ", from, to - from, StringComparison.Ordinal);
        var second = first < 0 ? -1
            : source.IndexOf(": ", first + 1, to - first - 1, StringComparison.Ordinal);
        return second < 0 ? null : second;
    }

    private int Offset(in Mark mark)
        => Math.Clamp(lines.Start((int)mark.Line) + (int)mark.Column - 1, 0, source.Length);

    private string? Hint(int at)
        => at < source.Length && source[at] is '[' or '{' or ']' or '}' or ',' or '\'' or '"'
            ? "close each bracket, brace and quote, or quote the whole value" : null;

    private static string Words(string message)
    {
        var words = message.Trim().TrimEnd('.');
        return words.Length == 0
            ? "this is not YAML that can be read"
            : char.ToLowerInvariant(words[0]) + words[1..];
    }

    private string Rest(int at)
    {
        var rest = source[at..lines.End(lines.LineOf(at))].TrimEnd();
        rest = rest.Length > 40 ? rest[..40] + "…" : rest;
        return rest.Replace("'", "''", StringComparison.Ordinal);
    }

    // The first character of a value on this line, where YAML keeps it for itself.
    private int? ReservedAt(int line)
    {
        if (line < 1 || line > lines.Count)
        {
            return null;
        }

        var (from, to) = (lines.Start(line), lines.End(line));
        var colon = source.IndexOf(": ", from, to - from, StringComparison.Ordinal);
        var at = colon < 0 ? from : colon + 1;
        while (at < to && (source[at] is ' ' || (source[at] == '-' && at + 1 < to
            && source[at + 1] == ' ')))
        {
            at++;
        }

        if (at >= to || !">%*&!|@`".Contains(source[at], StringComparison.Ordinal))
        {
            return null;
        }

        return source[at] is '>' or '|' && IsBlockHeader(source[(at + 1)..to]) ? null : at;
    }

    private static bool IsBlockHeader(string rest)
        => rest.Split(" #")[0].Trim().TrimStart('-', '+').Length == 0;

    private int? CommentBefore(int line)
    {
        for (var each = line - 1; each >= 1 && each >= line - 2; each--)
        {
            var (from, to) = (lines.Start(each), lines.End(each));
            var at = source.IndexOf(" #", from, to - from, StringComparison.Ordinal);
            if (at >= 0 && source.AsSpan(from, at - from).IndexOfAnyExcept(' ') >= 0)
            {
                return at + 1;
            }
        }

        return null;
    }
}
