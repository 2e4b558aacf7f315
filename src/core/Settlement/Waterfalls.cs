using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What one step of a waterfall took of a part, for explanations: the room it had, by its
/// running limit or by what was owed, and what it got, in minor units.</summary>
internal readonly record struct WaterfallStep(Due Due, int Share, int Step, long? Room)
{
    /// <summary>What the party had got by this step before.</summary>
    public long Before { get; init; }

    /// <summary>The accounts that the limit reads, as they stood.</summary>
    public IReadOnlyList<AccountStanding> Owed { get; init; } = [];
}

/// <summary>Shares in order (language reference 8): each party up to its running limit, the rest to
/// the next. A limit that reads what is owed is the room for the part in hand: what the entry
/// repaid before is gone from it. What takes a line back goes back as the line came; a deduction
/// of its own is borne by the last first.</summary>
internal sealed class Waterfalls
{
    private readonly record struct StepKey(int Share, int Step, int Party, int Provider);

    private readonly record struct Source(LineKey Line, int Payer, int Payee, int Share);

    private readonly Workings _workings;
    private readonly AccountBook _book;
    private readonly int[] _owedTo;
    private readonly bool[] _wholly;
    private readonly Dictionary<SharePart, bool> _readsOwed = [];
    private readonly Dictionary<StepKey, long> _running = [];
    private readonly Dictionary<Source, long[]> _had = [];

    public Waterfalls(Workings workings, PartyList parties, FormulaBook formulas)
    {
        _workings = workings;
        Scheme scheme = workings.Scheme;
        _book = new AccountBook(workings, formulas);
        _owedTo = [.. scheme.Accounts.Select(a => parties.Of(a.OwedTo))];
        _wholly =
        [
            .. Enumerable.Range(0, scheme.Payments.Length).Select(p => !scheme.Accounts.Any(a =>
                a.RepaidByShares.Any(s => scheme.Shares[s].Of.Contains(p)))),
        ];
        foreach (SharePart part in scheme.Shares.SelectMany(s => s.Parts))
        {
            _readsOwed[part] = FormulaParts.AccountsRead(scheme, [part.Part]).Any();
        }
    }

    /// <summary>What each step took; filled only where explanations are asked for.</summary>
    public List<WaterfallStep>? Taken { get; set; }

    /// <summary>A payment that repays does so with all that it comes to, unless a share of it
    /// says how much.</summary>
    public void Repay(in Line line, int date, long amount)
    {
        if (_wholly[line.Payment])
        {
            _book.Repay(line, date, amount);
        }
    }

    /// <summary>What a share gave to whom something is owed repays it.</summary>
    public void Repay(Share share, ReadOnlySpan<Due> given)
    {
        foreach (ref readonly Due due in given)
        {
            Repay(share, due);
        }
    }

    /// <summary>Splits what is due among the steps.</summary>
    public void Split(ResolvedShare share, in Due due, Subject s, List<Due> dues)
    {
        int index = _workings.Scheme.Shares.IndexOf(share.Share);
        int date = due.Date;
        s.Accounts = account => Value.Of(_book.Owed(account, date));
        var source = new Source(new LineKey(due.Line), due.Payer, due.Payee, index);
        if (!_had.TryGetValue(source, out long[]? had))
        {
            _had[source] = had = new long[share.Share.Parts.Length];
        }
        long left = due.Amount;
        if (left < 0)
        {
            left = TakeBack(share, due, had, dues);
        }
        for (int i = 0; i < had.Length && left > 0; i++)
        {
            if (Room(share, i, due, s) is { } room)
            {
                long now = Math.Min(left, room);
                Give(share, i, due with { Amount = now }, had, dues, room);
                left -= now;
            }
        }
        for (int i = had.Length - 1; i >= 0 && left < 0; i--)
        {
            long now = Math.Max(left, -Math.Max(Running(share, i, due), 0));
            Give(share, i, due with { Amount = now }, had, dues, null);
            left -= now;
        }
        if (left < 0)
        {
            Give(share, had.Length - 1, due with { Amount = left }, had, dues, null);
        }
    }

    // In proportion to what each got of the line, as far as that goes.
    private long TakeBack(ResolvedShare share, in Due due, long[] had, List<Due> dues)
    {
        long got = had.Where(h => h > 0).Sum();
        long back = Math.Min(got, -due.Amount);
        if (back == 0)
        {
            return due.Amount;
        }
        Money[] parts = Money.Allocate(
            new Money(back), [.. had.Select(h => (Rational)Math.Max(h, 0))])!;
        for (int i = 0; i < parts.Length; i++)
        {
            Give(share, i, due with { Amount = -parts[i].Minor }, had, dues, null);
        }
        return due.Amount + back;
    }

    // Null: nobody is there to take it.
    private long? Room(ResolvedShare share, int step, in Due due, Subject s)
    {
        SharePart part = share.Share.Parts[step];
        if (share.Party(_workings, part, due.Line) == int.MinValue)
        {
            return null;
        }
        if (part.Part is null)
        {
            return long.MaxValue;
        }
        Rational limit = share.Limit(part, s) ?? 0;
        long most = checked((long)(limit * _workings.Scheme.Currency.MinorPerUnit).Floor());
        return Math.Max(_readsOwed[part] ? most : most - Running(share, step, due), 0);
    }

    private long Running(ResolvedShare share, int step, in Due due) =>
        _running.GetValueOrDefault(KeyOf(share, step, due));

    private StepKey KeyOf(ResolvedShare share, int step, in Due due)
    {
        int party = share.Party(_workings, share.Share.Parts[step], due.Line);
        int provider = party == PartyList.Provider ? due.Line.Provider : -1;
        return new StepKey(_workings.Scheme.Shares.IndexOf(share.Share), step, party, provider);
    }

    private void Give(
        ResolvedShare share, int step, in Due due, long[] had, List<Due> dues, long? room)
    {
        StepKey key = KeyOf(share, step, due);
        Due given = share.Share.IsPayers
            ? due with { Payer = key.Party }
            : due with { Payee = key.Party };
        long before = _running.GetValueOrDefault(key);
        if (due.Amount != 0 || room is not null)
        {
            Taken?.Add(new WaterfallStep(given, key.Share, step, room)
            {
                Before = before,
                Owed = room is null ? [] : StandingOf(share.Share.Parts[step], due.Date),
            });
        }
        if (due.Amount == 0)
        {
            return;
        }
        _running[key] = before + due.Amount;
        had[step] += due.Amount;
        dues.Add(given);
        Repay(share.Share, given);
    }

    private AccountStanding[] StandingOf(SharePart part, int day) =>
    [
        .. FormulaParts.AccountsRead(_workings.Scheme, [part.Part])
            .Select(account => _book.Standing(account, day)),
    ];

    /// <summary>How an account stands on a day.</summary>
    public AccountStanding Standing(int account, int day) => _book.Standing(account, day);

    private void Repay(Share share, in Due due)
    {
        int index = _workings.Scheme.Shares.IndexOf(share);
        for (int i = 0; i < _owedTo.Length; i++)
        {
            if (_workings.Scheme.Accounts[i].RepaidByShares.Contains(index)
                && (share.IsPayers ? due.Payer : due.Payee) == _owedTo[i])
            {
                _book.Repay(i, due.Date, due.Amount);
            }
        }
    }
}
