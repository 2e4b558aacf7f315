using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>Tables (language reference 6): every label or <c>otherwise</c>, no gap and no overlap
/// over the term or over what the key can be.</summary>
internal sealed class TableRules(Inquiry inquiry)
{
    private Scheme Scheme => inquiry.Scheme;

    public void Check()
    {
        var used = new HashSet<int>();
        foreach (Asked asked in Contexts.Of(inquiry.World).SelectMany(Contexts.Within))
        {
            if (asked.Formula is TableAt at)
            {
                used.Add(at.Table);
                Table table = Scheme.Tables[at.Table];
                Span[] keys = [.. at.Keys.Select(k => Possible(k, asked.Bounds))];
                Branch(table, table.Values, keys, []);
            }
        }
        for (int i = 0; i < Scheme.Tables.Length; i++)
        {
            if (!used.Contains(i))
            {
                Table table = Scheme.Tables[i];
                Span[] keys = [.. table.Levels.Select(l => OfUnused(l.Type))];
                Branch(table, table.Values, keys, []);
            }
        }
    }

    private Span OfUnused(Schemes.ValueType type) => type.Kind switch
    {
        ValueKind.Date => Term,
        ValueKind.Label => Bounds.Unknown(type),
        _ => Span.Any,
    };

    private Span Term => Span.Dates(Scheme.Term.From, Scheme.Term.To);

    // What a key can be for certain. Dates that nothing bounds are taken over the term.
    private Span Possible(Formula key, Bounds bounds)
    {
        Span span = bounds.Of(key).Known();
        if (span.Labels is not null)
        {
            return span;
        }
        if (key is AttributeOf { Type.Kind: ValueKind.Number } attribute)
        {
            return attribute.Type.Unit == Unit.Of(Dimensions.Point)
                ? Span.Any
                : span.Intersect(Span.NotNegative) ?? span;
        }
        Span? over = key switch
        {
            AttributeOf or FieldOfEvent => null,
            { Type.Kind: ValueKind.Date } => Term,
            PartOfPeriod { Part: PeriodPart.Number, Period.Type.Period: var kind }
                when kind >= PeriodKind.CalendarYear => Numbers(kind),
            _ => null,
        };
        if (over is null)
        {
            return span;
        }
        return span.Exact && span is { Low: not null, High: not null }
            ? span
            : span.Intersect(over) is { } both ? both with { Exact = true } : Span.Any;
    }

    private Span Numbers(PeriodKind kind) => SpanArithmetic.Rising(
        inquiry.World.Periods(kind), i => PeriodCalendar.Number(kind, (int)i.Numerator));

    private void Branch(Table table, TableBranch branch, Span[] keys, string[] path)
    {
        if (branch is not TableKeys rows)
        {
            return;
        }
        TableLevel level = table.Levels[path.Length];
        Span key = keys[path.Length];
        if (level.Type.Kind is ValueKind.Label or ValueKind.YesNo)
        {
            Labels(table, rows, level, key);
        }
        else if (KeyRange.Of(rows, level.Kind) is { Count: > 0 } ranges)
        {
            var coverage = new Coverage(inquiry, table, level, path);
            coverage.Overlaps(ranges);
            // A line has a first point: that nothing lies below it must be proved.
            bool mustCover = key.Exact || level.Kind == LevelKind.Linear;
            if (mustCover && !rows.Keys.Any(k => k.Otherwise))
            {
                coverage.Gaps(ranges, key);
            }
        }
        foreach (TableKey row in rows.Keys)
        {
            Branch(table, row.Then, keys, [.. path, row.Text]);
        }
    }

    private void Labels(Table table, TableKeys rows, TableLevel level, Span key)
    {
        if (rows.Keys.Any(k => k.Otherwise))
        {
            return;
        }
        bool yesNo = level.Type.Kind == ValueKind.YesNo;
        LabelSet left = yesNo ? LabelSet.Of(0, 1) : key.Labels ?? LabelSet.All;
        foreach (TableKey row in rows.Keys)
        {
            left = row.From is Constant { Value.IsKnown: true } label
                ? left.Without((int)label.Value.Whole)
                : left;
        }
        if (left.AllBut || left.IsEmpty)
        {
            return;
        }
        IEnumerable<string> missing = left.Labels.Select(i =>
            yesNo ? (i == 1 ? "yes" : "no") : level.Type.Labels!.Labels[i]);
        string names = string.Join(", ", missing);
        string what = table.Inline ? "the table here" : $"\"{table.Name}\"";
        inquiry.Report(Diagnostic.Error(
            "table-key", Start(rows), $"{what} has no value for {names}",
            $"add {names}, or \"otherwise\""));
    }

    private static Place Start(TableKeys rows) => rows.Keys[0].Place;
}
