using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>How the keys of one level cover what is looked up: the gaps and overlaps, in words.
/// </summary>
internal sealed class Coverage(Inquiry inquiry, Table table, TableLevel level, string[] path)
{
    /// <summary>Two keys that take the same value.</summary>
    public void Overlaps(IReadOnlyList<KeyRange> ranges)
    {
        for (int i = 1; i < ranges.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Shared(ranges[j], ranges[i]) is { } shared)
                {
                    inquiry.Report(new Diagnostic(
                        "table-overlap", Severity.Error, ranges[i].Key.Place,
                        $"{Value(shared)} is in both \"{ranges[j].Key.Text}\" and "
                            + $"\"{ranges[i].Key.Text}\"",
                        "let one end before the other begins", ranges[j].Key.Place));
                    break;
                }
            }
        }
    }

    /// <summary>Values that the key can have and no row takes.</summary>
    public void Gaps(IReadOnlyList<KeyRange> ranges, Span possible)
    {
        bool whole = IsWhole(ranges);
        KeyRange[] sorted =
        [
            .. ranges.OrderBy(r => r.From is null ? 0 : 1).ThenBy(r => r.From ?? 0),
        ];
        if (sorted[0].From is { } first && (possible.Low is not { } low || low < first))
        {
            Tell(sorted[0].Key.Place, Before(possible.Low, first, whole));
        }
        Rational? reached = null;
        for (int i = 0; i < sorted.Length; i++)
        {
            KeyRange range = sorted[i];
            if (i > 0 && range.From is { } from && reached is { } end)
            {
                Inside(range, end, from, (possible, whole));
            }
            if (range.To is not { } to)
            {
                return;
            }
            // An open end is where the next begins: nothing is left out before it.
            Rational last = whole && range.ToOpen ? to - 1 : to;
            reached = reached is { } before ? Rational.Max(before, last) : last;
        }
        if (reached is { } top && (possible.High is not { } high || high > top)
            && !sorted[^1].ToOpen)
        {
            Tell(sorted[^1].Key.Place, After(top, possible.High, whole));
        }
    }

    private void Inside(
        KeyRange range, Rational end, Rational from, (Span Possible, bool Whole) over)
    {
        Rational first = over.Whole ? end + 1 : end;
        Rational last = over.Whole ? from - 1 : from;
        Rational low = over.Possible.Low is { } l ? Rational.Max(first, l) : first;
        Rational high = over.Possible.High is { } h ? Rational.Min(last, h) : last;
        bool gap = over.Whole ? low <= high : low < high && !range.FromOpen;
        if (gap)
        {
            Tell(range.Key.Place, Stretch(low, high));
        }
    }

    private bool IsWhole(IReadOnlyList<KeyRange> ranges) => level.Type.Kind == ValueKind.Date
        || (level.Type.Unit.IsNone && level.Type.Form == NumberForm.Plain
            && ranges.All(r => Whole(r.From) && Whole(r.To)));

    private static bool Whole(Rational? edge) => edge is not { IsWhole: false };

    private string Before(Rational? low, Rational first, bool whole) =>
        low is { } from && (whole || IsDate)
            ? Stretch(from, first - 1)
            : $"{Prefix}below {Value(first)}";

    private string After(Rational last, Rational? high, bool whole) =>
        high is { } to && (whole || IsDate)
            ? Stretch(last + 1, to)
            : $"{Prefix}above {Value(last)}";

    private string Stretch(Rational low, Rational high) => low == high
        ? $"{(IsDate ? "on " : Prefix)}{Value(low)}"
        : $"{Prefix}{(IsDate ? "from " : "")}{Value(low)} to {Value(high)}";

    private bool IsDate => level.Type.Kind == ValueKind.Date;

    private string Prefix => IsDate ? "" : $"for {level.Name} ";

    private string Value(Rational value) => inquiry.Words.Number(value, level.Type);

    private static Rational? Shared(KeyRange a, KeyRange b)
    {
        (KeyRange low, KeyRange high) = (a.From ?? b.From) is null || a.From is null
            || (b.From is { } bf && a.From <= bf) ? (a, b) : (b, a);
        if (high.From is not { } from || (low.To is { } to && from > to))
        {
            return null;
        }
        bool touching = low.To == from;
        return touching && (low.ToOpen || high.FromOpen) ? null : from;
    }

    private void Tell(Place place, string gap)
    {
        string where = path.Length == 0 ? "" : $" for ({string.Join(", ", path)})";
        string what = table.Inline ? "" : $" in \"{table.Name}\"";
        inquiry.Report(Diagnostic.Error(
            "table-gap", place, $"no value {gap}{where}{what}",
            "add a row for it, or \"otherwise\""));
    }
}
