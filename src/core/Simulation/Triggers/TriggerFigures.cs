using System.Collections.Immutable;
using Outturn.Language.Syntax;
using Outturn.Quantities;

namespace Outturn.Simulation.Triggers;

/// <summary>What a trigger is planned with besides its text.</summary>
public sealed record TriggerFigures
{
    /// <summary>The rate without help, of every group for which <see cref="NoHelp"/> has none;
    /// null: not told.</summary>
    public Rational? Baseline { get; init; }

    /// <summary>The rate without help by group.</summary>
    public ImmutableDictionary<string, Rational> NoHelp { get; init; } =
        ImmutableDictionary<string, Rational>.Empty;

    /// <summary>The effect that is worth paying for; null: not told.</summary>
    public Effect? Effect { get; init; }

    /// <summary>How many people the baseline was counted on; 0: it is known.</summary>
    public long BaselinePeople { get; init; }

    /// <summary>By how much people helped together inflate the variance, or events that come in
    /// bursts: 1, they do not.</summary>
    public double Inflation { get; init; } = 1;

    /// <summary>How many providers are decided on.</summary>
    public int Providers { get; init; } = 21;

    /// <summary>How often each is decided on; 0: as often as the scheme says.</summary>
    public long Decisions { get; init; }

    /// <summary>With which chance a provider without effect may be paid at most.</summary>
    public double Level { get; init; } = .05;

    /// <summary>With which chance a provider of the effect should be paid at least.</summary>
    public double Power { get; init; } = .8;

    /// <summary>The figures of a plan: <c>no-help</c> and <c>worth paying for</c>.</summary>
    public TriggerFigures With(YamlMap? plan)
    {
        TriggerFigures with = this;
        if (plan?["worth paying for"] is YamlScalar worth
            && Triggers.Effect.Read(worth.Text) is { } effect)
        {
            with = with with { Effect = with.Effect ?? effect };
        }
        switch (plan?["no-help"])
        {
            case YamlScalar one:
                with = with with { Baseline = with.Baseline ?? Triggers.Effect.ReadRate(one.Text) };
                break;
            case YamlMap map:
                with = with with
                {
                    NoHelp = map.Entries
                        .Where(e => e.Value is YamlScalar)
                        .Select(e => (e.Key.Text, Triggers.Effect.ReadRate(
                            ((YamlScalar)e.Value).Text)))
                        .Where(e => e.Item2 is not null)
                        .ToImmutableDictionary(e => e.Text, e => e.Item2!.Value),
                };
                break;
        }
        return with;
    }

    /// <summary>The rate without help of a cell, by the labels in it; null: not told.</summary>
    internal Rational? BaselineOf(IEnumerable<string> labels)
    {
        foreach (string label in labels)
        {
            if (NoHelp.TryGetValue(label, out Rational of))
            {
                return of;
            }
        }
        return Baseline ?? (NoHelp.Count == 1 ? NoHelp.Values.First()
            : NoHelp.TryGetValue("otherwise", out Rational otherwise) ? otherwise : null);
    }
}
