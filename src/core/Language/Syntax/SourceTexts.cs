using Outturn.Schemes;

namespace Outturn.Language.Syntax;

/// <summary>The texts that a scheme was read from, its own and those of its table files, to quote
/// them by place.</summary>
public sealed class SourceTexts
{
    private readonly string _main;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _lines = new(StringComparer.Ordinal);

    /// <summary>The text of a scheme; a place in a file that is not known is in this one.
    /// </summary>
    public SourceTexts(string main) => _main = main;

    /// <summary>Adds the text of a table file.</summary>
    internal void Add(string file, string text) => _texts[file] = text;

    /// <summary>The text of the file that a place is in.</summary>
    public string Of(Place place) => _texts.GetValueOrDefault(place.File, _main);

    /// <summary>Whether a place is in a table file.</summary>
    public bool IsTableFile(Place place) => _texts.ContainsKey(place.File);

    /// <summary>The words at a place; empty where the text has none.</summary>
    public string Excerpt(Place place)
    {
        string[] lines = Lines(place);
        if (place.Line < 1 || place.Line > lines.Length)
        {
            return "";
        }
        string line = lines[place.Line - 1];
        int start = place.Column - 1;
        return start < 0 || start >= line.Length
            ? ""
            : line.Substring(start, Math.Min(place.Length, line.Length - start)).Trim();
    }

    // Several checks quote at once.
    private string[] Lines(Place place)
    {
        lock (_lines)
        {
            return _lines.TryGetValue(place.File, out string[]? lines) ? lines
                : _lines[place.File] = Of(place).Split('\n');
        }
    }
}
