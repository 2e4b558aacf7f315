using System.Linq.Expressions;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>Writes step <em>price</em> of a fused loop, and the totals of what it prices.</summary>
internal sealed class FusedPayments
{
    private static readonly Expression Missing = Expression.Constant(ResolvedFormula.Missing);
    private static readonly Expression Zero = Expression.Constant(0L);
    private readonly Workings _workings;
    private readonly FusedCode _code;
    private readonly FusedOutcomes _outcomes;
    private readonly ParameterExpression _amounts;
    private readonly ParameterExpression _units;
    private readonly ParameterExpression _people;
    private readonly ParameterExpression _later;
    private readonly ParameterExpression _byProvider;
    private readonly ParameterExpression _byPeriod;
    private readonly ParameterExpression _periods;

    public FusedPayments(Workings workings, FusedCode code, FusedOutcomes outcomes)
    {
        (_workings, _code, _outcomes) = (workings, code, outcomes);
        _amounts = Sum(nameof(FusedSums.Amounts));
        _units = Sum(nameof(FusedSums.Units));
        _people = Sum(nameof(FusedSums.People));
        _later = Sum(nameof(FusedSums.NotYetPayable));
        _byProvider = Sum(nameof(FusedSums.ByProvider));
        _byPeriod = Sum(nameof(FusedSums.ByPeriod));
        _periods = code.Constant(Periods(workings));
    }

    /// <summary>Writes a payment; null where it is not plain.</summary>
    public List<FusedLine>? Write(int index)
    {
        Payment payment = _workings.Scheme.Payments[index];
        var items = (PaidItems)payment.For;
        if (payment.NeedsDecision || payment.Tier is not null || payment.SharesAccount
            || payment.Price is not UnitPrice price)
        {
            return null;
        }
        var lines = new List<FusedLine>();
        for (int i = 0; i < items.Outcomes.Length; i++)
        {
            if (_outcomes.Of(items.Outcomes[i]) is not { } item
                || Line(payment, price.Money, item, items.Where[i]) is not { } line)
            {
                return null;
            }
            lines.Add(line);
        }
        AddUp(index, lines);
        return lines;
    }

    private FusedLine? Line(Payment payment, Formula money, FusedItem item, Formula? where)
    {
        FusedReads reads = _outcomes.Reads;
        Expression pays = item.IsThereBy(_workings.AsAt);
        foreach (Formula condition in new[] { where, payment.OnlyIf }.OfType<Formula>())
        {
            if (reads.Whole(condition, item) is not { } holds)
            {
                return null;
            }
            pays = Expression.AndAlso(pays, holds.Holds);
        }
        Coded? units = payment.Units is null
            ? new Coded(item.Units!, 1)
            : reads.Whole(payment.Units, item);
        if (units is null || reads.Number(money, item) is not { } price
            || reads.Whole(payment.Payable, item) is not { } payable)
        {
            return null;
        }
        Expression quantity = payment.Units is null
            ? units.Code
            : _code.Local(Expression.Condition(pays, units.Code, Missing));
        pays = payment.Units is null ? pays : Expression.NotEqual(quantity, Missing);
        ParameterExpression one = _code.Local(Expression.Condition(pays, price.Code, Missing));
        Expression isThere = Expression.NotEqual(one, Missing);
        Expression on = Payable(isThere, payable);
        Expression amount = _code.Local(Expression.Condition(
            isThere, Amount(payment, one, price.Scale, quantity), Zero));
        var line = new FusedItem(item.Outcome, item.Achieved) { Units = quantity, Payable = on };
        return new FusedLine(line, isThere, amount);
    }

    // A line without a payable day, or with one after the long stop, is refused in words: by the
    // general sweep.
    private ParameterExpression Payable(Expression isThere, Coded payable)
    {
        ParameterExpression on = _code.Local(
            Expression.Condition(isThere, payable.Code, Missing));
        Expression late =
            Expression.GreaterThan(on, Expression.Constant((long)_workings.LongStop));
        _code.LeaveIf(payable.MayMiss
            ? Expression.AndAlso(isThere, Expression.OrElse(Expression.Equal(on, Missing), late))
            : late);
        return on;
    }

    // Price over scale times minor units a unit is price × times over by, in lowest terms.
    private Expression Amount(Payment payment, Expression price, long scale, Expression quantity)
    {
        long minor = _workings.Scheme.Currency.MinorPerUnit;
        long common = (long)System.Numerics.BigInteger.GreatestCommonDivisor(minor, scale);
        (long times, long by) = (minor / common, scale / common);
        Expression product = Times(
            Times(price, Expression.Constant(times)), quantity);
        if (by == 1)
        {
            return product;
        }
        var rule = new AmountRule(_workings.Scheme.Currency, payment.Rounding);
        var fraction = Expression.Variable(typeof(long));
        Expression divisor = Expression.Constant(by);
        return Expression.Block(
            [fraction],
            Expression.Assign(fraction, product),
            Expression.Condition(
                Expression.Equal(Expression.Modulo(fraction, divisor), Zero),
                Expression.Divide(fraction, divisor),
                Expression.Call(
                    typeof(FusedSums), nameof(FusedSums.Rounded), null,
                    Expression.Constant(rule), fraction, divisor)));
    }

    private static Expression Times(Expression a, Expression b) =>
        b is ConstantExpression { Value: 1L } ? a : Expression.MultiplyChecked(a, b);

    private void AddUp(int payment, List<FusedLine> lines)
    {
        // Who is paid for several outcomes by one payment is one of its people.
        ParameterExpression? paid = lines.Count > 1 ? _code.Local(Zero) : null;
        foreach (FusedLine line in lines)
        {
            Expression due = Expression.Block(
                AddTo(_amounts, payment, line.Amount),
                AddTo(_units, payment, line.Item.Units!),
                paid is null
                    ? AddTo(_people, payment, Expression.Constant(1L))
                    : Expression.Assign(paid, Expression.Constant(1L)),
                AddTo(_byProvider, ProviderPlace(), line.Amount),
                AddTo(_byPeriod, PeriodPlace(line.Item.Payable!), line.Amount));
            _code.Add(Expression.IfThen(line.IsThere, DueNow(line, due)));
        }
        if (paid is not null)
        {
            _code.Add(AddTo(_people, payment, paid));
        }
    }

    private Expression DueNow(FusedLine line, Expression due) =>
        _workings.AsAt >= _workings.LongStop
            ? due
            : Expression.IfThenElse(
                Expression.LessThanOrEqual(
                    line.Item.Payable!, Expression.Constant((long)_workings.AsAt)),
                due,
                AddTo(_later, 0, line.Amount));

    private ConditionalExpression ProviderPlace() => Expression.Condition(
        Expression.LessThan(_outcomes.Reads.Provider, Expression.Constant(0)),
        Expression.Subtract(Expression.ArrayLength(_byProvider), Expression.Constant(1)),
        _outcomes.Reads.Provider);

    // What is payable before the term belongs to its first period.
    private BinaryExpression PeriodPlace(Expression payable)
    {
        Expression place = Expression.Subtract(
            payable, Expression.Constant((long)_workings.Scheme.Term.From.DayNumber));
        return Expression.ArrayIndex(_periods, Expression.Convert(
            Expression.Condition(Expression.LessThan(place, Zero), Zero, place), typeof(int)));
    }

    private static int[] Periods(Workings workings)
    {
        Term term = workings.Scheme.Term;
        int first = term.From.DayNumber;
        int[] periods = new int[workings.LongStop - first + 1];
        for (int i = 0; i < periods.Length; i++)
        {
            periods[i] = workings.Periods.IndexOf(workings.Scheme.Calendar.Payment, first + i)
                - workings.Periods.IndexOf(workings.Scheme.Calendar.Payment, first);
        }
        return periods;
    }

    private ParameterExpression Sum(string name) =>
        _code.OfSums(sums => Expression.Property(sums, name));

    private static Expression AddTo(Expression array, int place, Expression number) =>
        AddTo(array, Expression.Constant(place), number);

    /// <summary>Adds a number to a place of an array.</summary>
    public static Expression AddTo(Expression array, Expression place, Expression number) =>
        Expression.AddAssignChecked(Expression.ArrayAccess(array, place), number);
}
