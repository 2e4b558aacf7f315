using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Language.Binding;

/// <summary>The section <c>scheme</c> (language reference 2.2).</summary>
internal sealed record Head(string Name, Currency Currency)
{
    public static Head Unknown { get; } =
        new("scheme", Currency.Find("GBP")!) { IsCurrencyKnown = false };

    /// <summary>False where the text names no currency that there is, which is reported once:
    /// money is then taken to be in <see cref="Currency"/>, and nothing more is said.</summary>
    public bool IsCurrencyKnown { get; init; } = true;

    public string Title { get; init; } = "";

    public Rounding Rounding { get; init; }

    public ImmutableArray<string> Purposes { get; init; } = [];

    public string ParticipantsAre { get; init; } = "people";

    public bool IsPublished { get; init; }
}
