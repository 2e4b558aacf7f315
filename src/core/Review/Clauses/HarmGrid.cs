using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Review.Declared;
using Outturn.Schemes;
using Outturn.Simulation.Triggers;

namespace Outturn.Review.Clauses;

/// <summary>A point of the grid: what was measured of a cohort, and what is paid for it.</summary>
/// <param name="Rate">The share of people who do harm.</param>
/// <param name="Frequency">How often each of them does it.</param>
/// <param name="Harm">Rate times frequency, and times severity where that is recorded.</param>
/// <param name="Pay">All that is paid, in major units.</param>
internal sealed record HarmPoint(double Rate, double Frequency, double Harm, double Pay);

/// <summary>A grid of how many people do harm, how often each does it and, where it is recorded,
/// how grave it is, around what is expected without help: settled by the scheme point by point.
/// </summary>
internal sealed class HarmGrid
{
    // Steps each way: of 15 %, one in a hundred each.
    private const int Steps = 15;
    private const int CoarseSteps = 3;
    private const int Tried = 3;

    private static readonly string[] Before =
        ["baseline", "expected", "comparison", "control", "before", "counterfactual"];

    private readonly StatisticSpec _spec;
    private readonly Rational _people;
    private readonly Dictionary<Kind, Rational> _usual = [];

    private HarmGrid(StatisticSpec spec, Rational people) => (_spec, _people) = (spec, people);

    private static Rational[] Usually { get; } = [Rational.One, Rational.One, Rational.One];

    private enum Kind
    {
        People,
        Rate,
        Frequency,
        Severity,
    }

    /// <summary>What is expected without help, and what it is paid.</summary>
    public HarmPoint Usual { get; private set; } = null!;

    /// <summary>The paid point with the most harm among those with more harm and more pay than
    /// is usual; null: there is none.</summary>
    public HarmPoint? Witness { get; private set; }

    /// <summary>Which of the payments pays most for it.</summary>
    public int PaidBy { get; private set; }

    /// <summary>How many points were settled.</summary>
    public int Points { get; private set; }

    /// <summary>What was put for want of a figure in the plan; empty: nothing.</summary>
    public ImmutableArray<string> Assumed { get; private set; } = [];

    /// <summary>Whether a column holds how often each person does something.</summary>
    public static bool IsFrequency(Schemes.ValueType type) => KindOf(type) == Kind.Frequency;

    /// <summary>The grid of a statistic, paid for by some payments.</summary>
    /// <param name="of">The scheme and its plan.</param>
    /// <param name="statistic">The statistic, by its index.</param>
    /// <param name="pays">What each payment pays.</param>
    /// <param name="by">People in a cohort, and how far around what is expected.</param>
    /// <returns>It; null: the rate without help is not told.</returns>
    public static HarmGrid? Of(
        ReviewCase of, int statistic, IReadOnlyList<MeasuredPay> pays,
        (long People, double Range) by)
    {
        var grid = new HarmGrid(of.Scheme.Facts.Statistics[statistic], by.People);
        if (!grid.Expects(of.Plan))
        {
            return null;
        }
        grid.Settle(pays, Rational.Of((long)Math.Round(by.Range * 10_000), 10_000));
        return grid;
    }

    private bool Expects(PlanMap plan)
    {
        PlanMap each = plan.Below("no-help");
        string rate = each.IsThere ? Text(each, Kind.Rate, "otherwise") : plan.Text("no-help");
        if (Effect.ReadRate(rate) is not { } known)
        {
            return false;
        }
        _usual[Kind.Rate] = known;
        foreach (Kind kind in new[] { Kind.Frequency, Kind.Severity })
        {
            bool recorded = _spec.Values.Any(v => KindOf(v.Type) == kind);
            Rational? told = Effect.ReadRate(Text(each, kind, ""));
            _usual[kind] = told ?? Rational.One;
            if (kind == Kind.Frequency && told is null)
            {
                Assumed = [recorded
                    ? "how often each does it without help is put at once: the plan does not say"
                    : "how often each does it is not recorded"];
            }
        }
        return true;
    }

    // What the plan expects of the first figure of a kind, by the name of its column.
    private string Text(PlanMap each, Kind kind, string otherwise)
    {
        string? name = _spec.Values.Where(v => KindOf(v.Type) == kind)
            .Select(v => v.Name).FirstOrDefault(each.Has);
        return each.Text(name ?? otherwise);
    }

    private void Settle(IReadOnlyList<MeasuredPay> pays, Rational range)
    {
        bool grave = _spec.Values.Any(v => KindOf(v.Type) == Kind.Severity);
        Rational least = Rational.One - range;
        // What is expected and the least harm tell whether a cell is paid for it at all.
        Rational[][] points =
        [
            Usually, [least, least, grave ? least : 1], [least, Rational.One, Rational.One],
            .. from rate in Around(range, Steps)
               from often in Around(range, Steps)
               from how in grave ? Around(range, CoarseSteps) : [Rational.One]
               select new[] { rate, often, how },
        ];
        ImmutableArray<Rational>[] rows = [.. points.Select(Row)];
        double[][] paid = [.. pays.Select(p => p.Of(rows, Tried))];
        HarmPoint[] all = [.. points.Select((p, i) => Point(p, paid.Sum(own => own[i])))];
        (Points, Usual) = (all.Length - Tried, all[0]);
        Witness = all.Where(p => p.Harm > Usual.Harm && p.Pay > Math.Max(Usual.Pay, 0))
            .OrderByDescending(p => p.Harm).ThenByDescending(p => p.Pay).FirstOrDefault();
        PaidBy = Witness is null ? 0
            : Array.IndexOf(paid, paid.MaxBy(own => own[Array.IndexOf(all, Witness)]));
    }

    private static IEnumerable<Rational> Around(Rational range, int steps) =>
        Enumerable.Range(-steps, (2 * steps) + 1)
            .Select(i => Rational.One + (range * i / steps));

    private HarmPoint Point(Rational[] times, double pay)
    {
        double rate = Number(_usual[Kind.Rate] * times[0]);
        double often = Number(_usual[Kind.Frequency] * times[1]);
        return new HarmPoint(
            rate, often, rate * often * Number(_usual[Kind.Severity] * times[2]), pay);
    }

    // The figures of the statistic as they would be measured; those of the comparison stay.
    private ImmutableArray<Rational> Row(Rational[] times) =>
        [.. _spec.Values.Select(v => Figure(v, IsBefore(v) ? Usually : times))];

    private Rational Figure(ColumnSpec column, Rational[] times)
    {
        Rational rate = _usual[Kind.Rate] * times[0];
        Rational often = _usual[Kind.Frequency] * times[1];
        return KindOf(column.Type) switch
        {
            Kind.Rate => rate,
            Kind.Frequency => often,
            Kind.Severity => _usual[Kind.Severity] * times[2],
            Kind.People when column.Name == "people" => _people,
            Kind.People => Whole(_people * rate),
            _ when column.Type.Unit == Unit.Of(Dimensions.Event) => Whole(_people * rate * often),
            _ => Rational.Zero,
        };
    }

    private static Rational Whole(Rational number) => Rational.Of(number.Floor(), 1);

    private static bool IsBefore(ColumnSpec column) =>
        Before.Any(b => column.Name.Contains(b, StringComparison.Ordinal));

    private static Kind? KindOf(Schemes.ValueType type) => type switch
    {
        { Form: NumberForm.Percent } => Kind.Rate,
        _ when type.Kind != ValueKind.Number => null,
        _ when type.Unit == Unit.Of(Dimensions.Person) => Kind.People,
        _ when Per(type.Unit, Unit.Of(Dimensions.Person)) => Kind.Frequency,
        _ when Per(type.Unit, Unit.Of(Dimensions.Event)) => Kind.Severity,
        _ => null,
    };

    private static bool Per(Unit unit, Unit of) => unit.Parts.Any(p =>
        p.Exponent < 0 && of.Parts[0].Dimension == p.Dimension);

    private static double Number(Rational number) =>
        (double)number.Numerator / (double)number.Denominator;
}
