using Outturn.Facts;
using Outturn.Quantities;

namespace Outturn.Exchange;

/// <summary>Writes <c>refused.csv</c>: a row for each row refused, with what to do about it.
/// </summary>
public static class RefusedCsv
{
    /// <summary>Writes the header and every refusal, in the order of files and lines.</summary>
    public static void Write(TextWriter to, RefusalLog refused)
    {
        to.Write("file,line,column,reason,found,remedy\n");
        foreach (Refusal refusal in refused.All())
        {
            to.Write(string.Join(',',
                SpreadsheetCell.Of(refusal.File), Numerals.Text(refusal.Line),
                SpreadsheetCell.Of(refusal.Column), refusal.ReasonName,
                SpreadsheetCell.Of(refusal.Found), SpreadsheetCell.Of(refusal.Remedy)));
            to.Write('\n');
        }
    }
}

/// <summary>A text as a CSV cell that no spreadsheet takes for a formula: what begins with
/// <c>= + - @</c>, a tab or a carriage return gets an apostrophe in front, unless it is a plain
/// number (OWASP, CSV injection).</summary>
public static class SpreadsheetCell
{
    private const string Openers = "=+-@\t\r";

    /// <summary>The cell, in quotes where it needs them.</summary>
    public static string Of(string text)
    {
        string safe = text.Length > 0 && Openers.Contains(text[0], StringComparison.Ordinal)
            && !IsNumber(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe
            : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    private static bool IsNumber(string text)
    {
        ReadOnlySpan<char> digits = text[0] == '-' ? text.AsSpan(1) : text;
        int point = digits.IndexOf('.');
        return digits.Length > 0 && digits[0] != '.' && digits[^1] != '.'
            && digits.IndexOfAnyExcept("0123456789.") < 0
            && (point < 0 || digits[(point + 1)..].IndexOf('.') < 0);
    }
}
