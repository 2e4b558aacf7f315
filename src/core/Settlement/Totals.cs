using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>Money and units added up as a statement needs them. Sums only, so that threads and
/// shards add up in any order.</summary>
internal sealed class Totals
{
    private readonly Workings _workings;
    private readonly int _firstPeriod;
    private readonly PeriodKind _kind;
    private int _lastParticipant = -1;
    private ulong _paidInParticipant;

    public Totals(Workings workings)
    {
        _workings = workings;
        _kind = workings.Scheme.Calendar.Payment;
        _firstPeriod = workings.Periods.IndexOf(_kind, workings.Scheme.Term.From);
        int last = workings.Periods.IndexOf(_kind, workings.Scheme.Term.LongStop);
        ByPeriod = new long[last - _firstPeriod + 1];
        ByProvider = new long[workings.Facts.Providers.Count + 1];
        ByClause = new ClauseTotal[workings.Scheme.Payments.Length];
    }

    public long Due { get; private set; }

    public long NotYetPayable { get; private set; }

    /// <summary>By provider index; the last place is for what is of no provider.</summary>
    public long[] ByProvider { get; }

    public ClauseTotal[] ByClause { get; }

    /// <summary>By payment period from that of the first day of the term.</summary>
    public long[] ByPeriod { get; }

    /// <summary>By payer: the party's number, or of a provider that pays, its index and a sign.
    /// </summary>
    public Dictionary<int, long> ByPayer { get; } = [];

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
            bool isFirst = i == from || dues[i - 1].Line != due.Line;
            if (isFirst && due.Date == due.Line.Payable)
            {
                CountUnits(due.Line);
            }
        }
    }

    private void Add(in Due due)
    {
        Due += due.Amount;
        int provider = due.Line.Provider;
        ByProvider[provider < 0 ? ByProvider.Length - 1 : provider] += due.Amount;
        ByClause[due.Line.Payment].Amount += due.Amount;
        int period = _workings.Periods.IndexOf(_kind, due.Date) - _firstPeriod;
        ByPeriod[Math.Max(period, 0)] += due.Amount;
        int payer = due.Payer == PartyList.Provider ? -2 - provider : due.Payer;
        System.Runtime.InteropServices.CollectionsMarshal
            .GetValueRefOrAddDefault(ByPayer, payer, out _) += due.Amount;
    }

    // People are counted once a clause: a participant's lines come one after another.
    private void CountUnits(in Line line)
    {
        ref ClauseTotal clause = ref ByClause[line.Payment];
        clause.Units += line.Units;
        if (line.Participant < 0)
        {
            return;
        }
        if (line.Participant != _lastParticipant)
        {
            _lastParticipant = line.Participant;
            _paidInParticipant = 0;
        }
        ulong bit = 1UL << (line.Payment & 63);
        if ((_paidInParticipant & bit) == 0)
        {
            _paidInParticipant |= bit;
            clause.People++;
        }
    }

    public void Merge(Totals other)
    {
        Due += other.Due;
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
            ByClause[i].Units += other.ByClause[i].Units;
            ByClause[i].People += other.ByClause[i].People;
        }
        foreach ((int payer, long amount) in other.ByPayer)
        {
            ByPayer[payer] = ByPayer.GetValueOrDefault(payer) + amount;
        }
    }
}

/// <summary>What a clause comes to: money, payable units, and people who achieved.</summary>
internal struct ClauseTotal
{
    public long Amount;
    public Rational Units;
    public long People;
}
