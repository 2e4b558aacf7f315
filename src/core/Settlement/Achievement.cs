using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Steps <em>place</em> and <em>achieve</em>: groups, cohorts and items of one
/// participant, from its facts (language reference 3 and 4).</summary>
internal sealed partial class Achievement
{
    private readonly Workings _workings;
    private readonly Interpreter _interpreter;
    private readonly ResolvedOutcome[] _outcomes;
    private readonly ResolvedFormula[] _groupLabel;
    private readonly ResolvedFormula[] _groupFixedOn;
    private readonly ResolvedFormula?[] _cohortBy;
    private readonly ResolvedFormula?[] _cohortOnlyIf;
    private readonly int[][] _rivals;

    public Achievement(Workings workings, FormulaBook formulas)
    {
        _workings = workings;
        _interpreter = formulas.Interpreter;
        Scheme scheme = workings.Scheme;
        _outcomes = [.. scheme.Outcomes.Select(o => new ResolvedOutcome(o, formulas))];
        _groupLabel = [.. scheme.Groups.Select(g => formulas.Resolve(g.Label))];
        _groupFixedOn = [.. scheme.Groups.Select(g => formulas.Resolve(g.FixedOn))];
        _cohortBy = [.. scheme.Cohorts.Select(c => formulas.ResolveOptional(c.By))];
        _cohortOnlyIf = [.. scheme.Cohorts.Select(c => formulas.ResolveOptional(c.OnlyIf))];
        _rivals = Exclusion.Groups(scheme);
    }

    /// <summary>The participant's label in a group set, by its attributes on the day fixed; -1
    /// where that day is not known.</summary>
    public int PlaceInGroup(int set, Subject s)
    {
        (int day, Item item) = (s.AsOn, s.Item);
        s.AsOn = _groupFixedOn[set].Day(s);
        long label = s.AsOn == Days.None ? ResolvedFormula.Missing : _groupLabel[set].Whole(s);
        (s.AsOn, s.Item) = (day, item);
        return label == ResolvedFormula.Missing ? -1 : (int)label;
    }

    /// <summary>The participant's cohort, or -1.</summary>
    public int PlaceInCohort(int set, Subject s)
    {
        if (_cohortBy[set] is not { } by || _cohortOnlyIf[set]?.Holds(s) == false)
        {
            return -1;
        }
        long label = by.Whole(s);
        return label == ResolvedFormula.Missing ? -1 : (int)label;
    }

    /// <summary>An outcome and all that exclude it or each other, in the order written; the
    /// outcome alone where none does.</summary>
    public int[] RivalsOf(int outcome) => _rivals[outcome];

    /// <summary>Takes the items of those that another was achieved before.</summary>
    public void Exclude(int[] rivals, List<Item>[] items)
    {
        if (rivals.Length > 1)
        {
            Exclusion.Apply(_workings.Scheme, rivals, items);
        }
    }

    /// <summary>Adds the participant's items of an outcome, in order of date, whatever excludes
    /// them; those that a decision refuses are left out.</summary>
    public void Achieve(int index, Subject s, List<Item> items)
    {
        AchieveAll(index, s, items);
        if (_workings.Rulings.IsRuled(s.Participant))
        {
            _workings.Rulings.Apply(s.Participant, index, items);
        }
    }

    /// <summary>Adds the participant's items of an outcome whatever was decided on them; perhaps
    /// also where the condition of the outcome is not met.</summary>
    public void AchieveAll(int index, Subject s, List<Item> items, bool onAnyCondition = false)
    {
        ResolvedOutcome outcome = _outcomes[index];
        (Item outerItem, int outerAsOn, int outerDay) = (s.Item, s.AsOn, s.Day);
        s.AsOn = Days.None;
        var attempt = new Attempt(outcome, index, s, items) { OnAnyCondition = onAnyCondition };
        if (Begin(ref attempt))
        {
            if (outcome.Outcome.EachMemberAlone)
            {
                EachMember(ref attempt);
            }
            else
            {
                Watch(ref attempt);
            }
        }
        (s.Item, s.AsOn, s.Day) = (outerItem, outerAsOn, outerDay);
    }

    private bool Begin(ref Attempt a)
    {
        a.Clock = a.Outcome.Clock.Day(a.Subject);
        if (a.Clock == Days.None)
        {
            return false;
        }
        a.Until = Until(a.Index, a.Subject);
        if (a.Until == Days.None)
        {
            return false;
        }
        a.MostItems = a.Outcome.AtMost?.Whole(a.Subject) ?? long.MaxValue;
        return a.Clock < a.Until && a.MostItems > 0;
    }

    /// <summary>The day before which the participant in hand must achieve an outcome; no day where
    /// that is not known.</summary>
    public int Until(int outcome, Subject s)
    {
        int most = _workings.LongStop + 1;
        int day = _outcomes[outcome].Deadline?.Day(s) ?? most;
        return Math.Min(most, day);
    }

    private void Watch(ref Attempt a)
    {
        switch (a.Outcome.Watch)
        {
            case HappensOn:
                int day = a.Outcome.HappensOn!.Day(a.Subject);
                if (day != Days.None && day >= a.Clock && day < a.Until)
                {
                    Add(ref a, new Item(a.Index, 0, day) { EarnedFrom = day, EarnedTo = day });
                }
                break;
            case Happens watch:
                EachEvent(ref a, watch.Facts);
                break;
            case AddsUp { Shape: EventShape.Spell } watch:
                DaysAddUp(ref a, watch.Facts);
                break;
            case AddsUp watch:
                ValuesAddUp(ref a, watch);
                break;
            case Continuous watch:
                Unbroken(ref a, watch);
                break;
            case Reading watch:
                Readings(ref a, watch);
                break;
            case FreeOf watch:
                FreeOf(ref a, watch.Facts);
                break;
            case Holds watch:
                Holding(ref a, watch);
                break;
            case AnyOf watch:
                AnyRoute(ref a, watch);
                break;
            case AllOf watch:
                AllRoutes(ref a, watch);
                break;
            default:
                throw new InvalidOperationException($"no rule achieves {a.Outcome.Watch}");
        }
    }

    /// <summary>Adds an item if its condition holds and there is room; false once there is none.
    /// </summary>
    private bool Add(ref Attempt a, Item item)
    {
        Subject s = a.Subject;
        s.AsOn = item.Achieved;
        s.Day = item.Achieved;
        s.Item = item = item with { N = a.Items.Count + 1 };
        ResolvedOutcome outcome = a.Outcome;
        if ((!a.OnAnyCondition && outcome.OnlyIf?.Holds(s) == false) || !HasRoom(ref a, item))
        {
            return true;
        }
        if (outcome.Units is { } units)
        {
            SmallNumber number = units.Small(s);
            if (number.Over == 0)
            {
                return true;
            }
            s.Item = item = item with { SmallUnits = number };
        }
        s.Item = item = item with { Payable = outcome.Payable.Day(s) };
        a.Items.Add(outcome.UndoneBy is null
            ? item
            : item with { Undone = Earlier(item.Undone, Undoing(outcome, s)) });
        s.AsOn = Days.None;
        return outcome.Per != TimesPer.Participant || a.Items.Count < a.MostItems;
    }

    private bool HasRoom(ref Attempt a, Item item)
    {
        switch (a.Outcome.Per)
        {
            case TimesPer.Kind:
                return OfKind(a.Items, item.Kind) < a.MostItems;
            case TimesPer.Period:
                return InPeriodOf(a.Items, item, a.Outcome.PerPeriod) < a.MostItems;
            default:
                return a.Items.Count < a.MostItems;
        }
    }

    private static int OfKind(List<Item> items, int kind) => items.Count(i => i.Kind == kind);

    private int InPeriodOf(List<Item> items, Item item, PeriodKind kind)
    {
        int period = _workings.Periods.IndexOf(kind, item.Achieved);
        return items.Count(i => _workings.Periods.IndexOf(kind, i.Achieved) == period);
    }
}

/// <summary>One participant's try at one outcome.</summary>
internal ref struct Attempt(ResolvedOutcome outcome, int index, Subject subject, List<Item> items)
{
    public readonly ResolvedOutcome Outcome = outcome;
    public readonly int Index = index;
    public readonly Subject Subject = subject;
    public readonly List<Item> Items = items;

    /// <summary>True: its condition is not asked.</summary>
    public bool OnAnyCondition;

    /// <summary>First day that counts.</summary>
    public int Clock;

    /// <summary>Day before which it must be achieved.</summary>
    public int Until;

    /// <summary>How many items there may be.</summary>
    public long MostItems;
}
