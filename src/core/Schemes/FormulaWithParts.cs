using System.Collections.Immutable;

namespace Outturn.Schemes;

/// <summary>Makes a formula again with other formulas in the places of its parts.</summary>
public static class FormulaWithParts
{
    /// <summary>The formula with each of its parts changed; the formula itself where none changes.
    /// </summary>
    public static Formula Map(Formula formula, Func<Formula, Formula> change)
    {
        Formula[] parts = [.. FormulaParts.PartsOf(formula)];
        Formula[] changed = Array.ConvertAll(parts, p => change(p));
        return parts.AsSpan().SequenceEqual(changed, ReferenceEqualityComparer.Instance)
            ? formula
            : Of(formula, changed);
    }

    /// <summary>The formula with other parts, in the order of
    /// <see cref="FormulaParts.PartsOf(Formula)"/>.</summary>
    public static Formula Of(Formula formula, IReadOnlyList<Formula> parts)
    {
        var next = new Next(parts);
        return formula switch
        {
            AttributeOf { On: not null } f => f with { On = next.One() },
            CohortMeasured f => f with { Label = next.One() },
            StatisticAt f => f with { Keys = next.Many(f.Keys.Length) },
            MeasureAt f => f with { Keys = next.Many(f.Keys.Length) },
            TableAt f => f with { Keys = next.Many(f.Keys.Length) },
            PeriodContaining f => f with { Date = next.One() },
            PartOfPeriod f => f with { Period = next.One() },
            Binary f => f with { Left = next.One(), Right = next.One() },
            Negation f => f with { Of = next.One() },
            Membership f => f with { Of = next.One(), In = next.Many(f.In.Length) },
            Choice f => Choice(f, next),
            NumberCall f => f with { Arguments = next.Many(f.Arguments.Length) },
            CohortTest f => f with { Arguments = next.Many(f.Arguments.Length) },
            OverFacts f => OverFacts(f, next),
            OverCell f => f with { Tally = Tally(f.Tally, next) },
            _ => parts.Count == 0 ? formula : throw new InvalidOperationException(
                $"no rule puts other parts into {formula.GetType().Name}"),
        };
    }

    private static Choice Choice(Choice f, Next next)
    {
        var cases = ImmutableArray.CreateBuilder<ChoiceCase>(f.Cases.Length);
        foreach (ChoiceCase one in f.Cases)
        {
            cases.Add(one with { When = next.One(), Then = next.One() });
        }
        return f with { Cases = cases.MoveToImmutable(), Else = next.Optional(f.Else) };
    }

    private static OverFacts OverFacts(OverFacts f, Next next) => f with
    {
        Facts = f.Facts with { Where = next.Optional(f.Facts.Where) },
        From = next.Optional(f.From),
        Until = next.Optional(f.Until),
        At = next.Optional(f.At),
    };

    private static Tally Tally(Tally t, Next next) => new()
    {
        Source = t.Source,
        Sources = t.Sources,
        Function = t.Function,
        Argument = next.Optional(t.Argument),
        Where = next.Optional(t.Where),
        Keys = next.Many(t.Keys.Length),
        Span = t.Span,
    };

    private sealed class Next(IReadOnlyList<Formula> parts)
    {
        private int _next;

        public Formula One() => parts[_next++];

        public Formula? Optional(Formula? was) => was is null ? null : One();

        public ImmutableArray<Formula> Many(int count) =>
            [.. Enumerable.Range(0, count).Select(_ => One())];
    }
}
