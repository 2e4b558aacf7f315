using System.Runtime.InteropServices;
using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>A line of a provider's statement: what a clause comes to in a payment period, from one
/// payer to one recipient.</summary>
public sealed record StatementLine(string Provider, string Period, string Clause)
{
    /// <summary>Who pays.</summary>
    public required string Payer { get; init; }

    /// <summary>Who receives.</summary>
    public required string Payee { get; init; }

    /// <summary>How many items or cells are in it.</summary>
    public required long Lines { get; init; }

    /// <summary>Money due in it, VAT included.</summary>
    public required Money Amount { get; init; }

    /// <summary>The VAT in it.</summary>
    public required Money Vat { get; init; }

    /// <summary>The amount without VAT.</summary>
    public Money Net => Amount - Vat;
}

/// <summary>Adds dues up to the lines of statements.</summary>
public sealed class StatementLines : IDueReceiver
{
    private readonly Dictionary<Key, Sum> _sums = [];
    private SettlementNames? _names;

    /// <inheritdoc/>
    public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues)
    {
        var sums = new Sums();
        foreach (ref readonly Due due in KeyedDue.Span(dues))
        {
            if (due.Date <= names.AsAt)
            {
                sums.Of(new Key(due, names.PaymentPeriodIndex(due.Date))).Add(due);
            }
        }
        return (names, sums);
    }

    /// <inheritdoc/>
    public void Take(object? prepared)
    {
        (SettlementNames names, Sums sums) = ((SettlementNames, Sums))prepared!;
        _names = names;
        foreach ((Key key, int at) in sums.Index)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _).Add(sums[at]);
        }
    }

    /// <summary>The lines, by provider in ordinal order, period, clause as written, payer, payee.
    /// </summary>
    public IReadOnlyList<StatementLine> Lines() => _names is not { } names ? [] :
    [
        .. _sums
            .OrderBy(s => names.Provider(s.Key.Provider), StringComparer.Ordinal)
            .ThenBy(s => s.Key.Period).ThenBy(s => s.Key.Entry).ThenBy(s => s.Key.Payment)
            .ThenBy(s => s.Key.Outcome)
            .ThenBy(s => s.Key.Payer).ThenBy(s => s.Key.Payee)
            .Select(s => new StatementLine(
                names.Provider(s.Key.Provider),
                names.PaymentPeriod(s.Value.First.Date),
                names.Clause(s.Value.First.Line))
            {
                Payer = names.Payer(s.Value.First),
                Payee = names.Payee(s.Value.First),
                Lines = s.Value.Lines,
                Amount = new Money(s.Value.Amount),
                Vat = new Money(s.Value.Vat),
            }),
    ];

    private readonly record struct Key(
        int Provider, int Period, int Payment, int Outcome, int Payer, int Payee, int Entry)
    {
        public Key(in Due due, int period)
            : this(
                due.Line.Provider, period, due.Line.Payment, due.Line.Outcome, due.Payer,
                due.Payee, due.Line.Entry)
        {
        }
    }

    // The sums of one piece. A few thousand dues fall on a few hundred keys, so where a key was
    // found last is remembered by period and provider, and the dictionary is seldom asked.
    private sealed class Sums
    {
        private const int Places = 1024;
        private readonly (Key Key, int At)[] _recent = new (Key, int)[Places];
        private readonly List<Sum> _sums = [];

        public Dictionary<Key, int> Index { get; } = [];

        public ref readonly Sum this[int at] => ref CollectionsMarshal.AsSpan(_sums)[at];

        public ref Sum Of(in Key key)
        {
            int place = ((key.Period * 31) + (key.Payment * 7) + key.Provider) & (Places - 1);
            ref (Key Key, int At) recent = ref _recent[place];
            if (recent.At == 0 || recent.Key != key)
            {
                ref int at = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    Index, key, out bool known);
                if (!known)
                {
                    at = _sums.Count;
                    _sums.Add(default);
                }
                recent = (key, at + 1);
            }
            return ref CollectionsMarshal.AsSpan(_sums)[recent.At - 1];
        }
    }

    private struct Sum
    {
        public long Count;
        public long Taxed;
        public long Amount;
        public long Vat;
        public Due First;

        // Where somebody else accounts for the VAT, there is a line of nothing but VAT.
        public readonly long Lines => Math.Max(Count, Taxed);

        public void Add(in Due due)
        {
            First = Lines == 0 ? due : First;
            Amount += due.Amount;
            if (due.IsVat)
            {
                Taxed++;
                Vat += due.Amount;
            }
            else
            {
                Count++;
            }
        }

        public void Add(in Sum other)
        {
            First = Lines == 0 ? other.First : First;
            Count += other.Count;
            Taxed += other.Taxed;
            Amount += other.Amount;
            Vat += other.Vat;
        }
    }
}

/// <summary>Hands dues to several receivers.</summary>
public sealed class DueReceivers(IReadOnlyList<IDueReceiver> receivers) : IDueReceiver
{
    /// <inheritdoc/>
    public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues) =>
        receivers.Select(r => r.Prepare(names, dues)).ToArray();

    /// <inheritdoc/>
    public void Take(object? prepared)
    {
        object?[] parts = (object?[])prepared!;
        for (int i = 0; i < parts.Length; i++)
        {
            receivers[i].Take(parts[i]);
        }
    }
}
