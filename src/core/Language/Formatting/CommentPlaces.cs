using Outturn.Language.Syntax;

namespace Outturn.Language.Formatting;

/// <summary>
/// Decides to which entry each comment belongs, so that it stays with it when keys move and
/// braces open: a comment on its own line belongs to the entry below it, unless it is indented
/// deeper than that entry; then it ends the block above. A comment behind something belongs to
/// that.
/// </summary>
internal sealed class CommentPlaces
{
    private readonly Dictionary<YamlNode, Container> containers =
        new(ReferenceEqualityComparer.Instance);

    private readonly List<Container> flows = [];
    private readonly List<Slot> blocks = [];
    private readonly SourceLines lines;
    private readonly string source;

    public CommentPlaces(YamlDocument document, bool keep)
    {
        source = document.Source;
        lines = new SourceLines(source);
        if (document.Root is null)
        {
            return;
        }

        Enter(document.Root, null, false);
        if (!keep)
        {
            return;
        }

        foreach (var comment in document.Comments)
        {
            Place(comment);
        }

        foreach (var slot in blocks)
        {
            slot.BlankBefore = BlankAbove(lines.LineOf(slot.Start));
        }

        MoveHeader(containers[document.Root]);
    }

    /// <summary>Comments that a blank line parts from the first section: about the file.</summary>
    public List<Remark> Header { get; } = [];

    public Container Of(YamlNode node) => containers[node];

    /// <summary>Whether a comment stands inside a node, which forbids braces.</summary>
    public bool Inside(YamlNode node) => node switch
    {
        YamlMap map => Of(map).HasOwnComments || map.Entries.Any(entry => Inside(entry.Value)),
        YamlList list => Of(list).HasOwnComments || list.Items.Any(Inside),
        _ => false,
    };

    private void Enter(YamlNode node, Slot? holder, bool inFlow)
    {
        var flow = inFlow || node is YamlMap { Flow: true } or YamlList { Flow: true };
        if (node is YamlScalar)
        {
            return;
        }

        var container = new Container(node, flow, holder);
        containers[node] = container;
        if (flow)
        {
            flows.Add(container);
        }

        var after = node.SourceStart;
        foreach (var (start, value) in Parts(node))
        {
            var at = node is YamlList && !flow ? Dash(after, node.Place.Column, start) : start;
            var slot = new Slot(container, at, at - lines.Start(lines.LineOf(at)) + 1)
            {
                ValueStart = value.SourceStart,
            };
            container.Slots.Add(slot);
            if (!flow)
            {
                blocks.Add(slot);
            }

            Enter(value, slot, flow);
            after = ContentEnd(value);
        }
    }

    private static IEnumerable<(int Start, YamlNode Value)> Parts(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.Select(entry => (entry.Key.SourceStart, entry.Value)),
        YamlList list => list.Items.Select(item => (item.SourceStart, item)),
        _ => [],
    };

    // The dash of an item: the first at the list's column, behind what came before.
    private int Dash(int after, int column, int start)
    {
        for (var line = lines.LineOf(after); line <= lines.LineOf(start); line++)
        {
            var at = lines.Start(line) + column - 1;
            if (at >= after && at < source.Length && at <= start && source[at] == '-'
                && lines.LineOf(at) == line)
            {
                return at;
            }
        }

        return start;
    }

    private static int ContentEnd(YamlNode node) => node switch
    {
        YamlMap { Flow: false, Entries.Count: > 0 } map => ContentEnd(map.Entries[^1].Value),
        YamlList { Flow: false, Items.Count: > 0 } list => ContentEnd(list.Items[^1]),
        _ => node.SourceEnd,
    };

    private void Place(Comment comment)
    {
        var at = comment.SourceStart;
        var flow = FlowAround(at);
        var blank = comment.OwnLine && BlankAbove(comment.Place.Line);
        var remark = new Remark(comment.Text, blank);
        if (flow is not null)
        {
            InFlow(flow, comment, remark);
        }
        else if (blocks.Count == 0)
        {
            Header.Add(remark);
        }
        else if (comment.OwnLine)
        {
            OnOwnLine(comment, remark);
        }
        else
        {
            Beside(blocks[Math.Max(0, Before(blocks, at))], comment.Text);
        }
    }

    // The innermost braces or brackets around an offset.
    private Container? FlowAround(int at)
    {
        var (low, high) = (0, flows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = flows[middle].Node.SourceStart < at ? (middle + 1, high) : (low, middle);
        }

        var around = low == 0 ? null : flows[low - 1];
        while (around is not null && around.Node.SourceEnd <= at)
        {
            around = around.Holder?.Owner;
        }

        return around is { Flow: true } ? around : null;
    }

    // The last slot that begins before an offset; -1 if there is none.
    private static int Before(List<Slot> slots, int at)
    {
        var (low, high) = (0, slots.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = slots[middle].Start < at ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private void InFlow(Container flow, Comment comment, Remark remark)
    {
        var at = comment.SourceStart;
        var left = Before(flow.Slots, at);
        var before = left < 0 ? null : flow.Slots[left];
        var next = left + 1 < flow.Slots.Count ? flow.Slots[left + 1] : null;
        if (flow.Slots.Count == 0)
        {
            (flow.Holder?.Above ?? Header).Add(remark);
        }
        else if (!comment.OwnLine && before is not null)
        {
            Beside(before, comment.Text);
        }
        else
        {
            (next?.Above ?? flow.After).Add(remark);
        }
    }

    private static void Beside(Slot slot, string text)
        => slot.Beside.Add(text.Length > 1 && text[1] is not (' ' or '#' or '!')
            ? "# " + text[1..] : text);

    private void OnOwnLine(Comment comment, Remark remark)
    {
        var at = comment.SourceStart;
        var left = Before(blocks, at);
        var last = left < 0 ? null : blocks[left];
        var next = left + 1 < blocks.Count ? blocks[left + 1] : null;
        var column = comment.Place.Column;
        if (last?.ValueStart > at && (next is null || next.Start > last.ValueStart))
        {
            // Between a key and its value.
            last.Above.Add(remark);
            return;
        }

        if (next is not null && next.Column >= column)
        {
            next.Above.Add(remark);
            return;
        }

        var ended = last?.Owner;
        while (ended is not null && ended.Column > column)
        {
            ended = ended.Holder?.Owner;
        }

        if (ended is not null && (next is null || ended.Column > next.Column))
        {
            ended.After.Add(remark);
        }
        else if (next is not null)
        {
            next.Above.Add(remark);
        }
        else
        {
            blocks[0].Owner.After.Add(remark);
        }
    }

    private bool BlankAbove(int line)
        => line > 1 && source.AsSpan(
            lines.Start(line - 1), lines.End(line - 1) - lines.Start(line - 1))
            .IndexOfAnyExcept(' ') < 0;

    private void MoveHeader(Container root)
    {
        if (root.Slots.Count == 0)
        {
            return;
        }

        var first = root.Slots[0];
        var count = first.BlankBefore
            ? first.Above.Count
            : first.Above.FindLastIndex(remark => remark.BlankBefore);
        if (count <= 0)
        {
            return;
        }

        // The blank line below the header is the header's.
        Header.AddRange(first.Above[..count]);
        first.Above.RemoveRange(0, count);
        if (first.Above.Count > 0)
        {
            first.Above[0] = first.Above[0] with { BlankBefore = false };
        }
        else
        {
            first.BlankBefore = false;
        }
    }
}
