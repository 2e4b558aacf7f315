using System.Collections.Immutable;
using Outturn.Simulation.Worlds;

namespace Outturn.Simulation.Bids;

/// <summary>A charity or company that is asked to sign a scheme, as its <c>profile.yaml</c> says.
/// Money is in major units of the scheme's currency: it serves a decision, never a payment.
/// </summary>
public sealed record Profile
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Its id in the facts, for tables of the scheme that name providers.</summary>
    public required string Id { get; init; }

    /// <summary>Its costs and reserves: the only provider of <see cref="World"/>.</summary>
    public required ProviderType Type { get; init; }

    /// <summary>The world of the scheme with nobody but this provider and its own people.
    /// </summary>
    public required World World { get; init; }

    /// <summary>Coefficient of variation of its referrals over those expected.</summary>
    public double ReferralRisk { get; init; }

    /// <summary>Coefficient of variation of its results over those expected.</summary>
    public double ResultRisk { get; init; }

    /// <summary>The part of every payment that it means to forgo.</summary>
    public double Discount { get; init; }

    /// <summary>Every figure used, with its mark and source.</summary>
    public ImmutableArray<Assumption> Assumptions { get; init; } = [];
}
