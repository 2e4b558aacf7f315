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
        return entry.Operation switch
        {
            AdjustmentOperation.MultiplyBy => node.Add(Factor("multiplied by", entry, effect)),
            AdjustmentOperation.HoldBack => node.Add(Factor("held back", entry, effect))
                .Add(Rest(effect, "the rest is payable on", "the rest has no day yet")),
            AdjustmentOperation.Recover => node.Add(Factor("recovered", entry, effect))
                .Add(Rest(effect, "taken back on", "")),
            _ => node.Add(Cap(entry, effect)),
        };
    }

    private static ExplanationNode Rest(LimitEffect effect, string on, string never) => new(
        ExplanationKind.Step,
        effect.Rest == Days.Never ? never : $"{on} {ExplainingValues.Day(effect.Rest)}");

    private ExplanationNode Factor(string how, Adjustment entry, LimitEffect effect)
    {
        Subject s = run.TracedSubject();
        new LineSubject(run.Workings, ClauseFormulas.Of(entry)).Put(s, effect.Before.Line);
        return Worked(how, entry, s, effect.Before.Line, out _);
    }

    // A limit that cannot be worked out pays nothing; the line is refused for that reason.
    private ExplanationNode Worked(
        string label, Adjustment entry, Subject s, in Line line, out Value value)
    {
        try
        {
            return formulas.Work(label, entry.Value, s, out value);
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            value = default;
            Unpaid why = Unpaid.Of(
                e, run.Workings, line.Payment, line.Participant, line.Cell, line.N);
            return new ExplanationNode(
                ExplanationKind.Step, $"{label}: {why.What}, so nothing is paid");
        }
    }

    private IEnumerable<ExplanationNode> Cap(Adjustment entry, LimitEffect effect)
    {
        AdjustmentScope scope = Scope(effect.Adjustment);
        long cell = scope.Cell(effect.Before);
        string name = run.Names.Cell(entry.Space, cell);
        if (scope.ReadsLines)
        {
            yield return new ExplanationNode(
                ExplanationKind.Step,
                (entry.Operation == AdjustmentOperation.AtMostOfTotal
                    ? $"the most that these lines may be of the total for {name} is "
                    : $"at most for {name}: ")
                + run.Expression(entry.Value) + Anew)
            {
                Place = entry.Value.Place,
            };
            yield break;
        }
        var tallies = new ClauseTallies(run.Workings, entry.Space, [entry.Value, entry.OnlyIf]);
        Subject s = new CellSubject(run.Workings, run.Book, tallies).At(cell);
        yield return Worked(
            $"at most for {name}", entry, s, effect.Before.Line, out Value most);
        if (!most.IsKnown)
        {
            yield break;
        }
        yield return new ExplanationNode(
            ExplanationKind.Step,
            entry.Cut == CutRule.LatestFirst
                ? Room(entry, effect, scope.InMinor(most.Number))
                : Together(effect, cell));
    }

    private const string Anew = ". It is worked out anew at the end of each payment period, and "
        + "the change belongs to that period";

    private string Together(LimitEffect effect, long cell)
    {
        long all = run.Settling.LimitEffects
            .Where(e => e.Adjustment == effect.Adjustment
                && Scope(effect.Adjustment).Cell(e.Before) == cell)
            .Sum(e => e.Before.Amount);
        Adjustment entry = run.Scheme.Adjustments[effect.Adjustment];
        string who = entry.Cut switch
        {
            CutRule.ProRata => "so each is reduced in proportion, what is left over going to the "
                + "largest fractions",
            CutRule.LatestRecordedFirst => "so those recorded last lose",
            _ => "so " + string.Join(", then ", entry.CutOrder.Select(p =>
                run.Scheme.Payments[p].Title)) + " lose first",
        };
        return $"the lines cut came to {run.Values.Money(all)} together, {who}{Anew}";
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

    /// <summary>Why a floor adds what it adds.</summary>
    public ExplanationNode Floor(ExplanationNode node, in Line line)
    {
        Adjustment entry = run.Scheme.Adjustments[line.Entry];
        long cell = line.Cell;
        AdjustmentScope scope = Scope(line.Entry);
        if (!scope.ReadsLines)
        {
            var tallies = new ClauseTallies(
                run.Workings, entry.Space, [entry.Value, entry.OnlyIf]);
            Subject s = new CellSubject(run.Workings, run.Book, tallies).At(cell);
            node.Add(formulas.Work("at least", entry.Value, s, out _));
        }
        node.Add(new ExplanationNode(
            ExplanationKind.Step,
            "what the lines of "
            + string.Join(", ", entry.Of.Select(p => run.Scheme.Payments[p].Title))
            + " lack of it at the end of the period is added"));
        return entry.CarryForward
            ? node.Add(new ExplanationNode(
                ExplanationKind.Step,
                "and taken from the lines of the next periods as far as they go"))
            : node;
    }

    private AdjustmentScope Scope(int adjustment)
    {
        if (!_scopes.TryGetValue(adjustment, out AdjustmentScope? scope))
        {
            scope = new AdjustmentScope(run.Workings, run.Settling.Formulas, adjustment);
            _scopes.Add(adjustment, scope);
        }
        return scope;
    }
}
