using System.Collections.Immutable;
using Outturn.Facts;
using Outturn.Schemes;
using Outturn.Settlement;

namespace Outturn.Simulation.Triggers;

/// <summary>What a payment pays for counts of a cohort: the scheme itself settles them, as so many
/// rows of a statistic.</summary>
internal sealed class TermPay
{
    // Percents of people, more of them where something near the baseline of a half is paid.
    private static readonly int[] Tried =
        [0, 10, 20, 30, 40, 42, 44, 45, 46, 47, 48, 49, 50, 51, 52, 54, 57, 60, 70, 80, 90, 100];

    private readonly Scheme _scheme;
    private readonly FactBase _facts;
    private readonly long _smallest;

    /// <summary>The payment of a scheme.</summary>
    /// <exception cref="NotPlannableException">It hangs on more than a count.</exception>
    public TermPay(Scheme scheme, Payment payment)
    {
        CellSpace space = ((PaidCells)payment.For).Space;
        (_scheme, Roles) = TermRewrite.Of(scheme, payment);
        _smallest = CohortCells.Smallest(scheme, space);
        _facts = FactBase.Read(new FactFileSet(), _scheme, scheme.Term.LongStop, 1);
        if (_facts.Providers.Count == 0)
        {
            _facts = _facts with { Providers = new NameList(["any"]) };
        }
        ImmutableArray<long>[] cells = [.. CohortCells.Of(scheme, space)];
        ImmutableArray<long>[] paid = [.. Distinguished(cells)];
        if (paid.Length == 0)
        {
            throw new NotPlannableException(
                Refused ?? "it comes to the same whatever is counted");
        }
        Cell = paid[0];
        int provider = space.ProviderDimension;
        Decisions = provider < 0
            ? paid.Length : paid.Count(c => c[provider] == Cell[provider]);
    }

    private TermPay(TermPay other)
    {
        (_scheme, _facts, _smallest) = (other._scheme, other._facts, other._smallest);
        (Roles, Cell, Decisions) = (other.Roles, other.Cell, other.Decisions);
    }

    /// <summary>What the figures are that it reads.</summary>
    public FigureRoles Roles { get; }

    /// <summary>The keys of the cell that it is reckoned for: the first that is paid.</summary>
    public ImmutableArray<long> Cell { get; }

    /// <summary>How often a provider is decided on: in how many cells it could be paid.</summary>
    public long Decisions { get; }

    /// <summary>Why the last counts asked for were refused, or null.</summary>
    public string? Refused { get; private set; }

    /// <summary>What other payments for the same count pay is added.</summary>
    public ImmutableArray<TermPay> Besides { get; init; } = [];

    /// <summary>This and others together.</summary>
    public TermPay With(IEnumerable<TermPay> others) => new(this) { Besides = [.. others] };

    /// <summary>Money in minor units for each of some counts.</summary>
    public long[] Of(IReadOnlyList<CountedRow> rows)
    {
        long[] all = Of(rows, _ => Cell);
        foreach (TermPay other in Besides)
        {
            long[] more = other.Of(rows);
            for (int i = 0; i < all.Length; i++)
            {
                all[i] += more[i];
            }
        }
        return all;
    }

    private long[] Of(IReadOnlyList<CountedRow> rows, Func<int, ImmutableArray<long>> cell)
    {
        var table = ImmutableArray.CreateBuilder<CellRow>(rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            table.Add(new CellRow(
                cell(i).Add(i),
                rows[i].People < _smallest ? CountedRow.NotMeasured : rows[i].Values,
                -1, _scheme.Term.From.DayNumber, 1));
        }
        FactBase facts = _facts with
        {
            Statistics = [new StatisticTable(
                _scheme.Facts.Statistics[0], table.MoveToImmutable())],
        };
        var taken = new RowAmounts(rows.Count);
        SettlementResult settled = Settle.Of(_scheme, facts, new SettlingOptions
        {
            Receiver = taken,
        });
        Refused = settled.Unpaid.FirstOrDefault() is { } unpaid ? unpaid.What : null;
        return taken.Of;
    }

    // A cell that is paid nothing, or the same, for every count tells nothing.
    private IEnumerable<ImmutableArray<long>> Distinguished(ImmutableArray<long>[] cells)
    {
        long people = Math.Max(1_200, _smallest);
        CountedRow[] counts = [.. Tried.Select(share => new CountedRow(
            people, people * share / 100, Quantities.Rational.Of(1, 2)) { Others = people })];
        long[] paid = Of(
            [.. cells.SelectMany(_ => counts)], i => cells[i / counts.Length]);
        return cells.Where((_, c) => paid.AsSpan(c * counts.Length, counts.Length)
            .ContainsAnyExcept(paid[c * counts.Length]));
    }
}
