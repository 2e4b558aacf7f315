namespace Outturn.Language.Syntax;

/// <summary>
/// Finds comments in the source: from a <c>#</c> that begins a line or follows a blank, outside
/// every scalar, to the end of the line.
/// </summary>
internal sealed class CommentFinder(string file, string source, SourceLines lines)
{
    public List<Comment> Find(IReadOnlyList<YamlScalar> scalars)
    {
        var comments = new List<Comment>();
        var at = 0;
        foreach (var scalar in scalars.OrderBy(scalar => scalar.SourceStart))
        {
            var (from, to) = Extent(scalar);
            if (from < at)
            {
                continue;
            }

            Between(at, from, comments);
            at = to;
        }

        Between(at, source.Length, comments);
        return comments;
    }

    // A comment may stand behind the > or | of a block.
    private (int From, int To) Extent(YamlScalar scalar)
        => scalar.Style is ScalarStyle.Folded or ScalarStyle.Literal
            ? (lines.End(lines.LineOf(scalar.SourceStart)), scalar.SourceEnd)
            : (scalar.SourceStart, scalar.SourceEnd);

    private void Between(int from, int to, List<Comment> comments)
    {
        for (var at = from; at < to; at++)
        {
            if (source[at] != '#' || (at > 0 && source[at - 1] is not (' ' or '\n')))
            {
                continue;
            }

            var line = lines.LineOf(at);
            var end = lines.End(line);
            var own = source.AsSpan(lines.Start(line), at - lines.Start(line))
                .IndexOfAnyExcept(' ') < 0;
            comments.Add(new Comment(
                lines.Place(file, at, end), source[at..end].TrimEnd(), own, at));
            at = end;
        }
    }
}
