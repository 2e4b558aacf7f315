namespace Outturn.Schemes;

/// <summary>The formulas that stand in a clause: what it reads, for whoever has to walk over all of
/// them. Null stands for what the clause leaves out.</summary>
public static class ClauseFormulas
{
    /// <summary>The formulas of a measure.</summary>
    public static IEnumerable<Formula?> Of(Measure m) =>
        [m.OnlyIf, m.Value, m.Known, m.AtLeast, m.AtMost];

    /// <summary>The formulas of a payment but for the conditions in its <c>for each</c>.</summary>
    public static IEnumerable<Formula?> Of(Payment p) => OfPrice(p).Prepend(p.OnlyIf);

    /// <summary>The formulas that say how much is paid, for how many units, and when.</summary>
    public static IEnumerable<Formula?> OfPrice(Payment p)
    {
        IEnumerable<Formula?> price = p.Price switch
        {
            UnitPrice unit => [unit.Money],
            Pool pool => [pool.Money, pool.Weight, .. pool.Within],
            Instalments i => [i.Of, i.Count, i.From, i.While, i.Completed],
            _ => [],
        };
        IEnumerable<Formula?> tier = p.Tier is { } t ? [t.Counts, .. t.Within] : [];
        return [p.Units, p.Payable, .. price, .. tier];
    }

    /// <summary>The formulas of a share, those of parts that are split again too.</summary>
    public static IEnumerable<Formula?> Of(Share s) => s.Parts.SelectMany(Of);

    private static IEnumerable<Formula?> Of(SharePart p) => p.Again.SelectMany(Of).Prepend(p.Part);

    /// <summary>The formulas of an entry of "limits and adjustments".</summary>
    public static IEnumerable<Formula?> Of(Adjustment a) => [a.Value, a.OnlyIf, a.Until];

    /// <summary>The formulas of an outcome.</summary>
    public static IEnumerable<Formula?> Of(Outcome o) =>
    [
        o.Clock, o.Deadline, o.Reaches, o.Every, o.AtMost, o.OnlyIf, o.Units, o.Payable,
        o.ClaimedBy, o.UndoneFrom, o.UndoneUntil, o.UndoneBy?.Where, .. Of(o.Watch),
    ];

    /// <summary>The formulas of what an outcome watches.</summary>
    public static IEnumerable<Formula?> Of(Watch watch) => watch switch
    {
        HappensOn w => [w.Date],
        Happens w => [w.Facts.Where],
        AddsUp w => [w.Facts.Where],
        Continuous w => [w.Facts.Where, w.Bridging],
        Reading w => [w.Facts.Where],
        FreeOf w => [w.Facts.Where],
        Holds w => [w.Condition, w.At],
        _ => [],
    };
}
