namespace Outturn.Schemes;

/// <summary>What every clause has: its name (the identity that ledger and explanation use), its
/// number (presentation: section letter and place), and what the contract says about it
/// (language reference 2.3 and 2.5).</summary>
public abstract record Clause(string Name, string Number, Place Place)
{
    /// <summary>What people call it; default: the name in words.</summary>
    public required string Title { get; init; }

    /// <summary>The contract's own paragraph, printed instead of the number.</summary>
    public string? Paragraph { get; init; }

    /// <summary>A note for readers.</summary>
    public string? Note { get; init; }

    /// <summary>How well founded its figures are.</summary>
    public Mark Mark { get; init; }

    /// <summary>An entry of <see cref="Scheme.Sources"/>, or null.</summary>
    public string? Source { get; init; }

    /// <summary>The clause's name before it was renamed, or null.</summary>
    public string? Was { get; init; }
}
