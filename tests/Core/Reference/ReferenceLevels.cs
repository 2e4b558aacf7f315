using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Amounts that add up, readings and what they change by, freedom from something, and
/// conditions that are tried (language reference 4).</summary>
internal sealed partial class ReferenceSettlement
{
    private IEnumerable<Achieved> Summed(
        Outcome outcome, int index, Asker a, int clock, int until, AddsUp w)
    {
        if (Of((outcome.Reaches ?? outcome.Every)!, a) is not { IsKnown: true } goal
            || goal.Number <= 0)
        {
            yield break;
        }
        Rational sum = 0;
        int? from = null;
        foreach (Happening e in Facts.Events(a.Person)
            .Where(e => e.From >= clock && e.From < until && IsOf(w.Facts, e, a))
            .Where(e => a.TimeNotUsedBy < 0 || !IsUsed(a.TimeNotUsedBy, e, a)))
        {
            from ??= e.From;
            sum += w.Shape == EventShape.Point ? 1 : e.Value.Number;
            while (sum >= goal.Number)
            {
                yield return ItemOf(index, outcome, e, e.From, Value.Of(sum)) with { From = from };
                if (outcome.Every is null)
                {
                    yield break;
                }
                sum -= goal.Number;
                from = e.From;
            }
        }
    }

    private bool IsUsed(int outcome, Happening e, Asker a) => IsOf(SetOf(outcome), e, a)
        && Items(outcome, a.Person).Any(i => e.From >= i.From && e.Row <= i.Decider!.Row);

    private IEnumerable<Achieved> Readings(
        Outcome outcome, int index, Asker a, int clock, int until, Reading w)
    {
        Value goal = (outcome.Reaches ?? outcome.Every) is { } g ? Of(g, a) : default;
        List<Happening> all = [.. Facts.Events(a.Person).Where(e => IsOf(w.Facts, e, a))];
        int? started = Facts.Started(a.Person);
        Happening? baseline = all.LastOrDefault(e => e.From <= started) ?? all.FirstOrDefault();
        foreach (Happening e in all.Where(e => e.From >= clock && e.From < until))
        {
            if (w.How != ReadingWatch.StandsAt && all.IndexOf(e) <= all.IndexOf(baseline!))
            {
                continue;
            }
            Rational level = w.How switch
            {
                ReadingWatch.Rises => e.Value.Number - baseline!.Value.Number,
                ReadingWatch.Falls => baseline!.Value.Number - e.Value.Number,
                _ => e.Value.Number,
            };
            // A change of percents is in percentage points.
            bool isPercent = w.How != ReadingWatch.StandsAt
                && Scheme.Facts.Events[e.Kind].Value!.Type.Form == NumberForm.Percent;
            level = isPercent ? level * 100 : level;
            if (goal.IsKnown ? level >= goal.Number : level > 0)
            {
                yield return ItemOf(index, outcome, e, e.From, Value.Of(level));
            }
        }
    }

    private IEnumerable<Achieved> Free(
        Outcome outcome, int index, Asker a, int clock, int until, FreeOf w)
    {
        if (Of(outcome.Reaches!, a) is not { IsKnown: true } goal
            || EndOfStretch(outcome.Reaches!, clock, Floor(goal), Math.Min(until - 1, Facts.AsAt))
                is not { } end)
        {
            yield break;
        }
        bool broken = Facts.Events(a.Person).Any(e => IsOf(w.Facts, e, a)
            && e.From <= end && Math.Max(e.From, e.To) >= clock);
        var item = new Achieved(index, 0, end) { From = clock, To = end };
        // Until it is payable it is not concluded.
        int? payable = DayOf(outcome.Payable, AskerOf(a.Person, item with { N = 1 }));
        if (!broken && !(payable > Facts.AsAt))
        {
            yield return item;
        }
    }

    private IEnumerable<Achieved> Held(int index, Asker a, int clock, int until, Holds w)
    {
        IEnumerable<int> days;
        if (w.Each is { } each)
        {
            days = Enumerable.Range(clock, Math.Max(0, Math.Min(until, Facts.AsAt + 1) - clock))
                .Where(d => Periods.Last(each, Periods.IndexOf(each, d)).DayNumber == d);
        }
        else
        {
            int? at = w.At is null ? clock : DayOf(w.At, a);
            days = at is { } day && day >= clock && day < until && day <= Facts.AsAt ? [day] : [];
        }
        return days.Where(d => Holds(w.Condition, a with { Day = d, AsOn = d }))
            .Select(d => new Achieved(index, 0, d) { From = clock, To = d });
    }
}
