using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A line that waits for its price, which the lines before it decide, with the item in
/// hand when it was found.</summary>
internal readonly record struct Candidate(Line Line, Item Item);

/// <summary>A stretch of a running total and the price of one unit in it.</summary>
internal readonly record struct TierSlice(Rational From, Rational To, Rational Price);

/// <summary>What a tier did for a line, for explanations.</summary>
internal sealed record TierSteps(Rational Before, Rational After, IReadOnlyList<TierSlice> Slices);

/// <summary>Prices that read a running total (language reference 6, "Tier"), from b before the line
/// to a after it. Marginal: each slice at its own rate. Whole: F(a) − F(b) with F(x) = x × rate(x),
/// so the jump falls on the line that crosses an edge and earlier lines stay as they are. An edge
/// that reads what is owed is counted from the line in hand: what went before is gone from the
/// balance already.</summary>
internal sealed class TierPricing
{
    private readonly ResolvedPayment _payment;
    private readonly Tier _tier;
    private readonly ResolvedFormula? _counts;
    private readonly ResolvedFormula[] _within;
    private readonly (Table Table, int Level)[] _tables;
    private readonly FormulaBook _formulas;
    private readonly Dictionary<CellKeys, Rational> _running = [];
    private readonly bool _countsThings;
    private readonly bool _startsAfresh;

    public TierPricing(Scheme scheme, FormulaBook formulas, ResolvedPayment payment)
    {
        _payment = payment;
        _formulas = formulas;
        _tier = payment.Payment.Tier!;
        _counts = formulas.ResolveOptional(_tier.Counts);
        _within = formulas.ResolveAll(_tier.Within);
        _countsThings = _tier.Counts is null
            || (_tier.Counts.Type.Unit.Parts is [(var dimension, 1)]
                && !Dimensions.IsCurrency(dimension));
        _tables =
        [
            .. FormulaParts.Reads(scheme, ((UnitPrice)payment.Payment.Price).Money)
                .OfType<TableAt>()
                .SelectMany(t => t.Keys.Select((key, i) => (Table: t.Table, Level: i, key)))
                .Where(t => t.key is TierPlace)
                .Select(t => (scheme.Tables[t.Table], t.Level)).Distinct(),
        ];
        _startsAfresh = FormulaParts.AccountsRead(scheme, EdgeFormulas()).Any();
    }

    /// <summary>The amount of the line in hand of a subject in minor units, exact until it is
    /// rounded once; null where its price is missing. Moves the running total on.</summary>
    public long? Price(Subject s, in Candidate line, out TierSteps? steps)
    {
        steps = null;
        s.Item = line.Item with { Payable = line.Line.Payable };
        Rational units = line.Line.Units;
        Value counted = _counts?.Value(s) ?? Value.Of(units);
        var cell = new CellKeys([.. _within.Select(w => w.Whole(s))]);
        s.Item = line.Item;
        if (!counted.IsKnown)
        {
            return null;
        }
        Rational before = _startsAfresh ? 0 : _running.GetValueOrDefault(cell);
        Rational after = before + counted.Number;
        TierSlice[]? slices = Slices(s, before, after);
        if (slices is null)
        {
            return null;
        }
        _running[cell] = after;
        steps = new TierSteps(before, after, slices);
        Rational times = counted.Number.IsZero ? units : units / counted.Number;
        return _payment.Rule.Round(Sum(slices, counted.Number) * times);
    }

    private Rational Sum(TierSlice[] slices, Rational counted)
    {
        if (counted.IsZero)
        {
            return slices[0].Price;
        }
        return _tier.Pays == TierPays.Whole
            ? (slices[1].To * slices[1].Price) - (slices[0].To * slices[0].Price)
            : slices.Aggregate(Rational.Zero, (sum, x) => sum + ((x.To - x.From) * x.Price));
    }

    // Whole: the stretch up to b and the stretch up to a, each at the rate there.
    private TierSlice[]? Slices(Subject s, Rational before, Rational after)
    {
        if (before == after)
        {
            return Priced(s, [(before, after, before)]);
        }
        if (_tier.Pays == TierPays.Whole)
        {
            return Priced(s, [(0, before, before), (0, after, after)]);
        }
        (Rational low, Rational high) = before < after ? (before, after) : (after, before);
        List<Rational> cuts = [low, .. Edges(s).Where(e => e > low && e < high).Order().Distinct(),
            high];
        var slices = new List<(Rational, Rational, Rational)>();
        for (int i = 1; i < cuts.Count; i++)
        {
            Rational at = _countsThings
                ? Ceiling(cuts[i])
                : (cuts[i - 1] + cuts[i]) / 2;
            slices.Add(before < after
                ? (cuts[i - 1], cuts[i], at)
                : (cuts[i], cuts[i - 1], at));
        }
        return Priced(s, slices);
    }

    private TierSlice[]? Priced(
        Subject s, IReadOnlyList<(Rational From, Rational To, Rational At)> slices)
    {
        var priced = new TierSlice[slices.Count];
        for (int i = 0; i < priced.Length; i++)
        {
            s.Tier = slices[i].At;
            // Of nothing no rate is asked.
            bool isNothing = slices[i].At.IsZero && slices.Count > 1;
            Value price = isNothing ? Value.Of(0) : _payment.Price!.Value(s);
            if (!price.IsKnown)
            {
                return null;
            }
            priced[i] = new TierSlice(slices[i].From, slices[i].To, price.Number);
        }
        return priced;
    }

    private IEnumerable<Formula?> EdgeFormulas() => _tables.SelectMany(t =>
        Keys(t.Table.Values, t.Level).SelectMany(k => new[] { k.From, k.To }));

    // The eleventh unit is the stretch from 10 to 11: "from 11 units" begins at 10, as "beyond"
    // does after "up to 10 units". An edge inside a unit lets the whole unit lie beyond.
    private IEnumerable<Rational> Edges(Subject s)
    {
        foreach ((Table table, int level) in _tables)
        {
            LevelKind kind = table.Levels[level].Kind;
            foreach (TableKey key in Keys(table.Values, level))
            {
                Formula? edge = kind == LevelKind.UpTo ? key.To : key.From;
                if (edge is not null
                    && _formulas.Interpreter.Evaluate(edge, s) is { IsKnown: true } at)
                {
                    yield return !_countsThings ? at.Number
                        : kind == LevelKind.From ? Ceiling(at.Number) - 1
                        : Rational.Of(at.Number.Floor());
                }
            }
        }
    }

    private static IEnumerable<TableKey> Keys(TableBranch branch, int level) =>
        branch is not TableKeys keys ? []
        : level == 0 ? keys.Keys
        : keys.Keys.SelectMany(k => Keys(k.Then, level - 1));

    private static Rational Ceiling(Rational number) => -Rational.Of((-number).Floor());
}
