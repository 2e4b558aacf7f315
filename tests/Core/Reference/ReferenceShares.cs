using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Who pays and who receives (language reference 8).</summary>
internal sealed partial class ReferenceSettlement
{
    /// <summary>A part of a line with payer and payee.</summary>
    private sealed record Owing(Dated Part, long Amount, string Payer, string Payee)
    {
        /// <summary>True where it is VAT.</summary>
        public bool IsVat { get; init; }
    }

    private List<Owing> Shared(IReadOnlyList<Dated> parts)
    {
        var all = new List<Owing>();
        var falls = new Falls();
        foreach (Dated part in parts)
        {
            Payment payment = PaymentOf(part.Line);
            List<Owing> owings = [new Owing(
                part, part.Amount, NameOf(payment.By, part.Line),
                payment.To is { } to ? NameOf(to, part.Line) : ProviderName(part.Line))];
            foreach (Share share in Scheme.Shares.Where(s => s.Of.Contains(part.Line.Payment)))
            {
                var next = new List<Owing>();
                foreach (Owing owing in owings)
                {
                    next.AddRange(share.InOrder
                        ? Falling(share, owing, falls)
                        : Noted(share, Parted(share, owing), falls));
                }
                owings = next;
            }
            // A share that repays says how much; without one the payment repays with all.
            falls.Repaid.Add(
                Scheme.Accounts.Any(a => a.RepaidByShares.Any(s =>
                    Scheme.Shares[s].Of.Contains(part.Line.Payment)))
                    ? [] : RepaidBy(part.Line.Payment),
                part.Date, part.Amount);
            all.AddRange(owings);
        }
        return Taxed(all);
    }

    private Payment PaymentOf(Priced line) => Scheme.Payments[line.Payment];

    private string NameOf(string party, Priced line) =>
        party == "provider" ? ProviderName(line) : party;

    private string ProviderName(Priced line) =>
        line.Provider < 0 ? "provider" : Facts.Base.Providers[line.Provider];

    private IEnumerable<Owing> Parted(Share share, Owing owing)
    {
        var leaves = new List<(SharePart Part, string Party, Rational Fraction)>();
        Divide(share.Parts, 1);
        long[] amounts = Split(
            owing.Amount, [.. leaves.Select(l => l.Fraction)], share.Remainder,
            name => leaves.FindIndex(l => l.Part.Party == name));
        return leaves.Zip(amounts).Where(l => l.Second != 0).Select(l => share.IsPayers
            ? owing with { Amount = l.Second, Payer = l.First.Party }
            : owing with { Amount = l.Second, Payee = l.First.Party });

        void Divide(IReadOnlyList<SharePart> parts, Rational whole)
        {
            Rational Fraction(SharePart p) => PartyName(p, owing.Part.Line) is null
                ? 0
                : Of(p.Part!, AskerOf(owing.Part.Line)).Number;
            Rational rest = 1 - Sum(parts.Where(p => p.Part is not null).Select(Fraction));
            foreach (SharePart part in parts)
            {
                Rational fraction = whole * (part.Part is null ? rest : Fraction(part));
                if (part.Again.Length > 0)
                {
                    Divide(part.Again, fraction);
                }
                else
                {
                    leaves.Add((part, PartyName(part, owing.Part.Line) ?? "", fraction));
                }
            }
        }
    }

    // A part that is split again has no party of its own.
    private string? PartyName(SharePart part, Priced line)
    {
        if (part.Again.Length > 0)
        {
            return "";
        }
        if (part.IsProvider)
        {
            return ProviderName(line);
        }
        if (part.Attribute < 0)
        {
            return part.Party;
        }
        Value text = Facts.Attribute(part.Attribute, line.Person, line.Achieved);
        return text.IsKnown ? Facts.Base.Texts[(int)text.Whole] : null;
    }
}
