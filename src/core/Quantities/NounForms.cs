namespace Outturn.Quantities;

/// <summary>
/// One and several of a noun: <c>1 workshop</c>, <c>3 workshops</c> (language reference 3). Own
/// nouns are declared in the singular and follow the English rules; the few irregular ones that
/// schemes count are known.
/// </summary>
public static class NounForms
{
    private static readonly (string One, string Many)[] Irregular =
    [
        ("person", "people"), ("child", "children"), ("man", "men"), ("woman", "women"),
        ("life", "lives"), ("bus", "buses"), ("half", "halves"),
    ];

    private static readonly string[] Hissing = ["s", "x", "z", "ch", "sh"];

    /// <summary>
    /// The noun for several; in a hyphenated noun the last part changes, and the rest stays
    /// (<c>learning-unit</c>, <c>learning-units</c>).
    /// </summary>
    public static string Plural(string singular)
    {
        var (stem, noun) = LastPart(singular);
        foreach (var (one, many) in Irregular)
        {
            if (string.Equals(noun, one, StringComparison.Ordinal))
            {
                return stem + many;
            }
        }

        if (Hissing.Any(h => noun.EndsWith(h, StringComparison.Ordinal)))
        {
            return singular + "es";
        }

        return EndsInConsonantAndY(noun) ? singular[..^1] + "ies" : singular + "s";
    }

    /// <summary>
    /// The noun for one; a word that is no plural comes back as it is. Where a scheme declares
    /// the noun, compare with <see cref="Plural"/> of it instead: some plurals have two singulars.
    /// </summary>
    public static string Singular(string plural)
    {
        var (stem, noun) = LastPart(plural);
        foreach (var (one, many) in Irregular)
        {
            if (string.Equals(noun, many, StringComparison.Ordinal))
            {
                return stem + one;
            }
        }

        string[] candidates = [.. Candidates(noun)];
        var singular = Array.Find(
            candidates, c => string.Equals(Plural(c), noun, StringComparison.Ordinal));
        return singular is null ? plural : stem + singular;
    }

    /// <summary>
    /// The two forms of a dimension for people: working days without the hyphen, <c>point</c> as
    /// percentage point, a currency by its name (<c>pound</c>, <c>pounds</c>).
    /// </summary>
    public static (string One, string Many) Of(string dimension)
    {
        if (string.Equals(dimension, Dimensions.Point, StringComparison.Ordinal))
        {
            return ("percentage point", "percentage points");
        }

        return Dimensions.IsCurrency(dimension) && Currency.Find(dimension) is { } currency
            ? (currency.Name, currency.NamePlural)
            : (Spaced(dimension), Spaced(Plural(dimension)));
    }

    /// <summary><c>1 person</c>, <c>3 people</c>, <c>0 events</c>, <c>1,200 working days</c>;
    /// only exactly 1 or −1 takes the singular.</summary>
    public static string Count(Rational number, string dimension)
    {
        var (one, many) = Of(dimension);
        var digits = number.IsWhole ? Numerals.WithCommas(number.Numerator) : number.ToString();
        return digits + " " + (number.Abs() == Rational.One ? one : many);
    }

    private static string Spaced(string noun) => noun.Replace('-', ' ');

    private static (string Stem, string Noun) LastPart(string noun)
    {
        var start = noun.LastIndexOfAny(['-', ' ']) + 1;
        return (noun[..start], noun[start..]);
    }

    private static bool EndsInConsonantAndY(string noun) =>
        noun.Length > 1 && noun[^1] == 'y' && !"aeiou".Contains(noun[^2], StringComparison.Ordinal);

    // "houses" is the plural of house and, by the rules, of "hous": a word in -se is likelier,
    // except after another s (classes).
    private static IEnumerable<string> Candidates(string plural)
    {
        if (plural.Length > 3 && plural.EndsWith("ies", StringComparison.Ordinal))
        {
            yield return plural[..^3] + "y";
        }

        var hissing = plural.Length > 3 && plural.EndsWith("es", StringComparison.Ordinal)
            && (!plural.EndsWith("ses", StringComparison.Ordinal)
                || plural.EndsWith("sses", StringComparison.Ordinal));
        if (hissing)
        {
            yield return plural[..^2];
        }

        if (plural.Length > 1)
        {
            yield return plural[..^1];
        }
    }
}
