using Outturn.Language.Syntax;

namespace Outturn.Language.Formatting;

/// <summary>A comment on its way to the place where it is printed.</summary>
internal readonly record struct Remark(string Text, bool BlankBefore);

/// <summary>An entry of a map or an item of a list, with the comments that belong to it.</summary>
internal sealed class Slot(Container owner, int start, int column)
{
    public Container Owner { get; } = owner;

    public int Start { get; } = start;

    public int Column { get; } = column;

    public int ValueStart { get; init; }

    public List<Remark> Above { get; } = [];

    public List<string> Beside { get; } = [];

    public bool BlankBefore { get; set; }
}

/// <summary>A map or list with its slots, and the comments after the last of them.</summary>
internal sealed class Container(YamlNode node, bool flow, Slot? holder)
{
    public YamlNode Node { get; } = node;

    public bool Flow { get; } = flow;

    public Slot? Holder { get; } = holder;

    public List<Slot> Slots { get; } = [];

    public List<Remark> After { get; } = [];

    public int Column => Slots.Count > 0 ? Slots[0].Column : 1;

    public bool HasOwnComments
        => After.Count > 0 || Slots.Exists(slot => slot.Above.Count + slot.Beside.Count > 0);
}
