namespace Outturn.Language.English;

/// <summary>How closely the words of a value hold together, from loosely to closely.</summary>
internal enum Hold
{
    /// <summary>A choice or a condition: brackets inside anything else.</summary>
    Loose,

    /// <summary>A sum or difference.</summary>
    Sum,

    /// <summary>A product or quotient.</summary>
    Product,

    /// <summary>A single thing.</summary>
    Whole,
}

/// <summary>A value in words.</summary>
/// <param name="Text">The words, a noun phrase.</param>
/// <param name="Hold">How closely they hold together.</param>
/// <param name="Plural">Whether a verb after them is plural.</param>
internal readonly record struct Said(string Text, Hold Hold = Hold.Whole, bool Plural = false)
{
    /// <summary>In brackets where the words hold less closely than is needed.</summary>
    public string Within(Hold least) => Hold >= least ? Text : "(" + Text + ")";

    public string Be => Plural ? "are" : "is";
}
