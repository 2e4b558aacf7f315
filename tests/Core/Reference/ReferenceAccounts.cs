using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>What is owed on a day, worked out from the first day on each time that it is asked
/// (language reference 8, "accounts").</summary>
internal sealed partial class ReferenceSettlement
{
    /// <summary>Repayments noted at one stage: account, day, minor units.</summary>
    private sealed class Repayments
    {
        public List<(int Account, int Day, long Minor)> All { get; } = [];

        public void Add(IEnumerable<int> accounts, int day, long minor) =>
            All.AddRange(accounts.Select(a => (a, day, minor)));
    }

    private IEnumerable<int> RepaidBy(int payment) => Enumerable
        .Range(0, Scheme.Accounts.Length)
        .Where(a => Scheme.Accounts[a].RepaidByPayments.Contains(payment));

    private bool ReadsOwed(Formula? formula) =>
        FormulaParts.Reads(Scheme, formula).Any(f => f is Owed);

    /// <summary>The balance before a line of that day, never less than 0.</summary>
    private Rational Owed(int account, int on, Repayments repaid)
    {
        Account a = Scheme.Accounts[account];
        ILookup<int, long> advances = Advances(a).ToLookup(x => x.Day, x => x.Minor);
        int first = advances.Select(x => x.Key).Append(Scheme.Term.From.DayNumber).Min();
        int Within(int day) => Math.Clamp(day, first, Scheme.Term.LongStop.DayNumber);
        ILookup<int, long> back = repaid.All.Where(r => r.Account == account)
            .ToLookup(r => Within(r.Day), r => r.Minor);
        var nobody = new Asker();
        Rational rate = a.Rate is null ? 0 : Of(a.Rate, nobody).Number;
        long balance = 0;
        Rational days = 0;
        for (int day = first; day <= Within(on); day++)
        {
            balance += advances[day].Sum();
            bool isLast = a.Rate is not null
                && Periods.Last(a.Added, Periods.IndexOf(a.Added, day)).DayNumber == day;
            if (isLast)
            {
                days += Math.Max(balance, 0);
                balance += (long)(days * rate / 365).Round(Scheme.Rounding);
                days = 0;
            }
            balance -= back[day].Sum();
            days += isLast ? 0 : Math.Max(balance, 0);
        }
        return Rational.Of(Math.Max(balance, 0), Scheme.Currency.MinorPerUnit);
    }

    private IEnumerable<(int Day, long Minor)> Advances(Account a)
    {
        long Minor(Value money) => Money.Round(
            money.Number, Scheme.Currency, Scheme.Rounding).Minor;
        var nobody = new Asker();
        IEnumerable<(int, long)> recorded = a.AdvancedBy < 0 ? [] : Facts.People
            .SelectMany(Facts.Events).Where(e => e.Kind == a.AdvancedBy)
            .Select(e => (e.From, Minor(e.Value)));
        return a.Advances
            .Select(x => (x.On.DayNumber, Minor(Of(x.Money, nobody)))).Concat(recorded);
    }
}
