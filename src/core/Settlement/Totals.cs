using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>Money and units added up as a statement needs them. Sums only, so that threads and
/// shards add up in any order.</summary>
internal sealed class Totals
{
    private readonly Workings _workings;
    private readonly int _firstPeriod;
    private readonly PeriodKind _kind;
    private readonly int[] _lastCounted;
    private readonly HashSet<(int Payment, int Participant)> _counted = [];
    private readonly bool _inAnyOrder;
    private readonly int _payments;
    private readonly Dictionary<int, PayerSum> _payers = [];
    private int _lastPayer;
    private PayerSum? _lastSum;

    /// <param name="workings">What is settled.</param>
    /// <param name="inAnyOrder">True where lines come by date and not by participant, as limits
    /// leave them.</param>
    public Totals(Workings workings, bool inAnyOrder = false)
    {
        _workings = workings;
        _kind = workings.Scheme.Calendar.Payment;
        _firstPeriod = workings.Periods.IndexOf(_kind, workings.Scheme.Term.From);
        int last = workings.Periods.IndexOf(_kind, workings.Scheme.Term.LongStop);
        ByPeriod = new long[last - _firstPeriod + 1];
        ByProvider = new long[workings.Facts.Providers.Count + 1];
        _payments = workings.Scheme.Payments.Length;
        ByClause = new ClauseTotal[_payments + workings.Scheme.Adjustments.Length];
        _lastCounted = new int[workings.Scheme.Payments.Length];
        _lastCounted.AsSpan().Fill(-1);
        _inAnyOrder = inAnyOrder;
    }

    public long Due { get; private set; }

    /// <summary>VAT in what is due.</summary>
    public long Vat { get; private set; }

    public long NotYetPayable { get; private set; }

    /// <summary>By provider index; the last place is for what is of no provider.</summary>
    public long[] ByProvider { get; }

    /// <summary>By payment, then by entry of "limits and adjustments".</summary>
    public ClauseTotal[] ByClause { get; }

    /// <summary>By payment period from that of the first day of the term.</summary>
    public long[] ByPeriod { get; }

    /// <summary>By payer: the party's number, or of a provider that pays, its index and a sign.
    /// </summary>
    public IEnumerable<KeyValuePair<int, long>> ByPayer =>
        _payers.Select(p => KeyValuePair.Create(p.Key, p.Value.Amount));

    public int FirstPeriod => _firstPeriod;

    /// <summary>Adds dues from a place in the list on.</summary>
    public void Add(List<Due> dues, int from = 0)
    {
        for (int i = from; i < dues.Count; i++)
        {
            Due due = dues[i];
            if (due.Date > _workings.AsAt)
            {
                NotYetPayable += due.Amount;
                continue;
            }
            Add(due);
            if (due.IsVat)
            {
                Vat += due.Amount;
                ByClause[PlaceOf(due.Line)].Vat += due.Amount;
            }
            if (due.Date == due.Line.Payable && (i == from || !IsSame(dues[i - 1].Line, due.Line))
                && IsPaid(dues, i))
            {
                CountUnits(due.Line);
            }
        }
    }

    // Units of which a limit has left nothing are not paid.
    private static bool IsPaid(List<Due> dues, int first)
    {
        Line line = dues[first].Line;
        for (int i = first; i < dues.Count && IsSame(dues[i].Line, line); i++)
        {
            if (dues[i].Amount != 0)
            {
                return true;
            }
        }
        return line.Amount == 0;
    }

    /// <summary>Adds a line that goes whole to one payer: no list of dues is needed for it.
    /// </summary>
    public void AddWhole(in Line line, int payer)
    {
        if (line.Payable > _workings.AsAt)
        {
            NotYetPayable += line.Amount;
            return;
        }
        Add(line, line.Payable, line.Amount, payer);
        CountUnits(line);
    }

    /// <summary>Adds what a fused loop has added up; provider and period are here already.
    /// </summary>
    public void Add(FusedSums sums, Func<int, int> payer)
    {
        NotYetPayable += sums.NotYetPayable[0];
        for (int i = 0; i < sums.Amounts.Length; i++)
        {
            Due += sums.Amounts[i];
            ByClause[i].Amount += sums.Amounts[i];
            ByClause[i].WholeUnits += sums.Units[i];
            ByClause[i].People += sums.People[i];
            if (sums.People[i] > 0)
            {
                SumOf(payer(i)).Amount += sums.Amounts[i];
            }
        }
    }

    private void Add(in Due due) => Add(due.Line, due.Date, due.Amount, due.Payer);

    private void Add(in Line line, int date, long amount, int payer)
    {
        Due += amount;
        int provider = line.Provider;
        ByProvider[provider < 0 ? ByProvider.Length - 1 : provider] += amount;
        ByClause[PlaceOf(line)].Amount += amount;
        int period = _workings.Periods.IndexOf(_kind, date) - _firstPeriod;
        ByPeriod[Math.Max(period, 0)] += amount;
        int place = payer == PartyList.Provider ? -2 - provider : payer;
        if (place != _lastPayer || _lastSum is null)
        {
            _lastPayer = place;
            _lastSum = SumOf(place);
        }
        _lastSum.Amount += amount;
    }

    private int PlaceOf(in Line line) =>
        line.Entry < 0 ? line.Payment : _payments + line.Entry;

    private PayerSum SumOf(int place)
    {
        if (!_payers.TryGetValue(place, out PayerSum? sum))
        {
            _payers.Add(place, sum = new PayerSum());
        }
        return sum;
    }

    private static bool IsSame(in Line a, in Line b) => a.Participant == b.Participant
        && a.Payment == b.Payment && a.Outcome == b.Outcome && a.N == b.N && a.Cell == b.Cell;

    // One object a payer, so that the same payer again costs no look-up.
    private sealed class PayerSum
    {
        public long Amount;
    }

    // People are counted once a clause; a sweep takes one participant after another.
    private void CountUnits(in Line line)
    {
        if (line.Entry >= 0)
        {
            return;
        }
        ref ClauseTotal clause = ref ByClause[line.Payment];
        if (line.SmallUnits.IsWhole)
        {
            clause.WholeUnits += line.SmallUnits.Number;
        }
        else
        {
            clause.OtherUnits += line.Units;
        }
        if (line.Participant < 0)
        {
            return;
        }
        if (_inAnyOrder
            ? _counted.Add((line.Payment, line.Participant))
            : _lastCounted[line.Payment] != line.Participant)
        {
            _lastCounted[line.Payment] = line.Participant;
            clause.People++;
        }
    }

    public void Merge(Totals other)
    {
        Due += other.Due;
        Vat += other.Vat;
        NotYetPayable += other.NotYetPayable;
        for (int i = 0; i < ByProvider.Length; i++)
        {
            ByProvider[i] += other.ByProvider[i];
        }
        for (int i = 0; i < ByPeriod.Length; i++)
        {
            ByPeriod[i] += other.ByPeriod[i];
        }
        for (int i = 0; i < ByClause.Length; i++)
        {
            ByClause[i].Amount += other.ByClause[i].Amount;
            ByClause[i].Vat += other.ByClause[i].Vat;
            ByClause[i].WholeUnits += other.ByClause[i].WholeUnits;
            ByClause[i].OtherUnits += other.ByClause[i].OtherUnits;
            ByClause[i].People += other.ByClause[i].People;
        }
        foreach ((int payer, long amount) in other.ByPayer)
        {
            SumOf(payer).Amount += amount;
        }
    }
}

/// <summary>What a clause comes to: money, payable units, and people who achieved.</summary>
internal struct ClauseTotal
{
    public long Amount;
    public long Vat;
    public long WholeUnits;
    public Rational OtherUnits;
    public long People;

    public readonly Rational Units => WholeUnits + OtherUnits;
}
