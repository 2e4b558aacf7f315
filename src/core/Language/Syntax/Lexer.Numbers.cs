using System.Globalization;
using System.Text;
using Outturn.Quantities;

namespace Outturn.Language.Syntax;

/// <content>Numbers, fractions, percentages and dates.</content>
internal sealed partial class Lexer
{
    private const int MostDecimals = 12;

    private Token Number()
    {
        var start = at;
        if (DateShape() is { } date)
        {
            return date;
        }

        var end = Digits(start);
        if (end < text.Length && text[end] == '/' && IsFraction(start, end))
        {
            return Fraction(start, Digits(end + 1));
        }

        var digits = new StringBuilder(text[start..end]);
        end = Thousands(start, end, digits);
        end = Decimals(end, digits);
        if (!Rational.TryParse(digits.ToString(), out var value))
        {
            throw SyntaxProblem.Wrong(start, end, "this number is too large");
        }

        var percent = end < text.Length && text[end] == '%';
        end += percent ? 1 : 0;
        RefuseTouching(start, end);
        var kind = percent ? TokenKind.Percent : TokenKind.Number;
        return new Token(kind, start, end, text[start..end]) { Number = value };
    }

    private int Digits(int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from]))
        {
            from++;
        }

        return from;
    }

    // 5/6 is one number, but not where it is already divided: a / 2/3 is (a / 2) / 3.
    private bool IsFraction(int start, int slash)
        => slash + 1 < text.Length
            && char.IsAsciiDigit(text[slash + 1])
            && (tokens.Count == 0
                || (!tokens[^1].Is("/")
                    && !(tokens[^1].Kind == TokenKind.Currency && tokens[^1].End <= start)));

    private Token Fraction(int start, int end)
    {
        var words = text[start..end];
        if (end < text.Length && text[end] is '.' or ',' or '%' && end + 1 <= text.Length)
        {
            if (text[end] == '%' || (end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))
            {
                throw SyntaxProblem.Wrong(
                    start, end + 1, "a fraction has whole numbers above and below the line",
                    "put spaces around the / if a division is meant");
            }
        }

        if (!Rational.TryParse(words, out var value))
        {
            throw SyntaxProblem.Wrong(
                start, end, $"\"{words}\" is not a number",
                "below the line stands a whole number that is not 0");
        }

        RefuseTouching(start, end);
        return new Token(TokenKind.Fraction, start, end, words) { Number = value };
    }

    private int Thousands(int start, int end, StringBuilder digits)
    {
        var threes = end - start <= 3;
        while (end + 1 < text.Length && text[end] == ',' && char.IsAsciiDigit(text[end + 1]))
        {
            var stop = Digits(end + 1);
            if (!threes || stop - end != 4)
            {
                throw SyntaxProblem.Wrong(
                    start, stop, $"\"{text[start..stop]}\": commas in a number come in threes",
                    "write 1,200 or 1200; between two values put a space after the comma");
            }

            digits.Append(text, end + 1, 3);
            end = stop;
        }

        return end;
    }

    private int Decimals(int end, StringBuilder digits)
    {
        if (end >= text.Length || text[end] != '.')
        {
            return end;
        }

        var stop = Digits(end + 1);
        if (stop == end + 1)
        {
            throw SyntaxProblem.Wrong(
                end, end + 1, "digits are expected after the decimal point");
        }

        if (stop - end - 1 > MostDecimals)
        {
            throw SyntaxProblem.Wrong(
                end + 1, stop, "a number has at most 12 decimals", "write a fraction such as 1/3");
        }

        digits.Append(text, end, stop - end);
        return stop;
    }

    private void RefuseTouching(int start, int end)
    {
        if (end >= text.Length)
        {
            return;
        }

        var next = text[end];
        if (char.IsLetterOrDigit(next) || next is '_' or '\'')
        {
            throw SyntaxProblem.Wrong(
                start, end + 1, $"\"{text[start..(end + 1)]}\" runs a number into a word",
                "put a space after the number");
        }

        if (next == '-' && end + 1 < text.Length && text[end + 1] != ' ')
        {
            throw Minus(end);
        }
    }

    private static SyntaxProblem Minus(int at) => SyntaxProblem.Wrong(
        at, at + 1, "a minus needs a space on both sides: weeks-13 is a name", "write a - b");

    private Token? DateShape()
    {
        var end = Digits(at);
        if (end - at != 4 || end >= text.Length || text[end] != '-')
        {
            return null;
        }

        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '-'))
        {
            end++;
        }

        var words = text[at..end];
        if (DateOnly.TryParseExact(
                words, "yyyy-MM-dd", DateTimeFormatInfo.InvariantInfo, DateTimeStyles.None,
                out var date))
        {
            RefuseTouching(at, end);
            return new Token(TokenKind.Date, at, end, words) { Date = date };
        }

        throw SyntaxProblem.Wrong(
            at, end, $"\"{words}\" is not a date",
            "write year-month-day, such as 2014-04-01; a minus has a space on both sides");
    }
}
