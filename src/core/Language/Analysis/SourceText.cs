using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>The text that a scheme was read from, to quote it in messages.</summary>
internal sealed class SourceText(string text)
{
    private readonly string[] _lines = text.Split('\n');

    /// <summary>The words at a place; empty where the text has none.</summary>
    public string Excerpt(Place place)
    {
        if (place.Line < 1 || place.Line > _lines.Length)
        {
            return "";
        }
        string line = _lines[place.Line - 1];
        int start = place.Column - 1;
        return start < 0 || start >= line.Length
            ? ""
            : line.Substring(start, Math.Min(place.Length, line.Length - start)).Trim();
    }
}
