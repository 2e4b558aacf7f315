using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>How the lines of a participant hang on the day of the start, where referral and start
/// are one day: through periods that hold it, and through outcomes that must be achieved within a
/// time from it. Who started in the same periods, and achieved the same in time, is paid the same
/// for what happens after the start; it need not be settled twice.</summary>
public sealed class StartDependence
{
    private readonly Scheme _scheme;
    private readonly SortedSet<PeriodKind> _periods = [];
    private readonly List<int> _timed = [];

    private StartDependence(Scheme scheme) => _scheme = scheme;

    /// <summary>The kinds of period of the start that are read.</summary>
    public ImmutableArray<PeriodKind> Periods => [.. _periods];

    /// <summary>The outcomes, by index, with a deadline that hangs on the start.</summary>
    public ImmutableArray<int> Timed => [.. _timed];

    /// <summary>How it is for a scheme; null where that is not as simple as above, or cannot be
    /// said: then every start is a case of its own.</summary>
    public static StartDependence? Of(Scheme scheme)
    {
        var found = new StartDependence(scheme);
        return found.Groups() && scheme.Outcomes.All(found.Outcome)
            && ItemLines.Payments(scheme).All(p => found.Payment(scheme.Payments[p]))
            ? found : null;
    }

    private bool Groups() =>
        _scheme.Groups.All(g => IsPlain(g.Label) && (IsStart(g.FixedOn) || IsPlain(g.FixedOn)))
        && _scheme.Cohorts.All(c => IsPlain(c.By) && IsPlain(c.OnlyIf));

    // Neither the start itself, nor what happened after it.
    private bool IsPlain(Formula? formula) => Through(formula) && IsOfStart(formula);

    private bool Outcome(Outcome o)
    {
        if (!o.NotWith.IsEmpty || o.ClaimedBy is not null)
        {
            return false;
        }
        if (IsStart(o))
        {
            return o.UndoneBy is null && ClauseFormulas.Of(o).All(IsOfStart);
        }
        return Watches(o)
            && (Through(o.Clock) || (IsStart(o.Clock) && EndsWithDeadline(o.Watch)))
            && (Through(o.Deadline) || Times(o))
            && ClauseFormulas.Of(o).Where(f => f != o.Clock && f != o.Deadline).All(Through);
    }

    private bool Times(Outcome o)
    {
        _timed.Add(_scheme.Outcomes.IndexOf(o));
        return EndsWithDeadline(o.Watch) && IsOfStart(o.Deadline);
    }

    // A rise is counted from the last reading before the start.
    private bool Watches(Outcome o) => o.Watch switch
    {
        Reading { How: not ReadingWatch.StandsAt } => false,
        AnyOf w => !w.Outcomes.Any(i => IsStart(_scheme.Outcomes[i])),
        AllOf w => !w.Outcomes.Any(i => IsStart(_scheme.Outcomes[i])),
        _ => true,
    };

    // Whether a later deadline leaves the items before it as they are, whatever the clock, since
    // all that happens is after the start.
    private static bool EndsWithDeadline(Watch watch) => watch is
        Happens or AddsUp { Shape: EventShape.Spell } or Continuous or AnyOf or AllOf;

    private bool Payment(Payment p)
    {
        var items = (PaidItems)p.For;
        IEnumerable<Formula?> all = ClauseFormulas.Of(p).Concat(items.Where);
        return items.Outcomes.All(o => IsStart(_scheme.Outcomes[o]))
            ? all.All(IsOfStart)
            : !items.Outcomes.Any(o => IsStart(_scheme.Outcomes[o])) && all.All(Through);
    }

    // Whether a formula reads the start through its periods only.
    private bool Through(Formula? formula) => formula switch
    {
        null => true,
        PeriodContaining { Date: var date } p when IsStart(date) => Reads(p.Type.Period),
        FieldOfFirst f => !IsStart(_scheme.Outcomes[f.Outcome]),
        MeasureAt or OverCell or Owed or TierPlace => false,
        TableAt t => FormulaParts.PartsOf(t)
            .Concat(FormulaParts.PartsOf(_scheme.Tables[t.Table].Values)).All(Through),
        _ => !IsStart(formula) && FormulaParts.PartsOf(formula).All(Through),
    };

    private bool Reads(PeriodKind kind)
    {
        _periods.Add(kind);
        return true;
    }

    // Whether a formula reads nothing that happened after the start.
    private bool IsOfStart(Formula? formula) => !FormulaParts.Reads(_scheme, formula)
        .Any(f => f is FieldOfFirst or FieldOfEvent or OverFacts or MeasureAt or OverCell);

    private static bool IsStart(Outcome o) => o.Watch is HappensOn w && IsStart(w.Date);

    private static bool IsStart(Formula? formula) => formula is FieldOfParticipant
    {
        Field: ParticipantField.Started or ParticipantField.Referred,
    };
}
