using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A fixed sum shared among cells in proportion to a weight (language reference 6,
/// "Pool"): the parts of one <c>within</c> value sum to it exactly.</summary>
internal sealed class PoolPricing(Workings workings, FormulaBook formulas)
{
    private readonly SettlementNames _names =
        new(workings, new PartyList(workings.Scheme, workings.Facts));
    private readonly Pricing _pricing = new(workings, formulas);

    /// <summary>The lines of a pool's cells, in the order of the cells.</summary>
    public List<Line> Lines(
        ResolvedPayment p, Pool pool, CellSubject cells, List<Unpaid> unpaid)
    {
        var lines = new List<Line>();
        foreach (List<Sharer> sharers in Sharers(p, pool, cells, unpaid).Values)
        {
            Money[] parts = Split(pool, sharers);
            for (int i = 0; i < parts.Length; i++)
            {
                if (!parts[i].IsZero)
                {
                    Add(p, cells, sharers[i].Cell, parts[i].Minor, lines, unpaid);
                }
            }
        }
        lines.Sort((a, b) => a.Cell.CompareTo(b.Cell));
        return lines;
    }

    private void Add(
        ResolvedPayment p, CellSubject cells, long cell, long amount,
        List<Line> lines, List<Unpaid> unpaid)
    {
        try
        {
            lines.Add(_pricing.CellLine(p, cells, cell, amount));
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            unpaid.Add(Unpaid.Of(e, workings, p.Index, -1, cell, 1));
        }
    }

    private SortedDictionary<string, List<Sharer>> Sharers(
        ResolvedPayment p, Pool pool, CellSubject cells, List<Unpaid> unpaid)
    {
        CellSpace? space = p.Cells?.Space;
        ResolvedFormula money = formulas.Resolve(pool.Money, space);
        ResolvedFormula weight = formulas.Resolve(pool.Weight, space);
        ResolvedFormula[] within = formulas.ResolveAll(pool.Within, space);
        var shared = new SortedDictionary<string, List<Sharer>>(StringComparer.Ordinal);
        var spoilt = new Dictionary<string, Exception>(StringComparer.Ordinal);
        for (long cell = 0; cell < cells.Count; cell++)
        {
            Subject s = cells.At(cell);
            try
            {
                Value w = weight.Value(s);
                if (p.CellWhere?.Holds(s) == false || p.OnlyIf?.Holds(s) == false
                    || !w.IsKnown || w.Number <= 0
                    || !money.TryAmount(s, SmallNumber.One, p.Rule, out long sum))
                {
                    continue;
                }
                string key = Key(within, s);
                if (!shared.TryGetValue(key, out List<Sharer>? sharers))
                {
                    shared.Add(key, sharers = []);
                }
                sharers.Add(new Sharer(cell, Name(p, cell), w.Number, sum));
            }
            catch (Exception e) when (Unpaid.Is(e))
            {
                unpaid.Add(Unpaid.Of(e, workings, p.Index, -1, cell, 1));
                spoilt.TryAdd(Key(within, s), e);
            }
        }
        foreach ((string key, Exception cause) in spoilt)
        {
            if (shared.Remove(key, out List<Sharer>? waiting))
            {
                // Without one sharer's weight the others' parts are not known: none is paid.
                unpaid.AddRange(waiting.Select(
                    w => Unpaid.Of(cause, workings, p.Index, -1, w.Cell, 1)));
            }
        }
        return shared;
    }

    private static string Key(ResolvedFormula[] within, Subject s) =>
        string.Join('/', within.Select(f => f.Whole(s)));

    private static Money[] Split(Pool pool, List<Sharer> sharers)
    {
        // Ties between equal fractions go by name, so that no order of facts decides them.
        sharers.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return Apportioning.Split(
            new Money(sharers[0].Sum),
            [.. sharers.Select(s => s.Weight)],
            pool.Remainder,
            name => sharers.FindIndex(s => s.Name.Split('/').Contains(name)));
    }

    private string Name(ResolvedPayment p, long cell) =>
        _names.Cell(p.Cells!.Space, cell);

    private readonly record struct Sharer(long Cell, string Name, Rational Weight, long Sum);
}
