namespace Outturn.Quantities;

/// <summary>
/// How an exact number becomes a whole one (language reference 9, "Numbers"). All five treat
/// −x as the mirror image of x, so a reversal rounds as the amount that it reverses.
/// </summary>
public enum Rounding
{
    /// <summary>To the nearest; a half goes away from zero. The default of a scheme.</summary>
    HalfUp,

    /// <summary>To the nearest; a half goes to the even neighbour.</summary>
    HalfEven,

    /// <summary>To the nearest; a half goes towards zero.</summary>
    HalfDown,

    /// <summary>Away from zero whenever anything is left over.</summary>
    Up,

    /// <summary>Towards zero: what is left over is dropped.</summary>
    Down,
}
