using Outturn.Quantities;
using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>A settlement with what the ledger held before it.</summary>
internal sealed record SettlementReport(SettlementResult Result, long PostedBefore)
{
    public Currency Currency => Result.Scheme.Currency;

    public Money Posted => new(PostedBefore);

    public Money ToPost => Result.Due - Posted;
}
