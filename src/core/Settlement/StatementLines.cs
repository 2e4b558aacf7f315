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

    /// <summary>Money due in it.</summary>
    public required Money Amount { get; init; }
}

/// <summary>Adds dues up to the lines of statements.</summary>
public sealed class StatementLines : IDueReceiver
{
    private readonly Dictionary<Key, Sum> _sums = [];
    private SettlementNames? _names;

    /// <inheritdoc/>
    public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues)
    {
        var sums = new Dictionary<Key, Sum>();
        for (int i = 0; i < dues.Count; i++)
        {
            Due due = dues[i];
            if (due.Date <= names.AsAt)
            {
                var key = new Key(
                    due.Line.Provider, names.PaymentPeriodIndex(due.Date), due.Line.Payment,
                    due.Line.Outcome, due.Payer, due.Payee, due.Line.Entry);
                ref Sum sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
                if (sum.Count++ == 0)
                {
                    sum.First = due;
                }
                sum.Amount += due.Amount;
            }
        }
        return (names, sums);
    }

    /// <inheritdoc/>
    public void Take(object? prepared)
    {
        (SettlementNames names, Dictionary<Key, Sum> sums) =
            ((SettlementNames, Dictionary<Key, Sum>))prepared!;
        _names = names;
        foreach ((Key key, Sum sum) in sums)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _).Add(sum);
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
                Lines = s.Value.Count,
                Amount = new Money(s.Value.Amount),
            }),
    ];

    private readonly record struct Key(
        int Provider, int Period, int Payment, int Outcome, int Payer, int Payee, int Entry);

    private struct Sum
    {
        public long Count;
        public long Amount;
        public Due First;

        public void Add(in Sum other)
        {
            First = Count == 0 ? other.First : First;
            Count += other.Count;
            Amount += other.Amount;
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
