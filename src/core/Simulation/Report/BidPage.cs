using System.Text;
using Outturn.Simulation.Bids;

namespace Outturn.Simulation.Report;

/// <summary>"Should we sign this?" as two printed pages for a board of trustees: the answer, the
/// cash, the clauses that hurt, what to ask for, and what it all rests on.</summary>
public static class BidPage
{
    /// <summary>The page; ends with a line break.</summary>
    /// <param name="bids">One for each offer.</param>
    /// <param name="command">The command line that makes the same page.</param>
    public static string Print(IReadOnlyList<BidResult> bids, string command)
    {
        StringBuilder page = PageFrame.Open($"Should {bids[0].Setting.Profile.Name} sign?");
        if (bids.Count > 1)
        {
            page.Append("<h2>The offers side by side</h2>\n").Append(Table(
                "Offers", BidRows.Head, bids.Select(BidRows.Of)));
        }
        for (int i = 0; i < bids.Count; i++)
        {
            Offer(page, bids[i], i, bids.Count > 1 ? $"Offer {Svg.N(i + 1)}: " : "");
        }
        page.Append("<h2>What this rests on</h2>\n")
            .Append(Fold("Every figure used, with its mark", Assumptions(bids[0].Setting.Profile)))
            .Append("<p>Made by <code>").Append(Svg.Escape(command)).Append("</code>; ")
            .Append(Svg.N(bids[0].Options.Runs)).Append(" ways it may go, seed ")
            .Append(bids[0].Options.Seed).Append(", scheme version <code>")
            .AppendJoin("</code>, <code>", bids.Select(b => b.Setting.Scheme.Version[..19]))
            .Append("</code>.</p>\n").Append(PageFrame.Close);
        return page.ToString();
    }

    private static void Offer(StringBuilder page, BidResult bid, int index, string prefix)
    {
        page.Append("<h2>").Append(Svg.Escape(prefix + bid.Setting.Scheme.Title))
            .Append("</h2>\n")
            .Append("<p class=\"headline\">").Append(Svg.Escape(BidWords.Headline(bid)))
            .Append("</p>\n<p>").Append(Svg.Escape(BidWords.BreakEven(bid))).Append("</p>\n")
            .Append(Fan(bid, index, prefix));
        if (!bid.Clauses.IsEmpty)
        {
            page.Append("<h3>The clauses that hurt most</h3>\n").Append(Table(
                prefix + "Clauses, and what changing each alone would do", BidRows.ClauseHead,
                bid.Clauses.Take(BidWords.Most).Select(c => BidRows.Of(bid, c))));
        }
        string[] asks = [.. BidWords.Asks(bid)];
        if (asks.Length > 0)
        {
            page.Append("<h3>What to ask the commissioner for</h3>\n<ol>\n");
            foreach (string ask in asks)
            {
                page.Append("<li>").Append(Svg.Escape(ask)).Append("</li>\n");
            }
            page.Append("</ol>\n");
        }
    }

    private static string Fan(BidResult bid, int index, string prefix)
    {
        double limit = -bid.Setting.Profile.Type.Overdraft;
        var chart = new LineChart(bid.Setting.Scheme.Currency.Symbol ?? "", 1, limit, 0);
        BidOutcome offered = bid.Offered;
        foreach ((string name, double p) in new[]
        {
            ("best tenth", .9), ("middle", .5), ("worst tenth", .1),
        })
        {
            chart.Add(name, [.. Enumerable.Range(0, offered.Months)
                .Select(m => offered.Balance(m, p))]);
        }
        chart.Add("overdraft limit", [.. Enumerable.Repeat(limit, offered.Months)]);
        return chart.Html(
            "cash" + Svg.N(index), prefix + "Cash at the end of each month; below the overdraft "
            + "limit bills cannot be paid");
    }

    private static string Assumptions(Profile profile) => new ChartTable(
        ["figure", "value", "mark", "source"],
        [.. profile.Assumptions.Distinct().Select(a => (IReadOnlyList<string>)
            [a.Path, a.Value, a.Mark, a.Source])]).Html("Every figure used, with its mark");

    private static string Fold(string title, string table) =>
        $"<p>{Svg.Escape(title)}.</p>\n{table}";

    private static string Table(
        string title, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        new ChartTable(head, [.. rows]).Open(title);
}
