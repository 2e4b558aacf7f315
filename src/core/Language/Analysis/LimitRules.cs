using Outturn.Quantities;
using Outturn.Schemes;

namespace Outturn.Language.Analysis;

/// <summary>The list of limits and adjustments (language reference 7): caps that never bind, caps
/// in the wrong order, and cuts that open paid periods again.</summary>
internal sealed class LimitRules(Inquiry inquiry)
{
    private Scheme Scheme => inquiry.Scheme;

    public void Check()
    {
        for (int i = 0; i < Scheme.Adjustments.Length; i++)
        {
            Adjustment entry = Scheme.Adjustments[i];
            Order(i);
            Churn(entry);
            if (entry is { Operation: AdjustmentOperation.AtMost, InUnits: false }
                && Has(entry.Space, DimensionKind.Participant))
            {
                Binds(entry, i);
            }
        }
    }

    private void Binds(Adjustment entry, int index)
    {
        if (Scheme.Adjustments.Take(index).Any(Raises))
        {
            return;
        }
        Rational most = 0;
        Rational least = 0;
        bool first = true;
        foreach ((World world, _) in Splits.Of(inquiry.World))
        {
            if (new Earnings(world).Most(entry.Of) is not { } earned
                || new Bounds(world) { Space = entry.Space }.Of(entry.Value).Low is not { } cap)
            {
                return;
            }
            most = first ? earned : Rational.Max(most, earned);
            least = first ? cap : Rational.Min(least, cap);
            first = false;
        }
        if (!first && most < least)
        {
            inquiry.Report(Diagnostic.Warning(
                "cap-never-binds", entry.Value.Place,
                $"\"{entry.Name}\" is {inquiry.Words.Money(least)}, but no "
                    + $"{Participant()} can earn more than {inquiry.Words.Money(most)}",
                "lower it, or remove it"));
        }
    }

    private string Participant() => Scheme.ParticipantsAre == "people"
        ? "participant"
        : NounForms.Singular(Scheme.ParticipantsAre);

    // Entries above that may leave more than the prices come to.
    private bool Raises(Adjustment entry) => entry.Operation switch
    {
        AdjustmentOperation.AtLeast => true,
        AdjustmentOperation.MultiplyBy =>
            new Bounds(inquiry.World).Of(entry.Value).High is not { } high || high > 1,
        _ => false,
    };

    // An entry is wider where its cells are, and it takes every payment that the later one takes:
    // a cap on one payment is not wider than one on all of them.
    private void Order(int index)
    {
        Adjustment later = Scheme.Adjustments[index];
        if (later.Operation != AdjustmentOperation.AtMost || later.Note is not null)
        {
            return;
        }
        Adjustment? wider = Scheme.Adjustments.Take(index).FirstOrDefault(e =>
            e.Operation == AdjustmentOperation.AtMost && e.InUnits == later.InUnits
            && e.Note is null && later.Of.All(e.Of.Contains)
            && IsWithin(later.Space, e.Space) && !IsWithin(e.Space, later.Space));
        if (wider is not null)
        {
            inquiry.Report(new Diagnostic(
                "limit-order", Severity.Error, later.Place,
                $"\"{later.Name}\" ({later.Number}) follows the wider \"{wider.Name}\" "
                    + $"({wider.Number}), so people lose twice",
                "put the narrower first, or add a note why", wider.Place));
        }
    }

    // Whether each cell of one space lies in one cell of the other.
    private static bool IsWithin(CellSpace narrow, CellSpace wide) => wide.Dimensions.All(w =>
        narrow.Dimensions.Any(n => Decides(n, w)));

    private static bool Decides(Dimension narrow, Dimension wide)
    {
        if (narrow.Kind == DimensionKind.Period && wide.Kind == DimensionKind.Period)
        {
            return narrow.Type.Period <= wide.Type.Period
                && (narrow.Type.Period == wide.Type.Period
                    || wide.Type.Period < PeriodKind.FinancialYear);
        }
        // A participant has one provider, group and cohort.
        return narrow.Name == wide.Name
            || (narrow.Kind == DimensionKind.Participant
                && wide.Kind is DimensionKind.Provider or DimensionKind.Label
                && wide.Name is not ("outcome" or "payment"));
    }

    private void Churn(Adjustment entry)
    {
        string? what = entry.Operation switch
        {
            AdjustmentOperation.AtMost when entry.Cut == CutRule.ProRata => "cuts pro rata",
            AdjustmentOperation.AtMostOfTotal => "is a share of a total that grows",
            AdjustmentOperation.AtLeast when !entry.CarryForward =>
                "adds what is missing so far",
            _ => null,
        };
        PeriodKind payment = Scheme.Calendar.Payment;
        bool inOnePeriod = entry.Space.Dimensions.Any(d => d.Kind == DimensionKind.Period
            && d.Type.Period <= payment);
        if (what is null || entry.Note is not null || inOnePeriod || IsPaidAtOnce(entry))
        {
            return;
        }
        string remedy = entry.Operation switch
        {
            AdjustmentOperation.AtMost =>
                "use cut: latest first, limit each payment period, or add a note why",
            AdjustmentOperation.AtLeast => "use carry: forward, or limit each payment period",
            _ => "limit each payment period, or expect the corrections",
        };
        inquiry.Report(Diagnostic.Warning(
            "closed-period-churn", entry.Place,
            $"\"{entry.Name}\" {what}, so that later lines change what earlier periods paid",
            remedy));
    }

    // Everything it takes becomes payable in one payment period.
    private bool IsPaidAtOnce(Adjustment entry)
    {
        Span? days = null;
        foreach (Payment payment in entry.Of.Select(p => Scheme.Payments[p]))
        {
            foreach ((_, Bounds bounds) in Contexts.Paid(payment, inquiry.World))
            {
                Span day = bounds.Of(payment.Payable);
                days = days?.Union(day) ?? day;
            }
        }
        return Bounds.Day(days?.Low) is { } first && Bounds.Day(days?.High) is { } last
            && Index(first) == Index(last);
    }

    private int Index(DateOnly day) =>
        Scheme.Calendar.Periods.IndexOf(Scheme.Calendar.Payment, day);

    private static bool Has(CellSpace space, DimensionKind kind) =>
        space.Dimensions.Any(d => d.Kind == kind);
}
