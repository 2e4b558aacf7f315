using Outturn.Language;
using Outturn.Language.Syntax;
using Outturn.Schemes;
using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>The author's own words: cut out of the source of the scheme by their places.</summary>
internal sealed class AuthorText : ISchemeText
{
    private readonly SourceTexts _sources;
    private readonly string _file;
    private readonly string[] _lines;
    private readonly Dictionary<(int Line, int Column), string> _folded = [];

    public AuthorText(SchemeReading reading)
    {
        YamlDocument document = reading.Document;
        _sources = reading.Sources;
        _file = document.File;
        _lines = document.Source.Split('\n');
        Fold(document.Root);
    }

    public string Expression(Place place)
    {
        if (_sources.IsTableFile(place))
        {
            return _sources.Excerpt(place);
        }
        if (place.File != _file || place.Line < 1 || place.Line > _lines.Length)
        {
            return "";
        }
        string line = _lines[place.Line - 1];
        int from = Math.Min(place.Column - 1, line.Length);
        int length = Math.Min(place.Length, line.Length - from);
        bool cut = from + length >= line.TrimEnd().Length;
        return cut && _folded.TryGetValue((place.Line, place.Column), out string? whole)
            ? whole
            : line.Substring(from, length).Trim();
    }

    public IReadOnlyList<string> Lines(Clause clause)
    {
        int first = clause.Place.Line - 1;
        if (clause.Place.File != _file || first < 0 || first >= _lines.Length)
        {
            return [];
        }
        int indent = Indent(_lines[first]);
        int end = first + 1;
        while (end < _lines.Length
            && (_lines[end].Trim().Length == 0 || Indent(_lines[end]) > indent))
        {
            end++;
        }
        return [.. _lines[first..end].Where(l => l.Trim().Length > 0)
            .Select(l => l[indent..].TrimEnd())];
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    // A place ends with its first line; a scalar that runs on is found by where it begins.
    private void Fold(YamlNode? node)
    {
        switch (node)
        {
            case YamlMap map:
                foreach (YamlEntry entry in map.Entries)
                {
                    Fold(entry.Key);
                    Fold(entry.Value);
                }
                break;
            case YamlList list:
                foreach (YamlNode item in list.Items)
                {
                    Fold(item);
                }
                break;
            case YamlScalar scalar:
                Place at = scalar.Whole;
                _folded.TryAdd((at.Line, at.Column), string.Join(' ', scalar.Text.Split(
                    (char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
                break;
        }
    }
}
