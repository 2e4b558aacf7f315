using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>An explanation as a person reads it: indented sentences, amounts on the right.
/// </summary>
internal sealed class ExplanationText(Explanation explanation, TextWriter to)
{
    private const int Width = 100;
    private const int MostLines = 50;
    private readonly Dictionary<string, string> _said = new(StringComparer.Ordinal);
    private bool _hidden;

    private Scheme Scheme => explanation.Names.Scheme;

    public void Print()
    {
        to.WriteLine($"{Scheme.Title}: {explanation.Title}");
        to.WriteLine($"As at {CalendarDates.InWords(explanation.Names.Facts.AsAt)}, "
            + $"scheme version {Scheme.Version[..19]}");
        to.WriteLine();
        _hidden = explanation.Lines.Skip(MostLines).Any()
            && explanation.Parts.Any(p => p.Kind == ExplanationKind.Total);
        Place? last = null;
        foreach (ExplanationNode part in explanation.Parts)
        {
            if (last is { } before && (part.Place != before || part.Place == Place.None)
                && part.Kind is ExplanationKind.Line or ExplanationKind.Total
                && part.Parts.Count > 0)
            {
                to.WriteLine();
            }
            if (part.Place != last)
            {
                _said.Clear();
            }
            Node(part, 0);
            last = part.Place;
        }
        Foot();
    }

    private void Foot()
    {
        if (_hidden)
        {
            to.WriteLine();
            Row(0, $"The {Numerals.WithCommas(explanation.Lines.Count())} items are not "
                + "listed. Narrow it with --period, --provider or --participant, or list all "
                + "with --json.", "");
        }
        Sources();
        if (explanation.Due is { } due)
        {
            to.WriteLine();
            Row(0, $"Due for {explanation.Title}", Amount(due));
        }
        if (!explanation.NotYetPayable.IsZero)
        {
            Row(0, "Earned, not yet payable", Amount(explanation.NotYetPayable));
        }
    }

    private void Sources()
    {
        string[] ids = [.. explanation.Parts.SelectMany(p => p.All).Select(n => n.Source)
            .Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        if (ids.Length > 0 && !_hidden)
        {
            to.WriteLine();
            foreach (string id in ids)
            {
                Row(0, $"Source {id}: {Scheme.Sources.GetValueOrDefault(id, id)}", "");
            }
        }
    }

    private void Node(ExplanationNode node, int depth)
    {
        if (_hidden && node.Kind == ExplanationKind.Line)
        {
            return;
        }
        string text = Sentence(node, depth);
        if (node.Kind == ExplanationKind.Formula && Repeats(node, text))
        {
            string said = text.Contains($" = {node.Value}", StringComparison.Ordinal)
                ? $"{text[..text.IndexOf($" = {node.Value}", StringComparison.Ordinal)]}" : text;
            Row(depth, $"{said} = {node.Value}, as above", "");
            return;
        }
        Row(depth, text, node.Amount is { } amount ? Amount(amount) : "");
        foreach (ExplanationNode part in node.Parts)
        {
            Node(part, depth + 1);
        }
    }

    // The same price worked out the same way for the next item is not told again.
    private bool Repeats(ExplanationNode node, string text)
    {
        string whole = Whole(node);
        bool same = _said.TryGetValue(text, out string? before) && before == whole;
        _said[text] = whole;
        return same && node.Parts.Count > 0;
    }

    private static string Whole(ExplanationNode node) =>
        $"{node.Text}|{node.Value}|{node.Fact}|{string.Join('|', node.Parts.Select(Whole))}";

    private static string Sentence(ExplanationNode node, int depth)
    {
        string place = node.Place == Place.None ? ""
            : node.Kind is ExplanationKind.Clause
                || (node.Kind is ExplanationKind.Line && depth == 0)
                ? $"  {node.Place.File}:{Numerals.Text(node.Place.Line)}"
                : $" ({Path.GetFileName(node.Place.File)}:{Numerals.Text(node.Place.Line)})";
        switch (node.Kind)
        {
            case ExplanationKind.Fact:
                string row = node.Fact.Length == 0 ? "" : node.Fact + "  ";
                return row + node.Text + (node.Value.Length == 0 ? "" : ": " + node.Value);
            case ExplanationKind.Line when depth > 0 || node.Parts.Count == 0:
                return node.Text;
            case ExplanationKind.Formula:
                bool worked = node.Parts.Any(p => p.Kind == ExplanationKind.Step);
                if (node.Text.Contains($" = {node.Value}", StringComparison.Ordinal))
                {
                    goto default;
                }
                bool plain = node.Value.Length == 0
                    || node.Text.EndsWith(": " + node.Value, StringComparison.Ordinal);
                return worked || plain ? node.Text : $"{node.Text} = {node.Value}";
            default:
                string fact = node.Fact.Length == 0 ? "" : $" ({node.Fact})";
                return node.Text + fact + place;
        }
    }

    private string Amount(Money money)
    {
        Currency currency = Scheme.Currency;
        string words = currency.InWords(money);
        int decimals = currency.Decimals;
        return decimals == 0 || words.Contains('.', StringComparison.Ordinal)
            ? words
            : words + "." + new string('0', decimals);
    }

    private void Row(int depth, string text, string amount)
    {
        string indent = new(' ', depth * 2);
        int room = Width - indent.Length - (amount.Length == 0 ? 0 : amount.Length + 2);
        List<string> lines = Wrapped(text, room, Width - indent.Length - 4);
        string first = indent + lines[0];
        to.WriteLine(amount.Length == 0
            ? first
            : first.PadRight(Width - amount.Length) + amount);
        foreach (string line in lines.Skip(1))
        {
            to.WriteLine($"{indent}    {line}");
        }
    }

    private static List<string> Wrapped(string text, int first, int rest)
    {
        var lines = new List<string>();
        while (text.Length > (lines.Count == 0 ? first : rest))
        {
            int room = Math.Max(lines.Count == 0 ? first : rest, 20);
            int cut = text.Length <= room ? -1 : text.LastIndexOf(' ', room);
            if (cut <= 0)
            {
                break;
            }
            lines.Add(text[..cut].TrimEnd());
            text = text[(cut + 1)..].TrimStart();
        }
        lines.Add(text);
        return lines;
    }
}
