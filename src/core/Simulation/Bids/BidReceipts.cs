using Outturn.Facts;
using Outturn.Schemes;
using Outturn.Settlement;
using Outturn.Simulation.Payments;

namespace Outturn.Simulation.Bids;

/// <summary>What a settlement pays a provider, by clause and month: the scheme's own payments,
/// limits and shares included, less what the provider must pay.</summary>
internal sealed class BidReceipts(MonthGrid grid, string provider, int rows) : IDueReceiver
{
    private readonly long[][] _sums =
        [.. Enumerable.Range(0, rows).Select(_ => new long[grid.Count])];

    /// <summary>The path of some people under a scheme.</summary>
    /// <param name="setting">The offer.</param>
    /// <param name="people">Who came and what happened.</param>
    /// <param name="scheme">The scheme offered, or one with a clause changed.</param>
    public static BidPath Of(BidSetting setting, BidPeople people, Scheme scheme)
    {
        var receipts = new BidReceipts(setting.Grid, setting.Profile.Id, setting.Clauses);
        FactBase known = FactBase.Read(people.Files, scheme, scheme.Term.LongStop, 1);
        SettlementResult settled = Settle.Of(
            scheme, known, new SettlingOptions { Receiver = receipts });
        double minor = scheme.Currency.MinorPerUnit;
        return new BidPath(
            people.Starts, people.Costs,
            [.. receipts._sums.Select(row => Array.ConvertAll(row, sum => sum / minor))])
        {
            Outcomes = setting.MainPayment < 0 ? 0
                : settled.ByClause.First(c =>
                    c.Clause == scheme.Payments[setting.MainPayment].Name).People,
        };
    }

    /// <inheritdoc/>
    public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues)
    {
        var piece = new List<(int Row, int Month, long Amount)>(dues.Count);
        foreach (Due due in dues)
        {
            int month = Math.Max(grid.Month(DateOnly.FromDayNumber(due.Date)), 0);
            long amount = (IsOwn(names.Payee(due)) ? due.Amount : 0)
                - (IsOwn(names.Payer(due)) ? due.Amount : 0);
            if (amount != 0 && month < grid.Count)
            {
                piece.Add((Row(names.Scheme, due.Line), month, amount));
            }
        }
        return piece;
    }

    /// <inheritdoc/>
    public void Take(object? prepared)
    {
        foreach ((int row, int month, long amount) in
            (List<(int Row, int Month, long Amount)>)prepared!)
        {
            _sums[row][month] += amount;
        }
    }

    // A cell that is of no provider in particular belongs to the only one that there is.
    private bool IsOwn(string party) => party == provider || party == "provider";

    private int Row(Scheme scheme, in Line line) =>
        line.Entry >= 0 ? scheme.Payments.Length + line.Entry
        : line.Payment >= 0 ? line.Payment : rows - 1;
}
