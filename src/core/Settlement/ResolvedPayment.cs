using Outturn.Schemes;

namespace Outturn.Settlement;

/// <summary>A payment with its formulas made ready.</summary>
internal sealed class ResolvedPayment
{
    public ResolvedPayment(Workings workings, int index, FormulaBook formulas)
    {
        Scheme scheme = workings.Scheme;
        Payment = scheme.Payments[index];
        Index = index;
        Items = Payment.For as PaidItems;
        Cells = Payment.For as PaidCells;
        CellSpace? space = Cells?.Space;
        OnlyIf = formulas.ResolveOptional(Payment.OnlyIf, space);
        Units = formulas.ResolveOptional(Payment.Units, space);
        Payable = formulas.Resolve(Payment.Payable, space);
        Price = formulas.ResolveOptional((Payment.Price as UnitPrice)?.Money, space);
        Rule = new AmountRule(scheme.Currency, Payment.Rounding);
        Plan = Payment.Price is Instalments terms
            ? new InstalmentPlan(workings, formulas, terms, Rule)
            : null;
        Where = Items is null ? [] : [.. Items.Where.Select(w => formulas.ResolveOptional(w))];
        CellWhere = formulas.ResolveOptional(Cells?.Where, space);
        MeasuresRead =
        [
            .. ClauseFormulas.Of(Payment)
                .SelectMany(f => FormulaParts.ReadsDirectly(scheme, f))
                .OfType<MeasureAt>()
                .Select(m => (m.Measure, formulas.ResolveAll(m.Keys, space))),
        ];
    }

    public Payment Payment { get; }

    public int Index { get; }

    public PaidItems? Items { get; }

    public PaidCells? Cells { get; }

    /// <summary>The condition on the items of each outcome.</summary>
    public ResolvedFormula?[] Where { get; }

    public ResolvedFormula? CellWhere { get; }

    public ResolvedFormula? OnlyIf { get; }

    public ResolvedFormula? Units { get; }

    public ResolvedFormula Payable { get; }

    /// <summary>Money for one unit; null for pools and instalments.</summary>
    public ResolvedFormula? Price { get; }

    /// <summary>The plan of an agreed sum; null for other prices.</summary>
    public InstalmentPlan? Plan { get; }

    public AmountRule Rule { get; }

    /// <summary>The measures that condition and price read: nothing is payable before the end of
    /// a cell that its price reads (language reference 6).</summary>
    public (int Measure, ResolvedFormula[] Keys)[] MeasuresRead { get; }

    /// <summary>The day on which the last of the cells read is known.</summary>
    public int Known(Workings workings, Subject s)
    {
        int known = s.Tallies?.Known(s) ?? Days.None;
        foreach ((int measure, ResolvedFormula[] keys) in MeasuresRead)
        {
            long[] values = new long[keys.Length];
            bool all = true;
            for (int i = 0; i < keys.Length; i++)
            {
                values[i] = keys[i].Whole(s);
                all &= values[i] != ResolvedFormula.Missing;
            }
            MeasureValues found = workings.Measures[measure]!;
            long cell = all ? found.Cells.Find(values) : -1;
            known = cell < 0 ? known : Math.Max(known, found.Known[cell]);
        }
        return known;
    }
}
