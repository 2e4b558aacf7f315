using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Who claimed an item, and who decided what on an item or line, when and why.</summary>
internal sealed class ExplainingDecisions(ExplainingRun run)
{
    private Rulings Rulings => run.Workings.Rulings;

    /// <summary>The claim for an item, and what was decided on it.</summary>
    public IEnumerable<ExplanationNode> OnItem(int participant, int outcome, int n)
    {
        IEnumerable<ExplanationNode> decided =
            Decided(Rulings.Of(RuledKey.OfItem(participant, outcome, n)));
        return Rulings.ClaimFor(participant, outcome, n) is { } claim
            ? decided.Prepend(Claimed(claim))
            : decided;
    }

    /// <summary>What was decided on a line.</summary>
    public IEnumerable<ExplanationNode> OnLine(in Line line) =>
        Decided(Rulings.Of(RuledKey.OfLine(line)));

    /// <summary>Whether a decision left less of a line than it was priced at.</summary>
    public bool IsReduced(in Line line) =>
        Rulings.Of(RuledKey.OfLine(line))?.Standing == Standing.Reduced;

    /// <summary>A claim as a row of facts.</summary>
    public static ExplanationNode Claimed(OutcomeClaim claim)
    {
        string recorded = claim.Recorded == claim.Claimed
            ? "" : $", recorded {ExplainingValues.Day(claim.Recorded)}";
        return new ExplanationNode(
            ExplanationKind.Fact, $"claimed {ExplainingValues.Day(claim.Claimed)}{recorded}")
        {
            Fact = "claims.csv:" + Numerals.Text(claim.Line),
        };
    }

    /// <summary>A decision as a row of facts.</summary>
    public static ExplanationNode Of(Decision decision) =>
        new(ExplanationKind.Fact, BarredLine.Said(decision))
        {
            Fact = "decisions.csv:" + Numerals.Text(decision.Line),
        };

    private static IEnumerable<ExplanationNode> Decided(Ruling? ruling) =>
        ruling is null ? [] : ruling.All.Select(Of);

    /// <summary>What a decision is about, in words.</summary>
    public string About(Decision d)
    {
        string clause = ExplainingRun.Called(d.Payment >= 0
            ? run.Scheme.Payments[d.Payment]
            : run.Scheme.Outcomes[d.Outcome]);
        if (d.Participant >= 0)
        {
            return $"{clause}, {run.Names.Participant(d.Participant)} number "
                + Numerals.Text(d.Number);
        }
        CellSpace space = ((PaidCells)run.Scheme.Payments[d.Payment].For).Space;
        long cell = run.Workings.Cells.Of(space).Find([.. d.Keys]);
        return cell < 0 ? $"{clause}, a cell that is not there"
            : $"{clause}, {run.Names.Cell(space, cell)}";
    }

    /// <summary>What a decision is about, as a key; the cell is -1 where there is none.</summary>
    public RuledKey Key(Decision d) => d.Participant >= 0
        ? new RuledKey(d.Participant, d.Outcome, d.Payment, -1, d.Number)
        : new RuledKey(
            -1, -1, d.Payment,
            run.Workings.Cells.Of(((PaidCells)run.Scheme.Payments[d.Payment].For).Space)
                .Find([.. d.Keys]),
            d.Number);
}
