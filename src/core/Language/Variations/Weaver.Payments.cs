using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <content>Payments, for items and for cells.</content>
internal sealed partial class Weaver
{
    private Payment Weave(Payment[] all)
    {
        Payment first = all[0];
        Rest(all, p => p with
        {
            For = p.For.GetType() == first.For.GetType() && p.For is PaidItems ? first.For
                : p.For is PaidCells cells && first.For is PaidCells own
                    ? cells with { Where = own.Where } : p.For,
            OnlyIf = first.OnlyIf,
            Price = p.Price.GetType() == first.Price.GetType() ? first.Price : p.Price,
            Units = first.Units,
            Tier = p.Tier is { } tier && first.Tier is { } was
                ? tier with { Counts = was.Counts, Within = was.Within } : p.Tier,
            Payable = first.Payable,
            SharesAccount = first.SharesAccount,
        });
        Asked begun = Paid(first);
        Formula payable = Needed(all, p => p.Payable, begun);
        Asked asked = begun with
        {
            Payable = payable,
            Period = begun.Period ?? PaymentPeriod(payable),
        };
        // Whether a plan of instalments is there at all is asked before any part has a day.
        Asked whole = first.Price is Instalments ? begun : asked;
        return first with
        {
            For = For(all, whole),
            OnlyIf = Weave(all, p => p.OnlyIf, whole, Yes),
            Price = Price(all, asked, begun),
            Units = Weave(all, p => p.Units, whole, One),
            Tier = Tier(all, asked),
            Payable = payable,
        };
    }

    private static Asked Paid(Payment payment) => payment.For is PaidCells cells
        ? OfCell($"a cell of {payment.Name}", cells.Space)
        : Asked.Participant($"an item of {payment.Name}, before it is payable,") with
        {
            Achieved = Asked.AchievedOfItem,
        };

    private PaidFor For(Payment[] all, Asked asked)
    {
        if (all[0].For is PaidCells cells)
        {
            return cells with
            {
                Where = Weave(all, p => (p.For as PaidCells)?.Where, asked, Yes),
            };
        }
        var first = (PaidItems)all[0].For;
        PaidItems[] each = [.. all.Select(p => p.For as PaidItems ?? first)];
        int[] outcomes = [.. each.SelectMany(p => p.Outcomes).Distinct()];
        return first with
        {
            Outcomes = [.. outcomes],
            Alone = first.Outcomes is [var only] && outcomes.Length > 1 ? only : -1,
            Where = [.. outcomes.Select(o => Weave(each, p => WhereOf(p, o), asked, Yes))],
        };
    }

    // An outcome that a text does not pay for is paid for on no condition.
    private static Formula? WhereOf(PaidItems paid, int outcome) =>
        paid.Outcomes.IndexOf(outcome) is >= 0 and int at ? paid.Where[at] : No;

    private Price Price(Payment[] all, Asked asked, Asked begun)
    {
        Price first = all[0].Price;
        if (!Array.TrueForAll(all, p => p.Price.GetType() == first.GetType()))
        {
            return first;
        }
        Price[] prices = [.. all.Select(p => p.Price)];
        switch (first)
        {
            case UnitPrice unit:
                return unit with { Money = Needed(prices, p => ((UnitPrice)p).Money, asked) };
            case Pool pool:
                RestOf(prices, p => ((Pool)p) with
                {
                    Money = pool.Money,
                    Weight = pool.Weight,
                    Within = pool.Within,
                });
                return pool with
                {
                    Money = Needed(prices, p => ((Pool)p).Money, asked),
                    Weight = Needed(prices, p => ((Pool)p).Weight, asked),
                    Within = Many(prices, p => ((Pool)p).Within, asked),
                };
            case Instalments plan:
                return Plan(prices, plan, begun);
            default:
                RestOf(prices, p => p);
                return first;
        }
    }

    // A part has a day: what is earned from a date on goes by it.
    private Instalments Plan(Price[] prices, Instalments first, Asked begun)
    {
        RestOf(prices, p => (Instalments)p with
        {
            Of = first.Of,
            Count = first.Count,
            From = first.From,
            While = first.While,
            Completed = first.Completed,
        });
        Asked part = begun with
        {
            Payable = Asked.Tried,
            Period = begun.Period ?? PaymentPeriod(Asked.Tried),
        };
        return first with
        {
            Of = Needed(prices, p => ((Instalments)p).Of, part),
            Count = Weave(prices, p => ((Instalments)p).Count, begun),
            From = Needed(prices, p => ((Instalments)p).From, begun),
            While = Weave(prices, p => ((Instalments)p).While, part, Yes),
            Completed = Weave(prices, p => ((Instalments)p).Completed, begun),
        };
    }

    private Tier? Tier(Payment[] all, Asked asked)
    {
        if (all[0].Tier is not { } first || !Array.TrueForAll(all, p => p.Tier is not null))
        {
            return all[0].Tier;
        }
        return first with
        {
            Counts = Weave(all, p => p.Tier!.Counts, asked),
            Within = Many(all, p => p.Tier!.Within, asked),
        };
    }

    private void RestOf(Price[] prices, Func<Price, Price> bare)
    {
        Price first = bare(prices[0]);
        int other = Array.FindIndex(prices, p => !Sameness.Same(first, bare(p)));
        if (other >= 0)
        {
            Fixed(other);
        }
    }
}
