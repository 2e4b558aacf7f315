using Outturn.Schemes;

namespace Outturn.Facts;

/// <summary>Finds spells of an exclusive kind that overlap: of one participant, and of one member
/// where rows say whose they are. Touching is no overlap.</summary>
internal sealed class ExclusiveSpells(EventFile file, VersionRules rules)
{
    private readonly Dictionary<(int Kind, int Member), int> _lasting = [];
    private readonly HashSet<int> _overlapping = [];
    private readonly bool _any = file.Schema.Events.Any(
        e => e.Exclusive && e.Shape == EventShape.Spell);

    /// <summary>Refuses all that overlap among one participant's rows, sorted by first day. A spell
    /// overlaps an earlier one if it overlaps the one that lasts longest so far; and the longer of
    /// two earlier ones that both reach it was already found to overlap the other.</summary>
    public void RefuseOverlaps(ReadOnlySpan<int> lines)
    {
        if (!_any || lines.Length < 2)
        {
            return;
        }
        _lasting.Clear();
        foreach (int line in lines)
        {
            if (file.Group[line] < 0 || !file.Schema.Events[file.Kind[line]].Exclusive)
            {
                continue;
            }
            var key = (file.Kind[line], file.Member is null ? -1 : file.Member[line]);
            bool earlier = _lasting.TryGetValue(key, out int lasting);
            if (earlier && file.From[line] <= file.To[lasting])
            {
                _overlapping.Add(line);
                _overlapping.Add(lasting);
            }
            if (!earlier || file.To[line] > file.To[lasting])
            {
                _lasting[key] = line;
            }
        }
        foreach (int line in _overlapping)
        {
            rules.Refuse(line, RefusalReason.OverlapOfExclusive);
        }
        _overlapping.Clear();
    }
}
