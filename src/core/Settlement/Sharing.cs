using System.Runtime.InteropServices;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Step <em>share</em> (language reference 8): splits a part of a line among payers and
/// recipients.</summary>
internal sealed class Sharing
{
    private readonly Workings _workings;
    private readonly ResolvedShare[] _shares;
    private readonly int[] _payer;
    private readonly int[] _payee;
    private readonly Waterfalls? _waterfalls;
    private readonly LineSubject _lines;
    private readonly AddedTax? _tax;

    public Sharing(Workings workings, PartyList parties, FormulaBook formulas)
    {
        Scheme scheme = workings.Scheme;
        _workings = workings;
        _payer = [.. scheme.Payments.Select(p => parties.Of(p.By))];
        _payee = [.. scheme.Payments.Select(p =>
            p.To is { } to ? parties.Of(to) : PartyList.Provider)];
        _shares = [.. scheme.Shares.Select(s => new ResolvedShare(s, parties, formulas))];
        _lines = new LineSubject(workings, scheme.Shares.SelectMany(ClauseFormulas.Of));
        _waterfalls = scheme.Shares.Any(s => s.InOrder)
            ? new Waterfalls(workings, parties, formulas)
            : null;
        _tax = AddedTax.Of(workings, parties, formulas);
    }

    /// <summary>What each step of a waterfall took; filled only where explanations are asked for.
    /// </summary>
    public List<WaterfallStep>? Steps
    {
        set
        {
            if (_waterfalls is not null)
            {
                _waterfalls.Taken = value;
            }
        }
    }

    /// <summary>How an account stands on a day, where a share reads it.</summary>
    public AccountStanding Standing(int account, int day) => _waterfalls!.Standing(account, day);

    /// <summary>True where a line goes whole from one payer to one recipient.</summary>
    public bool IsPlain => _shares.Length == 0 && _tax is null;

    /// <summary>Who pays the lines of a payment, where <see cref="IsPlain"/>.</summary>
    public int Payer(int payment) => _payer[payment];

    /// <summary>Puts a line in hand of a subject before its parts are split.</summary>
    public void Put(Subject s, in Line line)
    {
        if (!IsPlain)
        {
            _lines.Put(s, line);
        }
    }

    /// <summary>Adds what each payer owes each recipient for a part of a line.</summary>
    public void Split(in Line line, int date, long amount, Subject s, List<Due> dues)
    {
        int start = dues.Count;
        dues.Add(new Due(line, date, amount, _payer[line.Payment], _payee[line.Payment]));
        foreach (ResolvedShare share in _shares)
        {
            if (!share.Share.Of.Contains(line.Payment))
            {
                continue;
            }
            int end = dues.Count;
            for (int i = start; i < end; i++)
            {
                if (share.Share.InOrder)
                {
                    _waterfalls!.Split(share, dues[i], s, dues);
                }
                else
                {
                    int from = dues.Count;
                    Split(share, dues[i], s, dues);
                    _waterfalls?.Repay(share.Share, CollectionsMarshal.AsSpan(dues)[from..]);
                }
            }
            dues.RemoveRange(start, end - start);
        }
        _waterfalls?.Repay(line, date, amount);
        _tax?.Add(dues, start, s);
    }

    /// <summary>Says that all parts of the lines so far have been split.</summary>
    public void Done() => _tax?.Forget();

    private void Split(ResolvedShare share, in Due due, Subject s, List<Due> dues)
    {
        (int[] parties, Rational[] fractions) = share.Parts(_workings, s, due.Line);
        Money[] parts = Apportioning.Split(
            new Money(due.Amount), fractions, share.Share.Remainder, share.Place);
        for (int i = 0; i < parts.Length; i++)
        {
            if (!parts[i].IsZero)
            {
                dues.Add(share.Share.IsPayers
                    ? due with { Amount = parts[i].Minor, Payer = parties[i] }
                    : due with { Amount = parts[i].Minor, Payee = parties[i] });
            }
        }
    }
}

/// <summary>An entry of shares with its fractions made ready.</summary>
internal sealed class ResolvedShare
{
    private readonly List<SharePart> _leaves = [];
    private readonly Dictionary<SharePart, ResolvedFormula> _fractions =
        new(ReferenceEqualityComparer.Instance);

    private readonly PartyList _parties;
    private (int[] Parties, Rational[] Fractions)? _fixed;

    public ResolvedShare(Share share, PartyList parties, FormulaBook formulas)
    {
        Share = share;
        _parties = parties;
        Add(share.Parts, formulas);
    }

    public Share Share { get; }

    /// <summary>The place of a party among the leaves, or -1.</summary>
    public int Place(string name) => _leaves.FindIndex(l => l.Party == name);

    /// <summary>Each party with its fraction of the whole. A party whose attribute is missing
    /// leaves its part to the rest.</summary>
    public (int[] Parties, Rational[] Fractions) Parts(Workings workings, Subject s, Line line)
    {
        if (_fixed is { } same)
        {
            return same;
        }
        (int[], Rational[]) parts = Divided(workings, s, line);
        _fixed = Share.IsFixed ? parts : null;
        return parts;
    }

    private (int[] Parties, Rational[] Fractions) Divided(Workings workings, Subject s, Line line)
    {
        var parties = new List<int>();
        var fractions = new List<Rational>();
        Divide(Share.Parts, 1);
        return ([.. parties], [.. fractions]);

        void Divide(IReadOnlyList<SharePart> parts, Rational whole)
        {
            Rational left = 1;
            foreach (SharePart part in parts.Where(p => p.Part is not null))
            {
                left -= IsThere(part) ? _fractions[part].Value(s).Number : 0;
            }
            foreach (SharePart part in parts)
            {
                Rational fraction = part.Part is null ? left
                    : IsThere(part) ? _fractions[part].Value(s).Number : 0;
                if (part.Again.Length > 0)
                {
                    Divide(part.Again, whole * fraction);
                }
                else
                {
                    parties.Add(Party(part));
                    fractions.Add(whole * fraction);
                }
            }
        }

        bool IsThere(SharePart part) => part.Attribute < 0 || Party(part) != int.MinValue;

        int Party(SharePart part) => this.Party(workings, part, line);
    }

    /// <summary>The party of a part; <see cref="int.MinValue"/> where the attribute that names it
    /// is missing.</summary>
    public int Party(Workings workings, SharePart part, in Line line) => part.IsProvider
        ? PartyList.Provider
        : part.Attribute < 0
            ? _parties.Of(part.Party!)
            : _parties.OfText(workings.Participants.Attribute(
                part.Attribute, line.Participant, line.Achieved));

    /// <summary>The running limit of a step in major units; null where it is not known.</summary>
    public Rational? Limit(SharePart part, Subject s) =>
        _fractions[part].Value(s) is { IsKnown: true } limit ? limit.Number : null;

    private void Add(IEnumerable<SharePart> parts, FormulaBook formulas)
    {
        foreach (SharePart part in parts)
        {
            if (part.Part is { } fraction)
            {
                _fractions.Add(part, formulas.Resolve(fraction));
            }
            if (part.Again.Length > 0)
            {
                Add(part.Again, formulas);
            }
            else
            {
                _leaves.Add(part);
            }
        }
    }
}

/// <summary>What one payer owes one recipient for a part of a line, on a date.</summary>
public readonly record struct Due(Line Line, int Date, long Amount, int Payer, int Payee)
{
    /// <summary>True where it is VAT on the amount, which is a due of its own.</summary>
    public bool IsVat { get; init; }
}
