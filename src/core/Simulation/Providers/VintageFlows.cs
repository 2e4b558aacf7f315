using Outturn.Simulation.Payments;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Providers;

/// <summary>Money expected month by month from one start a month of the people of one year, under
/// a plan: fees, outcome payments and costs (models, 1.7 and 1.8.3).</summary>
public sealed class VintageFlows
{
    private VintageFlows(int months, int groups)
    {
        Fees = new double[months];
        Outcomes = new double[months];
        Costs = new double[months];
        Achieved = new(groups, months);
    }

    /// <summary>Payments for starting, whatever happens, by month of the scheme.</summary>
    public double[] Fees { get; }

    /// <summary>Payments that depend on what happens.</summary>
    public double[] Outcomes { get; }

    /// <summary>Effort and contact costs.</summary>
    public double[] Costs { get; }

    /// <summary>First items of the main outcome, by group and month.</summary>
    public FigureTable Achieved { get; }

    /// <summary>Effort of a person who starts, on average.</summary>
    public double Spend { get; private set; }

    /// <summary>The share of those who start that the provider helps itself.</summary>
    public double Served { get; private set; }

    /// <summary>These flows with the margin on what is paid for those whom a subcontractor helps.
    /// </summary>
    /// <param name="passedOn">The flows of the subcontractor, of the same starts.</param>
    /// <param name="times">The margin over what the subcontractor keeps.</param>
    public VintageFlows With(VintageFlows passedOn, double times)
    {
        var both = new VintageFlows(Fees.Length, Achieved.Rows)
        {
            Spend = Spend,
            Served = Served,
        };
        for (int t = 0; t < Fees.Length; t++)
        {
            both.Fees[t] = Fees[t] + (times * passedOn.Fees[t]);
            both.Outcomes[t] = Outcomes[t] + (times * passedOn.Outcomes[t]);
            both.Costs[t] = Costs[t];
        }
        Achieved.CopyTo(both.Achieved);
        return both;
    }

    /// <summary>The flows of those who start in a month.</summary>
    /// <param name="setting">The provider's world, scheme and people.</param>
    /// <param name="month">The month of the start.</param>
    /// <param name="plan">What it does with them.</param>
    /// <param name="starts">Chances by group under that plan.</param>
    public static VintageFlows Of(
        ProviderSetting setting, int month, YearPlan plan, Starts[] starts)
    {
        World world = setting.World;
        var flows = new VintageFlows(setting.Grid.Count, world.Groups.Length);
        for (int g = 0; g < world.Groups.Length; g++)
        {
            double share = setting.Share(g);
            double served = share * plan.ServedShare(g, setting.Bins);
            flows.Served += served;
            flows.Pay(setting, (g, month), served);
            for (int c = 0; c < world.Courses.Length; c++)
            {
                flows.Pay(setting, (g, month, c), share, starts[g].Lasting(c));
            }
            flows.Spend += share * plan.Mean(g, setting.Bins);
        }
        flows.Cost(setting, month);
        return flows;
    }

    private void Pay(ProviderSetting setting, (int Group, int Month) who, double share)
    {
        int last = Outcomes.Length - 1;
        if (setting.Joint is { } joint)
        {
            Outcomes[Math.Min(who.Month + joint.StartLag, last)] +=
                share * joint.PerStart * setting.Type.Keeps;
        }
        if (setting.Main == MainCourse.IsAbsent)
        {
            Achieved[who.Group, Math.Min(who.Month + setting.World.Courses[0].Within - 1, last)] +=
                share / Math.Max(setting.Share(who.Group), 1e-12);
        }
        foreach (ref readonly DueLine line in setting.Payments.Starting(who.Group, who.Month))
        {
            // What is paid unless something happens is a result, and so is what is taken off for
            // the outcomes expected anyway.
            Add(line.Amount < 0 || setting.IsResult(line.Outcome) ? Outcomes : Fees, line.Due,
                share * line.Amount * setting.Type.Keeps);
        }
    }

    private void Pay(
        ProviderSetting setting, (int Group, int Month, int Course) of, double share,
        double[] chances)
    {
        double paid = share * setting.Type.Keeps;
        ReadOnlySpan<double> amounts = setting.Flows.Amounts;
        foreach (ref readonly FlowLine line in
            setting.Flows.Paid(of.Group, of.Month, of.Course))
        {
            Outcomes[line.Month] += paid * chances[line.Case] * amounts[line.Price];
        }
        foreach (ref readonly MainLine line in
            setting.Flows.Main(of.Group, of.Month, of.Course))
        {
            Achieved[of.Group, line.Month] += chances[line.Case] * line.Items;
        }
    }

    private void Cost(ProviderSetting setting, int month)
    {
        double by = setting.Type.CostMultiplier;
        double contact = ((setting.Type.ContactCost * by) / CostMonths.Contact)
            + setting.World.Commissioner.ReportingCost;
        for (int t = 0; t < CostMonths.Contact; t++)
        {
            Add(Costs, month + t, (Served * contact)
                + (t < CostMonths.Effort ? Spend * by / CostMonths.Effort : 0));
        }
    }

    // What falls after the last month is money that nobody in the simulation sees.
    private static void Add(double[] months, int month, double money)
    {
        if (month < months.Length)
        {
            months[month] += money;
        }
    }
}
