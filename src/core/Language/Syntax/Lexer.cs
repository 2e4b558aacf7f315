using System.Globalization;
using System.Text;
using Outturn.Quantities;

namespace Outturn.Language.Syntax;

/// <summary>Cuts the text of one scalar into words (language reference 9, "Literals").</summary>
internal sealed class Lexer(string text)
{
    private const int MostDecimals = 12;
    private const int MostTokens = 5_000;
    private readonly List<Token> tokens = [];
    private int at;

    public static List<Token> Tokens(string text) => new Lexer(text).All();

    private List<Token> All()
    {
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or '\n')
            {
                at++;
            }

            if (at >= text.Length)
            {
                break;
            }

            if (tokens.Count >= MostTokens)
            {
                throw new SyntaxProblem("too-long", at, at + 1, "this expression is too long")
                {
                    Remedy = "give parts of it names, as measures or tables of their own",
                };
            }

            tokens.Add(Next(text[at]));
            at = tokens[^1].End;
        }

        tokens.Add(new Token(TokenKind.End, text.Length, text.Length, ""));
        return tokens;
    }

    private Token Next(char c)
    {
        if (char.IsAsciiLetterLower(c))
        {
            return Name();
        }

        if (char.IsAsciiDigit(c))
        {
            return Number();
        }

        if (c == '\'')
        {
            return Quoted();
        }

        if (char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol)
        {
            return CurrencySymbol();
        }

        return IsCode() ? new Token(TokenKind.Currency, at, at + 3, text[at..(at + 3)]) : Symbol(c);
    }

    private bool IsCode()
        => at + 3 <= text.Length
            && char.IsAsciiLetterUpper(text[at])
            && char.IsAsciiLetterUpper(text[at + 1])
            && char.IsAsciiLetterUpper(text[at + 2])
            && !(at + 3 < text.Length && char.IsAsciiLetterOrDigit(text[at + 3]));

    private Token CurrencySymbol()
    {
        if (at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]))
        {
            throw SyntaxProblem.Wrong(
                at, at + 1, $"\"{text[at]}\" needs an amount directly after it",
                $"write {text[at]}100");
        }

        return new Token(TokenKind.Currency, at, at + 1, text[at].ToString());
    }

    private Token Name()
    {
        var end = Words.NameEnd(text, at);
        if (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            throw BadName();
        }

        return new Token(TokenKind.Name, at, end, text[at..end]);
    }

    private SyntaxProblem BadName()
    {
        var end = at;
        var fixedName = new StringBuilder();
        while (end < text.Length
            && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-'))
        {
            fixedName.Append(text[end] == '_' ? '-' : char.ToLowerInvariant(text[end]));
            end++;
        }

        var name = fixedName.ToString();
        return SyntaxProblem.Wrong(
            at, end, $"\"{text[at..end]}\" is not a name: names are lower case, with hyphens",
            Words.IsName(name) ? $"write {name}, or quote it if it is text" : null);
    }

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

    private Token Quoted()
    {
        var value = new StringBuilder();
        for (var end = at + 1; end < text.Length; end++)
        {
            if (text[end] != '\'')
            {
                value.Append(text[end]);
            }
            else if (end + 1 < text.Length && text[end + 1] == '\'')
            {
                value.Append('\'');
                end++;
            }
            else
            {
                return new Token(TokenKind.Text, at, end + 1, value.ToString());
            }
        }

        throw SyntaxProblem.Wrong(
            at, text.Length, "this text has no closing quote", "end it with '");
    }

    private Token Symbol(char c)
    {
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        if (c == '-')
        {
            CheckMinus(next);
        }

        var two = (c, next) switch
        {
            ('!', '=') => "!=",
            ('<', '=') => "<=",
            ('>', '=') => ">=",
            _ => null,
        };
        if (two is not null)
        {
            return new Token(TokenKind.Symbol, at, at + 2, two);
        }

        if ("+-*/()[],.=<>".Contains(c, StringComparison.Ordinal)
            && (c, next) is not (('=', '=') or ('<', '>')))
        {
            return new Token(TokenKind.Symbol, at, at + 1, c.ToString());
        }

        throw Unknown(c, next);
    }

    // Between two values a minus stands apart; before one it touches it: 5 - 3, -£500.
    private void CheckMinus(char next)
    {
        var afterValue = tokens.Count > 0
            && (tokens[^1].Kind is not (TokenKind.Symbol or TokenKind.Name)
                || tokens[^1].Is(")")
                || tokens[^1].Is("]")
                || (tokens[^1].Kind == TokenKind.Name
                    && !Words.Joining.Contains(tokens[^1].Text)));
        if (afterValue && (text[at - 1] is not (' ' or '\n') || next is not (' ' or '\n')))
        {
            throw Minus(at);
        }
    }

    private SyntaxProblem Unknown(char c, char next)
    {
        var (length, remedy) = (c, next) switch
        {
            ('=', '=') => (2, "write ="),
            ('<', '>') => (2, "write !="),
            ('&', '&') => (2, "write and"),
            ('|', '|') => (2, "write or"),
            ('&', _) => (1, "write and"),
            ('|', _) => (1, "write or"),
            ('!', _) => (1, "write not"),
            ('"', _) => (1, "put text in single quotes: 'text'"),
            ('%', _) => (1, "write 5%, without a space"),
            ('\u00D7', _) => (1, "write *"),
            ('\u00F7', _) => (1, "write /"),
            ('\u2212' or '\u2013' or '\u2014', _) => (1, "write - with a space on both sides"),
            ('\u2264', _) => (1, "write <="),
            ('\u2265', _) => (1, "write >="),
            ('\u2260', _) => (1, "write !="),
            ('\u2018' or '\u2019', _) => (1, "write '"),
            ('\u00A0', _) => (1, "this is a no-break space: write an ordinary one"),
            _ => (0, (string?)null),
        };
        if (length == 0 && (char.IsLetter(c) || c == '_'))
        {
            return BadName();
        }

        var end = at + Math.Max(1, length);
        if (char.IsHighSurrogate(c) && char.IsLowSurrogate(next))
        {
            end = at + 2;
        }

        return SyntaxProblem.Wrong(
            at, end, $"\"{text[at..end]}\" has no meaning in an expression", remedy);
    }
}
