using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Prices that a running total or an agreed plan decides (language reference 6, "Tier" and
/// "Instalments").</summary>
internal sealed partial class ReferenceSettlement
{
    // All prices that read what is owed, line by line; with them what repays it besides.
    private IReadOnlyList<Priced> WithAccounts() => Remembered(("accounts", 0, 0), () =>
    {
        int[] readers =
        [
            .. Enumerable.Range(0, Scheme.Payments.Length)
                .Where(p => ClauseFormulas.OfPrice(Scheme.Payments[p]).Any(ReadsOwed)),
        ];
        return InOrder(readers, [.. Enumerable.Range(0, Scheme.Payments.Length)
            .Except(readers).Where(p => RepaidBy(p).Any()).SelectMany(LinesOf)]);
    });

    private List<Priced> InOrder(int[] payments, IReadOnlyList<Priced> others)
    {
        Dictionary<Priced, Asker> found = Found(payments);
        var running = new Dictionary<string, Rational>();
        var repaid = new Repayments();
        var priced = new List<Priced>();
        foreach (Priced line in InPaymentOrder(found.Keys.Concat(others)))
        {
            Priced? now = line;
            if (found.TryGetValue(line, out Asker? a))
            {
                now = Next(line, a with { Owed = n => Owed(n, line.Payable, repaid) }, running);
                now = now is null ? null : Reduced(now);
                priced.AddRange(now is null ? [] : [now]);
            }
            if (now is not null)
            {
                repaid.Add(RepaidBy(now.Payment), now.Payable, now.Amount);
                repaid.Add(
                    now.Undone is null ? [] : RepaidBy(now.Payment),
                    Math.Max(now.Undone ?? 0, now.Payable), -now.Amount);
            }
        }
        return priced;
    }

    private Dictionary<Priced, Asker> Found(int[] payments)
    {
        var found = new Dictionary<Priced, Asker>(ReferenceEqualityComparer.Instance);
        foreach (int index in payments)
        {
            Payment payment = Scheme.Payments[index];
            foreach (Asker a in Subjects(payment))
            {
                if (Tried(() => Holds(payment.OnlyIf, a))
                    && Attempt(() => UnitsOf(payment, a)) is { IsKnown: true } units
                    && Candidate(index, payment, a, units.Number) is { } line && IsPaid(line))
                {
                    found.Add(line, a);
                }
            }
        }
        return found;
    }

    private Priced? Next(Priced line, Asker a, Dictionary<string, Rational> running)
    {
        Payment payment = Scheme.Payments[line.Payment];
        if (payment.Tier is not { } tier)
        {
            Value price = Attempt(() => Of(((UnitPrice)payment.Price).Money, a));
            long alone = price.IsKnown ? Rounded(price.Number * line.Units, payment) : 0;
            return price.IsKnown && (alone != 0 || a.Item is not null)
                ? line with { Amount = alone } : null;
        }
        Asker placed = a with
        {
            Item = (a.Item ?? new Achieved(-1, line.N, line.Payable)) with
            {
                Payable = line.Payable,
            },
        };
        Value counted = tier.Counts is null ? Value.Of(line.Units) : Of(tier.Counts, placed);
        string cell = $"{line.Payment} "
            + string.Join('/', tier.Within.Select(w => Of(w, placed).Number));
        Rational before = Afresh(payment) ? 0 : running.GetValueOrDefault(cell);
        if (Attempt(() => Tiered(payment, a, line.Units, (before, counted)))
            is not { IsKnown: true } amount)
        {
            return null;
        }
        running[cell] = before + counted.Number;
        return line with { Amount = Rounded(amount.Number, payment) };
    }

    // What went before is gone from what is owed already.
    private bool Afresh(Payment payment) =>
        TierKeys(((UnitPrice)payment.Price).Money).Any(k => ReadsOwed(k.From) || ReadsOwed(k.To));

    private Priced? Candidate(int index, Payment payment, Asker a, Rational units)
    {
        try
        {
            return LineOf(index, payment, a, 0, units);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    private Value Tiered(
        Payment payment, Asker a, Rational units, (Rational Before, Value Counted) at)
    {
        if (!at.Counted.IsKnown)
        {
            return default;
        }
        Rational before = at.Before, after = at.Before + at.Counted.Number;
        Formula money = ((UnitPrice)payment.Price).Money;
        Rational PriceAt(Rational place) => Of(money, a with { Tier = place }).Number;
        if (at.Counted.Number.IsZero)
        {
            return Value.Of(PriceAt(before) * units);
        }
        Rational sum = 0;
        if (payment.Tier!.Pays == TierPays.Whole)
        {
            sum = (after.IsZero ? 0 : after * PriceAt(after))
                - (before.IsZero ? 0 : before * PriceAt(before));
        }
        else if (payment.Tier.Counts is null)
        {
            // Unit by unit: the n-th, or a part of it, is priced at place n; a negative quantity
            // takes back what the same units came to.
            Rational low = before < after ? before : after, high = before + after - low;
            int sign = before < after ? 1 : -1;
            while (low < high)
            {
                Rational n = Rational.Of(low.Floor()) + 1;
                Rational next = n < high ? n : high;
                sum += sign * (next - low) * PriceAt(n);
                low = next;
            }
        }
        else
        {
            List<Rational> cuts = [before, .. EdgesOf(money, a)
                .Where(e => e > before && e < after).Distinct().Order(), after];
            for (int i = 1; i < cuts.Count; i++)
            {
                sum += (cuts[i] - cuts[i - 1]) * PriceAt((cuts[i] + cuts[i - 1]) / 2);
            }
        }
        return Value.Of(sum * units / at.Counted.Number);
    }

    private IEnumerable<TableKey> TierKeys(Formula money) =>
        FormulaParts.Reads(Scheme, money).OfType<TableAt>()
            .Where(t => t.Keys.Any(k => k is TierPlace))
            .SelectMany(t => AllKeys(Scheme.Tables[t.Table].Values));

    private IEnumerable<Rational> EdgesOf(Formula money, Asker a) => TierKeys(money)
            .SelectMany(k => new[] { k.From, k.To })
            .OfType<Formula>()
            .Where(f => f.Type.Kind == ValueKind.Number)
            .Select(f => Of(f, a)).Where(v => v.IsKnown).Select(v => v.Number);

    private static IEnumerable<TableKey> AllKeys(TableBranch branch) => branch is TableKeys keys
        ? keys.Keys.Concat(keys.Keys.SelectMany(k => AllKeys(k.Then)))
        : [];

    private IEnumerable<Priced> Planned(int index, Payment payment)
    {
        foreach (Asker a in Subjects(payment).Where(a => Tried(() => Holds(payment.OnlyIf, a))))
        {
            var lines = new List<Priced>();
            try
            {
                lines.AddRange(Planned(index, payment, a).TakeWhile(l => l.Undone is null
                    || l.Achieved < l.Undone));
            }
            catch (Exception e) when (IsRefusal(e))
            {
                // What was earned before stands.
            }
            foreach (Priced line in lines.Where(l => l.Amount != 0 || l.Item is not null))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<Priced> Planned(int index, Payment payment, Asker a)
    {
        var plan = (Instalments)payment.Price;
        var lines = new List<Priced>();
        int? from = DayOf(plan.From, a);
        int? completed = DayOf(plan.Completed, a);
        Value count = plan.Count is null ? default : Of(plan.Count, a);
        if (count.IsKnown && (!count.Number.IsWhole || count.Number < 1))
        {
            yield break;
        }
        int last = plan.Over is null
            ? Facts.AsAt
            : Math.Min(Facts.AsAt, Scheme.Term.To.DayNumber);
        Rational earned = 0;
        long place = 0;
        for (int day = from ?? int.MaxValue; day <= last; day++)
        {
            if (Periods.Last(plan.Each, Periods.IndexOf(plan.Each, day)).DayNumber != day)
            {
                continue;
            }
            Asker on = a with { Day = day, AsOn = day };
            if (!Holds(plan.While, on) || (plan.Over is null && place >= Floor(count)))
            {
                break;
            }
            long parts = plan.Over is { } over ? PartsFrom(plan.Each, over, day) : Floor(count);
            if (plan.Over is { } again && lines.Count > 0 && Periods.IndexOf(again, day)
                != Periods.IndexOf(again, lines[^1].Achieved))
            {
                (earned, place) = (0, 0);
            }
            place++;
            long left = plan.Over is null ? parts - place + 1 : parts;
            bool done = completed <= day;
            if (Of(plan.Of, on) is not { IsKnown: true } sum)
            {
                place--;
                continue;
            }
            long amount = Rounded((sum.Number - earned) / (done ? 1 : left), payment);
            earned += Rational.Of(amount, Scheme.Currency.MinorPerUnit);
            lines.Add(LineOf(index, payment, on, amount, 1) with
            {
                N = lines.Count + 1 + (((a.Item?.N ?? 1) - 1) * 10_000),
                Achieved = day,
            });
            yield return lines[^1];
            if (done)
            {
                break;
            }
        }
    }

    // The parts from a day to the end of its larger period.
    private long PartsFrom(PeriodKind each, PeriodKind over, int day) =>
        Enumerable.Range(day, Periods.Last(over, Periods.IndexOf(over, day)).DayNumber - day + 1)
            .Count(d => Periods.Last(each, Periods.IndexOf(each, d)).DayNumber == d);
}
