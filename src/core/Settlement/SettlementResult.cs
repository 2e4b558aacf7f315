using System.Collections.Immutable;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>An amount under a name: a provider, a period, a payer.</summary>
public sealed record NamedAmount(string Name, Money Amount);

/// <summary>What a clause comes to.</summary>
/// <param name="Clause">The payment's name.</param>
/// <param name="Amount">Money due, VAT included.</param>
/// <param name="Units">Payable units due.</param>
/// <param name="People">Participants with a unit due.</param>
public sealed record ClauseAmount(string Clause, Money Amount, Rational Units, long People)
{
    /// <summary>The VAT in it.</summary>
    public Money Vat { get; init; }

    /// <summary>The amount without VAT.</summary>
    public Money Net => Amount - Vat;
}

/// <summary>What is due as at a date, added up, with all that was refused payment. It follows from
/// scheme, facts and date alone.</summary>
public sealed class SettlementResult
{
    private readonly Totals _totals;

    internal SettlementResult(
        Workings workings, SettlementNames names, Totals totals, List<Unpaid> unpaid)
    {
        _totals = totals;
        Names = names;
        Scheme = workings.Scheme;
        Facts = workings.Facts;
        Unpaid = [.. unpaid.Distinct()
            .OrderBy(u => u.Payment).ThenBy(u => u.Measure)
            .ThenBy(u => u.Participant).ThenBy(u => u.Cell)
            .ThenBy(u => u.N).ThenBy(u => u.What, StringComparer.Ordinal)];
        Measures = workings.Measures;
    }

    /// <summary>The scheme settled.</summary>
    public Scheme Scheme { get; }

    /// <summary>The facts known.</summary>
    public FactBase Facts { get; }

    /// <summary>The names behind the numbers.</summary>
    public SettlementNames Names { get; }

    /// <summary>Payable on or before the as-at date, VAT included.</summary>
    public Money Due => new(_totals.Due);

    /// <summary>The VAT in <see cref="Due"/>.</summary>
    public Money Vat => new(_totals.Vat);

    /// <summary>Earned, and payable later.</summary>
    public Money NotYetPayable => new(_totals.NotYetPayable);

    /// <summary>Items and cells refused payment, in the order of the text.</summary>
    public ImmutableArray<Unpaid> Unpaid { get; }

    /// <summary>How many cells of measures and payments were worked out: the equations of the
    /// scheme, each once for every provider, month, indicator that it has.</summary>
    public long Cells { get; init; }

    internal MeasureValues?[] Measures { get; }

    /// <summary>How many passes were one loop: of how it was run, not of what came out.</summary>
    internal int FusedPasses { get; init; }

    /// <summary>Every measure in every cell that has a value and is known by the as-at date, in
    /// the order of the text.</summary>
    public IEnumerable<MeasuredCell> Measured()
    {
        for (int m = 0; m < Measures.Length; m++)
        {
            MeasureValues values = Measures[m]!;
            Measure measure = Scheme.Measures[m];
            for (long cell = 0; cell < values.Values.Length; cell++)
            {
                if (values.Values[cell].IsKnown && values.Known[cell] <= Names.AsAt)
                {
                    yield return new MeasuredCell(
                        measure,
                        Names.Cell(measure.Space, cell),
                        Names.Text(measure.Value.Type, values.Values[cell]),
                        values.Met(cell).IsKnown ? values.Met(cell).IsYes ? "yes" : "no" : "");
                }
            }
        }
    }

    /// <summary>Every measure with a standard, in the order of the text: in how many of its known
    /// cells it is met, and in how many it is not.</summary>
    public IEnumerable<(Measure Measure, long Met, long NotMet)> Standards()
    {
        foreach ((Measure measure, MeasureValues? values) in Scheme.Measures.Zip(Measures))
        {
            if (measure.AtLeast is null && measure.AtMost is null)
            {
                continue;
            }
            long met = 0, notMet = 0;
            for (long cell = 0; cell < values!.Values.Length; cell++)
            {
                if (values.Met(cell).IsKnown && values.Known[cell] <= Names.AsAt)
                {
                    (met, notMet) = values.Met(cell).IsYes ? (met + 1, notMet) : (met, notMet + 1);
                }
            }
            yield return (measure, met, notMet);
        }
    }

    /// <summary>Due by provider, in ordinal order of the ids; what belongs to no provider is not
    /// among them.</summary>
    public IReadOnlyList<NamedAmount> ByProvider =>
    [
        .. Facts.Providers.Names
            .Select((name, i) => new NamedAmount(name, new Money(_totals.ByProvider[i])))
            .Where(p => !p.Amount.IsZero)
            .OrderBy(p => p.Name, StringComparer.Ordinal),
    ];

    /// <summary>Due by payment, in the order of the text, and by entry of "limits and
    /// adjustments" that adds something of its own.</summary>
    public IReadOnlyList<ClauseAmount> ByClause =>
    [
        .. Scheme.Payments.Concat<Clause>(Scheme.Adjustments).Select((c, i) => new ClauseAmount(
            c.Name,
            new Money(_totals.ByClause[i].Amount),
            _totals.ByClause[i].Units,
            _totals.ByClause[i].People)
        {
            Vat = new Money(_totals.ByClause[i].Vat),
        })
            .Where((c, i) => i < Scheme.Payments.Length || !c.Amount.IsZero),
    ];

    /// <summary>Due by payment period, earliest first.</summary>
    public IReadOnlyList<NamedAmount> ByPeriod =>
    [
        .. _totals.ByPeriod
            .Select((amount, i) => new NamedAmount(
                PeriodCalendar.Label(Scheme.Calendar.Payment, _totals.FirstPeriod + i),
                new Money(amount)))
            .Where(p => !p.Amount.IsZero),
    ];

    /// <summary>Due by payer, in ordinal order of the names.</summary>
    public IReadOnlyList<NamedAmount> ByPayer =>
    [
        .. _totals.ByPayer
            .Select(p => new NamedAmount(
                p.Key <= -2 ? Names.Provider(-2 - p.Key) : Names.Party(p.Key, -1),
                new Money(p.Value)))
            .OrderBy(p => p.Name, StringComparer.Ordinal),
    ];
}

/// <summary>The settlement of a scheme (docs/spec/settlement.md).</summary>
public static class Settle
{
    /// <summary>What is due under a scheme, with the variations agreed and from the facts known
    /// as at the as-at date of the facts. Pure: the
    /// same scheme, facts and date give the same result, whatever the options.</summary>
    /// <exception cref="TooLargeException">A sum over many items is beyond 64 bits of minor units,
    /// or a running total beyond 128 bits: an item that is too large by itself is only not paid.
    /// </exception>
    public static SettlementResult Of(
        Scheme scheme, FactBase facts, SettlingOptions? options = null)
    {
        try
        {
            return new Settling(
                scheme.AsAt(facts.AsAt), facts, options ?? new SettlingOptions()).Run();
        }
        catch (Exception e) when (IsTooLarge(e))
        {
            throw new TooLargeException(
                "A sum of this settlement is too large to hold exactly (64 bits of minor units).",
                e);
        }
    }

    private static bool IsTooLarge(Exception e) => e is OverflowException
        || (e is AggregateException all && all.Flatten().InnerExceptions.All(IsTooLarge));
}
