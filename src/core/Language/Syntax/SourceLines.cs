using Outturn.Schemes;

namespace Outturn.Language.Syntax;

/// <summary>Where lines begin in a text, to turn offsets into lines and columns.</summary>
internal sealed class SourceLines
{
    private readonly List<int> starts = [0];
    private readonly string source;

    public SourceLines(string source)
    {
        this.source = source;
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] == '\n')
            {
                starts.Add(at + 1);
            }
        }
    }

    /// <summary>How many lines the text has.</summary>
    public int Count => starts.Count;

    /// <summary>Offset of the first character of a line, counted from 1.</summary>
    public int Start(int line) => starts[Math.Clamp(line - 1, 0, starts.Count - 1)];

    /// <summary>Offset one past the last character of a line, before its line break.</summary>
    public int End(int line) => line >= starts.Count ? source.Length : starts[line] - 1;

    /// <summary>The line, counted from 1, that holds an offset.</summary>
    public int LineOf(int offset)
    {
        var found = starts.BinarySearch(offset);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>The place from one offset to another, cut at the end of its first line.</summary>
    public Place Place(string file, int from, int to)
    {
        var line = LineOf(from);
        var stop = Math.Min(to, Math.Max(from, End(line)));
        return new Place(file, line, from - Start(line) + 1, Math.Max(0, stop - from));
    }
}
