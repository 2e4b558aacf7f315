using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <summary>For whom a formula is worked out, and which of the dates that choose between bodies
/// are known there; null: not known.</summary>
/// <param name="Words">For messages: "an item of job", "the whole scheme".</param>
internal sealed record Asked(string Words)
{
    public Formula? Referred { get; init; }

    public Formula? Started { get; init; }

    public Formula? Achieved { get; init; }

    public Formula? Payable { get; init; }

    public Formula? Period { get; init; }

    public static Formula AchievedOfItem { get; } = Item(ItemField.Achieved);

    public static Formula PayableOfItem { get; } = Item(ItemField.Payable);

    public static Formula Tried { get; } =
        new DayTried(Place.None, Schemes.ValueType.Date.Missing());

    /// <summary>A participant, or whatever has one.</summary>
    public static Asked Participant(string words) => new(words)
    {
        Referred = Participant(ParticipantField.Referred),
        Started = Participant(ParticipantField.Started),
    };

    /// <summary>The date of a kind, or null.</summary>
    public Formula? On(VariedBy date) => date switch
    {
        VariedBy.Referred => Referred,
        VariedBy.Started => Started,
        VariedBy.Achieved => Achieved,
        VariedBy.Payable => Payable,
        _ => Period,
    };

    /// <summary>The words for the dates that are known, as <c>by</c> takes them.</summary>
    public string[] Known =>
    [
        .. Enum.GetValues<VariedBy>().Where(d => On(d) is not null)
            .Select(d => d.ToString().ToLowerInvariant()),
    ];

    private static FieldOfParticipant Participant(ParticipantField field) =>
        new(Place.None, Schemes.ValueType.Date.Missing(), field);

    private static FieldOfItem Item(ItemField field) =>
        new(Place.None, Schemes.ValueType.Date, field);
}
