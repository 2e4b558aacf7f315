using System.Collections.Immutable;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;

namespace Outturn.Simulation.Triggers;

/// <summary>What a payment for people together pays for the figures of a statistic, whatever they
/// are measured to be: the scheme itself settles them, as so many rows of it.</summary>
public sealed class MeasuredPay
{
    private readonly Scheme _scheme;
    private readonly FactBase _facts;
    private readonly double _minor;
    private readonly ImmutableArray<ImmutableArray<long>> _cells;

    private MeasuredPay(Scheme scheme, Payment payment, int statistic)
    {
        _minor = scheme.Currency.MinorPerUnit;
        _scheme = TermRewrite.Of(scheme, payment, new MeasuredFigures(scheme, statistic));
        _facts = FactBase.Read(new FactFileSet(), _scheme, scheme.Term.LongStop, 1);
        if (_facts.Providers.Count == 0)
        {
            _facts = _facts with { Providers = new NameList(["any"]) };
        }
        _cells = [.. CohortCells.Of(scheme, ((PaidCells)payment.For).Space)];
    }

    /// <summary>That of a payment; null, and why, where it hangs on more than the figures.
    /// </summary>
    public static (MeasuredPay? Pay, string Because) Of(
        Scheme scheme, Payment payment, int statistic)
    {
        try
        {
            return (new MeasuredPay(scheme, payment, statistic), "");
        }
        catch (NotPlannableException e)
        {
            return (null, e.Message);
        }
    }

    /// <summary>Money in major units for each of some rows, in the first cell in which they are
    /// not all paid the same; where there is none, what all are paid.</summary>
    /// <param name="rows">The figures of each, in the order of the statistic.</param>
    /// <param name="first">So many of the rows tell whether a cell tells them apart.</param>
    public double[] Of(IReadOnlyList<ImmutableArray<Rational>> rows, int first)
    {
        long[] tried = Settled(
            [.. _cells.SelectMany(c => rows.Take(first).Select(r => (c, r)))]);
        int cell = Enumerable.Range(0, _cells.Length).FirstOrDefault(c => tried
            .AsSpan(c * first, first).ContainsAnyExcept(tried[c * first]));
        return [.. Settled([.. rows.Select(r => (_cells[cell], r))]).Select(m => m / _minor)];
    }

    private long[] Settled(
        IReadOnlyList<(ImmutableArray<long> Cell, ImmutableArray<Rational> Figures)> rows)
    {
        FactBase facts = _facts with
        {
            Statistics =
            [
                new StatisticTable(_scheme.Facts.Statistics[0],
                [
                    .. rows.Select((row, i) => new CellRow(
                        row.Cell.Add(i), [.. row.Figures.Select(Value.Of)], -1,
                        _scheme.Term.From.DayNumber, 1)),
                ]),
            ],
        };
        var taken = new RowAmounts(rows.Count);
        Settle.Of(_scheme, facts, new SettlingOptions { Receiver = taken });
        return taken.Of;
    }
}
