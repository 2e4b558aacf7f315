namespace Outturn.Review.Findings;

/// <summary>How much a finding weighs, in words that need no legend.</summary>
public enum Weight
{
    /// <summary>A trade-off to state.</summary>
    Consider,

    /// <summary>A known failure with a cheap remedy.</summary>
    ShouldFix,

    /// <summary>Harm or waste is the expected result.</summary>
    MustFix,
}

/// <summary>What a rule says of a scheme. Silence is never passed off as clean.</summary>
public enum Verdict
{
    /// <summary>The scheme does what the rule warns of.</summary>
    Found,

    /// <summary>The rule looked, and it does not.</summary>
    Clean,

    /// <summary>The rule is about something that the scheme does not have.</summary>
    NotApplicable,

    /// <summary>The scheme does not say what the rule would need to know.</summary>
    NotTold,

    /// <summary>The rule was left out of this run.</summary>
    NotRun,
}

/// <summary>The chapters of the review: the principles of the Audit Commission's <i>Local payment
/// by results</i> (2012).</summary>
public enum Chapter
{
    /// <summary>A clear purpose.</summary>
    Purpose,

    /// <summary>A full understanding of the risks.</summary>
    Risks,

    /// <summary>A well-designed payment and reward structure.</summary>
    Payment,

    /// <summary>Sound financing.</summary>
    Financing,

    /// <summary>Effective and robust measurement and evaluation.</summary>
    Measurement,
}

/// <summary>How a rule comes to its verdict.</summary>
public enum RuleKind
{
    /// <summary>From the text alone.</summary>
    Read,

    /// <summary>Worked out without chance, from the text or for a world.</summary>
    Exact,
}
