using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Cells for which nothing is paid, and why.</summary>
internal sealed partial class ExplainingLines
{
    private ExplanationNode NotPaidCell(ResolvedPayment p, Subject s, long cell)
    {
        string name = _run.Names.Cell(p.Cells!.Space, cell);
        var node = new ExplanationNode(ExplanationKind.Line, $"{name}: nothing")
        {
            Amount = Money.Zero,
        };
        foreach ((string label, Formula? condition) in new[]
        {
            ("where", p.Cells.Where), ("only if", p.Payment.OnlyIf),
        })
        {
            if (condition is not null)
            {
                node.Add(_formulas.Work(label, condition, s, out Value holds));
                if (!holds.IsYes)
                {
                    return node;
                }
            }
        }
        node.Add(_run.Result.Unpaid
            .Where(u => u.Payment == p.Index && u.Cell == cell && u.IsOrderly)
            .Select(u => new ExplanationNode(
                ExplanationKind.Shortfall, $"not paid: {u.What}. {u.Remedy}")));
        return p.Payment.Price is UnitPrice unit
            ? node.Add(Worked(p, unit.Money, s, cell)) : node;
    }

    // A price that is refused is explained by why it is refused.
    private ExplanationNode Worked(ResolvedPayment p, Formula money, Subject s, long cell)
    {
        try
        {
            return _formulas.Work("pay", money, s, out _);
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            Unpaid refused = Unpaid.Of(e, _run.Workings, p.Index, -1, cell, 1);
            return new ExplanationNode(ExplanationKind.Note, $"refused: {refused.What}");
        }
    }
}
