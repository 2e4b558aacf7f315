using Outturn.Review.Expected;
using Outturn.Schemes;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Providers;

namespace Outturn.Review.Clauses;

/// <summary>How much of the result money each outcome of people brings.</summary>
internal static class ResultMoney
{
    /// <summary>By outcome: expected for one start where there is a world; otherwise the greatest
    /// price by the figures of the text, once. Starts are no results.</summary>
    public static Dictionary<int, double> ByOutcome(ReviewCase of) =>
        of.Expected is { } expected ? ByExpectation(expected) : ByPrice(of.Scheme);

    private static Dictionary<int, double> ByExpectation(WorldExpected expected)
    {
        var money = new Dictionary<int, double>();
        int year = expected.Settled;
        PlannedYear planned = expected.Main.Expected.Year(year);
        int month = 12 * year;
        for (int g = 0; g < expected.Groups.Length; g++)
        {
            for (int c = 0; c < expected.World.Courses.Length; c++)
            {
                double[] chances = planned.Starts[g].Lasting(c);
                int lasting = expected.Put.Flows.Lasting;
                for (int d = 0; d < expected.World.Courses[c].Within; d++)
                {
                    foreach (ref readonly DueLine line in
                        expected.Put.Payments.Course(g, month, c, d))
                    {
                        money[line.Outcome] = money.GetValueOrDefault(line.Outcome)
                            + (expected.Share(g) * line.Amount
                                * chances[(d * lasting) + line.Months]);
                    }
                }
            }
        }
        money.Remove(-1);
        return money;
    }

    private static Dictionary<int, double> ByPrice(Scheme scheme)
    {
        var money = new Dictionary<int, double>();
        foreach (Payment payment in scheme.Payments)
        {
            if (payment.For is not PaidItems items
                || payment.Price is not UnitPrice { Money: var price })
            {
                continue;
            }
            double most = GreatestFigure.Of(scheme, price);
            foreach (int o in items.Outcomes.Where(o => scheme.Outcomes[o].Watch is not HappensOn))
            {
                money[o] = money.GetValueOrDefault(o) + most;
            }
        }
        return money;
    }
}
