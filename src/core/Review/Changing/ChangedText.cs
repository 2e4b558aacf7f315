using Outturn.Review.Findings;
using Outturn.Schemes;

namespace Outturn.Review.Changing;

/// <summary>A text with changes put in.</summary>
internal static class ChangedText
{
    /// <summary>The text with all changes; null where two of them are of the same part of it, or
    /// one is of another file.</summary>
    /// <param name="text">The text, with LF line ends.</param>
    /// <param name="file">The name of its file.</param>
    /// <param name="changes">What to put where; a change that is made twice is made once.</param>
    public static string? Of(string text, string file, IEnumerable<TextChange> changes)
    {
        int free = text.Length;
        foreach ((int from, TextChange change) in changes.Distinct()
            .Select(c => (From: Offset(text, c.Place), c)).OrderByDescending(c => c.From))
        {
            int to = from + change.Place.Length;
            if (from < 0 || to > free || change.Place.File != file)
            {
                return null;
            }
            (text, free) = (text[..from] + change.Text + text[to..], from);
        }
        return text;
    }

    /// <summary>The place of a part of a text.</summary>
    public static Place Place(string text, string file, int from, int to)
    {
        int line = text.AsSpan(0, from).Count('\n');
        return new Place(
            file, line + 1, from - text.AsSpan(0, from).LastIndexOf('\n'), to - from);
    }

    private static int Offset(string text, Place place)
    {
        int start = 0;
        for (int line = 1; line < place.Line; line++)
        {
            start = text.IndexOf('\n', start) + 1;
            if (start == 0)
            {
                return -1;
            }
        }
        return place.Line < 1 ? -1 : start + place.Column - 1;
    }
}
