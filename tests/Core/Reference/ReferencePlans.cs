using System.Collections.Immutable;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Tests.Core.Reference;

/// <summary>Prices that a running total or an agreed plan decides (language reference 6, "Tier" and
/// "Instalments").</summary>
internal sealed partial class ReferenceSettlement
{
    private List<Priced> Tiered(int index, Payment payment)
    {
        var found = new Dictionary<Priced, Asker>(ReferenceEqualityComparer.Instance);
        foreach (Asker a in Subjects(payment))
        {
            if (Tried(() => Holds(payment.OnlyIf, a))
                && Attempt(() => UnitsOf(payment, a)) is { IsKnown: true } units
                && Candidate(index, payment, a, units.Number) is { } line && IsPaid(line))
            {
                found.Add(line, a);
            }
        }
        var running = new Dictionary<string, Rational>();
        var priced = new List<Priced>();
        foreach (Priced line in InPaymentOrder(found.Keys))
        {
            Asker a = found[line];
            Asker placed = a.Item is null
                ? a
                : a with { Item = a.Item with { Payable = line.Payable } };
            Tier tier = payment.Tier!;
            Value counted = tier.Counts is null ? Value.Of(line.Units) : Of(tier.Counts, placed);
            string cell = string.Join('/', tier.Within.Select(w => Of(w, placed).Number));
            Rational before = running.GetValueOrDefault(cell);
            if (Attempt(() => Tiered(payment, a, line.Units, (before, counted)))
                is { IsKnown: true } amount)
            {
                running[cell] = before + counted.Number;
                priced.Add(line with { Amount = Rounded(amount.Number, payment) });
            }
        }
        return priced;
    }

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

    private IEnumerable<Rational> EdgesOf(Formula money, Asker a) =>
        FormulaParts.Reads(Scheme, money).OfType<TableAt>()
            .Where(t => t.Keys.Any(k => k is TierPlace))
            .SelectMany(t => AllKeys(Scheme.Tables[t.Table].Values))
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
                N = lines.Count + 1,
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
