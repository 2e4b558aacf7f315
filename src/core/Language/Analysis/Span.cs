using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Language.Analysis;

/// <summary>Which labels a value may be: these, or all but these (lists that the facts may add to
/// are never closed).</summary>
internal sealed record LabelSet(ImmutableSortedSet<int> Labels, bool AllBut)
{
    public static LabelSet All { get; } = new([], AllBut: true);

    public static LabelSet Of(params IEnumerable<int> labels) => new([.. labels], AllBut: false);

    public bool Contains(int label) => Labels.Contains(label) != AllBut;

    public bool IsEmpty => !AllBut && Labels.IsEmpty;

    /// <summary>The only label it may be; null: it may be several.</summary>
    public int? Single => !AllBut && Labels.Count == 1 ? Labels[0] : null;

    public LabelSet Union(LabelSet other) => (AllBut, other.AllBut) switch
    {
        (false, false) => new(Labels.Union(other.Labels), false),
        (true, true) => new(Labels.Intersect(other.Labels), true),
        (true, false) => new(Labels.Except(other.Labels), true),
        _ => new(other.Labels.Except(Labels), true),
    };

    public LabelSet Without(int label) => AllBut
        ? this with { Labels = Labels.Add(label) }
        : this with { Labels = Labels.Remove(label) };

    public LabelSet Intersect(LabelSet other) => (AllBut, other.AllBut) switch
    {
        (false, false) => new(Labels.Intersect(other.Labels), false),
        (true, true) => new(Labels.Union(other.Labels), true),
        (false, true) => new(Labels.Except(other.Labels), false),
        _ => new(other.Labels.Except(Labels), false),
    };
}

/// <summary>What a formula may come to, as far as the text alone can tell: an interval of exact
/// numbers (of day numbers, of period indices, of 0 and 1 for no and yes) or a set of labels, and
/// whether it may be missing. Whatever the formula comes to lies in its span; the span may be
/// wider than need be.</summary>
internal sealed record Span
{
    /// <summary>The least; null: no bound.</summary>
    public Rational? Low { get; init; }

    /// <summary>The greatest; null: no bound.</summary>
    public Rational? High { get; init; }

    /// <summary>True where the least itself is not reached.</summary>
    public bool LowOpen { get; init; }

    /// <summary>True where the greatest itself is not reached.</summary>
    public bool HighOpen { get; init; }

    /// <summary>The labels; null where the value is no label.</summary>
    public LabelSet? Labels { get; init; }

    /// <summary>True where it can be missing.</summary>
    public bool CanBeMissing { get; init; }

    /// <summary>False where it is always missing.</summary>
    public bool CanBeKnown { get; init; } = true;

    /// <summary>True where both ends (or every label) are really reached by somebody, so that an
    /// end may stand in a message as what can happen.</summary>
    public bool Exact { get; init; }

    public static Span Any { get; } = new();

    public static Span Missing { get; } = new() { CanBeMissing = true, CanBeKnown = false };

    public static Span YesOrNo { get; } = new() { Low = 0, High = 1 };

    public static Span NotNegative { get; } = new() { Low = 0 };

    public static Span Of(Rational number) => new() { Low = number, High = number, Exact = true };

    public static Span Of(bool yes) => Of(yes ? 1 : 0);

    public static Span OfLabel(int label) => OfLabels(LabelSet.Of([label]));

    public static Span OfLabels(LabelSet labels) => new() { Labels = labels, Exact = true };

    public static Span Between(Rational? low, Rational? high, bool exact = false) =>
        new() { Low = low, High = high, Exact = exact };

    public static Span Dates(DateOnly first, DateOnly last) =>
        Between(first.DayNumber, last.DayNumber, exact: true);

    /// <summary>The only number it may be; null: it may be several, or missing.</summary>
    public Rational? Single => !CanBeMissing && CanBeKnown && Low is { } low && High == low
        ? low
        : null;

    /// <summary>Whether one number or label is all that it may be.</summary>
    public bool IsSingle => Single is not null
        || (!CanBeMissing && Labels?.Single is not null);

    public bool CanBeYes => CanBeKnown && (High is not { } high || high.Sign > 0);

    public bool CanBeNo => CanBeKnown && (Low is not { } low || low.Sign <= 0);

    public bool IsYes => CanBeKnown && !CanBeMissing && !CanBeNo;

    /// <summary>A condition that the text can rule out: no, or missing.</summary>
    public bool IsNotYes => !CanBeYes;

    public Span OrMissing(bool may = true) => may && !CanBeMissing
        ? this with { CanBeMissing = true }
        : this;

    public Span Known() => CanBeMissing ? this with { CanBeMissing = false } : this;

    /// <summary>What may be one or the other.</summary>
    public Span Union(Span other)
    {
        if (!CanBeKnown || !other.CanBeKnown)
        {
            return (CanBeKnown ? this : other) with { CanBeMissing = true };
        }
        bool missing = CanBeMissing || other.CanBeMissing;
        bool exact = Exact && other.Exact;
        if (Labels is { } a && other.Labels is { } b)
        {
            return new Span { Labels = a.Union(b), CanBeMissing = missing, Exact = exact };
        }
        return new Span
        {
            Low = Low is { } l && other.Low is { } m ? Rational.Min(l, m) : null,
            High = High is { } h && other.High is { } i ? Rational.Max(h, i) : null,
            CanBeMissing = missing,
            Exact = exact,
        };
    }

    /// <summary>What is in both; null: nothing is.</summary>
    public Span? Intersect(Span other)
    {
        if (Labels is { } a && other.Labels is { } b)
        {
            LabelSet both = a.Intersect(b);
            return both.IsEmpty ? null : this with { Labels = both };
        }
        Span span = this;
        if (other.Low is { } low && (span.Low is not { } mine || low >= mine))
        {
            bool open = other.LowOpen || (low == span.Low && span.LowOpen);
            span = span with { Low = low, LowOpen = open };
        }
        if (other.High is { } high && (span.High is not { } top || high <= top))
        {
            bool open = other.HighOpen || (high == span.High && span.HighOpen);
            span = span with { High = high, HighOpen = open };
        }
        return span.Low is { } l && span.High is { } h
            && (h < l || (h == l && (span.LowOpen || span.HighOpen)))
                ? null
                : span;
    }
}
