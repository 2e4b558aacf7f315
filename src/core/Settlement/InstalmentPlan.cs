using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>One part of an agreed sum.</summary>
/// <param name="Number">1 for the first part, 2 for the next…</param>
/// <param name="Place">The place of the part in its plan, which starts afresh in each period of
/// <c>over</c>.</param>
/// <param name="Parts">How many parts the plan has.</param>
/// <param name="Day">The day on which it is earned.</param>
internal readonly record struct Instalment(int Number, int Place, long Parts, int Day)
{
    /// <summary>The agreed sum on that day, in major units.</summary>
    public required Rational Of { get; init; }

    /// <summary>Earned before it under the same plan, in minor units.</summary>
    public required long Earned { get; init; }

    /// <summary>Its amount in minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>True where the sum is completed early, and this is the balance.</summary>
    public bool IsBalance { get; init; }
}

/// <summary>An agreed sum earned in equal parts over a time (language reference 6, "Instalments"):
/// on the last day of each period, the k-th of N is (sum − earned so far) ÷ (N − k + 1). Parts stay
/// equal while the sum stays; where it changes, the rest is shared out anew.</summary>
internal sealed class InstalmentPlan
{
    private readonly Workings _workings;
    private readonly Instalments _terms;
    private readonly AmountRule _rule;
    private readonly ResolvedFormula _of;
    private readonly ResolvedFormula? _count;
    private readonly ResolvedFormula _from;
    private readonly ResolvedFormula? _while;
    private readonly ResolvedFormula? _completed;

    public InstalmentPlan(
        Workings workings, FormulaBook formulas, Instalments terms, AmountRule rule)
    {
        _workings = workings;
        _terms = terms;
        _rule = rule;
        _of = formulas.Resolve(terms.Of);
        _count = formulas.ResolveOptional(terms.Count);
        _from = formulas.Resolve(terms.From);
        _while = formulas.ResolveOptional(terms.While);
        _completed = formulas.ResolveOptional(terms.Completed);
    }

    /// <summary>The parts earned by the as-at date. While a part is in the caller's hand, the
    /// subject's day is that of the part.</summary>
    /// <exception cref="NoPartsException">The number of parts is not whole, or below 1.
    /// </exception>
    public IEnumerable<Instalment> Parts(Subject s)
    {
        int from = _from.Day(s);
        int completed = _completed?.Day(s) ?? Days.None;
        Value parts = _count?.Value(s) ?? Value.Of(long.MaxValue);
        if (from == Days.None || !parts.IsKnown)
        {
            yield break;
        }
        long count = NoPartsException.Whole(parts.Number);
        (int number, int place, long earned, int over) = (0, 0, 0, int.MinValue);
        PeriodCalendar periods = _workings.Periods;
        for (int period = periods.IndexOf(_terms.Each, from); ; period++)
        {
            int day = periods.Last(_terms.Each, period).DayNumber;
            if (day > LastDay)
            {
                yield break;
            }
            s.Day = s.AsOn = day;
            if (_while?.Holds(s) == false)
            {
                yield break;
            }
            if (_terms.Over is { } kind && periods.IndexOf(kind, day) != over)
            {
                over = periods.IndexOf(kind, day);
                (place, earned, count) = (0, 0, PartsLeft(kind, over, period));
            }
            bool balance = completed != Days.None && completed <= day;
            Value of = _of.Value(s);
            if (!of.IsKnown)
            {
                continue;
            }
            place++;
            long left = balance ? 1 : count - place + 1;
            long amount = _rule.Round((of.Number - Major(earned)) / left);
            yield return new Instalment(++number, place, count, day)
            {
                Of = of.Number,
                Earned = earned,
                Amount = amount,
                IsBalance = balance && place < count,
            };
            earned += amount;
            if (balance || (_terms.Over is null && place == count))
            {
                yield break;
            }
        }
    }

    // What is earned over periods is earned while the term runs.
    private int LastDay => _terms.Over is null
        ? _workings.AsAt
        : Math.Min(_workings.AsAt, _workings.Scheme.Term.To.DayNumber);

    private long PartsLeft(PeriodKind kind, int over, int period)
    {
        DateOnly last = _workings.Periods.Last(kind, over);
        return _workings.Periods.IndexOf(_terms.Each, last) - period + 1;
    }

    private Rational Major(long minor) => Rational.Of(minor, _rule.MinorPerUnit);
}
