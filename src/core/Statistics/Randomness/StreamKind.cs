namespace Outturn.Statistics.Randomness;

/// <summary>What a random number is for. Numbers of different kinds are independent; the values
/// are part of every published result and never change.</summary>
public enum StreamKind
{
    /// <summary>How many people arrive in a month.</summary>
    Arrivals = 0,

    /// <summary>A person's group, and the provider that they are allocated to.</summary>
    Allocation = 1,

    /// <summary>A person's hidden difficulty, and the provider's signal of it.</summary>
    Difficulty = 2,

    /// <summary>The threshold that a person's hazard must reach; one block a spell.</summary>
    Start = 3,

    /// <summary>How long a spell lasts.</summary>
    Separation = 4,

    /// <summary>What is observed about a person.</summary>
    Covariates = 5,

    /// <summary>Whether a result is claimed, and how long verification takes.</summary>
    Verification = 6,

    /// <summary>Which claims an audit looks at.</summary>
    Audit = 7,

    /// <summary>The economy and other shocks that everyone shares.</summary>
    Economy = 8,

    /// <summary>What kind of provider each is.</summary>
    ProviderTraits = 9,

    /// <summary>How good an untried practice is.</summary>
    Practice = 10,

    /// <summary>Demand against plan.</summary>
    Demand = 11,

    /// <summary>The error of measurement in a baseline.</summary>
    Baseline = 12,

    /// <summary>Which observations a bootstrap draws again.</summary>
    Resampling = 20,

    /// <summary>The designs that a search or a sensitivity analysis tries.</summary>
    Search = 21,
}
