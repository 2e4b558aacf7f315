using Outturn.Quantities;

namespace Outturn.Language.English;

/// <summary>English: lists, articles, numbers of nouns, dates and numbers as people write them.
/// </summary>
internal static class Grammar
{
    private static readonly string[] Breaks =
    [
        "of", "in", "for", "per", "from", "by", "to", "on", "that", "which", "at", "with",
        "without", "agreed", "avoided", "achieved", "paid", "earned", "beyond", "between",
        "under", "over",
    ];

    /// <summary><c>6 April 2014</c>.</summary>
    public static string Date(DateOnly date)
        => CalendarDates.InWords(date);

    /// <summary><c>1 April</c>, from <c>04-01</c>; other text comes back as it is.</summary>
    public static string MonthAndDay(string text)
        => text.Length == 5 && text[2] == '-'
            && DateText("2000-" + text) is var date
                && date.EndsWith(" 2000", StringComparison.Ordinal)
            ? date[..^5] : text;

    /// <summary>A date of the text, <c>2014-04-06</c>, in words; other text as it is.</summary>
    public static string DateText(string text)
        => CalendarDates.TryParse(text, out var date) ? Date(date) : text;

    /// <summary><c>a, b and c</c>.</summary>
    public static string List(IEnumerable<string> items, string last = "and")
    {
        string[] all = [.. items];
        return all.Length < 2
            ? string.Concat(all)
            : string.Join(", ", all[..^1]) + " " + last + " " + all[^1];
    }

    /// <summary>A name in words: <c>rate-card</c> is <c>rate card</c>.</summary>
    public static string Words(string name) => Markup.Clean(name.Replace('-', ' '));

    /// <summary>A name as a title: <c>Rate card</c>.</summary>
    public static string Title(string name) => Capital(Words(name));

    /// <summary>With a capital first letter, through a reference or emphasis.</summary>
    public static string Capital(string text)
    {
        var at = 0;
        while (at < text.Length && char.IsControl(text[at]))
        {
            at++;
        }

        return at < text.Length
            ? text[..at] + char.ToUpperInvariant(text[at]) + text[(at + 1)..]
            : text;
    }

    /// <summary>A title inside a sentence: a small first letter, unless the first word has other
    /// capitals or digits (<c>HMP Peterborough</c>) or the second is a name too.</summary>
    public static string Small(string title)
    {
        var words = title.Split(' ');
        var first = words[0];
        var proper = first.Skip(1).Any(c => !char.IsLower(c) && c is not ('-' or '\''))
            || (words.Length > 1 && words[1].Length > 0 && char.IsUpper(words[1][0]));
        return proper || title.Length == 0 ? title : char.ToLowerInvariant(title[0]) + title[1..];
    }

    /// <summary><c>“Job outcome”</c>.</summary>
    public static string Quote(string text) => "“" + Markup.Clean(text) + "”";

    /// <summary><c>a job outcome</c>, <c>an outcome</c>.</summary>
    public static string WithArticle(string noun)
        => (noun.Length > 0 && "aeiouAEIOU".Contains(noun[0], StringComparison.Ordinal)
            ? "an " : "a ") + noun;

    /// <summary>Whether a title is a plural: <c>events avoided</c>, <c>people</c>.</summary>
    public static bool IsPlural(string title)
    {
        string? head = null;
        foreach (var word in title.Split(' '))
        {
            if (Breaks.Contains(word, StringComparer.Ordinal) && head is not null)
            {
                break;
            }

            head = word.TrimEnd(',');
        }

        return head is "people"
            || (head is { Length: > 3 } && head[^1] == 's' && head[^2] is not ('s' or 'u' or 'i'));
    }

    /// <summary><c>1,200</c>, <c>7.5</c>, <c>1/3</c>.</summary>
    public static string Number(Rational number)
        => number.IsWhole ? Numerals.WithCommas(number.Numerator) : number.ToString();

    /// <summary><c>£1,200</c> or <c>£7.50</c>: minor units only where there are any.</summary>
    public static string Money(string currency, Rational amount)
    {
        var sign = amount.Sign < 0 ? "-" : "";
        var size = amount.Abs();
        var lead = currency.Length == 3 && char.IsAsciiLetterUpper(currency[0])
            ? SymbolOf(currency) : currency;
        if (size.IsWhole)
        {
            return sign + lead + Numerals.WithCommas(size.Numerator);
        }

        var places = (size * 100).IsWhole ? 2 : (size * 1000).IsWhole ? 3 : 6;
        var digits = size.ToDecimals(places, Rounding.HalfUp);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        return sign + lead + Numerals.WithCommas(size.Floor()) + digits[point..];
    }

    private static string SymbolOf(string code)
        => Currency.Find(code)?.Symbol ?? code + "\u00A0";

    /// <summary>Whether letters are all that stands: no digit, no sign.</summary>
    public static bool IsOneWord(string text) => text.All(char.IsLetter);
}
