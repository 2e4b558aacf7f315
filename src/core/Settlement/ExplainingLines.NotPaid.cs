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
                node.Add(Worked((label, condition), s, (p, cell), out Value holds));
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
            ? node.Add(Worked(("pay", unit.Money), s, (p, cell), out _)) : node;
    }

    // What is refused is explained by why it is refused.
    private ExplanationNode Worked(
        (string Label, Formula Formula) what, Subject s, (ResolvedPayment P, long Cell) of,
        out Value value)
    {
        try
        {
            return _formulas.Work(what.Label, what.Formula, s, out value);
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            value = default;
            Unpaid refused = Unpaid.Of(e, _run.Workings, of.P.Index, -1, of.Cell, 1);
            return new ExplanationNode(ExplanationKind.Note, $"refused: {refused.What}");
        }
    }
}
