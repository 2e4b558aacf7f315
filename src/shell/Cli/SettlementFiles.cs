using Outturn.Exchange;
using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>The files that <c>settle --out DIR</c> leaves: statements, measures, refused rows,
/// unpaid items.</summary>
internal static class SettlementFiles
{
    /// <summary>Makes the folder, before anything is posted that its statements would lack.
    /// </summary>
    /// <exception cref="CommandException">A file has the name.</exception>
    public static void Prepare(string folder)
    {
        if (System.IO.File.Exists(folder))
        {
            throw CommandException.Usage($"{folder} is a file. Name a folder with --out DIR.");
        }
        Directory.CreateDirectory(folder);
    }

    public static void Write(
        string folder, SettlementReport report, IReadOnlyList<StatementLine> lines)
    {
        Currency currency = report.Currency;
        File(folder, "statements.csv", to =>
        {
            bool hasVat = report.Result.Scheme.Vat is not null;
            to.Write("provider,period,clause,payer,payee,lines,amount"
                + (hasVat ? ",net,vat\n" : "\n"));
            foreach (StatementLine l in lines)
            {
                Row(to,
                [
                    l.Provider, l.Period, l.Clause, l.Payer, l.Payee,
                    Numerals.Text(l.Lines), currency.Format(l.Amount),
                    .. hasVat ? Vat(l, currency) : [],
                ]);
            }
        });
        File(folder, "settlement.txt", to => SettlementText.Print(report, to));
        File(folder, "refused.csv", to => RefusedCsv.Write(to, report.Result.Facts.Refused));
        File(folder, "unpaid.csv", to => Unpaid(to, report.Result));
        File(folder, "measures.csv", to => Measures(to, report.Result));
    }

    private static string[] Vat(StatementLine line, Currency currency) =>
        [currency.Format(line.Net), currency.Format(line.Vat)];

    private static void Unpaid(TextWriter to, SettlementResult result)
    {
        to.Write("clause,subject,number,reason,what,remedy\n");
        foreach (Unpaid unpaid in result.Unpaid)
        {
            Row(to, unpaid.Clause(result.Scheme).Name, Subject(result, unpaid),
                Numerals.Text(unpaid.N), UnpaidWords.Name(unpaid.Reason), unpaid.What,
                unpaid.Remedy);
        }
    }

    private static void Measures(TextWriter to, SettlementResult result)
    {
        to.Write("measure,cell,value,numerator,denominator,met\n");
        foreach (MeasuredCell cell in result.Measured())
        {
            (string value, string numerator, string denominator) = Exact(cell.Value);
            Row(to, cell.Measure.Name, cell.Cell, value, numerator, denominator, cell.Met);
        }
    }

    // A spreadsheet takes 2/3 for the second of March. So a fraction that no decimal holds is
    // written to twelve places, with its two halves beside it.
    private static (string Value, string Numerator, string Denominator) Exact(string value) =>
        value.Split('/') is [var numerator, var denominator]
        && Rational.TryParse(numerator.AsSpan(), out Rational over)
        && Rational.TryParse(denominator.AsSpan(), out Rational under)
            ? ((over / under).ToDecimals(12, Rounding.HalfEven), numerator, denominator)
            : (value, "", "");

    /// <summary>Whom an unpaid item is of: a participant or a cell.</summary>
    public static string Subject(SettlementResult result, Unpaid unpaid)
    {
        if (unpaid.Participant >= 0)
        {
            return result.Names.Participant(unpaid.Participant);
        }
        CellSpace? space = unpaid.Measure >= 0
            ? result.Scheme.Measures[unpaid.Measure].Space
            : (result.Scheme.Payments[unpaid.Payment].For as PaidCells)?.Space;
        return unpaid.Cell >= 0 && space is not null
            ? result.Names.Cell(space, unpaid.Cell)
            : "scheme";
    }

    private static void File(string folder, string name, Action<TextWriter> write)
    {
        using var to = new StreamWriter(Path.Combine(folder, name)) { NewLine = "\n" };
        write(to);
    }

    private static void Row(TextWriter to, params string[] cells)
    {
        to.Write(string.Join(',', cells.Select(SpreadsheetCell.Of)));
        to.Write('\n');
    }
}
