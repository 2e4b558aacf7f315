using System.Collections.Immutable;
using Outturn.Quantities;

namespace Outturn.Language.Binding;

/// <summary>The section <c>scheme</c> (language reference 2.2).</summary>
internal sealed record Head(string Name, Currency Currency)
{
    public static Head Unknown { get; } = new("scheme", Currency.Find("GBP")!);

    public string Title { get; init; } = "";

    public Rounding Rounding { get; init; }

    public ImmutableArray<string> Purposes { get; init; } = [];

    public string ParticipantsAre { get; init; } = "people";

    public bool IsPublished { get; init; }
}
