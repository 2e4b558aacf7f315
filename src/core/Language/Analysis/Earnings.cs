using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>The most that one participant can earn, from prices, counts and exclusions.</summary>
internal sealed class Earnings(World world)
{
    private const int MostExcluding = 12;

    private Scheme Scheme => world.Scheme;

    /// <summary>The most that some payments can bring for one participant, in major units; null:
    /// no bound is known.</summary>
    public Rational? Most(IEnumerable<int> payments)
    {
        Rational? cells = 0;
        var items = new Dictionary<int, Rational?>();
        foreach (Payment payment in payments.Select(p => Scheme.Payments[p]))
        {
            if (payment.Tier is { Pays: TierPays.Whole } || payment.Price is Pool)
            {
                return null;
            }
            foreach ((int outcome, Bounds bounds) in Contexts.Paid(payment, world))
            {
                Rational? each = Line(payment, bounds);
                if (outcome >= 0)
                {
                    Rational? all = Times(each, world.Items(outcome).Count.High);
                    items[outcome] = items.TryGetValue(outcome, out Rational? sum)
                        ? sum + all
                        : all;
                }
                else if (bounds.Space is { } space
                    && space.Dimensions.Any(d => d.Kind == DimensionKind.Participant))
                {
                    cells += Times(each, Cells(space));
                }
            }
        }
        return items.Values.Any(v => v is null) ? null : cells + Together(items);
    }

    // Of outcomes that exclude each other only one counts: the best choice of those that go
    // together.
    private Rational Together(Dictionary<int, Rational?> items)
    {
        int[] excluding = [.. items.Keys.Where(o => items.Keys.Any(p => Excludes(o, p)))];
        if (excluding.Length > MostExcluding)
        {
            excluding = [];
        }
        Rational free = items.Where(i => !excluding.Contains(i.Key))
            .Aggregate(Rational.Zero, (sum, i) => sum + i.Value!.Value);
        return free + Best(excluding, 0, [], items);
    }

    private Rational Best(
        int[] outcomes, int index, List<int> taken, Dictionary<int, Rational?> items)
    {
        if (index == outcomes.Length)
        {
            return taken.Aggregate(Rational.Zero, (sum, o) => sum + items[o]!.Value);
        }
        Rational without = Best(outcomes, index + 1, taken, items);
        if (taken.Exists(t => Excludes(t, outcomes[index])))
        {
            return without;
        }
        return Rational.Max(
            without, Best(outcomes, index + 1, [.. taken, outcomes[index]], items));
    }

    private bool Excludes(int a, int b) => a != b
        && (Scheme.Outcomes[a].NotWith.Contains(b) || Scheme.Outcomes[b].NotWith.Contains(a));

    private Rational? Line(Payment payment, Bounds bounds)
    {
        switch (payment.Price)
        {
            case UnitPrice price:
                Rational? units = payment.Units is { } u ? bounds.Of(u).High
                    : bounds.Outcomes is [var outcome] ? world.Items(outcome).Units.High
                    : 1;
                return Times(Rounded(bounds.Of(price.Money).High), units);
            case Instalments parts:
                Rational? whole = Rounded(bounds.Of(parts.Of).High);
                return parts.Over is { } kind
                    ? Times(whole, world.Periods(kind).High - world.Periods(kind).Low + 1)
                    : whole;
            default:
                return null;
        }
    }

    // A line is rounded once, by less than one minor unit.
    private Rational? Rounded(Rational? money)
    {
        if (money is not { } amount)
        {
            return null;
        }
        Rational minor = Rational.Of(1, Scheme.Currency.MinorPerUnit);
        return amount.Sign <= 0 ? Rational.Zero : amount.RoundTo(minor, Rounding.Up);
    }

    private Rational? Cells(CellSpace space)
    {
        Rational? count = 1;
        foreach (Dimension dimension in space.Dimensions)
        {
            count *= dimension.Kind switch
            {
                DimensionKind.Participant => 1,
                DimensionKind.Period => world.Periods(dimension.Type.Period) is
                {
                    Low: { } low, High: { } high,
                }
                    ? high - low + 1
                    : null,
                _ when dimension.Type.Labels is { IsOpen: false } labels =>
                    (Rational?)labels.Labels.Length,
                _ => null,
            };
        }
        return count;
    }

    private static Rational? Times(Rational? each, Rational? count) =>
        each is { IsZero: true } ? Rational.Zero
            : each is { } money && count is { } n ? money * Rational.Max(n, 0)
            : null;
}
