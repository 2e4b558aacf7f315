using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Every claim, and what was decided on every item and line, as known on the as-at date.
/// </summary>
internal sealed class Rulings
{
    private readonly Dictionary<RuledKey, Ruling> _rulings = [];
    private readonly Dictionary<(int, int, int), OutcomeClaim> _claims;
    private readonly int[] _participants;

    /// <summary>Takes together what stands in the files.</summary>
    public Rulings(FactBase facts, CellIndexes cells)
    {
        _claims = facts.Claims.ToDictionary(c => (c.Participant, c.Outcome, c.Number));
        foreach (var about in facts.Decisions
            .GroupBy(d => KeyOf(facts.Scheme, cells, d)))
        {
            if (About(about.Key, about).ToList() is { Count: > 0 } counting)
            {
                _rulings.Add(about.Key, new Ruling([.. counting]));
            }
        }
        _participants = [.. _rulings.Keys.Select(k => k.Participant).Where(p => p >= 0)
            .Distinct().Order()];
    }

    /// <summary>True where nobody has decided anything.</summary>
    public bool IsEmpty => _rulings.Count == 0;

    /// <summary>Every ruling, in the order in which it was first decided.</summary>
    public IEnumerable<KeyValuePair<RuledKey, Ruling>> All => _rulings;

    /// <summary>Those on whose items something was decided, ascending.</summary>
    public ReadOnlySpan<int> Participants => _participants;

    /// <summary>Whether something was decided on the items of a participant.</summary>
    public bool IsRuled(int participant) =>
        _participants.Length > 0 && Array.BinarySearch(_participants, participant) >= 0;

    /// <summary>What was decided, or null. Says that what it is about is there.</summary>
    public Ruling? Of(in RuledKey key)
    {
        if (_rulings.Count == 0 || !_rulings.TryGetValue(key, out Ruling? ruling))
        {
            return null;
        }
        ruling.IsMet = true;
        return ruling;
    }

    /// <summary>The claim for an item, or null.</summary>
    public OutcomeClaim? ClaimFor(int participant, int outcome, int n) =>
        _claims.GetValueOrDefault((participant, outcome, n));

    /// <summary>Takes what was refused from the items of an outcome, and what was reduced down to
    /// the units that are left.</summary>
    public void Apply(int participant, int outcome, List<Item> items)
    {
        for (int i = items.Count - 1; i >= 0; i--)
        {
            Ruling? ruling = Of(RuledKey.OfItem(participant, outcome, items[i].N));
            if (ruling?.Standing == Standing.Refused)
            {
                items.RemoveAt(i);
            }
            else if (ruling?.Standing == Standing.Reduced)
            {
                items[i] = items[i] with
                {
                    Units = Rational.Min(items[i].Units, ruling.Value),
                };
            }
        }
    }

    // An item that is claimed anew after a withdrawal starts afresh. A line is not claimed: what
    // was decided on it stands until somebody decides again.
    private IEnumerable<Decision> About(RuledKey key, IEnumerable<Decision> decisions)
    {
        List<Decision> all = [.. decisions];
        OutcomeClaim? claim = key.Payment >= 0
            ? null
            : ClaimFor(key.Participant, key.Outcome, key.N);
        int withdrawn = claim is null ? -1 : all.FindLastIndex(
            d => d.Kind == DecisionKind.Withdraw && d.Recorded < claim.Recorded);
        return all.Skip(withdrawn + 1);
    }

    private static RuledKey KeyOf(Scheme scheme, CellIndexes cells, Decision d)
    {
        if (d.Participant >= 0)
        {
            return new RuledKey(d.Participant, d.Outcome, d.Payment, -1, d.Number);
        }
        CellSpace space = ((PaidCells)scheme.Payments[d.Payment].For).Space;
        return new RuledKey(-1, -1, d.Payment, cells.Of(space).Find([.. d.Keys]), d.Number);
    }
}
