using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Pieces of messages.</summary>
internal static class Wording
{
    /// <summary><c>a, b and c</c>.</summary>
    public static string List(IEnumerable<string> words, string last = "and")
    {
        string[] all = [.. words];
        return all.Length < 2
            ? string.Concat(all)
            : string.Join(", ", all[..^1]) + " " + last + " " + all[^1];
    }

    /// <summary><c>a, b and c</c>, each in quotes.</summary>
    public static string Quoted(IEnumerable<string> words, string last = "and") =>
        List(words.Select(w => "\"" + w + "\""), last);

    /// <summary>A name in words, as its default title: <c>rate-card</c> is "Rate card".</summary>
    public static string Title(string name)
    {
        string words = name.Replace('-', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>What kind of value a type has: <c>pounds per person</c>, <c>a percentage</c>, <c>a
    /// date</c>.</summary>
    public static string Of(ValueType type) => type.Kind switch
    {
        ValueKind.Number when type.Unit.IsNone && type.Form == NumberForm.Percent =>
            "a percentage",
        ValueKind.Number => type.Unit.InWords(),
        ValueKind.YesNo => "a yes or no",
        ValueKind.Label => $"a label of {type.Labels!.Name}",
        ValueKind.Date => "a date",
        _ => "a period",
    };

    /// <summary>The line of a place.</summary>
    public static string Line(Place place) => Numerals.Text(place.Line);

    /// <summary>A number as a user would write it.</summary>
    public static string Number(Rational number) => number.ToString();
}
