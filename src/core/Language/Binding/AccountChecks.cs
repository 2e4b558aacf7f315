using Outturn.Schemes;

namespace Outturn.Language.Binding;

/// <summary>Where a balance may be read, and where not: it is that before the line in hand, in
/// payment order (language reference 8).</summary>
internal sealed class AccountChecks(Draft draft, Scheme scheme)
{
    private const string InPlaces =
        "read it in pay, in at most with cut: latest first, in multiply by, or in a step of "
        + "\"paid to in order\"";

    private const string CapInstead =
        "leave it out here, and cap the payment with at most: owed(…), cut: latest first";

    public void Run()
    {
        if (scheme.Accounts.IsEmpty)
        {
            return;
        }
        Refuse(Elsewhere(), "no line is in hand", InPlaces);
        foreach (Payment payment in scheme.Payments)
        {
            OfPrice(payment);
        }
        foreach (Adjustment entry in scheme.Adjustments)
        {
            OfLimit(entry);
        }
        RepaidByShares();
        Circles();
    }

    private IEnumerable<Formula?> Elsewhere() => scheme.Measures.SelectMany(ClauseFormulas.Of)
        .Concat(scheme.Outcomes.SelectMany(ClauseFormulas.Of))
        .Concat(scheme.Groups.SelectMany(g => new[] { g.Label, g.FixedOn }))
        .Concat(scheme.Cohorts.SelectMany(c => new[] { c.By, c.OnlyIf, c.Measured }))
        .Concat(scheme.Payments.SelectMany(p => new[] { p.OnlyIf, p.Units, p.Payable }
            .Concat(p.Tier?.Within ?? [])
            .Concat(p.For is PaidItems items ? items.Where : [((PaidCells)p.For).Where])))
        .Concat(scheme.Adjustments.SelectMany(a => new[] { a.OnlyIf, a.Until }))
        .Concat(scheme.Shares.Where(s => !s.InOrder).SelectMany(ClauseFormulas.Of));

    private void OfPrice(Payment payment)
    {
        if (payment.Price is Pool pool)
        {
            Refuse(
                [pool.Money, pool.Weight, .. pool.Within],
                "a pool is shared out among all its cells at once", CapInstead);
        }
        if (payment.Price is Instalments plan)
        {
            Refuse(
                [plan.Of, plan.Count, plan.From, plan.While, plan.Completed],
                "an agreed sum is earned in equal parts, and each part would change what is owed",
                CapInstead);
        }
    }

    private void OfLimit(Adjustment entry)
    {
        switch (entry.Operation)
        {
            case AdjustmentOperation.MultiplyBy:
                return;
            case AdjustmentOperation.AtMost when entry.Cut == CutRule.LatestFirst:
                if (FormulaParts.Within(entry.Value).Any(f => f is OverCell))
                {
                    Refuse(
                        [entry.Value],
                        "a limit that reads amounts is worked out at the end of each period, "
                        + "and what is owed is the room for the line in hand",
                        "make two entries of it, one below the other");
                }
                return;
            case AdjustmentOperation.HoldBack or AdjustmentOperation.Recover:
                Refuse(
                    [entry.Value], "pieces of a line are taken line by line, not in payment order",
                    "let a step of \"paid to in order\" take what is owed");
                return;
            default:
                Refuse(
                    [entry.Value],
                    "it is worked out at the end of a period, when no line is in hand",
                    "write at most: owed(…), cut: latest first");
                return;
        }
    }

    private void Refuse(IEnumerable<Formula?> formulas, string why, string remedy)
    {
        foreach (Owed owed in formulas.SelectMany(f => FormulaParts.Reads(scheme, f))
            .OfType<Owed>().DistinctBy(o => o.Place))
        {
            draft.Report.Error(
                "wrong-value", owed.Place, $"owed(…) has no meaning here: {why}", remedy);
        }
    }

    private void RepaidByShares()
    {
        foreach (int account in scheme.Payments
            .SelectMany(p => FormulaParts.AccountsRead(scheme, ClauseFormulas.OfPrice(p)))
            .Concat(scheme.Adjustments.SelectMany(a =>
                FormulaParts.AccountsRead(scheme, ClauseFormulas.Of(a))))
            .Distinct().Where(a => scheme.Accounts[a].RepaidByPayments.IsEmpty))
        {
            draft.Report.Error(
                "wrong-value", scheme.Accounts[account].Place,
                $"\"{scheme.Accounts[account].Name}\" is read by a price or a limit, and only "
                + "shares repay it, which come later",
                "name in \"repaid by\" the payments that repay it");
        }
    }

    // A circle of clauses is told before; through an account one is found only here.
    private void Circles()
    {
        if (!draft.Report.HasErrors && AccountOrder.Circle(scheme) is var (payment, read))
        {
            Payment one = scheme.Payments[payment];
            Payment other = scheme.Payments[read];
            draft.Report.Error(
                "cycle", one.Place,
                $"\"{one.Name}\" reads what \"{other.Name}\" (line "
                + $"{Wording.Line(other.Place)}) comes to, and both share an account: neither "
                + "can be priced before the other",
                "let it not read that amount, or take it out of \"repaid by\"");
        }
    }
}
