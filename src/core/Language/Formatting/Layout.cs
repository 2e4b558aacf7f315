namespace Outturn.Language.Formatting;

/// <summary>For whom a text is laid out.</summary>
internal enum Layout
{
    /// <summary>For people: comments, blank lines and the author's line breaks stay.</summary>
    Readable,

    /// <summary>For the hash: nothing stays that has no meaning.</summary>
    Canonical,
}
