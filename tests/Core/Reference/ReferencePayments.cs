using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Lines: price × units, exact, rounded once (language reference 6).</summary>
internal sealed partial class ReferenceSettlement
{
    /// <summary>The lines of a payment, before limits, in payment order.</summary>
    private IReadOnlyList<Priced> LinesOf(int payment) =>
        Remembered(("lines", payment, 0), () => InPaymentOrder(
            Price(payment).Where(IsPaid).Select(Reduced)));

    private static List<Priced> InPaymentOrder(IEnumerable<Priced> lines) =>
    [
        .. lines.OrderBy(l => l.Payable).ThenBy(l => l.Achieved).ThenBy(l => l.Person)
            .ThenBy(l => l.Payment).ThenBy(l => l.Item?.Outcome ?? -1).ThenBy(l => l.N)
            .ThenBy(l => l.Cell?.Keys ?? [], KeysInOrder.Instance),
    ];

    private IEnumerable<Priced> Price(int index)
    {
        Payment payment = Scheme.Payments[index];
        if (ClauseFormulas.OfPrice(payment).Any(ReadsOwed))
        {
            return WithAccounts().Where(l => l.Payment == index);
        }
        return payment.Tier is not null ? InOrder([index], []) : payment.Price switch
        {
            Pool pool => Pooled(index, payment, pool),
            Instalments => Planned(index, payment),
            _ => Subjects(payment).SelectMany(a => Priced(index, payment, a)),
        };
    }

    private IEnumerable<Asker> Subjects(Payment payment)
    {
        if (payment.For is PaidCells cells)
        {
            return Cells(cells.Space).Select(AskerOf)
                .Where(a => Tried(() => Holds(cells.Where, a)));
        }
        var items = (PaidItems)payment.For;
        return Facts.People.SelectMany(p => items.Outcomes.SelectMany((o, i) =>
            Listed(() => Items(o, p)).Where(item => item.Day <= Facts.AsAt)
                .Select(item => AskerOf(p, item))
                .Where(a => Tried(() => Holds(items.Where[i], a)))));
    }

    private IEnumerable<Priced> Priced(int index, Payment payment, Asker a)
    {
        try
        {
            if (!Holds(payment.OnlyIf, a) || UnitsOf(payment, a) is not { IsKnown: true } units
                || Of(((UnitPrice)payment.Price).Money, a) is not { IsKnown: true } price)
            {
                return [];
            }
            long amount = Rounded(price.Number * units.Number, payment);
            return amount == 0 && a.Item is null
                ? []
                : [LineOf(index, payment, a, amount, units.Number)];
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return [];
        }
    }

    private Value UnitsOf(Payment payment, Asker a) => payment.Units is { } units
        ? Of(units, a)
        : Value.Of(a.Item?.Units ?? 1);

    private long Rounded(Rational major, Payment payment) =>
        Money.Round(major, Scheme.Currency, payment.Rounding).Minor;

    private Priced LineOf(int index, Payment payment, Asker a, long amount, Rational units)
    {
        int payable = PayableDay(payment, a);
        return new Priced(index, a.Person, a.Item?.N ?? 1, payable, amount)
        {
            Cell = a.Cell,
            Item = a.Item,
            Achieved = a.Item?.Day ?? payable,
            Units = units,
            Provider = ProviderOf(a),
            Recorded = a.Item?.Decider?.Recorded
                ?? (a.Item is null ? payable : Facts.Base.Participants.Recorded[a.Person]),
        };
    }

    private int ProviderOf(Asker a) =>
        a.Cell?.KeyOf(d => d.Kind == DimensionKind.Provider) is { } provider ? (int)provider
        : a.Person >= 0 ? Facts.Provider(a.Person, a.AsOn)
        : -1;

    // Nothing is payable before the end of a cell that its price reads.
    private int PayableDay(Payment payment, Asker a)
    {
        IEnumerable<Formula> read = ClauseFormulas.Of(payment)
            .SelectMany(f => FormulaParts.ReadsDirectly(Scheme, f));
        int? day = DayOf(payment.Payable, a) ?? throw new NotPayableException("no date");
        foreach (MeasureAt m in read.OfType<MeasureAt>())
        {
            day = KeysOf(m.Keys, a) is { } keys && IsCell(m.Measure, keys)
                ? Later(day, KnownIn(m.Measure, keys))
                : day;
        }
        foreach (Tally tally in read.OfType<OverCell>().Select(c => c.Tally)
            .Where(t => t.Source == TallySource.Measures))
        {
            foreach ((Asker thing, _) in Things(tally, a)
                .Where(t => Holds(tally.Where, t.Thing) && FallsInto(tally, t.Thing, a.Cell!)))
            {
                day = Later(day, KnownIn(tally.Sources[0], thing.Cell!.Keys));
            }
        }
        return day <= Scheme.Term.LongStop.DayNumber
            ? day.Value
            : throw new NotPayableException("after the long stop");
    }

    private bool IsCell(int measure, ImmutableArray<long> keys) =>
        Cells(Scheme.Measures[measure].Space).Any(c => c.Keys.SequenceEqual(keys));

    private static int? Later(int? a, int? b) => b is null || a > b ? a : b;

    private IEnumerable<Priced> Pooled(int index, Payment payment, Pool pool)
    {
        var sharers = Cells(((PaidCells)payment.For).Space).Select(AskerOf)
            .Where(a => Holds(((PaidCells)payment.For).Where, a) && Holds(payment.OnlyIf, a))
            .Select(a => (By: a, Weight: Of(pool.Weight, a), Sum: Of(pool.Money, a)))
            .Where(s => s.Weight is { IsKnown: true } w && w.Number > 0 && s.Sum.IsKnown);
        foreach (var group in sharers
            .GroupBy(s => string.Join('/', KeysOf(pool.Within, s.By)!.Value)))
        {
            var all = group.OrderBy(s => NameOf(s.By.Cell!), StringComparer.Ordinal).ToList();
            long sum = Rounded(all[0].Sum.Number, payment);
            long[] parts = Split(
                sum, [.. all.Select(s => s.Weight.Number)], pool.Remainder,
                name => all.FindIndex(s => NameOf(s.By.Cell!).Split('/').Contains(name)));
            foreach ((var sharer, long part) in all.Zip(parts).Where(p => p.Second != 0))
            {
                yield return LineOf(index, payment, sharer.By, part, 1);
            }
        }
    }

    /// <summary>A sum divided by weights, to the penny; odd pennies by the rule.</summary>
    private static long[] Split(
        long sum, Rational[] weights, Remainder remainder, Func<string, int> find)
    {
        Rational total = Sum(weights);
        Rational[] exact = [.. weights.Select(w => sum * (w / total))];
        long[] parts = [.. exact.Select(e => (long)e.Round(Rounding.Down))];
        long odd = sum - parts.Sum();
        int[] takers = remainder.Rule switch
        {
            RemainderRule.First => [0],
            RemainderRule.Named => [find(remainder.Name!)],
            _ => [.. Enumerable.Range(0, parts.Length)
                .OrderByDescending(i => (exact[i] - parts[i]).Abs()).ThenBy(i => i)],
        };
        for (int i = 0; odd != 0; i++)
        {
            parts[takers[i % takers.Length]] += Math.Sign(odd);
            odd -= Math.Sign(odd);
        }
        return parts;
    }

    private static bool Tried(Func<bool> condition)
    {
        try
        {
            return condition();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return false;
        }
    }

    private static IReadOnlyList<T> Listed<T>(Func<IReadOnlyList<T>> list)
    {
        try
        {
            return list();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return [];
        }
    }

    private sealed class KeysInOrder : IComparer<ImmutableArray<long>>
    {
        public static KeysInOrder Instance { get; } = new();

        public int Compare(ImmutableArray<long> a, ImmutableArray<long> b) =>
            a.Zip(b, (x, y) => x.CompareTo(y)).FirstOrDefault(c => c != 0);
    }
}
