using System.Collections.Immutable;
using Outturn.Facts;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Cells, what is counted in them, and measures: each number found by looking through
/// everything there is (language reference 5).</summary>
internal sealed partial class ReferenceSettlement
{
    private List<CellAt> Cells(CellSpace space) => space.Rows switch
    {
        CellRows.Return => [.. Facts.Base.Returns[space.Source].Rows
            .Select(r => new CellAt(space, r.Keys))],
        CellRows.Statistic => [.. Facts.Base.Statistics[space.Source].Rows
            .Select(r => new CellAt(space, r.Keys))],
        _ => [.. space.Dimensions
            .Aggregate(
                new List<ImmutableArray<long>> { ImmutableArray<long>.Empty },
                (cells, d) => [.. cells.SelectMany(c => KeysOf(d).Select(c.Add))])
            .Select(k => new CellAt(space, k))],
    };

    private IEnumerable<long> KeysOf(Dimension d)
    {
        int count = d.Kind switch
        {
            DimensionKind.Provider => Facts.Base.Providers.Count,
            DimensionKind.Participant => Facts.Base.Participants.Count,
            DimensionKind.ReportingUnit => Facts.Base.Units.Count,
            _ when d.Type.Kind == ValueKind.Period => -1,
            _ when d.Type.Labels!.IsOpen => Facts.Base.Texts.Count,
            _ => d.Type.Labels!.Labels.Length,
        };
        if (count >= 0)
        {
            return Enumerable.Range(0, count).Select(k => (long)k);
        }
        int first = Periods.IndexOf(d.Type.Period, Scheme.Term.From);
        int last = Periods.IndexOf(d.Type.Period, Scheme.Term.To);
        return Enumerable.Range(first, last - first + 1).Select(k => (long)k);
    }

    private Asker AskerOf(CellAt cell)
    {
        int person = (int)(cell.KeyOf(d => d.Kind == DimensionKind.Participant) ?? -1);
        return new Asker { Cell = cell, Person = person };
    }

    private ImmutableArray<long>? KeysOf(ImmutableArray<Formula> formulas, Asker a)
    {
        var keys = ImmutableArray.CreateBuilder<long>();
        foreach (Formula formula in formulas)
        {
            if (Of(formula, a) is not { IsKnown: true } key)
            {
                return null;
            }
            keys.Add(Floor(key));
        }
        return keys.ToImmutable();
    }

    private CellRow? RowOf(CellSpace space, ImmutableArray<long> keys) =>
        (space.Rows == CellRows.Return
            ? Facts.Base.Returns[space.Source].Rows
            : Facts.Base.Statistics[space.Source].Rows)
        .FirstOrDefault(r => r.Keys.SequenceEqual(keys));

    private Value Column(CellAt cell, int column) => cell.Space.Rows == CellRows.Return
        ? RowOf(cell.Space, cell.Keys)!.Values[column]
        : StatisticOf(cell.Space.Source, cell.Keys, column);

    private Value MeasureOf(MeasureAt f, ImmutableArray<long> keys)
    {
        Measure measure = Scheme.Measures[f.Measure];
        if (!Cells(measure.Space).Any(c => c.Keys.SequenceEqual(keys)))
        {
            return default;
        }
        return f.Met ? MetIn(f.Measure, keys) : ValueIn(f.Measure, keys);
    }

    private Value ValueIn(int index, ImmutableArray<long> keys) =>
        Remembered(("measure", index, string.Join('/', keys)), () =>
        {
            Measure measure = Scheme.Measures[index];
            Asker a = AskerOf(new CellAt(measure.Space, keys));
            return Attempt(() => Holds(measure.OnlyIf, a) ? Of(measure.Value, a) : default);
        });

    private Value MetIn(int index, ImmutableArray<long> keys)
    {
        Measure measure = Scheme.Measures[index];
        Asker a = AskerOf(new CellAt(measure.Space, keys));
        Value value = ValueIn(index, keys);
        Value least = measure.AtLeast is { } l ? Attempt(() => Of(l, a)) : value;
        Value most = measure.AtMost is { } m ? Attempt(() => Of(m, a)) : value;
        bool has = measure.AtLeast is not null || measure.AtMost is not null;
        return has && value.IsKnown && least.IsKnown && most.IsKnown
            ? Value.Of(value.Number >= least.Number && value.Number <= most.Number)
            : default;
    }

    private int? KnownIn(int index, ImmutableArray<long> keys)
    {
        Measure measure = Scheme.Measures[index];
        Asker a = AskerOf(new CellAt(measure.Space, keys));
        Value day = Attempt(() => measure.Known is { } k ? Of(k, a) : default);
        return day.IsKnown ? (int)day.Whole : null;
    }

    // What cannot be worked out is missing where a measure may be missing.
    private static Value Attempt(Func<Value> value)
    {
        try
        {
            return value();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return default;
        }
    }

    /// <summary>What a tally of the asker's cell comes to.</summary>
    private Value TallyOf(Tally tally, Asker a)
    {
        var values = new List<Rational>();
        var people = new HashSet<int>();
        long count = 0;
        foreach ((Asker thing, Value own) in Things(tally, a))
        {
            if (!Holds(tally.Where, thing) || !FallsInto(tally, thing, a.Cell!))
            {
                continue;
            }
            Value value = tally.Argument is { } argument ? Of(argument, thing) : own;
            bool counts = tally.Function is AggregateFunction.Count or AggregateFunction.People;
            if (counts && tally.Argument is not null && !value.IsKnown)
            {
                continue;
            }
            people.Add(thing.Person);
            count++;
            if (value.IsKnown && !counts)
            {
                values.Add(value.Number);
            }
        }
        return Draw(
            tally.Function,
            tally.Function == AggregateFunction.People ? people.Count : count,
            [.. values]);
    }

    private bool FallsInto(Tally tally, Asker thing, CellAt cell)
    {
        ImmutableArray<long>? keys;
        try
        {
            keys = KeysOf(tally.Keys, thing);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return false;
        }
        return keys is { } k && (tally.Span is { } span
            ? Spanned(span, cell).Any(c => c.Keys.SequenceEqual(k))
            : cell.Keys.SequenceEqual(k));
    }

    private IEnumerable<CellAt> Spanned(TallySpan span, CellAt cell)
    {
        PeriodKind kind = cell.Space.Dimensions[span.Dimension].Type.Period;
        int here = (int)cell.Keys[span.Dimension];
        DateOnly end = Periods.Last(kind, here);
        DateOnly start = Periods.First(span.Within, Periods.IndexOf(span.Within, end));
        return KeysOf(cell.Space.Dimensions[span.Dimension])
            .Where(p => p <= here && (span.Kind == SpanKind.LastN
                ? p > here - span.Count
                : p >= Periods.IndexOf(kind, start)))
            .Where(p => p < here || span.Kind != SpanKind.EarlierIn)
            .Select(p => cell with { Keys = cell.Keys.SetItem(span.Dimension, p) });
    }

    private IEnumerable<(Asker Thing, Value Own)> Things(Tally tally, Asker owner)
    {
        switch (tally.Source)
        {
            case TallySource.Participants:
                return Facts.People.Select(p => (new Asker { Person = p }, default(Value)));
            case TallySource.Items:
                return Facts.People.SelectMany(p => tally.Sources.SelectMany(o => Items(o, p)
                    .Where(i => i.Day <= Facts.AsAt)
                    .Select(i => (AskerOf(p, i), Value.Of(i.Units)))))
                    .Select(t => tally.Function == AggregateFunction.Units
                        ? t : (t.Item1, default));
            case TallySource.Events:
                return Facts.People.SelectMany(p => Facts.Events(p)
                    .Where(e => tally.Sources.Contains(e.Kind))
                    .Select(e => (
                        new Asker { Person = p, Event = e, AsOn = e.From }, default(Value))));
            case TallySource.Returns:
                return Rows(Scheme.Facts.Returns[tally.Sources[0]].Space);
            case TallySource.Statistics:
                return Rows(Scheme.Facts.Statistics[tally.Sources[0]].Space);
            case TallySource.Measures:
                return Rows(Scheme.Measures[tally.Sources[0]].Space);
            default:
                return tally.Sources.SelectMany(p => LinesFor(p, owner)).Select(c => (
                    AskerOf(c.Line),
                    tally.Function == AggregateFunction.Units
                        ? Value.Of(c.Units)
                        : Value.Of(Rational.Of(c.Amount, Scheme.Currency.MinorPerUnit))));
        }
    }

    private IEnumerable<Counted> LinesFor(int payment, Asker owner) =>
        owner.Lines?.Invoke(payment)
        ?? LinesOf(payment).Select(l => new Counted(l, l.Units, l.Amount));

    private IEnumerable<(Asker Thing, Value Own)> Rows(CellSpace space) =>
        Cells(space).Select(c => (AskerOf(c), default(Value)));

    private static Asker AskerOf(int person, Achieved item) =>
        new() { Person = person, Item = item, AsOn = item.Day };

    /// <summary>A line in hand: its dates, provider and participant as those of an item.</summary>
    private static Asker AskerOf(Priced line) => new()
    {
        Person = line.Person,
        Cell = line.Cell,
        AsOn = line.Achieved,
        Provider = line.Provider,
        Payment = line.Payment,
        Item = (line.Item ?? new Achieved(-1, line.N, line.Achieved)) with
        {
            N = line.N,
            Payable = line.Payable,
            Units = line.Units,
        },
    };
}
