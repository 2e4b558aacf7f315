namespace Outturn.Settlement;

/// <summary>What is due to date under one key of the ledger: clause, item or cell, payer, payee and
/// payment period (language reference 10, "Due minus posted").</summary>
/// <param name="First">The first of the parts added up: it tells the key.</param>
/// <param name="Amount">Their sum in minor units.</param>
public readonly record struct KeyedDue(Due First, long Amount)
{
    /// <summary>Adds up dues by key, in the order in which each key first occurs. What is payable
    /// after the as-at date is left out.</summary>
    public static IEnumerable<KeyedDue> Of(SettlementNames names, IReadOnlyList<Due> dues) =>
        AreApart(dues)
            ? dues.Where(d => d.Date <= names.AsAt).Select(d => new KeyedDue(d, d.Amount))
            : AddedUp(names, dues);

    // A sweep hands over items in ascending order, and mostly one due for each: then no two have
    // one key, and there is nothing to add up.
    private static bool AreApart(IReadOnlyList<Due> dues)
    {
        for (int i = 0; i < dues.Count; i++)
        {
            if (dues[i].Line.Cell >= 0 || (i > 0 && !IsBefore(dues[i - 1].Line, dues[i].Line)))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsBefore(in Line a, in Line b)
    {
        if (a.Participant != b.Participant)
        {
            return a.Participant < b.Participant;
        }
        if (a.Payment != b.Payment)
        {
            return a.Payment < b.Payment;
        }
        return a.Outcome != b.Outcome ? a.Outcome < b.Outcome : a.N < b.N;
    }

    private static List<KeyedDue> AddedUp(SettlementNames names, IReadOnlyList<Due> dues)
    {
        var index = new Dictionary<Key, int>(dues.Count);
        var sums = new List<KeyedDue>(dues.Count);
        foreach (Due due in dues)
        {
            if (due.Date > names.AsAt)
            {
                continue;
            }
            var key = new Key(due, names.PaymentPeriodIndex(due.Date));
            if (index.TryGetValue(key, out int at))
            {
                sums[at] = sums[at] with { Amount = checked(sums[at].Amount + due.Amount) };
            }
            else
            {
                index.Add(key, sums.Count);
                sums.Add(new KeyedDue(due, due.Amount));
            }
        }
        return sums;
    }

    private readonly record struct Key(
        int Payment, int Outcome, int Participant, long Cell, int N, int Payer, int Payee,
        int Period, int Entry)
    {
        public Key(in Due due, int period)
            : this(
                due.Line.Payment, due.Line.Outcome, due.Line.Participant, due.Line.Cell,
                due.Line.N, due.Payer, due.Payee, period, due.Line.Entry)
        {
        }
    }
}
