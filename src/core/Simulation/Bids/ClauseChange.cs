using Outturn.Quantities;
using Outturn.Schemes;
using ValueType = Outturn.Schemes.ValueType;

namespace Outturn.Simulation.Bids;

/// <summary>A clause of a scheme, and how it could be kinder to whoever is paid.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Ask">What to ask for, as a wish to the commissioner.</param>
public sealed record ClauseChange(Clause Clause, string Ask)
{
    /// <summary>The scheme with the clause changed; null where only a price is.</summary>
    public Scheme? Scheme { get; init; }

    /// <summary>The payment that is a tenth higher, by its index; -1: none.</summary>
    public int Dearer { get; init; } = -1;
}

/// <summary>Finds the clauses of a scheme that could be kinder: waits, figures that change over the
/// years, limits, prices. Whether one hurts is measured, not assumed.</summary>
public static class ClauseChanges
{
    /// <summary>Every change that is known for a scheme, in the order of its text.</summary>
    public static IReadOnlyList<ClauseChange> Of(Scheme scheme) =>
    [
        .. Waits(scheme), .. Cuts(scheme), .. Prices(scheme), .. LaterPayments(scheme),
        .. Limits(scheme),
    ];

    private static IEnumerable<ClauseChange> Waits(Scheme scheme) => scheme.Outcomes
        .Select((outcome, i) => (Outcome: outcome, Index: i))
        .Where(o => o.Outcome.Payable is not FieldOfItem { Field: ItemField.Achieved })
        .Select(o => new ClauseChange(
            o.Outcome, $"{o.Outcome.Title}: payable on the day achieved, without the wait")
        {
            Scheme = scheme with
            {
                Outcomes = scheme.Outcomes.SetItem(o.Index, o.Outcome with
                {
                    Payable = Day(o.Outcome.Payable, ItemField.Achieved),
                }),
            },
        });

    private static IEnumerable<ClauseChange> LaterPayments(Scheme scheme) => scheme.Payments
        .Select((payment, i) => (Payment: payment, Index: i))
        .Where(p => p.Payment is { For: PaidItems, Price: UnitPrice, Payable: not FieldOfItem })
        .Select(p => new ClauseChange(
            p.Payment, $"{p.Payment.Title}: paid as soon as its outcome is payable")
        {
            Scheme = scheme with
            {
                Payments = scheme.Payments.SetItem(p.Index, p.Payment with
                {
                    Payable = Day(p.Payment.Payable, ItemField.Payable),
                }),
            },
        });

    private static FieldOfItem Day(Formula instead, ItemField field) =>
        new(instead.Place, ValueType.Date, field);

    private static IEnumerable<ClauseChange> Prices(Scheme scheme) => scheme.Payments
        .Select((payment, i) => new ClauseChange(payment, $"{payment.Title}: a tenth more")
        {
            Dearer = i,
        });

    private static IEnumerable<ClauseChange> Limits(Scheme scheme) => scheme.Adjustments
        .Select((limit, i) => new ClauseChange(limit, $"{limit.Title}: left out")
        {
            Scheme = scheme with
            {
                Adjustments = scheme.Adjustments.SetItem(i, limit with
                {
                    OnlyIf = new Constant(limit.Place, ValueType.YesNo, Value.No),
                }),
            },
        });

    private static IEnumerable<ClauseChange> Cuts(Scheme scheme) => scheme.Tables
        .Select((table, i) => (Table: table, Index: i))
        .Where(t => !t.Table.Inline && TimeLevel(t.Table) >= 0)
        .Select(t => new ClauseChange(
            t.Table, $"{t.Table.Title}: the figures of the first year kept in every year")
        {
            Scheme = scheme with
            {
                Tables = scheme.Tables.SetItem(t.Index, t.Table with
                {
                    Values = Kept(t.Table.Values, TimeLevel(t.Table)),
                }),
            },
        });

    // The level of the date in force, or of a period: contract-year of started.
    private static int TimeLevel(Table table) => Array.FindIndex(
        [.. table.Levels], l => l.Type.Kind is ValueKind.Period or ValueKind.Date
            || PeriodKindNames.TryParse(l.Name.Split(' ')[0], out _));

    // Under each key of a level what stands under its first key.
    private static TableBranch Kept(TableBranch branch, int level) => branch switch
    {
        TableKeys keys when level == 0 => keys with
        {
            Keys = [.. keys.Keys.Select(k => k with { Then = keys.Keys[0].Then })],
        },
        TableKeys keys => keys with
        {
            Keys = [.. keys.Keys.Select(k => k with { Then = Kept(k.Then, level - 1) })],
        },
        _ => branch,
    };
}
