using System.Text;
using Outturn.Quantities;

namespace Outturn.Language;

/// <summary>A diagnostic as people read it: the form shown in language reference 11.</summary>
public static class DiagnosticText
{
    private const int NumberWidth = 5;

    /// <summary>
    /// Three lines: <c>file:line:column: error rule: message</c>, the line of the source, and
    /// carets under the words with the remedy beside them. The source line is left out where the
    /// text has no such line. Ends without a line break.
    /// </summary>
    /// <param name="diagnostic">What to draw.</param>
    /// <param name="source">The text of the file that the diagnostic is about.</param>
    public static string Render(Diagnostic diagnostic, string source)
    {
        var place = diagnostic.Place;
        var text = new StringBuilder();
        text.Append(Heading(diagnostic));
        var line = Line(source, place.Line);
        if (line is null)
        {
            return diagnostic.Remedy is null
                ? text.ToString()
                : text.Append("\n  ").Append(diagnostic.Remedy).ToString();
        }

        var number = Numerals.Text(place.Line).PadLeft(NumberWidth);
        text.Append('\n').Append(number).Append(" | ").Append(line.TrimEnd());
        text.Append('\n').Append(' ', NumberWidth).Append(" | ");
        var before = Math.Clamp(place.Column - 1, 0, line.Length);
        text.Append(' ', before);
        text.Append('^', Math.Max(1, Math.Min(place.Length, line.TrimEnd().Length - before)));
        if (diagnostic.Remedy is not null)
        {
            text.Append("  ").Append(diagnostic.Remedy);
        }

        return text.ToString();
    }

    /// <summary>The first line alone: place, severity, rule and message.</summary>
    public static string Heading(Diagnostic diagnostic)
    {
        var place = diagnostic.Place;
        var where = $"{place.File}:{Numerals.Text(place.Line)}:{Numerals.Text(place.Column)}";
        return $"{where}: {Word(diagnostic.Severity)} {diagnostic.Rule}: {diagnostic.Message}";
    }

    /// <summary>The word for a severity: error, warning or note.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    private static string? Line(string source, int number)
    {
        var start = 0;
        for (var line = 1; line < number; line++)
        {
            var end = source.IndexOf('\n', start);
            if (end < 0)
            {
                return null;
            }

            start = end + 1;
        }

        var stop = source.IndexOf('\n', start);
        return stop < 0 ? source[start..] : source[start..stop];
    }
}
