using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>An outcome with its formulas made ready.</summary>
internal sealed class ResolvedOutcome(Outcome outcome, FormulaBook formulas)
{
    public Outcome Outcome { get; } = outcome;

    public Watch Watch => Outcome.Watch;

    public ResolvedFormula Clock { get; } = formulas.Resolve(outcome.Clock);

    public ResolvedFormula? Deadline { get; } = formulas.ResolveOptional(outcome.Deadline);

    /// <summary>How much is to be reached, once or again and again.</summary>
    public ResolvedFormula? Goal { get; } =
        formulas.ResolveOptional(outcome.Every ?? outcome.Reaches);

    /// <summary>True where the goal is reached again and again.</summary>
    public bool Again { get; } = outcome.Every is not null;

    /// <summary>What a goal that is a stretch of time is counted in.</summary>
    public LengthUnit LengthUnit { get; } = Length.UnitOf(outcome.Every ?? outcome.Reaches);

    public ResolvedFormula? AtMost { get; } = formulas.ResolveOptional(outcome.AtMost);

    public TimesPer Per => Outcome.Per;

    public PeriodKind PerPeriod => Outcome.PerPeriod;

    public ResolvedFormula? OnlyIf { get; } = formulas.ResolveOptional(outcome.OnlyIf);

    public ResolvedFormula? Units { get; } = formulas.ResolveOptional(outcome.Units);

    public ResolvedFormula Payable { get; } = formulas.Resolve(outcome.Payable);

    public ResolvedFormula? HappensOn { get; } =
        formulas.ResolveOptional((outcome.Watch as HappensOn)?.Date);

    public ResolvedFormula? Bridging { get; } =
        formulas.ResolveOptional((outcome.Watch as Continuous)?.Bridging);

    public ResolvedFormula? Condition { get; } =
        formulas.ResolveOptional((outcome.Watch as Holds)?.Condition);

    public ResolvedFormula? At { get; } = formulas.ResolveOptional((outcome.Watch as Holds)?.At);

    /// <summary>The facts that undo an item, or null.</summary>
    public FactSet? UndoneBy => Outcome.UndoneBy;

    public ResolvedFormula? UndoneFrom { get; } = formulas.ResolveOptional(outcome.UndoneFrom);

    public ResolvedFormula? UndoneUntil { get; } = formulas.ResolveOptional(outcome.UndoneUntil);

    public ResolvedFormula? ClaimedBy { get; } = formulas.ResolveOptional(outcome.ClaimedBy);

    /// <summary>The place of each event kind among the outcome's kinds.</summary>
    public int KindOf(int eventKind) => _kinds.IndexOf(eventKind) is >= 0 and int i ? i : 0;

    private readonly List<int> _kinds = outcome.Watch switch
    {
        Happens w => [.. w.Facts.Kinds],
        AddsUp w => [.. w.Facts.Kinds],
        Continuous w => [.. w.Facts.Kinds],
        Reading w => [.. w.Facts.Kinds],
        _ => [],
    };
}
