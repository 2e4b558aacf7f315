using Outturn.Schemes;

namespace Outturn.Review.Clauses;

/// <summary>The kinds of event that an outcome watches.</summary>
internal static class FactKinds
{
    /// <summary>Their indices in the facts of the scheme; none for other outcomes or dates.
    /// </summary>
    public static IEnumerable<int> Of(Watch watch) => watch switch
    {
        Happens w => w.Facts.Kinds,
        AddsUp w => w.Facts.Kinds,
        Continuous w => w.Facts.Kinds,
        Schemes.Reading w => w.Facts.Kinds,
        FreeOf w => w.Facts.Kinds,
        _ => [],
    };
}
