using System.Globalization;
using System.Text;

namespace Outturn.Language.Syntax;

/// <summary>Cuts the text of one scalar into words (language reference 9, "Literals").</summary>
internal sealed partial class Lexer(string text)
{
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
