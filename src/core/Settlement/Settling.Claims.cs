using Outturn.Facts;
using Outturn.Quantities;

namespace Outturn.Settlement;

/// <summary>Claims and decisions that are about nothing: each is listed, none is dropped.</summary>
internal sealed partial class Settling
{
    private void CheckClaims()
    {
        FactBase facts = _workings.Facts;
        if (facts.Claims.IsEmpty && _workings.Rulings.IsEmpty)
        {
            return;
        }
        var s = new Subject(new Achievement(_workings, _formulas), _workings.Scheme);
        foreach (OutcomeClaim claim in facts.Claims)
        {
            CheckClaim(s, claim);
        }
        foreach ((RuledKey key, Ruling ruling) in _workings.Rulings.All)
        {
            if (key.Payment < 0)
            {
                CheckItem(s, key, ruling);
            }
            else if (!ruling.IsMet)
            {
                _unpaid.Add(Nothing(ruling, key));
            }
        }
    }

    private void CheckClaim(Subject s, OutcomeClaim claim)
    {
        var key = RuledKey.OfItem(claim.Participant, claim.Outcome, claim.Number);
        if (_workings.Rulings.Of(key)?.Standing == Standing.Refused
            || IsAchieved(s, key, refused: false))
        {
            return;
        }
        string outcome = _workings.Scheme.Outcomes[claim.Outcome].Title;
        _unpaid.Add(About(key, UnpaidReason.NotAchieved) with
        {
            What = $"claims.csv:{Numerals.Text(claim.Line)} claims "
                + $"\"{outcome}\" number {Numerals.Text(claim.Number)}, which is not achieved",
            Remedy = "record the facts that earn it, or withdraw the claim in decisions.csv",
        });
    }

    private void CheckItem(Subject s, RuledKey key, Ruling ruling)
    {
        if (!IsAchieved(s, key, refused: true))
        {
            _unpaid.Add(Nothing(ruling, key));
        }
        else if (ruling.Standing == Standing.Refused)
        {
            _unpaid.Add(new BarredLine(-1, key.Participant, -1, key.N).Decided(ruling) with
            {
                Outcome = key.Outcome,
            });
        }
    }

    private bool IsAchieved(Subject s, RuledKey key, bool refused)
    {
        try
        {
            if (s.Participant != key.Participant)
            {
                s.MoveTo(key.Participant);
            }
            return (refused ? s.ItemsBeforeDecisions(key.Outcome) : s.Items(key.Outcome))
                .Any(i => i.N == key.N && i.Achieved <= _workings.AsAt);
        }
        catch (Exception e) when (Unpaid.Is(e))
        {
            s.MoveTo(-1);
            return true; // it is refused for that reason already
        }
    }

    private static Unpaid Nothing(Ruling ruling, RuledKey key)
    {
        Decision last = ruling.All[^1];
        return About(key, UnpaidReason.NothingToDecide) with
        {
            What = $"decisions.csv:{Numerals.Text(last.Line)} decides on what is not there",
            Remedy = "correct whom, what or which number it names",
        };
    }

    private static Unpaid About(RuledKey key, UnpaidReason reason) =>
        new(reason, key.Payment, key.Participant, key.Cell, key.N)
        {
            Outcome = key.Payment < 0 ? key.Outcome : -1,
            What = "",
            Remedy = "",
        };
}
