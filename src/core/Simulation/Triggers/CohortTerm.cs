using Outturn.Quantities;
using Outturn.Schemes;
using Outturn.Statistics.Functions;

namespace Outturn.Simulation.Triggers;

/// <summary>A payment for people together that hangs on one count of them: what it pays for each
/// count, and so how often it pays for luck and how often for an effect. Exact: sums over what the
/// scheme itself pays.</summary>
public sealed class CohortTerm
{
    // So many are looked through whole; of more, the counts that are likely at all.
    private const long MostWhole = 2_000;
    private const int Nodes = 60;

    private readonly TermPay _pay;
    private readonly TriggerFigures _figures;
    private readonly double _minor;
    private readonly Dictionary<long, PayByCount> _known = [];

    internal CohortTerm(Scheme scheme, Payment payment, TermPay pay, TriggerFigures figures)
    {
        (Payment, Scheme, _pay, _figures) = (payment, scheme, pay, figures);
        _minor = scheme.Currency.MinorPerUnit;
        CellSpace space = ((PaidCells)payment.For).Space;
        Cell = CohortCells.Words(scheme, space, pay.Cell);
        Smallest = CohortCells.Smallest(scheme, space);
        Decisions = figures.Decisions > 0 ? figures.Decisions : pay.Decisions;
        Exact = figures.BaselineOf(CohortCells.Labels(scheme, space, pay.Cell))
            ?? throw new NotPlannableException(Untold);
        if (Exact > Rational.One && !pay.Roles.IsFrequency)
        {
            throw new NotPlannableException("its rate is of people, and above 100 % is none");
        }
        if (pay.Roles.HasOthers && figures.BaselinePeople == 0)
        {
            throw new NotPlannableException(
                "it compares two groups, and nothing says how many people the other has: "
                + "--baseline-from");
        }
        Baseline = (double)Exact.Numerator / (double)Exact.Denominator;
        IsFewer = true;
        long people = Math.Max(1_000, Smallest);
        double more = 1.2 * Baseline;
        IsFewer = Mean(people, .8 * Baseline)
            >= Mean(people, IsFrequency ? more : Math.Min(more, 1));
        long[] probe = [.. pay.Of([.. Enumerable.Range(0, 21)
            .Select(i => Row(people, (long)(i * people * Math.Max(Baseline, .5) / 10), Exact))])];
        TakesBack = probe.All(m => m <= 0) && probe.Any(m => m < 0);
        _known.Clear();
    }

    /// <summary>What other payments are put at, in major units, where a payment reads what they
    /// come to: it takes back what was prepaid, say.</summary>
    public const long MoneyOfOthers = 1_000_000;

    /// <summary>What to do where no rate without help is told.</summary>
    internal const string Untold = "the rate without help is not told: write \"no-help: 40%\" "
        + "under \"plan\", or say --baseline 40%";

    /// <summary>The clause.</summary>
    public Payment Payment { get; }

    /// <summary>The scheme that it is in.</summary>
    public Scheme Scheme { get; }

    /// <summary>The cell that it is reckoned for, in words; empty where all are alike.</summary>
    public string Cell { get; }

    /// <summary>The rate without help.</summary>
    public double Baseline { get; }

    /// <summary>The fewest people that the scheme measures; 0: it does not say.</summary>
    public long Smallest { get; }

    /// <summary>How often a provider is decided on.</summary>
    public long Decisions { get; }

    /// <summary>Whether fewer is better.</summary>
    public bool IsFewer { get; }

    /// <summary>Whether what is counted can happen more than once to one person.</summary>
    public bool IsFrequency => _pay.Roles.IsFrequency;

    /// <summary>Whether it only takes back: being paid is then that nothing is taken.</summary>
    public bool TakesBack { get; }

    /// <summary>Whether it draws several cohorts together, which are reckoned as one.</summary>
    public bool IsPooled => _pay.Roles.IsDrawn;

    /// <summary>Whether it reads what other payments come to, which are put at
    /// <see cref="MoneyOfOthers"/>.</summary>
    public bool ReadsMoney => _pay.Roles.ReadsMoney;

    /// <summary>The effect that is worth paying for; null: not told.</summary>
    public Effect? Effect => _figures.Effect;

    /// <summary>Whether another payment hangs on the same count of the same cohorts, so that what
    /// both pay is one payment cut in two.</summary>
    public bool IsOfOneCount(CohortTerm other) => IsFrequency == other.IsFrequency
        && IsPooled == other.IsPooled && !ReadsMoney && !other.ReadsMoney
        && _pay.Roles.Counted.Length > 0 && _pay.Roles.Counted == other._pay.Roles.Counted
        && Names(Payment).SequenceEqual(Names(other.Payment));

    /// <summary>The same payment with what others pay for the same count.</summary>
    public CohortTerm With(IReadOnlyList<CohortTerm> others) => others.Count == 0 ? this
        : new CohortTerm(Scheme, Payment, _pay.With(others.Select(o => o._pay)), _figures);

    private static IEnumerable<string> Names(Payment payment) =>
        ((PaidCells)payment.For).Space.Dimensions.Select(d => d.Name);

    internal TriggerFigures Figures => _figures;

    internal Rational Exact { get; }

    /// <summary>What is paid for a count, in major units of money. What a payment that only takes
    /// back takes is counted from the most that it can take.</summary>
    public double PaidAt(long people, long count) => Pays(people).At(count);

    /// <summary>The chance of being paid anything at the rate without help.</summary>
    public double ChanceWithoutEffect(long people) =>
        Over(people, null, (pays, chance) => pays.Chance(chance));

    /// <summary>The chance of being paid anything with an effect.</summary>
    public double Power(long people, Effect effect) =>
        Over(people, effect, (pays, chance) => pays.Chance(chance));

    /// <summary>What a provider without effect is paid on average, what it may lose left out.
    /// </summary>
    public double ExpectedForNoise(long people) =>
        Over(people, null, (pays, chance) => pays.Mean(chance, p => Math.Max(p, 0)));

    /// <summary>The same with an effect.</summary>
    public double Expected(long people, Effect effect) =>
        Over(people, effect, (pays, chance) => pays.Mean(chance, p => Math.Max(p, 0)));

    /// <summary>What a provider without effect is paid on average, less what it loses.</summary>
    public double NetForNoise(long people) =>
        Over(people, null, (pays, chance) => pays.Mean(chance, p => p));

    /// <summary>The part of expected pay that luck alone would bring.</summary>
    public double ShareForNoise(long people, Effect effect) =>
        Expected(people, effect) is > 0 and var expected
            ? ExpectedForNoise(people) / expected : 0;

    /// <summary>The chance that at least one of the providers, none of which has an effect, is
    /// paid at one decision on each.</summary>
    public double AnyPaid(long people) => 1 - Exp.Of(
        _figures.Providers * Ln.OnePlus(-ChanceWithoutEffect(people)));

    /// <summary>The same at any of all decisions on each.</summary>
    public double EverPaid(long people) =>
        1 - Exp.Of(
            _figures.Providers * (double)Decisions * Ln.OnePlus(-ChanceWithoutEffect(people)));

    /// <summary>The rate that the luckiest of the providers is expected to show, though none has
    /// an effect.</summary>
    public double BestRate(long people)
    {
        CountWeights chance = Chance(Baseline).Of(people);
        (double below, double rest) = (0, 0);
        for (int i = 0; i < chance.Weights.Length - 1; i++)
        {
            below += chance.Weights[i];
            double none = IsFewer ? 1 - below : below;
            rest += none <= 0 ? 0 : Exp.Of(_figures.Providers * Ln.Of(none));
        }
        return (IsFewer ? chance.First + rest : chance.Last - rest) / people;
    }

    /// <summary>The greatest change of pay for one person more or less, and what share it is of
    /// what the period is expected to bring with an effect.</summary>
    public PayJump JumpAt(long people, Effect effect)
    {
        PayByCount pays = Pays(people);
        int at = 0;
        for (int i = 1; i + 1 < pays.Money.Length; i++)
        {
            at = Change(pays, i) > Change(pays, at) ? i : at;
        }
        double change = pays.Money.Length > 1 ? Change(pays, at) : 0;
        double expected = Expected(people, effect);
        return new PayJump(pays.First + at, change, expected > 0 ? change / expected : 0);
    }

    /// <summary>A count, and the better one next to it that pays less; null: none does. Of a
    /// payment for all cohorts together null too: where it stops, that for one cohort may begin.
    /// </summary>
    public PayFall? BetterPaysLess(long people)
    {
        if (IsPooled)
        {
            return null;
        }
        PayByCount pays = Pays(people);
        for (int i = 0; i + 1 < pays.Money.Length; i++)
        {
            (int worse, int better) = IsFewer ? (i + 1, i) : (i, i + 1);
            if (pays.Money[better] < pays.Money[worse])
            {
                return new PayFall(
                    pays.First + worse, pays.First + better, pays.Money[worse],
                    pays.Money[better]);
            }
        }
        return null;
    }

    /// <summary>The smallest cohort from which on a provider without effect is paid with at most
    /// the one chance, and one of an effect with at least the other; null: none is found. The
    /// baseline is taken as known.</summary>
    public long? SmallestCohort(Effect effect) => new SmallestCohort(this, effect).Find();

    internal bool IsPaid(long people, long count)
    {
        PayByCount pays = Pays(people);
        return pays.IsPaid[Math.Clamp(count, pays.First, pays.Last) - pays.First];
    }

    internal CountChance Chance(double rate) => new(rate)
    {
        IsFrequency = IsFrequency,
        Inflation = _figures.Inflation,
    };

    /// <summary>Whether each of some counts is paid, the baseline being known.</summary>
    internal bool[] ArePaid(IReadOnlyList<(long People, long Count)> counts) =>
        [.. _pay.Of([.. counts.Select(c => Row(c.People, c.Count, Exact))]).Select(IsGood)];

    private bool IsGood(long minor) => TakesBack ? minor == 0 : minor > 0;

    private static double Change(PayByCount pays, int at) =>
        Math.Abs(pays.Money[at + 1] - pays.Money[at]);

    private CountedRow Row(long people, long count, Rational baseline) =>
        new(people, count, baseline) { Others = _figures.BaselinePeople };

    private double Mean(long people, double rate) =>
        Pays(people).Mean(Chance(rate).Of(people), p => p);

    // A baseline that was counted on people is itself a matter of chance: where it comes with the
    // figures, what is paid moves with it; where it stands in the text, the truth lies about it.
    private double Over(
        long people, Effect? effect, Func<PayByCount, CountWeights, double> of)
    {
        double Rate(double baseline) => effect is { } e ? e.Rate(baseline, IsFewer) : baseline;
        if (_figures.BaselinePeople == 0)
        {
            return of(Pays(people), Chance(Rate(Baseline)).Of(people));
        }
        CountWeights counted = Chance(Baseline).Of(_figures.BaselinePeople);
        int stride = Math.Max(1, counted.Weights.Length / Nodes);
        (double sum, double all) = (0, 0);
        for (int i = 0; i < counted.Weights.Length; i += stride)
        {
            var told = Rational.Of(counted.First + i, _figures.BaselinePeople);
            double rate = (double)told.Numerator / (double)told.Denominator;
            sum += counted.Weights[i] * (_pay.Roles.HasBaseline
                ? of(Pays(people, told), Chance(Rate(Baseline)).Of(people))
                : of(Pays(people), Chance(Rate(rate)).Of(people)));
            all += counted.Weights[i];
        }
        return sum / all;
    }

    private PayByCount Pays(long people)
    {
        if (!_known.TryGetValue(people, out PayByCount? pays))
        {
            _known.Add(people, pays = Pays(people, Exact));
        }
        return pays;
    }

    private PayByCount Pays(long people, Rational baseline)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1);
        (long first, long last) = Range(people);
        long[] money = _pay.Of([.. Enumerable.Range(0, (int)(last - first + 1))
            .Select(i => Row(people, first + i, baseline))]);
        long least = money.All(m => m <= 0) ? money.Min() : 0;
        return new PayByCount(
            first, [.. money.Select(m => (m - least) / _minor)],
            [.. money.Select(IsGood)]);
    }

    // Both without effect and with the greatest that is asked about.
    private (long First, long Last) Range(long people)
    {
        if (people <= MostWhole && !IsFrequency)
        {
            return (0, people);
        }
        double wide = Math.Max(1.25 * Baseline, Effect?.Rate(Baseline, isFewer: false) ?? 0);
        double low = Math.Min(.75 * Baseline, Effect?.Rate(Baseline, isFewer: true) ?? 1);
        CountWeights least = Chance(low).Of(people);
        CountWeights most = Chance(IsFrequency ? wide : Math.Min(wide, 1)).Of(people);
        return (least.First, most.Last);
    }
}

/// <summary>What is paid for one person more: the count before it, the change in major units, and
/// the share of expected pay that it is.</summary>
public readonly record struct PayJump(long Count, double Change, double Share);

/// <summary>Two counts next to each other of which the better pays less, with what they pay in
/// major units.</summary>
public readonly record struct PayFall(
    long Worse, long Better, double WorsePay, double BetterPay);
