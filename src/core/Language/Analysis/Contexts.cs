using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>A formula of the scheme, and the bounds of whoever it is asked for.</summary>
internal readonly record struct Asked(Formula Formula, Bounds Bounds);

/// <summary>Every formula that stands in a clause, with what is known about those for whom it is
/// worked out: the items of an outcome, the cells of a measure, only those for whom <c>only
/// if</c> holds.</summary>
internal static class Contexts
{
    /// <summary>The formulas of all clauses but tables, whose figures are asked for by others.
    /// </summary>
    public static IEnumerable<Asked> Of(World world)
    {
        Scheme scheme = world.Scheme;
        var plain = new Bounds(world);
        return scheme.Groups.SelectMany(g => Ask(plain, g.FixedOn, g.Label))
            .Concat(scheme.Cohorts.SelectMany(c => Ask(plain, c.By, c.OnlyIf, c.Measured)))
            .Concat(scheme.Outcomes.SelectMany((o, i) => Of(o, i, world)))
            .Concat(scheme.Measures.SelectMany(m => Of(m, world)))
            .Concat(scheme.Payments.SelectMany(p => Of(p, world)))
            .Concat(scheme.Adjustments.SelectMany(a => Of(a, world)))
            .Concat(scheme.Shares.SelectMany(s => Parts(s.Parts)).SelectMany(
                p => Ask(plain, p.Part)))
            .Concat(Ask(plain, scheme.Vat?.Rate));
    }

    /// <summary>A formula and everything in it that is asked in turn: what aggregates count, and
    /// the figures of tables.</summary>
    public static IEnumerable<Asked> Within(Asked asked)
    {
        yield return asked;
        Bounds inner = asked.Formula is OverCell cell
            ? asked.Bounds.Counting(cell.Tally)
            : asked.Bounds;
        IEnumerable<Formula> parts = FormulaParts.PartsOf(asked.Formula);
        if (asked.Formula is TableAt at)
        {
            Table table = asked.Bounds.Scheme.Tables[at.Table];
            parts = parts.Concat(Leaves(table.Values));
        }
        foreach (Asked part in parts.SelectMany(p => Within(new Asked(p, inner))))
        {
            yield return part;
        }
    }

    /// <summary>The bounds of a payment's items or cells, one for each outcome.</summary>
    public static IEnumerable<(int Outcome, Bounds Bounds)> Paid(Payment payment, World world)
    {
        switch (payment.For)
        {
            case PaidItems items:
                for (int i = 0; i < items.Outcomes.Length; i++)
                {
                    var item = new Bounds(world) { Outcomes = [items.Outcomes[i]] };
                    Formula? where = i < items.Where.Length ? items.Where[i] : null;
                    yield return (items.Outcomes[i],
                        Narrowing.By(payment.OnlyIf, Narrowing.By(where, item)));
                }
                break;
            case PaidCells cells:
                var cell = new Bounds(world) { Space = cells.Space };
                yield return (-1, Narrowing.By(payment.OnlyIf, Narrowing.By(cells.Where, cell)));
                break;
        }
    }

    private static IEnumerable<Asked> Of(Outcome outcome, int index, World world)
    {
        Bounds person = Narrowing.By(outcome.OnlyIf, new Bounds(world));
        var item = new Bounds(world) { Outcomes = [index], Known = person.Known };
        return Ask(new Bounds(world), outcome.OnlyIf)
            .Concat(Ask(person, outcome.Clock, outcome.Deadline, outcome.Reaches, outcome.Every,
                outcome.AtMost))
            .Concat(Ask(person, [.. ClauseFormulas.Of(outcome.Watch)]))
            .Concat(Ask(item, outcome.Units, outcome.Payable, outcome.ClaimedBy,
                outcome.UndoneBy?.Where, outcome.UndoneFrom, outcome.UndoneUntil));
    }

    private static IEnumerable<Asked> Of(Measure measure, World world)
    {
        var cell = new Bounds(world) { Space = measure.Space };
        Bounds those = Narrowing.By(measure.OnlyIf, cell);
        return Ask(cell, measure.OnlyIf)
            .Concat(Ask(those, measure.Value, measure.Known, measure.AtLeast, measure.AtMost));
    }

    private static IEnumerable<Asked> Of(Payment payment, World world)
    {
        foreach ((int outcome, Bounds those) in Paid(payment, world))
        {
            var all = new Bounds(world) { Outcomes = those.Outcomes, Space = those.Space };
            Formula?[] where = payment.For switch
            {
                PaidItems p => [p.Where.ElementAtOrDefault(p.Outcomes.IndexOf(outcome))],
                PaidCells p => [p.Where],
                _ => [],
            };
            foreach (Asked asked in Ask(all, [payment.OnlyIf, .. where])
                .Concat(Ask(those, [.. ClauseFormulas.OfPrice(payment)])))
            {
                yield return asked;
            }
        }
    }

    private static IEnumerable<Asked> Of(Adjustment entry, World world)
    {
        bool onCell = entry.Operation is AdjustmentOperation.AtMost
            or AdjustmentOperation.AtMostOfTotal or AdjustmentOperation.AtLeast;
        var line = new Bounds(world)
        {
            Outcomes =
            [
                .. entry.Of.Select(p => world.Scheme.Payments[p].For).OfType<PaidItems>()
                    .SelectMany(p => p.Outcomes).Distinct(),
            ],
        };
        Bounds cell = onCell ? new Bounds(world) { Space = entry.Space } : line;
        return Ask(cell, entry.OnlyIf, entry.Value, entry.Until).Concat(Ask(line, [.. entry.Keys]));
    }

    private static IEnumerable<SharePart> Parts(IEnumerable<SharePart> parts) =>
        parts.SelectMany(p => Parts(p.Again).Prepend(p));

    private static IEnumerable<Formula> Leaves(TableBranch branch) => FormulaParts.PartsOf(branch);

    private static IEnumerable<Asked> Ask(Bounds bounds, params Formula?[] formulas) =>
        formulas.OfType<Formula>().Select(f => new Asked(f, bounds));
}
