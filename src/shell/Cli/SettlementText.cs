using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>The settlement as a person reads it.</summary>
internal static class SettlementText
{
    private const int ManyProviders = 12;
    private static readonly string[] NoColumns = [];

    public static void Print(SettlementReport report, TextWriter to)
    {
        SettlementResult result = report.Result;
        to.WriteLine(result.Scheme.Title);
        to.WriteLine($"As at {CalendarDates.InWords(result.Facts.AsAt)}, "
            + $"scheme version {result.Scheme.Version[..19]}");
        to.WriteLine();
        var totals = new TextTable("", "Amount");
        totals.Add("Due", Words(report, result.Due));
        if (result.Scheme.Vat is not null)
        {
            totals.Add("  of it net", Words(report, result.Due - result.Vat));
            totals.Add("  of it VAT", Words(report, result.Vat));
        }
        totals.Add("Posted before", Words(report, report.Posted));
        totals.Add("To post", Words(report, report.ToPost));
        totals.Add("Earned, not yet payable", Words(report, result.NotYetPayable));
        totals.Print(to);
        to.WriteLine();
        Clauses(report, to);
        Named(report, "Provider", result.ByProvider, to);
        Named(report, "Period", result.ByPeriod, to);
        Named(report, "Payer", result.ByPayer, to);
        Standards(report.Result, to);
    }

    // Cells are counted here and listed in measures.csv.
    private static void Standards(SettlementResult result, TextWriter to)
    {
        var table = new TextTable("Standard", "Met", "Not met");
        bool any = false;
        foreach ((var measure, long met, long notMet) in result.Standards())
        {
            any |= met + notMet > 0;
            table.Add(
                $"{measure.Number} {measure.Title}",
                Numerals.WithCommas(met),
                Numerals.WithCommas(notMet));
        }
        if (any)
        {
            table.Print(to);
            to.WriteLine();
        }
    }

    private static string Words(SettlementReport report, Money money) =>
        report.Currency.InWords(money);

    private static void Clauses(SettlementReport report, TextWriter to)
    {
        bool hasVat = report.Result.Scheme.Vat is not null;
        string[] parts = hasVat ? ["Net", "VAT"] : NoColumns;
        var table = new TextTable(["Clause", "People", "Units", .. parts, "Due"]);
        foreach ((ClauseAmount clause, var payment) in
            report.Result.ByClause.Zip(report.Result.Scheme.Payments))
        {
            table.Add(
            [
                $"{payment.Number} {payment.Title}",
                Numerals.WithCommas(clause.People),
                clause.Units.IsWhole
                    ? Numerals.WithCommas(clause.Units.Numerator)
                    : clause.Units.ToString(),
                .. hasVat ? [Words(report, clause.Net), Words(report, clause.Vat)] : NoColumns,
                Words(report, clause.Amount),
            ]);
        }
        table.Print(to);
        to.WriteLine();
    }

    private static void Named(
        SettlementReport report, string heading, IReadOnlyList<NamedAmount> amounts, TextWriter to)
    {
        if (amounts.Count < 2)
        {
            return;
        }
        // "and 1 more" would take the line that the one needs.
        int shown = amounts.Count == ManyProviders + 1 ? amounts.Count : ManyProviders;
        var table = new TextTable(heading, "Due");
        foreach (NamedAmount amount in amounts.Take(shown))
        {
            table.Add(amount.Name, Words(report, amount.Amount));
        }
        if (amounts.Count > shown)
        {
            long rest = amounts.Skip(shown).Sum(a => a.Amount.Minor);
            table.Add(
                $"and {Numerals.Text(amounts.Count - shown)} more",
                Words(report, new Money(rest)));
        }
        table.Print(to);
        to.WriteLine();
    }

    /// <summary>What was refused, in short, for stderr.</summary>
    public static void PrintRefused(SettlementReport report, bool sayWhere, TextWriter to)
    {
        FactBase facts = report.Result.Facts;
        to.WriteLine($"{Numerals.WithCommas(facts.Counts.Rows)} rows read, "
            + $"{Numerals.WithCommas(facts.Counts.Accepted)} accepted, "
            + $"{Numerals.WithCommas(facts.Counts.Refused)} refused"
            + (facts.Counts.Refused == 0 ? "" : ": " + string.Join(", ", facts.Refused.ByReason()
                .Select(r => $"{RefusalReasons.Name(r.Reason)} {Numerals.Text(r.Rows)}"))));
        foreach (Refusal refusal in facts.Refused.All().Take(5))
        {
            to.WriteLine($"  {refusal.File}:{Numerals.Text(refusal.Line)} {refusal.Column} "
                + $"{refusal.ReasonName}: \"{refusal.Found}\". {refusal.Remedy}");
        }
        foreach (Unpaid unpaid in report.Result.Unpaid.Take(5))
        {
            string refused = unpaid.Measure < 0 ? "not paid" : "not counted";
            to.WriteLine($"  {refused}: {unpaid.Clause(report.Result.Scheme).Name} for "
                + $"{SettlementFiles.Subject(report.Result, unpaid)}: {unpaid.What}. "
                + $"{unpaid.Remedy}");
        }
        if (sayWhere && facts.Counts.Refused + report.Result.Unpaid.Length > 5)
        {
            to.WriteLine("  all of them: settle again with --out DIR");
        }
    }
}
