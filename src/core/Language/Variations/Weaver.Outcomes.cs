using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <content>Outcomes. What is asked before anything is achieved goes by the referral or the start;
/// what is asked of an item also by the day achieved.</content>
internal sealed partial class Weaver
{
    private Outcome Weave(Outcome[] all)
    {
        Outcome first = all[0];
        Rest(all, o => Bare(o, first));
        Asked person = Asked.Participant($"a participant, before {first.Name} is achieved,");
        Asked achieved = Asked.Participant($"an item of {first.Name}") with
        {
            Achieved = Asked.AchievedOfItem,
        };
        Formula payable = Needed(all, o => o.Payable, achieved);
        Asked item = achieved with { Payable = payable, Period = PaymentPeriod(payable) };
        return first with
        {
            Watch = Watch(all, person),
            Reaches = Weave(all, o => o.Reaches, person),
            Every = Weave(all, o => o.Every, person),
            Clock = Needed(all, o => o.Clock, person),
            Deadline = Weave(all, o => o.Deadline, person, AfterLongStop),
            AtMost = Weave(all, o => o.AtMost, person, Unlimited),
            OnlyIf = Weave(all, o => o.OnlyIf, item, Yes),
            Units = Weave(all, o => o.Units, item, One),
            Payable = payable,
            ClaimedBy = Weave(all, o => o.ClaimedBy, item),
            UndoneFrom = Weave(all, o => o.UndoneFrom, item),
            UndoneUntil = Weave(all, o => o.UndoneUntil, item),
            UndoneBy = Facts(all, o => o.UndoneBy, item),
        };
    }

    private static Outcome Bare(Outcome o, Outcome first) => o with
    {
        Watch = o.Watch.GetType() == first.Watch.GetType() ? first.Watch : o.Watch,
        Kinds = first.Kinds,
        Reaches = first.Reaches,
        Every = first.Every,
        Clock = first.Clock,
        Deadline = first.Deadline,
        AtMost = first.AtMost,
        OnlyIf = first.OnlyIf,
        Units = first.Units,
        Payable = first.Payable,
        ClaimedBy = first.ClaimedBy,
        UndoneFrom = first.UndoneFrom,
        UndoneUntil = first.UndoneUntil,
        UndoneBy = first.UndoneBy,
    };

    private Formula AfterLongStop => new Constant(
        Place.None, Schemes.ValueType.Date, Value.Of(First.Term.LongStop.DayNumber + 1));

    private static Formula Unlimited { get; } =
        new Constant(Place.None, Schemes.ValueType.Plain, Value.Of(int.MaxValue));

    private Watch Watch(Outcome[] all, Asked person)
    {
        Asked tried = person with { Achieved = Asked.Tried };
        Asked happened = person with
        {
            Achieved = new FieldOfEvent(Place.None, Schemes.ValueType.Date, EventField.From),
        };
        Watch first = all[0].Watch;
        bool alike = Array.TrueForAll(all, o => o.Watch.GetType() == first.GetType());
        return !alike ? first : first switch
        {
            HappensOn w => w with { Date = Needed(all, Of<HappensOn>(x => x.Date), person) },
            Happens w => w with { Facts = Facts(all, o => ((Happens)o.Watch).Facts, happened)! },
            AddsUp w => w with { Facts = Facts(all, o => ((AddsUp)o.Watch).Facts, person)! },
            Continuous w => w with
            {
                Facts = Facts(all, o => ((Continuous)o.Watch).Facts, person)!,
                Bridging = Weave(all, o => ((Continuous)o.Watch).Bridging, person),
            },
            Schemes.Reading w => w with
            {
                Facts = Facts(all, o => ((Schemes.Reading)o.Watch).Facts, person)!,
            },
            FreeOf w => w with { Facts = Facts(all, o => ((FreeOf)o.Watch).Facts, person)! },
            Holds w => w with
            {
                Condition = Needed(all, Of<Holds>(x => x.Condition), tried),
                At = Weave(all, o => ((Holds)o.Watch).At, person),
            },
            _ => first,
        };
    }

    private static Func<Outcome, Formula> Of<T>(Func<T, Formula> part)
        where T : Watch => o => part((T)o.Watch);

    // Facts of more kinds from a date on: those of all texts, each where its text takes it.
    private FactSet? Facts(Outcome[] all, Func<Outcome, FactSet?> of, Asked asked)
    {
        if (of(all[0]) is not { } first)
        {
            return null;
        }
        FactSet[] sets = [.. all.Select(o => of(o) ?? first)];
        int[] kinds = [.. sets.SelectMany(s => s.Kinds).Distinct()];
        bool same = Array.TrueForAll(sets, s => s.Kinds.SequenceEqual(first.Kinds));
        return new FactSet(
            [.. kinds],
            Weave(sets, s => same ? s.Where : Among(s), asked, Yes));
    }

    private static Formula Among(FactSet set)
    {
        var kind = new FieldOfEvent(Place.None, Schemes.ValueType.Plain, EventField.Kind);
        var isOne = new Membership(Place.None, Schemes.ValueType.YesNo, kind,
        [
            .. set.Kinds.Select(k => new Constant(
                Place.None, Schemes.ValueType.Plain, Value.Of(k))),
        ]);
        return set.Where is null
            ? isOne
            : new Binary(
                Place.None, Schemes.ValueType.YesNo, Operator.And, isOne, set.Where);
    }
}
