using System.Collections.Immutable;

namespace Outturn.Simulation.Worlds;

/// <summary>A type of provider: a large company, a small charity (models, 1.8 and 1.15).</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Number">How many there are.</param>
/// <param name="Share">The share of all starts that those of the type have together.</param>
public sealed record ProviderType(string Name, int Number, double Share)
{
    /// <summary>Cash at the start.</summary>
    public double Cash { get; init; } = 600_000;

    /// <summary>How far the account may be overdrawn before the provider is insolvent.</summary>
    public double Overdraft { get; init; } = 200_000;

    /// <summary>Costs a month that do not depend on the number of people.</summary>
    public double FixedCost { get; init; } = 12_000;

    /// <summary>The least that a person costs, over 24 months.</summary>
    public double ContactCost { get; init; } = 480;

    /// <summary>What the same work costs, 1 = as in the world.</summary>
    public double CostMultiplier { get; init; } = 1;

    /// <summary>Standard deviation of what the provider sees of a person's difficulty; 0: it sees
    /// it exactly.</summary>
    public double Signal { get; init; } = 0.5;

    /// <summary>The chance of insolvency that it accepts.</summary>
    public double RuinTolerance { get; init; } = 0.05;

    /// <summary>Coefficient of variation of its outcome income, as it believes.</summary>
    public double IncomeRisk { get; init; } = 0.15;

    /// <summary>Absolute risk aversion (CARA), for each unit of money; 0: none.</summary>
    public double RiskAversion { get; init; }

    /// <summary>Interest on an overdraft, a year.</summary>
    public double OverdraftRate { get; init; } = 0.08;

    /// <summary>Discount rate, a year.</summary>
    public double DiscountRate { get; init; } = 0.035;

    /// <summary>The profit below which it does not bid.</summary>
    public double Reservation { get; init; }

    /// <summary>Whether it holds the contract already; where not, it weighs first whether to
    /// bid.</summary>
    public bool Signed { get; init; } = true;

    /// <summary>The type of provider that it works for as a subcontractor; empty: it holds a
    /// contract of its own. <see cref="Number"/> is then how many each of those has.</summary>
    public string Under { get; init; } = "";

    /// <summary>The share of each payment that the prime contractor keeps.</summary>
    public double Margin { get; init; }

    /// <summary>How many people a month it can take on from its prime contractor.</summary>
    public double Places { get; init; } = 1e6;

    /// <summary>The share of each payment that it gets itself.</summary>
    public double Keeps => Under.Length == 0 ? 1 : 1 - Margin;

    /// <summary>How much its capacity can grow in a year: 0.25 is a quarter.</summary>
    public double CapacityGrowth { get; init; } = 0.25;

    /// <summary>Months until the first new adviser can be hired.</summary>
    public int HiringLag { get; init; } = 3;

    /// <summary>What leaving the contract costs it: it goes on as long as that loses it less.
    /// </summary>
    public double ExitCost { get; init; } = 500_000;

    /// <summary>What it holds of a new practice.</summary>
    public Practice Practice { get; init; } = new();
}

/// <summary>An unproven practice that a provider may try (models, 1.9). The known practice has a
/// productivity of 1.</summary>
public sealed record Practice
{
    /// <summary>Expected productivity.</summary>
    public double Mean { get; init; } = 0.95;

    /// <summary>Its standard deviation.</summary>
    public double Sd { get; init; } = 0.40;

    /// <summary>Productivity while it is learnt.</summary>
    public double Dip { get; init; } = 0.85;

    /// <summary>Months until its effect is known.</summary>
    public int LearningMonths { get; init; } = 12;

    /// <summary>What setting it up for everybody costs.</summary>
    public double SetUpCost { get; init; } = 100_000;

    /// <summary>The chance, each year, that it copies a better practice of a rival.</summary>
    public double Spread { get; init; } = 0.1;

    /// <summary>What insolvency costs the provider, beside its money.</summary>
    public double RuinCost { get; init; } = 1_500_000;
}

/// <summary>How the commissioner behaves beside the scheme (models, 1.10).</summary>
public sealed record Commissioner
{
    /// <summary>What reports cost a provider, for each person and month.</summary>
    public double ReportingCost { get; init; }

    /// <summary>The largest share of people with whom a new practice may be tried.</summary>
    public double TrialsAllowed { get; init; } = 1;

    /// <summary>Months that an approval adds to the learning time.</summary>
    public int ApprovalDelay { get; init; }

    /// <summary>The chance that a trial is forbidden.</summary>
    public double Veto { get; init; }

    /// <summary>The least performance that providers must reach, year by year.</summary>
    public ImmutableArray<MinimumPerformance> MinimumPerformance { get; init; } = [];

    /// <summary>The share of its referrals that a provider below it loses to those above.</summary>
    public double MarketShareShift { get; init; }

    /// <summary>The chance that the contract of a provider below it is ended.</summary>
    public double Termination { get; init; }

    /// <summary>By how much reporting rises after a year in which a target was missed.</summary>
    public double MoreReportingAfterMiss { get; init; }

    /// <summary>The least that must be spent on a person.</summary>
    public double LeastEffort { get; init; }

    /// <summary>Real discount rate of the payer, a year.</summary>
    public double DiscountRate { get; init; } = 0.035;

    /// <summary>Share of valid outcomes that are claimed.</summary>
    public double Claimed { get; init; } = 1;
}

/// <summary>The least that providers must reach of outcomes in a contract year over referrals in
/// it.</summary>
/// <param name="Group">The group that it is for, by its index; -1: all groups together.</param>
/// <param name="Rates">The rate by year, from 1; none for a year in which nothing is asked.</param>
public sealed record MinimumPerformance(int Group, ImmutableDictionary<int, double> Rates);
