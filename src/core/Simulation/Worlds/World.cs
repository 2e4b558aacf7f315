using System.Collections.Immutable;

namespace Outturn.Simulation.Worlds;

/// <summary>Who the participants and the providers of a scheme are, as <c>world.yaml</c> says:
/// everything that the simulator needs beside the scheme itself. Shares are fractions of 1, money
/// is in major units of the scheme's currency: it serves decisions, never a payment.</summary>
public sealed record World
{
    /// <summary>What the world is called.</summary>
    public required string Name { get; init; }

    /// <summary>The outcome of the scheme that rates are about; empty: the first that is paid for
    /// and is no mere start.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>How many people are referred, and when.</summary>
    public required Referrals Referrals { get; init; }

    /// <summary>How much difficulty matters.</summary>
    public required Slopes Slopes { get; init; }

    /// <summary>The state of the economy: both hazards of every course are multiplied by it.
    /// </summary>
    public Economy Economy { get; init; } = new(1, .03);

    /// <summary>True: people are drawn with the nine difficulties of the mean-field engine and the
    /// signals that go with them, so that both engines are about the same people (models, 1.2).
    /// Nobody in a world that is read is: it serves to compare the two.</summary>
    public bool IsInBins { get; init; }

    /// <summary>What can happen to a person, as facts of the scheme.</summary>
    public required ImmutableArray<Course> Courses { get; init; }

    /// <summary>Who is helped.</summary>
    public required ImmutableArray<PeopleGroup> Groups { get; init; }

    /// <summary>Who helps.</summary>
    public required ImmutableArray<ProviderType> Providers { get; init; }

    /// <summary>How the commissioner behaves.</summary>
    public required Commissioner Commissioner { get; init; }

    /// <summary>Targets that providers fear to miss.</summary>
    public ImmutableArray<WorldTarget> Targets { get; init; } = [];

    /// <summary>The scenarios that it was changed by, in their order.</summary>
    public ImmutableArray<Scenario> Scenarios { get; init; } = [];

    /// <summary>Every figure used, with its mark and source.</summary>
    public ImmutableArray<Assumption> Assumptions { get; init; } = [];

    /// <summary>All providers of all types.</summary>
    public int ProviderCount => Providers.Sum(CountOf);

    /// <summary>The least that must be spent on a person of a group: what holds for everybody, or
    /// what the group is entitled to.</summary>
    public double LeastEffort(int group) =>
        Math.Max(Commissioner.LeastEffort, Groups[group].LeastEffort);

    /// <summary>The prime contractors of a type of subcontractors; null: it has none.</summary>
    public ProviderType? PrimeOf(ProviderType type) =>
        Providers.FirstOrDefault(p => p.Name == type.Under && type.Under.Length > 0);

    /// <summary>How many providers of a type there are: each prime contractor has its own.
    /// </summary>
    public int CountOf(ProviderType type) => type.Number * (PrimeOf(type)?.Number ?? 1);
}

/// <summary>How many people are referred (models, 1.3).</summary>
/// <param name="StartsAMonth">Planned starts a month with all providers together.</param>
/// <param name="Months">How many months people are referred, 12 to 84.</param>
/// <param name="Profile">The plan by contract year, 1 = as in <paramref name="StartsAMonth"/>; the
/// last holds for the years after it.</param>
/// <param name="Demand">Actual over planned demand of all groups together, 1 = as planned.</param>
/// <param name="Shock">Standard deviation of the monthly shock to demand.</param>
public sealed record Referrals(
    double StartsAMonth, int Months, ImmutableArray<double> Profile, double Demand, double Shock)
{
    /// <summary>Starts expected in a month, counted from 0.</summary>
    public double In(int month) =>
        Planned(month) * Demand;

    /// <summary>Starts planned in a month.</summary>
    public double Planned(int month) =>
        month >= Months ? 0 : StartsAMonth * Profile[Math.Min(month / 12, Profile.Length - 1)];
}

/// <summary>How a person's difficulty, in standard deviations from the mean, changes what happens
/// (models, 1.4).</summary>
/// <param name="Baseline">a: the hazard without help falls as exp(−a·difficulty).</param>
/// <param name="Response">κ: what help can add falls as exp(−κ·difficulty).</param>
/// <param name="Effort">ζ: the money that help needs rises as exp(ζ·difficulty).</param>
/// <param name="Separation">How the rate at which a spell ends rises.</param>
public sealed record Slopes(double Baseline, double Response, double Effort, double Separation);

/// <summary>The state of the economy (models, 1.4).</summary>
/// <param name="Level">1 = as in the world.</param>
/// <param name="Shock">Standard deviation of its monthly shock.</param>
public sealed record Economy(double Level, double Shock);

/// <summary>Something that can happen to a person: it begins within some months of the start,
/// sooner and more often with help.</summary>
/// <param name="Name">Its name in the world.</param>
/// <param name="Fact">The kind of event of the scheme that it is recorded as.</param>
public sealed record Course(string Name, string Fact)
{
    /// <summary>True: a spell that lasts until it ends; false: a single day.</summary>
    public bool Lasts { get; init; }

    /// <summary>Its <c>value</c> as the file of facts has it; empty: none.</summary>
    public string Value { get; init; } = "";

    /// <summary>Facts recorded at the end of each month of the spell, with their values.</summary>
    public ImmutableArray<(string Fact, string Value)> Monthly { get; init; } = [];

    /// <summary>Months after the start within which it can begin.</summary>
    public int Within { get; init; } = 24;

    /// <summary>Months after which help begins to tell.</summary>
    public int HelpFrom { get; init; } = 2;

    /// <summary>Months after which help has told in full.</summary>
    public int HelpUntil { get; init; } = 18;
}

/// <summary>A group of participants that are alike but for their difficulty.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Share">Its share of the starts.</param>
/// <param name="Attributes">Attribute of the scheme → cell of participants.csv.</param>
public sealed record PeopleGroup(
    string Name, double Share, ImmutableDictionary<string, string> Attributes)
{
    /// <summary>Actual over planned demand of the group.</summary>
    public double Demand { get; init; } = 1;

    /// <summary>For each course of the world, in its order.</summary>
    public required ImmutableArray<CourseRates> Courses { get; init; }

    /// <summary>What an additional outcome is worth to the payer a year.</summary>
    public double BenefitAYear { get; init; }

    /// <summary>The least that a person of the group is entitled to.</summary>
    public double LeastEffort { get; init; }

    /// <summary>Years for which somebody without the outcome stays on benefit.</summary>
    public double YearsOnBenefit { get; init; }
}

/// <summary>How often a course happens in a group, and what help does (models, 1.4).</summary>
/// <param name="NoHelp">The share in whom it happens without help.</param>
/// <param name="Response">What help can add to the cumulative hazard; less than 0: help prevents
/// it.</param>
/// <param name="EffortScale">Money a person after which two thirds of that is reached.</param>
/// <param name="Separation">The share of spells that end in a month.</param>
public sealed record CourseRates(
    double NoHelp, double Response, double EffortScale, double Separation);

/// <summary>A target that a provider fears to miss.</summary>
/// <param name="Year">The year, from 1.</param>
/// <param name="Level">The target over what is expected with the known practice.</param>
/// <param name="Cost">What missing it costs the provider.</param>
public sealed record WorldTarget(int Year, double Level, double Cost);

/// <summary>A figure of the world that was used.</summary>
/// <param name="Path">Where it stands: <c>groups.esa.no-help</c>.</param>
/// <param name="Value">As written, or the default.</param>
/// <param name="Mark">seen, data, derived, recalled, illustrative, or default.</param>
/// <param name="Source">The citation; empty where none is named.</param>
public sealed record Assumption(string Path, string Value, string Mark, string Source);
