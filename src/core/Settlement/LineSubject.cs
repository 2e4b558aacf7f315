using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Puts a line in hand of a subject, so that keys, conditions and values on lines read its
/// dates, provider, participant and item.</summary>
internal sealed class LineSubject(Workings workings, IEnumerable<Formula?> formulas)
{
    // A line knows its item's day, number and units. The rest is looked up where it is asked for.
    private readonly bool _readsItem = formulas
        .SelectMany(f => FormulaParts.Reads(workings.Scheme, f))
        .Any(f => f is FieldOfItem
        {
            Field: ItemField.Kind or ItemField.Value or ItemField.Source
                or ItemField.EarnedFrom or ItemField.EarnedTo,
        });

    public void Put(Subject s, in Line line)
    {
        if (line.Entry >= 0)
        {
            s.Cell = KeysOfFloor(line);
        }
        else if (line.Cell >= 0)
        {
            var cells = (PaidCells)workings.Scheme.Payments[line.Payment].For;
            s.Cell = workings.Cells.Of(cells.Space).Keys(line.Cell);
        }
        if (s.Participant != line.Participant)
        {
            s.MoveTo(line.Participant);
        }
        s.LineProvider = line.Provider;
        s.LinePayment = line.Payment;
        s.AsOn = line.Achieved;
        Item item = _readsItem && line.Outcome >= 0
            ? ItemOf(s, line, InstalmentNumber.ItemOf(workings.Scheme, line))
            : default;
        s.Item = item with
        {
            Outcome = line.Outcome,
            N = line.N,
            Achieved = line.Achieved,
            Payable = line.Payable,
            Units = line.Units,
        };
    }

    private static Item ItemOf(Subject s, in Line line, int n)
    {
        List<Item> items = s.Items(line.Outcome);
        return items.Find(i => i.N == n) is { N: > 0 } item ? item : items[0];
    }

    // What a floor adds stands among the lines of its first payment: where that pays for cells, in
    // the cell with the same keys; a key that the floor has not is missing.
    private long[] KeysOfFloor(in Line line)
    {
        CellSpace own = workings.Scheme.Adjustments[line.Entry].Space;
        long[] keys = workings.Cells.Of(own).Keys(line.Cell);
        if (workings.Scheme.Payments[line.Payment].For is not PaidCells paid)
        {
            return keys;
        }
        int payable = line.Payable;
        return [.. paid.Space.Dimensions.Select(d =>
        {
            int place = own.Dimensions.ToList().FindIndex(o => o.Name == d.Name);
            return place >= 0 ? keys[place]
                : d.Kind == DimensionKind.Period
                    ? workings.Periods.IndexOf(d.Type.Period, payable)
                    : ResolvedFormula.Missing;
        })];
    }
}
