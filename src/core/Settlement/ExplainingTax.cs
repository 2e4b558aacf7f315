using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Puts VAT into words: at which rate a line bears it and why, and what of an amount is
/// net and what is tax.</summary>
internal sealed class ExplainingTax(ExplainingRun run, ExplainingFormulas formulas)
{
    private readonly LineSubject _lines = new(run.Workings, [run.Scheme.Vat?.Rate]);

    /// <summary>Net, tax and gross of some dues: <c>£100 + £20 VAT = £120</c>; the amount alone
    /// where there is no tax.</summary>
    public static string Words(ExplainingValues values, IReadOnlyList<Due> dues)
    {
        long all = dues.Sum(d => d.Amount);
        long tax = dues.Where(d => d.IsVat).Sum(d => d.Amount);
        return tax == 0 ? values.Money(all)
            : all == tax ? $"{values.Money(tax)} VAT"
            : $"{values.Money(all - tax)} + {values.Money(tax)} VAT = {values.Money(all)}";
    }

    /// <summary>How a line stands to VAT; nothing where the scheme says nothing.</summary>
    public IEnumerable<ExplanationNode> Of(Line line)
    {
        VatTreatment treatment = run.Scheme.Payments[line.Payment].Vat;
        if (treatment == VatTreatment.Unsaid)
        {
            return [];
        }
        return Vat.IsBorne(treatment) && run.Scheme.Vat is { } vat
            ? Rates(line, vat, treatment)
            : [Note(treatment == VatTreatment.Exempt
                ? "exempt from VAT" : "outside the scope of VAT", null)];
    }

    // One rate for each day on which a part becomes payable; mostly they are one and the same.
    private IEnumerable<ExplanationNode> Rates(Line line, Vat vat, VatTreatment treatment)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (int day in run.DuesOf(line).Where(d => !d.IsVat && d.Date <= run.Names.AsAt)
            .Select(d => d.Date).Distinct().Order())
        {
            Subject s = run.TracedSubject();
            _lines.Put(s, line with { Payable = day });
            ExplanationNode node = Rate(vat, s, treatment, out string text);
            if (told.Add(text))
            {
                yield return node;
            }
        }
    }

    private ExplanationNode Rate(
        Vat vat, Subject s, VatTreatment treatment, out string text)
    {
        try
        {
            ExplanationNode rate = formulas.Work("rate", vat.Rate, s, out Value value);
            string percent = run.Values.Words(vat.Rate.Type, value);
            text = treatment == VatTreatment.Net
                ? $"net of VAT: {percent} is added, rounded half up for each payer"
                : $"VAT of {percent} is in the amount: {Part(value)} of it, rounded half up for "
                    + "each payer";
            return Note(text, vat).Add(rate);
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            text = "its rate of VAT cannot be worked out, so nothing is paid";
            return Note(text, vat);
        }
    }

    // Of an amount with 20% in it a sixth is tax.
    private static string Part(Value rate) => (rate.Number / (1 + rate.Number)).ToString();

    private static ExplanationNode Note(string text, Vat? vat) =>
        new(ExplanationKind.Note, text) { Place = vat?.Place ?? Place.None };
}
