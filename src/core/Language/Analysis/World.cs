using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>A scheme, and what is taken for granted about the participant in hand: nothing, or the
/// group to which it belongs, say. Bounds of items and measures are worked out once for each such
/// world.</summary>
internal sealed class World(Scheme scheme, ImmutableDictionary<string, Span> given)
{
    private readonly Dictionary<int, ItemSpans> _items = [];
    private readonly Dictionary<int, Span> _measures = [];
    private readonly HashSet<int> _open = [];
    private readonly HashSet<int> _openMeasures = [];

    public Scheme Scheme => scheme;

    public ImmutableDictionary<string, Span> Given => given;

    /// <summary>The same scheme with more taken for granted.</summary>
    public World With(string key, Span span) => new(scheme, given.SetItem(key, span));

    /// <summary>When somebody can have started, as far as a message may claim that it happens:
    /// from the first day of the scheme to its last. Later starts are accepted too.</summary>
    public Span Started => Span.Dates(
        Earlier(scheme.Term.From, scheme.Term.ReferralsFrom),
        Later(scheme.Term.To, scheme.Term.ReferralsTo));

    /// <summary>When somebody can have been referred.</summary>
    public Span Referred => Span.Dates(scheme.Term.ReferralsFrom, scheme.Term.ReferralsTo);

    /// <summary>The periods of one kind in the term, as indices.</summary>
    public Span Periods(PeriodKind kind)
    {
        if (kind == PeriodKind.ContractYear && scheme.Calendar.Periods.ContractYear is null)
        {
            return Span.Any;
        }
        return Span.Between(
            scheme.Calendar.Periods.IndexOf(kind, scheme.Term.From),
            scheme.Calendar.Periods.IndexOf(kind, scheme.Term.To), exact: true);
    }

    /// <summary>What can be said about the items of an outcome.</summary>
    public ItemSpans Items(int outcome)
    {
        if (_items.TryGetValue(outcome, out ItemSpans? known))
        {
            return known;
        }
        if (!_open.Add(outcome))
        {
            return ItemSpans.Unknown;
        }
        ItemSpans found = new ItemBounds(this).Of(outcome);
        _open.Remove(outcome);
        _items[outcome] = found;
        return found;
    }

    /// <summary>What a measure may come to in any of its cells.</summary>
    public Span Measure(int measure)
    {
        if (_measures.TryGetValue(measure, out Span? known))
        {
            return known;
        }
        if (!_openMeasures.Add(measure))
        {
            return Span.Any.OrMissing();
        }
        Measure clause = scheme.Measures[measure];
        Span span = new Bounds(this) { Space = clause.Space }.Of(clause.Value);
        span = span.OrMissing(clause.OnlyIf is not null);
        _openMeasures.Remove(measure);
        _measures[measure] = span;
        return span;
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}

/// <summary>What can be said about the items of an outcome: when they are achieved and payable, how
/// many one participant can have, and how many units each has. An end without bound is one that
/// only the long stop sets.</summary>
internal sealed record ItemSpans(Span Achieved, Span Payable, Span Count, Span Units)
{
    public static ItemSpans Unknown { get; } =
        new(Span.Any, Span.Any, Span.NotNegative, Span.Any);
}
