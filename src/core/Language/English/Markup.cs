using System.Collections.Immutable;
using System.Text;

namespace Outturn.Language.English;

/// <summary>
/// Setting carried inside a sentence while it is put together. The signs are control characters,
/// which the text of a scheme cannot hold: <see cref="Clean"/> takes out any that came in
/// through an escape.
/// </summary>
internal static class Markup
{
    private const char EmphasisStart = '\u0002';
    private const char EmphasisEnd = '\u0003';
    private const char ReferenceStart = '\u0004';
    private const char ReferenceText = '\u0005';
    private const char ReferenceEnd = '\u0006';

    public static string Emphasis(string text) => EmphasisStart + text + EmphasisEnd;

    public static string Reference(string target, string text)
        => ReferenceStart + target + ReferenceText + text + ReferenceEnd;

    /// <summary>Text of the author, without control characters and with single spaces.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var blank = c is '\n' or ' ';
            if (blank && clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
            else if (!blank && !char.IsControl(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>The length that a reader sees.</summary>
    public static int Length(string text) => Parse(text).ToString().Length;

    public static Prose Parse(string text)
    {
        var runs = ImmutableArray.CreateBuilder<Run>();
        var start = 0;
        var style = RunStyle.Plain;
        string? target = null;
        void Close(int end)
        {
            if (end > start)
            {
                runs.Add(new Run(text[start..end], style, target));
            }

            start = end + 1;
        }

        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case EmphasisStart:
                    Close(at);
                    style = RunStyle.Emphasis;
                    break;
                case ReferenceStart:
                    Close(at);
                    break;
                case ReferenceText:
                    target = text[start..at];
                    start = at + 1;
                    style = RunStyle.Reference;
                    break;
                case EmphasisEnd or ReferenceEnd:
                    Close(at);
                    (style, target) = (RunStyle.Plain, null);
                    break;
            }
        }

        Close(text.Length);
        return new Prose(runs.ToImmutable());
    }
}
