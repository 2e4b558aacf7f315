namespace Outturn.Schemes;

/// <summary>Where something stands in a text: file, line and column (both from 1) and how many
/// characters it spans. Diagnostics, explanations and statements point with it.</summary>
public readonly record struct Place(string File, int Line, int Column, int Length)
{
    /// <summary>A place for what no text states, such as a default of the language.</summary>
    public static Place None { get; } = new("", 0, 0, 0);

    /// <summary>The form <c>file:line:column</c> that editors understand.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
