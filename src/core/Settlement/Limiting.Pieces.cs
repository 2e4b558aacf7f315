namespace Outturn.Settlement;

/// <summary>Pieces of a line that are payable later, or taken back later: <c>hold back</c> and
/// <c>recover</c> (language reference 7).</summary>
internal sealed partial class Limiting
{
    private List<Part> HoldBack(AdjustmentScope scope, List<Part> parts, List<Unpaid> unpaid) =>
        Pieces(scope, parts, (part, now) =>
        {
            if (Tried(part, unpaid, () => scope.Piece(part)) is not (> 0 and var held))
            {
                now.Add(part);
                return;
            }
            int until = Math.Max(scope.Until(part), part.Date);
            now.Add(part with { Amount = part.Amount - held });
            Effects?.Add(new LimitEffect(scope.Index, part, part.Amount - held) { Rest = until });
            if (until != Days.Never && until > workings.LongStop)
            {
                Tried(part, unpaid, () => throw new AfterLongStopException(until));
                return;
            }
            now.Add(part with { Date = until, Amount = held, Units = 0 });
        });

    private List<Part> Recover(AdjustmentScope scope, List<Part> parts, List<Unpaid> unpaid) =>
        Pieces(scope, parts, (part, now) =>
        {
            now.Add(part);
            if (Tried(part, unpaid, () => scope.Piece(part)) is > 0 and var back)
            {
                int on = Math.Max(scope.Recorded(part), part.Date);
                now.Add(part with { Date = on, Amount = -back, Units = 0 });
                Effects?.Add(new LimitEffect(scope.Index, part, part.Amount - back) { Rest = on });
            }
        });

    // Line by line: what takes a line back takes what it has come to by then, and what would have
    // come later does not come.
    private static List<Part> Pieces(
        AdjustmentScope scope, List<Part> parts, Action<Part, List<Part>> divide)
    {
        var after = new List<Part>(parts.Count);
        foreach (var line in parts.GroupBy(p => p.Order))
        {
            var now = new List<Part>();
            foreach (Part part in line)
            {
                if (!scope.Takes(part) || (part.Amount <= 0 && !part.IsReversal))
                {
                    now.Add(part);
                }
                else if (!part.IsReversal)
                {
                    divide(part, now);
                }
                else
                {
                    now.RemoveAll(p => p.Date > part.Date);
                    now.Add(part with { Amount = -now.Sum(p => p.Amount) });
                }
            }
            after.AddRange(now);
        }
        return InDateOrder(after);
    }
}
