using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Claims and decisions (language reference 3, 4 and 6): what was decided is told over
/// again, decision by decision, for each item and line.</summary>
internal sealed partial class ReferenceSettlement
{
    private enum Verdict
    {
        None,
        Paid,
        Less,
        Refused,
        TakenBack,
    }

    private OutcomeClaim? ClaimOf(int outcome, int person, int n) =>
        Facts.Base.Claims.SingleOrDefault(c =>
            c.Outcome == outcome && c.Participant == person && c.Number == n);

    private (Verdict Verdict, bool Held, Rational Left) OnItem(int outcome, int person, int n)
    {
        int since = int.MinValue;
        if (ClaimOf(outcome, person, n) is { } claim)
        {
            // A claim after a withdrawal begins anew.
            since = ItemDecisions().Where(d => d.Kind == DecisionKind.Withdraw
                && d.Recorded < claim.Recorded).Select(d => d.Recorded + 1)
                .DefaultIfEmpty(since).Max();
        }
        return Told(ItemDecisions().Where(d => d.Recorded >= since));

        IEnumerable<Decision> ItemDecisions() => Facts.Base.Decisions.Where(d =>
            d.Payment < 0 && d.Participant == person && d.Outcome == outcome && d.Number == n);
    }

    private (Verdict Verdict, bool Held, Rational Left) OnLine(Priced line) =>
        Told(Facts.Base.Decisions.Where(d => d.Payment == line.Payment && d.Number == line.N
            && (line.Cell is { } cell
                ? d.Participant < 0 && d.Keys.SequenceEqual(cell.Keys)
                : d.Participant == line.Person && d.Outcome == line.Item!.Outcome)));

    private static (Verdict Verdict, bool Held, Rational Left) Told(
        IEnumerable<Decision> decisions)
    {
        (Verdict verdict, bool held, Rational left) = (Verdict.None, false, 0);
        foreach (Decision d in decisions.OrderBy(d => d.Recorded))
        {
            held = d.Kind == DecisionKind.Hold;
            left = d.Kind == DecisionKind.Reduce ? d.Value : left;
            verdict = (d.Kind, verdict) switch
            {
                (DecisionKind.Accept, _) => Verdict.Paid,
                (DecisionKind.Refuse, _) => Verdict.Refused,
                (DecisionKind.Reduce, _) => Verdict.Less,
                (DecisionKind.Withdraw, _) => Verdict.TakenBack,
                (DecisionKind.Overturn, Verdict.Paid) => Verdict.Refused,
                (DecisionKind.Overturn, _) => Verdict.Paid,
                _ => verdict,
            };
        }
        return (verdict, held, left);
    }

    /// <summary>An item after decisions; null: it was refused and counts as not achieved.</summary>
    private Achieved? Decided(Achieved item, int person)
    {
        (Verdict verdict, bool held, Rational left) = OnItem(item.Outcome, person, item.N);
        return held ? item : verdict switch
        {
            Verdict.Refused => null,
            Verdict.Less => item with { Units = item.Units < left ? item.Units : left },
            _ => item,
        };
    }

    private bool IsPaid(Priced line)
    {
        List<(Verdict Verdict, bool Held, Rational Left)> told = [OnLine(line)];
        if (line.Item is { } item)
        {
            told.Add(OnItem(item.Outcome, line.Person, item.N));
        }
        if (told.Exists(t => t.Held || t.Verdict is Verdict.Refused or Verdict.TakenBack))
        {
            return false;
        }
        return told.Exists(t => t.Verdict != Verdict.None)
            || ((line.Item is null || IsClaimed(line.Item, line.Person))
                && !Scheme.Payments[line.Payment].NeedsDecision);
    }

    private bool IsClaimed(Achieved item, int person)
    {
        Outcome outcome = Scheme.Outcomes[item.Outcome];
        OutcomeClaim? claim = ClaimOf(item.Outcome, person, item.N);
        int? last = outcome.ClaimedBy is null
            ? null
            : DayOf(outcome.ClaimedBy, AskerOf(person, item));
        int? recorded = item.Decider is { } fact
            ? Facts.Base.Events.FirstRecorded(fact.Row, item.Day)
            : (outcome.Watch is HappensOn ? Facts.Base.Participants.Recorded[person] : null);
        return !(recorded > last)
            && (!outcome.Claimed
                || (claim is not null && claim.Claimed >= item.Day && !(claim.Recorded > last)));
    }

    private Priced Reduced(Priced line)
    {
        (Verdict verdict, bool held, Rational left) = OnLine(line);
        if (held || verdict != Verdict.Less)
        {
            return line;
        }
        long most = (long)(left * Scheme.Currency.MinorPerUnit).Floor();
        return Math.Abs(line.Amount) > most
            ? line with { Amount = Math.Sign(line.Amount) * most }
            : line;
    }
}
