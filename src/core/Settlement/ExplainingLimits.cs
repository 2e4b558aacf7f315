using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What the entries of "limits and adjustments" did to a line, from top to bottom.
/// </summary>
internal sealed class ExplainingLimits(ExplainingRun run, ExplainingFormulas formulas)
{
    private readonly Dictionary<int, AdjustmentScope> _scopes = [];

    /// <summary>What each entry did; one sentence where none did anything.</summary>
    public IEnumerable<ExplanationNode> Of(Line line)
    {
        var done = run.EffectsOn(line).Select(Effect).ToList();
        if (done.Count > 0)
        {
            return done;
        }
        bool taken = run.Scheme.Adjustments.Any(a => a.Of.Contains(line.Payment));
        return taken
            ? [new ExplanationNode(ExplanationKind.Limit, "no limit or adjustment alters it")]
            : [];
    }

    private ExplanationNode Effect(LimitEffect effect)
    {
        Adjustment entry = run.Scheme.Adjustments[effect.Adjustment];
        string what = effect.Before.IsReversal ? "what is taken back" : "the line";
        var node = new ExplanationNode(
            ExplanationKind.Limit,
            $"{ExplainingRun.Called(entry)}: {what} comes to {run.Values.Money(effect.After)} "
            + $"instead of {run.Values.Money(effect.Before.Amount)}")
        {
            Place = entry.Place,
            Value = run.Values.Money(effect.After - effect.Before.Amount),
        };
        if (effect.Before.IsReversal)
        {
            return node.Add(new ExplanationNode(
                ExplanationKind.Step, "as much as the line had come to"));
        }
        return entry.Operation == AdjustmentOperation.MultiplyBy
            ? node.Add(Factor(entry, effect))
            : node.Add(Cap(entry, effect));
    }

    private ExplanationNode Factor(Adjustment entry, LimitEffect effect)
    {
        Subject s = run.TracedSubject();
        LineSubject.Put(run.Workings, s, effect.Before.Line);
        return formulas.Work("multiplied by", entry.Value, s, out _);
    }

    private IEnumerable<ExplanationNode> Cap(Adjustment entry, LimitEffect effect)
    {
        AdjustmentScope scope = Scope(effect.Adjustment);
        long cell = scope.Cell(effect.Before);
        var tallies = new ClauseTallies(run.Workings, entry.Space, [entry.Value, entry.OnlyIf]);
        Subject s = new CellSubject(run.Workings, run.Book, tallies).At(cell);
        yield return formulas.Work(
            $"at most for {run.Names.Cell(entry.Space, cell)}", entry.Value, s, out Value most);
        yield return new ExplanationNode(
            ExplanationKind.Step,
            entry.Cut == CutRule.ProRata
                ? Together(effect, cell)
                : Room(entry, effect, scope.InMinor(most.Number)));
    }

    private string Together(LimitEffect effect, long cell)
    {
        long all = run.Settling.LimitEffects
            .Where(e => e.Adjustment == effect.Adjustment
                && Scope(effect.Adjustment).Cell(e.Before) == cell)
            .Sum(e => e.Before.Amount);
        return $"all lines came to {run.Values.Money(all)} together, so each is reduced in "
            + "proportion, what is left over going to the largest fractions. It is worked out "
            + "anew at the end of each payment period, and the change belongs to that period";
    }

    private string Room(Adjustment entry, LimitEffect effect, long most)
    {
        if (entry.InUnits)
        {
            return effect.After == 0
                ? "the units allowed had gone to lines payable earlier"
                : "only a part of its units had room after the lines payable earlier";
        }
        return $"{run.Values.Money(most - effect.After)} had gone to lines payable earlier, so "
            + $"{(effect.After == 0 ? "nothing" : run.Values.Money(effect.After))} is left";
    }

    private AdjustmentScope Scope(int adjustment)
    {
        if (!_scopes.TryGetValue(adjustment, out AdjustmentScope? scope))
        {
            scope = new AdjustmentScope(
                run.Workings, run.Settling.Formulas, run.Scheme.Adjustments[adjustment]);
            _scopes.Add(adjustment, scope);
        }
        return scope;
    }
}
