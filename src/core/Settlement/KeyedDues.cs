using System.Runtime.InteropServices;

namespace Outturn.Settlement;

/// <summary>What is due to date under one key of the ledger: clause, item or cell, payer, payee and
/// payment period (language reference 10, "Due minus posted").</summary>
/// <param name="First">The first of the parts added up: it tells the key.</param>
/// <param name="Amount">Their sum in minor units.</param>
public readonly record struct KeyedDue(Due First, long Amount)
{
    /// <summary>Adds up dues by key, in the order in which each key first occurs. What is payable
    /// after the as-at date is left out.</summary>
    public static IReadOnlyList<KeyedDue> Of(SettlementNames names, IReadOnlyList<Due> dues)
    {
        var all = new List<KeyedDue>(dues.Count);
        Each(names, dues, (first, amount) => all.Add(new KeyedDue(first, amount)));
        return all;
    }

    /// <summary>The same, one after another: the first part of each key, and the sum.</summary>
    public static void Each(
        SettlementNames names, IReadOnlyList<Due> dues, Action<Due, long> take)
    {
        ReadOnlySpan<Due> all = Span(dues);
        if (!AreApart(all))
        {
            foreach (KeyedDue due in AddedUp(names, all))
            {
                take(due.First, due.Amount);
            }
            return;
        }
        foreach (ref readonly Due due in all)
        {
            if (due.Date <= names.AsAt)
            {
                take(due, due.Amount);
            }
        }
    }

    /// <summary>The dues as they lie in memory: there are millions of them.</summary>
    internal static ReadOnlySpan<Due> Span(IReadOnlyList<Due> dues) =>
        dues is List<Due> list ? CollectionsMarshal.AsSpan(list) : dues.ToArray();

    // A sweep hands over items in ascending order, and mostly one due for each: then no two have
    // one key, and there is nothing to add up.
    private static bool AreApart(ReadOnlySpan<Due> dues)
    {
        for (int i = 0; i < dues.Length; i++)
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

    private static List<KeyedDue> AddedUp(SettlementNames names, ReadOnlySpan<Due> dues)
    {
        var index = new Dictionary<Key, int>(dues.Length);
        var sums = new List<KeyedDue>(dues.Length);
        foreach (ref readonly Due due in dues)
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
        int Period, int Entry, bool IsVat)
    {
        public Key(in Due due, int period)
            : this(
                due.Line.Payment, due.Line.Outcome, due.Line.Participant, due.Line.Cell,
                due.Line.N, due.Payer, due.Payee, period, due.Line.Entry, due.IsVat)
        {
        }
    }
}
