using System.Text;
using Outturn.Language.Syntax;

namespace Outturn.Language.Formatting;

/// <summary>Writes a tree line by line.</summary>
internal sealed class LayoutWriter(YamlDocument document, Layout layout)
{
    private readonly CommentPlaces comments = new(document, layout == Layout.Readable);
    private readonly List<string> lines = [];

    public string Text(YamlMap root)
    {
        foreach (var remark in comments.Header)
        {
            Remark(remark, 0);
        }

        if (comments.Header.Count > 0)
        {
            lines.Add("");
        }

        if (root.Entries.Count == 0)
        {
            lines.Add("{}");
        }

        Block(root, 0, KeyOrder.Document);
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private void Block(YamlNode node, int indent, string kind)
    {
        var container = comments.Of(node);
        var first = true;
        if (node is YamlMap map)
        {
            var keys = map.Entries.Select(entry => entry.Key.Text).ToList();
            foreach (var at in KeyOrder.Sorted(kind, keys))
            {
                var below = KeyOrder.Below(kind, keys[at]);
                Above(container.Slots[at], indent, first);
                Entry(map.Entries[at], container.Slots[at], (indent, below));
                first = false;
            }
        }
        else if (node is YamlList list)
        {
            for (var at = 0; at < list.Items.Count; at++)
            {
                Item(list.Items[at], container.Slots[at], (indent, kind, at == 0));
            }
        }

        foreach (var remark in container.After)
        {
            Remark(remark, indent);
        }
    }

    private void Above(Slot slot, int indent, bool first)
    {
        // Of several comments behind one entry only the last can stay behind it.
        var remarks = new List<Remark>(slot.Above);
        var blank = slot.BlankBefore;
        for (var at = 0; at + 1 < slot.Beside.Count; at++)
        {
            remarks.Add(new Remark(slot.Beside[at], blank));
            blank = false;
        }

        foreach (var remark in remarks)
        {
            Remark(first ? remark with { BlankBefore = false } : remark, indent);
            first = false;
        }

        if (blank && !first)
        {
            lines.Add("");
        }
    }

    private void Remark(Remark remark, int indent)
    {
        if (remark.BlankBefore && lines.Count > 0)
        {
            lines.Add("");
        }

        lines.Add(Spaces(indent) + remark.Text);
    }

    private void Entry(YamlEntry entry, Slot slot, (int Indent, string Kind) at)
    {
        var key = ScalarText.OneLine(entry.Key.Text, flow: false) + ":";
        Value(key, entry.Value, slot, at);
    }

    private void Value(string lead, YamlNode value, Slot slot, (int Indent, string Kind) at)
    {
        var beside = slot.Beside.Count > 0 ? " " + slot.Beside[^1] : "";
        var start = Spaces(at.Indent) + lead;
        if (value is YamlScalar scalar)
        {
            Scalar(start, scalar, beside, at.Indent);
        }
        else if (OnOneLine(value, at, start.Length + 1) is { } flow)
        {
            lines.Add($"{start} {flow}{beside}");
        }
        else
        {
            lines.Add(start + beside);
            Block(value, at.Indent + 2, at.Kind);
        }
    }

    private void Scalar(string start, YamlScalar scalar, string beside, int indent)
    {
        if (scalar.IsEmpty)
        {
            lines.Add(start + beside);
            return;
        }

        var line = $"{start} {ScalarText.OneLine(scalar.Text, flow: false)}";
        if (ScalarText.Literal(scalar.Text) is { } literal)
        {
            Indented($"{start} {literal.Header}{beside}", literal.Lines, indent);
        }
        else if (line.Length > Formatter.Width && layout == Layout.Readable
            && ScalarText.Folded(scalar) is { } folded)
        {
            Indented($"{start} >-{beside}", folded, indent);
        }
        else
        {
            lines.Add(line + beside);
        }
    }

    private void Indented(string header, IEnumerable<string> body, int indent)
    {
        lines.Add(header);
        foreach (var line in body)
        {
            lines.Add(line.Length == 0 ? "" : Spaces(indent + 2) + line);
        }
    }

    private void Item(YamlNode item, Slot slot, (int Indent, string Kind, bool First) at)
    {
        Raise(item, slot, at.Kind);
        var isBlock = item is not YamlScalar
            && OnOneLine(item, (at.Indent, at.Kind), at.Indent + 2) is null;
        if (!isBlock)
        {
            Above(slot, at.Indent, at.First);
            Value("-", item, slot, (at.Indent, at.Kind));
            return;
        }

        slot.Above.AddRange(slot.Beside.Select(text => new Remark(text, false)));
        slot.Beside.Clear();
        Above(slot, at.Indent, at.First);
        var begin = lines.Count;
        Block(item, at.Indent + 2, at.Kind);
        lines[begin] = Spaces(at.Indent) + "- " + lines[begin][(at.Indent + 2)..];
    }

    // A block begins on the line of its dash, so the comments above its first entry, and all but
    // the last behind it, go above the dash.
    private void Raise(YamlNode item, Slot slot, string kind)
    {
        if (item is YamlScalar || comments.Of(item).Slots.Count == 0)
        {
            return;
        }

        var first = FirstSlot(item, kind);
        var nested = item is YamlList { Items: [YamlMap or YamlList, ..] } list
            ? list.Items[0] : null;
        if (nested is not null)
        {
            Raise(nested, first, kind);
        }

        slot.Above.AddRange(first.Above);
        first.Above.Clear();
        first.BlankBefore = false;
        while (first.Beside.Count > (nested is null ? 1 : 0))
        {
            slot.Above.Add(new Remark(first.Beside[0], false));
            first.Beside.RemoveAt(0);
        }
    }

    private Slot FirstSlot(YamlNode node, string kind)
    {
        var container = comments.Of(node);
        if (node is YamlMap map)
        {
            var keys = map.Entries.Select(entry => entry.Key.Text).ToList();
            return container.Slots[KeyOrder.Sorted(kind, keys)[0]];
        }

        return container.Slots[0];
    }

    // Null where the node needs lines of its own.
    private string? OnOneLine(YamlNode node, (int Indent, string Kind) at, int used)
    {
        if (comments.Inside(node) || (at.Indent == 0 && IsSectionOfClauses(node)))
        {
            return null;
        }

        var flow = Flow(node, at.Kind);
        return flow is not null && used + flow.Length <= Formatter.Width ? flow : null;
    }

    // A section with several clauses reads better with a line for each.
    private static bool IsSectionOfClauses(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.Count > 1
            && map.Entries.Any(entry => entry.Value is YamlMap { Entries.Count: > 0 }),
        YamlList list => list.Items.Count > 1 && list.Items.Any(item => item is YamlMap),
        _ => false,
    };

    private static string? Flow(YamlNode node, string kind)
    {
        switch (node)
        {
            case YamlScalar { IsEmpty: true }:
                return null;
            case YamlScalar scalar:
                return scalar.Text.Contains('\n', StringComparison.Ordinal)
                    || ScalarText.HasThousands(scalar.Text)
                    ? null : ScalarText.OneLine(scalar.Text, flow: true);
            case YamlList list:
                var items = list.Items.Select(item => Flow(item, kind)).ToList();
                return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
            case YamlMap map:
                return FlowMap(map, kind);
            default:
                return null;
        }
    }

    private static string? FlowMap(YamlMap map, string kind)
    {
        var keys = map.Entries.Select(entry => entry.Key.Text).ToList();
        var parts = new List<string>(keys.Count);
        foreach (var at in KeyOrder.Sorted(kind, keys))
        {
            var value = Flow(map.Entries[at].Value, KeyOrder.Below(kind, keys[at]));
            if (value is null || keys[at].Contains('\n', StringComparison.Ordinal))
            {
                return null;
            }

            parts.Add($"{ScalarText.OneLine(keys[at], flow: true)}: {value}");
        }

        return $"{{{string.Join(", ", parts)}}}";
    }

    private static string Spaces(int count) => new(' ', count);
}
