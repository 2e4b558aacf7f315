using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>The prices of payments that share an account, or of one payment with a tier, in payment
/// order: what their lines, and those of other payments that repay the accounts which they read,
/// leave owing goes into the price of the next (language reference 8).</summary>
internal sealed class OrderedPrice
{
    private readonly Dictionary<int, (ResolvedPayment Payment, TierPricing? Tier)> _payments;
    private readonly List<Line> _others;
    private readonly AccountBook? _book;
    private int _next;

    public OrderedPrice(
        Workings workings, FormulaBook formulas, IReadOnlyList<ResolvedPayment> payments,
        List<Line> others)
    {
        _others = others;
        _payments = payments.ToDictionary(
            p => p.Index,
            p => (p, p.Payment.Tier is null
                ? null
                : new TierPricing(workings.Scheme, formulas, p)));
        _book = payments.Any(p => p.Payment.SharesAccount)
            ? new AccountBook(workings, formulas)
            : null;
    }

    /// <summary>Reads balances before a line, and notes what it reads.</summary>
    public Func<int, Value>? Owed(Line line, Dictionary<(LineKey, int), Value>? noted)
    {
        if (_book is null)
        {
            return null;
        }
        for (; _next < _others.Count && PaymentOrder.Compare(_others[_next], line) < 0; _next++)
        {
            Repay(_others[_next]);
        }
        return account =>
        {
            var owed = Value.Of(_book.Owed(account, line.Payable));
            if (noted is not null)
            {
                noted[(new LineKey(line), account)] = owed;
            }
            return owed;
        };
    }

    /// <summary>How an account stands on a day, once every line is priced.</summary>
    public AccountStanding Standing(int account, int day)
    {
        for (; _next < _others.Count; _next++)
        {
            Repay(_others[_next]);
        }
        return _book!.Standing(account, day);
    }

    /// <summary>The amount of a line in minor units; null where its price is missing.</summary>
    public long? Of(Subject s, in Candidate candidate, out TierSteps? steps)
    {
        steps = null;
        (ResolvedPayment payment, TierPricing? tier) = _payments[candidate.Line.Payment];
        if (tier is not null)
        {
            return tier.Price(s, candidate, out steps);
        }
        if (payment.Plan is not null)
        {
            return candidate.Line.Amount;
        }
        bool isKnown = payment.Price!.TryAmount(
            s, candidate.Line.SmallUnits, payment.Rule, out long amount);
        // A cell that comes to nothing has no line.
        return isKnown && (amount != 0 || candidate.Line.Cell < 0) ? amount : null;
    }

    /// <summary>Notes what a line repays, and when that is taken back.</summary>
    public void Repay(in Line line)
    {
        _book?.Repay(line, line.Payable, line.Amount);
        if (line.Undone != Days.None)
        {
            _book?.Repay(line, Math.Max(line.Undone, line.Payable), -line.Amount);
        }
    }
}
