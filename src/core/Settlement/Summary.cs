using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>What is kept of many values so that any aggregate of them can be read, and two
/// summaries merged in any order (language reference 10, "Sharding").</summary>
internal struct Summary
{
    private long _count;
    private long _known;
    private Rational _sum;
    private Rational _least;
    private Rational _greatest;
    private Rational _first;
    private Rational _last;

    /// <summary>Adds one thing: it is counted even where its value is missing.</summary>
    public void Add(Value value)
    {
        _count++;
        if (!value.IsKnown)
        {
            return;
        }
        Rational number = value.Number;
        _first = _known == 0 ? number : _first;
        _last = number;
        _least = _known == 0 ? number : Rational.Min(_least, number);
        _greatest = _known == 0 ? number : Rational.Max(_greatest, number);
        _sum += number;
        _known++;
    }

    /// <summary>The aggregate. Sums and counts over nothing are 0; the others are missing.
    /// </summary>
    public readonly Value Read(AggregateFunction function) => function switch
    {
        AggregateFunction.Count or AggregateFunction.People => Value.Of(_count),
        AggregateFunction.Sum or AggregateFunction.Units => Value.Of(_sum),
        AggregateFunction.Any => Value.Of(_known > 0 && _greatest > 0),
        AggregateFunction.Every => Value.Of(_known == 0 || _least > 0),
        _ when _known == 0 => default,
        AggregateFunction.Mean => Value.Of(_sum / _known),
        AggregateFunction.Highest => Value.Of(_greatest),
        AggregateFunction.Lowest => Value.Of(_least),
        AggregateFunction.First => Value.Of(_first),
        AggregateFunction.Last => Value.Of(_last),
        _ => throw new InvalidOperationException($"values are not drawn together by {function}"),
    };

    /// <summary>Adds all that another summary has; of first and last, the order of shards counts,
    /// so cells of many participants do not offer them.</summary>
    public void Add(in Summary other)
    {
        if (other._known > 0)
        {
            _least = _known == 0 ? other._least : Rational.Min(_least, other._least);
            _greatest = _known == 0 ? other._greatest : Rational.Max(_greatest, other._greatest);
            _first = _known == 0 ? other._first : _first;
            _last = other._last;
        }
        _sum += other._sum;
        _count += other._count;
        _known += other._known;
    }
}
