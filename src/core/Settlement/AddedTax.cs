using System.Runtime.InteropServices;
using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>VAT on what is due (language reference 8, "VAT"): worked out once everything is shared,
/// for each line, payer and recipient, on all that is due of it so far, rounded half up; a later
/// part brings the difference. What is taken back gives back the tax that it bore, the latest
/// first, so that nothing is left of a line that is undone.</summary>
internal sealed class AddedTax
{
    private readonly record struct Layer(Rational Rate, long Amount);

    private readonly record struct Borne(LineKey Line, int Payer, int Payee);

    private sealed class Sum
    {
        public List<Layer> Layers { get; } = [];

        public long Tax { get; set; }
    }

    private readonly Workings _workings;
    private readonly VatTreatment[] _treatment;
    private readonly ResolvedFormula _rate;
    private readonly LineSubject _lines;
    private readonly int? _paidTo;
    private readonly Dictionary<Borne, Sum> _sums = [];

    private AddedTax(Workings workings, PartyList parties, FormulaBook formulas, Vat vat)
    {
        _workings = workings;
        _treatment = [.. workings.Scheme.Payments.Select(p => p.Vat)];
        _rate = formulas.Resolve(vat.Rate);
        _lines = new LineSubject(workings, [vat.Rate]);
        _paidTo = vat.IsPaidToProvider ? PartyList.Provider
            : vat.PaidTo is { } party ? parties.Of(party) : null;
    }

    /// <summary>The tax of a scheme; null where no amount bears any.</summary>
    public static AddedTax? Of(Workings workings, PartyList parties, FormulaBook formulas) =>
        workings.Scheme.Vat is { } vat ? new AddedTax(workings, parties, formulas, vat) : null;

    /// <summary>Forgets the lines so far: no part of them comes any more.</summary>
    public void Forget() => _sums.Clear();

    /// <summary>Adds the tax to the dues of one part, from a place in the list on.</summary>
    /// <exception cref="NoRateOfTaxException">The rate is not from 0% to 100%.</exception>
    public void Add(List<Due> dues, int from, Subject s)
    {
        int end = dues.Count;
        if (from == end || !Vat.IsBorne(_treatment[dues[from].Line.Payment]))
        {
            return;
        }
        // Worked out before anything is added up: a part is taxed wholly or refused wholly.
        Rational? rate = NeedsRate(dues, from) ? RateOf(dues[from], s) : null;
        bool isInside = _treatment[dues[from].Line.Payment] == VatTreatment.Inclusive;
        for (int i = from; i < end; i++)
        {
            Due due = dues[i];
            long tax = Tax(SumOf(KeyOf(due)), (due.Amount, rate), isInside);
            if (tax != 0)
            {
                dues[i] = isInside ? due with { Amount = due.Amount - tax } : due;
                dues.Add(due with { Amount = tax, Payee = PayeeOf(due), IsVat = true });
            }
        }
    }

    /// <summary>The rate of a tax.</summary>
    /// <exception cref="NoRateOfTaxException">It is not from 0% to 100%.</exception>
    public static Rational Checked(Value rate) => rate is { IsKnown: true, Number: var number }
        && number.Sign >= 0 && number <= Rational.One
            ? number
            : throw new NoRateOfTaxException(rate.IsKnown ? $"{rate.Number * 100}%" : "missing");

    private int PayeeOf(in Due due) => _paidTo ?? due.Payee;

    private Borne KeyOf(in Due due) => new(new LineKey(due.Line), due.Payer, PayeeOf(due));

    private Sum SumOf(in Borne key)
    {
        if (!_sums.TryGetValue(key, out Sum? sum))
        {
            _sums.Add(key, sum = new Sum());
        }
        return sum;
    }

    // What only takes back knows the rates that it bore.
    private bool NeedsRate(List<Due> dues, int from)
    {
        var ahead = new Dictionary<Borne, long>();
        foreach (Due due in CollectionsMarshal.AsSpan(dues)[from..])
        {
            Borne key = KeyOf(due);
            long all = ahead.TryGetValue(key, out long sum) ? sum
                : _sums.TryGetValue(key, out Sum? known) ? known.Layers.Sum(l => l.Amount)
                : 0;
            if (due.Amount != 0 && (Math.Sign(all) != -Math.Sign(due.Amount)
                || Math.Abs(due.Amount) > Math.Abs(all)))
            {
                return true;
            }
            ahead[key] = all + due.Amount;
        }
        return false;
    }

    private static long Tax(Sum sum, (long Amount, Rational? Rate) part, bool isInside)
    {
        long left = TakeBack(sum.Layers, part.Amount);
        if (left != 0)
        {
            sum.Layers.Add(new Layer(part.Rate!.Value, left));
        }
        Rational exact = 0;
        foreach (Layer layer in sum.Layers)
        {
            Rational share = isInside ? layer.Rate / (1 + layer.Rate) : layer.Rate;
            exact += share * layer.Amount;
        }
        long before = sum.Tax;
        sum.Tax = checked((long)exact.Round(Rounding.HalfUp));
        return sum.Tax - before;
    }

    // The latest first. What goes beyond all that was due bears the tax of its own day.
    private static long TakeBack(List<Layer> layers, long amount)
    {
        while (layers.Count > 0 && Math.Sign(layers[^1].Amount) == -Math.Sign(amount))
        {
            Layer last = layers[^1];
            long left = last.Amount + amount;
            if (left != 0 && Math.Sign(left) == Math.Sign(last.Amount))
            {
                layers[^1] = last with { Amount = left };
                return 0;
            }
            layers.RemoveAt(layers.Count - 1);
            amount = left;
        }
        return amount;
    }

    private Rational RateOf(in Due due, Subject s)
    {
        int payable = due.Date == Days.Never ? due.Line.Payable : due.Date;
        _lines.Put(s, due.Line with { Payable = payable });
        return Checked(_rate.Value(s));
    }
}

/// <summary>What should be the rate of a tax is missing, less than 0% or more than 100%.</summary>
internal sealed class NoRateOfTaxException(string rate) : Exception(rate);
