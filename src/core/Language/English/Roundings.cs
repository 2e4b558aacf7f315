namespace Outturn.Language.English;

/// <summary>The rules of rounding in words (language reference 9, "Numbers").</summary>
internal static class Roundings
{
    /// <summary>What is done with what lies between two steps.</summary>
    public static string How(string rule) => rule switch
    {
        "half up" => "exactly half is rounded away from zero",
        "half even" => "exactly half is rounded to the even one",
        "half down" => "exactly half is rounded towards zero",
        "up" => "always rounded away from zero",
        "down" => "always rounded towards zero",
        _ => rule,
    };

    /// <summary><c>to the nearest penny, half a penny up</c>.</summary>
    public static string Sentence(string rule, string minor) => rule switch
    {
        "half up" => $"to the nearest {minor}, half a {minor} up",
        "half even" => $"to the nearest {minor}, exactly half to the even {minor}",
        "half down" => $"to the nearest {minor}, half a {minor} down",
        "up" => $"to the next {minor} away from zero",
        "down" => $"to the next {minor} towards zero",
        _ => rule,
    };

    /// <summary>The smallest amount of a currency.</summary>
    public static string Minor(string currency) => currency switch
    {
        "GBP" => "penny",
        "USD" or "EUR" or "AUD" or "CAD" or "NZD" => "cent",
        "CHF" => "centime",
        _ => "minor unit",
    };
}
