using System.Text;
using Outturn.Settlement;

namespace Outturn.Tests.Core.Settlement;

/// <summary>All that a settlement says, as lines of text, so that two can be held side by side.
/// </summary>
internal static class ResultText
{
    public static string Of(SettlementResult result)
    {
        var text = new StringBuilder();
        text.AppendLine($"due {result.Due.Minor}, not yet payable {result.NotYetPayable.Minor}");
        text.AppendJoin('\n', result.ByProvider.Select(p => $"provider {p.Name} {p.Amount.Minor}"))
            .AppendLine();
        text.AppendJoin('\n', result.ByClause.Select(c =>
            $"clause {c.Clause} {c.Amount.Minor} {c.Units} {c.People}")).AppendLine();
        text.AppendJoin('\n', result.ByPeriod.Select(p => $"period {p.Name} {p.Amount.Minor}"))
            .AppendLine();
        text.AppendJoin('\n', result.ByPayer.Select(p => $"payer {p.Name} {p.Amount.Minor}"))
            .AppendLine();
        text.AppendJoin('\n', result.Unpaid.Select(u => u.ToString())).AppendLine();
        text.AppendJoin('\n', result.Measured().Select(m =>
            $"measure {m.Measure.Name} {m.Cell} {m.Value} {m.Met}")).AppendLine();
        return text.ToString();
    }
}
