using Outturn.Simulation.Providers;

namespace Outturn.Simulation.Payments;

/// <summary>The same outcomes paid for otherwise, for what is expected of a scheme without chance:
/// the terms of a first year for good, less at risk, or money as soon as somebody starts.</summary>
public static class PaidOtherwise
{
    private const int Year = 12;
    private const double Half = .5;

    /// <summary>Whoever starts in some years is paid for as those of the first year were.</summary>
    /// <param name="scheme">The scheme in its world.</param>
    /// <param name="falls">The years, from 0, to which the terms of the first are given.</param>
    public static SchemeInWorld AsInTheFirstYear(SchemeInWorld scheme, Func<int, bool> falls)
    {
        int Of(int month) => falls(month / Year) ? month % Year : month;
        return With(
            scheme,
            (group, month) => [.. scheme.Payments.Starting(group, Of(month)).ToArray().Select(l =>
                l with
                {
                    Due = l.Due + month - Of(month), Achieved = l.Achieved + month - Of(month),
                })],
            scheme.Flows.With(who =>
                scheme.Flows.Paid(who.Group, Of(who.Month), who.Course).ToArray()
                    .Select(l => l with { Month = l.Month + who.Month - Of(who.Month) })
                    .Where(l => l.Month < scheme.Grid.Count)));
    }

    /// <summary>Half of what results pay comes as a level fee over the first twelve months of each
    /// start instead, as much as was expected.</summary>
    public static SchemeInWorld HalfAsMuchAtRisk(MeanField expected, SchemeInWorld scheme) => With(
        scheme,
        (group, month) =>
        [
            .. scheme.Payments.Starting(group, month).ToArray().Select(l =>
                IsResult(expected, l) ? l with { Amount = Half * l.Amount } : l),
            .. Enumerable.Range(1, Year).Select(m => new DueLine(
                0, month + m, Half * Expected(expected, group, month) / Year)
                {
                    Achieved = month, Payment = -1, Outcome = -1, N = 0,
                }),
        ],
        scheme.Flows.With([.. scheme.Flows.Amounts.ToArray().Select(a => Half * a)]));

    /// <summary>What results pay comes a month after the start of whoever has them: nobody waits
    /// for money.</summary>
    public static SchemeInWorld AtOnce(SchemeInWorld scheme) => With(
        scheme,
        (group, month) => [.. scheme.Payments.Starting(group, month).ToArray()
            .Select(l => l with { Due = Math.Min(l.Due, month + 1) })],
        scheme.Flows.With(who =>
            scheme.Flows.Paid(who.Group, who.Month, who.Course).ToArray()
                .Select(l => l with { Month = Math.Min(l.Month, who.Month + 1) })));

    private static SchemeInWorld With(
        SchemeInWorld scheme, Func<int, int, DueLine[]> starting, PaymentFlows flows) =>
        scheme.Repriced(
            scheme.Scheme, scheme.World, scheme.Payments.WithStarting(starting), flows);

    private static bool IsResult(MeanField expected, DueLine line) =>
        line.Amount < 0 || expected.Setting.IsResult(line.Outcome);

    // What results are expected to bring for somebody who starts.
    private static double Expected(MeanField expected, int group, int month)
    {
        ProviderSetting setting = expected.Setting;
        double paid = 0;
        foreach (DueLine line in setting.Payments.Starting(group, month))
        {
            paid += IsResult(expected, line) && line.Due < setting.Grid.Count ? line.Amount : 0;
        }
        for (int c = 0; c < setting.World.Courses.Length; c++)
        {
            double[] chances = expected.Year(month / Year).Starts[group].Lasting(c);
            foreach (ref readonly FlowLine line in setting.Flows.Paid(group, month, c))
            {
                paid += chances[line.Case] * setting.Flows.Amounts[line.Price];
            }
        }
        return paid;
    }
}
