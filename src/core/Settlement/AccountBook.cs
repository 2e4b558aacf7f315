using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>The balances of all accounts at one stage of settlement (language reference 8): fresh
/// for each stage that reads them.</summary>
internal sealed class AccountBook(Workings workings, FormulaBook formulas)
{
    private readonly AccountBalance[] _accounts =
    [
        .. workings.Scheme.Accounts.Select(a => new AccountBalance(workings, formulas, a)),
    ];

    /// <summary>What is owed on a day in major units, never less than 0: advances to that day and
    /// interest added, less what has been repaid by now.</summary>
    public Rational Owed(int account, int day) => Rational.Of(
        Math.Max(_accounts[account].On(day), 0), workings.Scheme.Currency.MinorPerUnit);

    /// <summary>Notes a repayment in minor units, on its day; negative: one taken back.</summary>
    public void Repay(int account, int day, long minor) => _accounts[account].Repay(day, minor);

    /// <summary>Notes what a line of a payment comes to, wherever it repays.</summary>
    public void Repay(in Line line, int day, long minor)
    {
        for (int i = 0; i < _accounts.Length; i++)
        {
            if (workings.Scheme.Accounts[i].RepaidByPayments.Contains(line.Payment))
            {
                Repay(i, day, minor);
            }
        }
    }

    /// <summary>What was advanced, what interest was added, and the balance on a day, before what
    /// is repaid next.</summary>
    public AccountStanding Standing(int account, int day) => _accounts[account].Standing(day);
}

/// <summary>An account in minor units: the balance is what was advanced and added less what was
/// repaid.</summary>
internal readonly record struct AccountStanding(
    int Account, long Advanced, long Interest, long Balance)
{
    /// <summary>What was repaid before.</summary>
    public long Repaid => Advanced + Interest - Balance;
}

/// <summary>One account from day to day. Advances of a day come first; interest is added on the
/// last day of each period before the payments of that day, on the balance day by day, and rounded
/// to the minor unit; a repayment lowers the balance from its own day on, one on the last day of a
/// period from the next day on.</summary>
internal sealed class AccountBalance
{
    private readonly Workings _workings;
    private readonly Account _account;
    private readonly Func<int, Rational> _rate;
    private readonly SortedDictionary<int, long> _advances = [];
    private readonly Dictionary<int, long> _repaid = [];
    private readonly int _first;
    private int _day;
    private int _periodFirst;
    private int _periodEnd;
    private long _balance;
    private long _advanced;
    private long _interest;
    private Int128 _balanceDays;

    public AccountBalance(Workings workings, FormulaBook formulas, Account account)
    {
        _workings = workings;
        _account = account;
        var s = new Subject(new Achievement(workings, formulas), workings.Scheme);
        Interpreter interpreter = formulas.Interpreter;
        _rate = first =>
        {
            s.Day = first;
            return account.Rate is { } rate && interpreter.Evaluate(rate, s) is { IsKnown: true } a
                ? a.Number
                : 0;
        };
        foreach (Advance advance in account.Advances)
        {
            Add(advance.On.DayNumber, interpreter.Evaluate(advance.Money, s));
        }
        AddFacts();
        _first = Math.Min(
            workings.Scheme.Term.From.DayNumber, _advances.Keys.FirstOrDefault(int.MaxValue));
        Begin();
    }

    /// <summary>The balance on a day in minor units, before what is repaid next.</summary>
    public long On(int day)
    {
        int until = Clamped(day);
        if (until < _day)
        {
            Begin();
        }
        while (_day < until)
        {
            Open(_day + 1);
        }
        return _balance;
    }

    public void Repay(int day, long minor)
    {
        int on = Clamped(day);
        _repaid[on] = _repaid.GetValueOrDefault(on) + minor;
        if (on == _day)
        {
            _balance -= minor;
        }
        else if (on < _day)
        {
            Begin();
        }
    }

    public AccountStanding Standing(int day)
    {
        long balance = On(day);
        int index = _workings.Scheme.Accounts.IndexOf(_account);
        return new AccountStanding(index, _advanced, _interest, balance);
    }

    // No later than the long stop: a day that is not known yet earns no interest.
    private int Clamped(int day) => Math.Clamp(day, _first, Math.Max(_first, _workings.LongStop));

    private void Begin()
    {
        (_day, _periodEnd, _balance, _balanceDays) = (_first - 1, int.MinValue, 0, 0);
        (_advanced, _interest) = (0, 0);
    }

    private void Open(int day)
    {
        if (_day != _periodEnd)
        {
            _balanceDays += Math.Max(_balance, 0);
        }
        if (day > _periodEnd && _account.Rate is not null)
        {
            PeriodCalendar periods = _workings.Periods;
            int period = periods.IndexOf(_account.Added, day);
            _periodFirst = periods.First(_account.Added, period).DayNumber;
            _periodEnd = periods.Last(_account.Added, period).DayNumber;
        }
        _day = day;
        long advance = _advances.GetValueOrDefault(day);
        _advanced += advance;
        _balance += advance;
        if (day == _periodEnd)
        {
            _balanceDays += Math.Max(_balance, 0);
            Rational exact = Rational.Of(_balanceDays, 365) * _rate(_periodFirst);
            long interest = checked((long)exact.Round(_workings.Scheme.Rounding));
            _interest += interest;
            _balance += interest;
            _balanceDays = 0;
        }
        _balance -= _repaid.GetValueOrDefault(day);
    }

    private void AddFacts()
    {
        int events = _workings.Facts.Events.From.Length;
        for (int row = 0; row < events && _account.AdvancedBy >= 0; row++)
        {
            if (_workings.Events.Kind(row) == _account.AdvancedBy)
            {
                Add(_workings.Events.From(row), _workings.Events.ValueOf(row));
            }
        }
    }

    private void Add(int day, Value money)
    {
        if (money.IsKnown)
        {
            Scheme scheme = _workings.Scheme;
            long minor = Money.Round(money.Number, scheme.Currency, scheme.Rounding).Minor;
            _advances[day] = _advances.GetValueOrDefault(day) + minor;
        }
    }
}
