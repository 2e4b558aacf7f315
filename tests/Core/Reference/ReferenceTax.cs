using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>VAT on what is due (language reference 8, "VAT"): for each line, payer and recipient
/// all parts so far are gone through again, and the tax on them is rounded once.</summary>
internal sealed partial class ReferenceSettlement
{
    private List<Owing> Taxed(IReadOnlyList<Owing> owings)
    {
        if (Scheme.Vat is not { } vat)
        {
            return [.. owings];
        }
        var all = new List<Owing>();
        var before = new List<Owing>();
        // The parts come in the order of their days; those of one part stand together.
        foreach (var part in Parts(owings))
        {
            try
            {
                List<Owing> taxes = [.. part.Select((o, i) => o with
                {
                    Amount = TaxOn(vat, o, [.. before, .. part.Take(i + 1)])
                        - TaxOn(vat, o, [.. before, .. part.Take(i)]),
                    Payee = Accounts(vat, o),
                    IsVat = true,
                })];
                bool isInside = PaymentOf(part[0].Part.Line).Vat == VatTreatment.Inclusive;
                all.AddRange(part.Zip(taxes, (o, tax) =>
                    isInside ? o with { Amount = o.Amount - tax.Amount } : o));
                all.AddRange(taxes);
                before.AddRange(part);
            }
            catch (Exception e) when (IsRefusal(e))
            {
                // Nothing of the part is paid.
            }
        }
        return all;
    }

    private static IEnumerable<List<Owing>> Parts(IReadOnlyList<Owing> owings)
    {
        var part = new List<Owing>();
        foreach (Owing owing in owings)
        {
            if (part.Count > 0 && !ReferenceEquals(part[^1].Part, owing.Part))
            {
                yield return part;
                part = [];
            }
            part.Add(owing);
        }
        if (part.Count > 0)
        {
            yield return part;
        }
    }

    private string Accounts(Vat vat, Owing owing) => vat.IsPaidToProvider
        ? ProviderName(owing.Part.Line)
        : vat.PaidTo ?? owing.Payee;

    // Minor units of tax on all that is due of the line from one payer to one recipient.
    private long TaxOn(Vat vat, Owing of, IReadOnlyList<Owing> parts)
    {
        VatTreatment treatment = PaymentOf(of.Part.Line).Vat;
        if (treatment is not (VatTreatment.Net or VatTreatment.Inclusive))
        {
            return 0;
        }
        var charged = new Stack<(Rational Rate, Rational Amount)>();
        foreach (Owing owing in parts.Where(o => o.Part.Order == of.Part.Order
            && o.Payer == of.Payer && Accounts(vat, o) == Accounts(vat, of)))
        {
            Rational left = owing.Amount;
            while (left.Sign != 0 && charged.Count > 0
                && charged.Peek().Amount.Sign == -left.Sign)
            {
                (Rational rate, Rational amount) = charged.Pop();
                left += amount;
                if (left.Sign == amount.Sign)
                {
                    charged.Push((rate, left));
                    left = 0;
                }
            }
            if (left.Sign != 0)
            {
                charged.Push((RateOn(vat, owing.Part), left));
            }
        }
        return (long)Sum(charged.Select(c => c.Amount * (treatment == VatTreatment.Net
            ? c.Rate
            : c.Rate / (1 + c.Rate)))).Round(Rounding.HalfUp);
    }

    private Rational RateOn(Vat vat, Dated part) =>
        Of(vat.Rate, AskerOf(part.Line with { Payable = part.Date })) is { IsKnown: true } rate
            && rate.Number >= 0 && rate.Number <= 1
                ? rate.Number
                : throw new NotPayableException("no rate of VAT");
}
