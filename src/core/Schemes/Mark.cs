namespace Outturn.Schemes;

/// <summary>How well founded a figure is (language reference 2.5).</summary>
public enum Mark
{
    /// <summary>A term of this contract: the default.</summary>
    Agreed,

    /// <summary>Read in a published source.</summary>
    Seen,

    /// <summary>Read in a published data file.</summary>
    Data,

    /// <summary>Arithmetic on figures that are seen or data.</summary>
    Derived,

    /// <summary>Recalled, not re-read: a lead, not a fact.</summary>
    Recalled,

    /// <summary>Invented to show how the scheme works.</summary>
    Illustrative,
}
