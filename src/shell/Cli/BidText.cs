using Outturn.Quantities;
using Outturn.Simulation.Bids;
using Outturn.Simulation.Report;

namespace Outturn.Cli;

/// <summary>Whether to sign, for people.</summary>
internal static class BidText
{
    public static void Print(IReadOnlyList<BidResult> bids, TextWriter to)
    {
        if (bids.Count > 1)
        {
            Table(BidRows.Head, bids.Select(BidRows.Of), to);
            to.WriteLine();
        }
        for (int i = 0; i < bids.Count; i++)
        {
            if (i > 0)
            {
                to.WriteLine();
            }
            Print(bids[i], to);
        }
    }

    private static void Print(BidResult bid, TextWriter to)
    {
        Schemes.Scheme scheme = bid.Setting.Scheme;
        to.WriteLine($"{scheme.Title}: should {bid.Setting.Profile.Name} sign?");
        to.WriteLine($"{Numerals.Text((bid.Options.Runs + 1) / 2 * 2)} ways it may go, from seed "
            + $"{Numerals.Text((long)bid.Options.Seed)}, scheme version {scheme.Version[..19]}, "
            + $"{BidWords.People(bid)} people");
        to.WriteLine();
        to.WriteLine(BidWords.Headline(bid));
        to.WriteLine(BidWords.BreakEven(bid));
        to.WriteLine();
        Table(BidRows.CashHead, BidRows.Cash(bid), to);
        if (!bid.Clauses.IsEmpty)
        {
            to.WriteLine();
            Table(
                BidRows.ClauseHead,
                bid.Clauses.Take(BidWords.Most).Select(c => BidRows.Of(bid, c)), to);
        }
        to.WriteLine();
        to.WriteLine("What to ask for");
        foreach (string ask in BidWords.Asks(bid).DefaultIfEmpty("Nothing that is known helps."))
        {
            to.WriteLine("- " + ask);
        }
    }

    private static void Table(
        IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, TextWriter to)
    {
        var table = new TextTable([.. head]);
        foreach (IReadOnlyList<string> row in rows)
        {
            table.Add([.. row]);
        }
        table.Print(to);
    }
}
