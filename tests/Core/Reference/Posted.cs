using System.Globalization;
using Outturn.Facts;
using Outturn.Settlement;

namespace Outturn.Tests.Core.Reference;

/// <summary>What the engine would post, in the words of <see cref="ReferenceSettlement.Dues"/>.
/// </summary>
internal sealed class Posted : IDueReceiver
{
    private readonly Dictionary<string, long> _sums = [];

    public static IReadOnlyList<string> Dues(FactBase facts, SettlingOptions? options = null)
    {
        var posted = new Posted();
        Settle.Of(facts.Scheme, facts, (options ?? new SettlingOptions()) with
        {
            Receiver = posted,
        });
        return [.. posted._sums.Where(s => s.Value != 0)
            .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value}"))
            .Order(StringComparer.Ordinal)];
    }

    public object? Prepare(SettlementNames names, IReadOnlyList<Due> dues) =>
        KeyedDue.Of(names, dues).Select(d => (Key: string.Create(
            CultureInfo.InvariantCulture,
            $"{names.Clause(d.First)} {names.Subject(d.First.Line)} {d.First.Line.N} "
            + $"{names.Payer(d.First)} {names.Payee(d.First)} "
            + $"{names.PaymentPeriod(d.First.Date)}"), d.Amount)).ToList();

    public void Take(object? prepared)
    {
        foreach ((string key, long amount) in (List<(string Key, long Amount)>)prepared!)
        {
            _sums[key] = _sums.GetValueOrDefault(key) + amount;
        }
    }
}
