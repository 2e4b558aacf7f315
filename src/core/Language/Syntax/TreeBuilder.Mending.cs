namespace Outturn.Language.Syntax;

/// <content>
/// Values that YAML cuts in two: by a comma in braces, by a <c>#</c>. Each is reported once and
/// put together again, so that no second diagnostic follows from the halves.
/// </content>
internal sealed partial class TreeBuilder
{
    private List<YamlEntry> MendMap(List<YamlEntry> entries)
    {
        var mended = new List<YamlEntry>(entries.Count);
        for (var at = 0; at < entries.Count; at++)
        {
            if (!IsBare(entries[at]))
            {
                mended.Add(entries[at]);
                continue;
            }

            var last = at;
            while (last + 1 < entries.Count && IsBare(entries[last + 1]))
            {
                last++;
            }

            var cut = mended.Count > 0 ? mended[^1].Value as YamlScalar : null;
            if (cut is { Style: ScalarStyle.Plain, IsEmpty: false })
            {
                mended[^1] = mended[^1] with { Value = Mend(cut, entries[last].Key) };
            }
            else
            {
                NoValue(entries[at].Key);
                mended.Add(entries[at]);
            }

            at = last;
        }

        return mended;
    }

    // {a: 1, b}: the parser gives b an empty value although no colon follows it.
    private bool IsBare(YamlEntry entry)
    {
        if (entry.Value is not YamlScalar { IsEmpty: true })
        {
            return false;
        }

        var at = entry.Key.SourceEnd;
        while (at < source.Length && source[at] is ' ' or '\n')
        {
            at++;
        }

        return at >= source.Length || source[at] != ':';
    }

    private void NoValue(YamlScalar key) => diagnostics.Add(Diagnostic.Error(
        "flow-comma", key.Place, $"\"{key.Text}\" in braces has no value",
        $"write {key.Text}: value, or quote the text that the comma cuts"));

    private List<YamlNode> MendList(List<YamlNode> items)
    {
        var mended = new List<YamlNode>(items.Count);
        for (var at = 0; at < items.Count; at++)
        {
            if (items[at] is not YamlScalar { Style: ScalarStyle.Plain } first)
            {
                mended.Add(items[at]);
                continue;
            }

            var last = CutUntil(items, at, first);
            mended.Add(last == at ? first : Mend(first, (YamlScalar)items[last]));
            at = last;
        }

        return mended;
    }

    private int CutUntil(List<YamlNode> items, int at, YamlScalar first)
    {
        var open = Open(first.Text);
        var last = at;
        while (last + 1 < items.Count
            && items[last + 1] is YamlScalar { Style: ScalarStyle.Plain } next
            && (open > 0 || IsThousands((YamlScalar)items[last], next)))
        {
            open += Open(next.Text);
            last++;
        }

        return open > 0 ? at : last;
    }

    private static int Open(string text)
        => text.Count(c => c == '(') - text.Count(c => c == ')');

    // £1,200: digits, a comma and exactly three digits with nothing between them.
    private bool IsThousands(YamlScalar before, YamlScalar after)
        => after.SourceStart == before.SourceEnd + 1
            && source[before.SourceEnd] == ','
            && before.Text.Length > 0
            && char.IsAsciiDigit(before.Text[^1])
            && after.Text.Length >= 3
            && after.Text.AsSpan(0, 3).IndexOfAnyExceptInRange('0', '9') < 0
            && (after.Text.Length == 3 || !char.IsAsciiDigit(after.Text[3]));

    private YamlScalar Mend(YamlScalar first, YamlScalar last)
    {
        var (from, to) = (first.SourceStart, last.SourceEnd);
        var whole = source[from..to].Replace('\n', ' ');
        var short1 = whole.Length > 60 ? whole[..57] + "…" : whole;
        var remedy = Open(first.Text) > 0
            ? $"quote it: '{short1.Replace("'", "''", StringComparison.Ordinal)}', "
                + "or give the entry its own line"
            : NumberRemedy(first, last, whole);
        diagnostics.Add(Diagnostic.Error(
            "flow-comma", lines.Place(file, from, to),
            $"\"{short1}\" in braces: the comma ends the entry", remedy));
        var offsets = Enumerable.Range(from, whole.Length + 1).ToArray();
        return new YamlScalar(lines.Place(file, from, to), whole, ScalarStyle.Plain)
        {
            Map = new SourceMap(lines, offsets),
            SourceStart = from,
            SourceEnd = to,
        };
    }

    private string NumberRemedy(YamlScalar first, YamlScalar last, string whole)
        => whole.Length < 60 && IsThousands(first, last)
            ? $"write {whole.Replace(",", "", StringComparison.Ordinal)}, "
                + "or give the entry its own line"
            : "put it in single quotes, or give the entry its own line";

    private void CutByComment(List<Comment> comments)
    {
        foreach (var comment in comments)
        {
            if (comment.OwnLine || comment.Text.Length < 2 || comment.Text[1] is ' ' or '#' or '!')
            {
                continue;
            }

            if (PlainBefore(comment) is { } cut)
            {
                var first = comment.Text.Split(' ')[0];
                diagnostics.Add(Diagnostic.Error(
                    "cut-by-comment", comment.Place,
                    $"\"{cut.Text}\" ends here: a space and # begin a comment",
                    $"if it is one value, quote it: '{cut.Text} {first}'; if it is a comment, "
                        + "put a space after the #"));
            }
        }
    }

    private YamlScalar? PlainBefore(Comment comment)
    {
        var (low, high) = (0, scalars.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = scalars[middle].SourceStart < comment.SourceStart
                ? (middle + 1, high) : (low, middle);
        }

        return low > 0
            && scalars[low - 1] is { Style: ScalarStyle.Plain, IsEmpty: false } scalar
            && scalar.SourceEnd <= comment.SourceStart
            && source.AsSpan(scalar.SourceEnd, comment.SourceStart - scalar.SourceEnd)
                .IndexOfAnyExcept(' ') < 0
            ? scalar : null;
    }
}
