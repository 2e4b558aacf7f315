namespace Outturn.Facts;

/// <summary>What to do about each reason, where the row itself says nothing better.</summary>
public static class RefusalRemedies
{
    /// <summary>The remedy in one sentence.</summary>
    public static string Of(RefusalReason reason) => reason switch
    {
        RefusalReason.MalformedRow => "Give the row as many fields as the header, and put a field "
            + "that holds a comma or a quote in quotes, quotes inside doubled.",
        RefusalReason.UnclosedQuote => "Close the quote on the same line; a field cannot hold a "
            + "line break.",
        RefusalReason.InvalidUtf8 => "Save the file as \"CSV UTF-8\".",
        RefusalReason.TooLong => "Shorten it: a line has at most 1 MiB, an id at most 255 bytes.",
        RefusalReason.MissingValue => "Fill in the empty cell.",
        RefusalReason.WrongValue => "Write it as the scheme declares the column.",
        RefusalReason.WrongUnit => "Write it in the declared unit.",
        RefusalReason.TooLarge => "Correct the number: it is too large to hold exactly.",
        RefusalReason.ImpossibleDate => "Write a date that exists as year-month-day: 2014-04-06.",
        RefusalReason.UnknownLabel => "Use a label of the column's list.",
        RefusalReason.UnknownParticipant => "Add the participant to participants.csv, correct its "
            + "row if that was refused, or correct the id; leading zeros and blanks count.",
        RefusalReason.UnknownProvider => "Use a provider that the scheme names.",
        RefusalReason.UnknownKind => "Use a kind of event that the scheme declares.",
        RefusalReason.UnknownSource => "Use a source that the scheme names for the kind.",
        RefusalReason.UnknownIndicator => "Use an indicator that one of the returns lists.",
        RefusalReason.UnknownStatistic => "Use a statistic that the scheme declares.",
        RefusalReason.UnknownClause => "Use an outcome or payment of the scheme.",
        RefusalReason.UnknownClaim => "Add the claim to claims.csv, or correct its id.",
        RefusalReason.NotPaidBy => "Name a payment for that outcome, or leave \"payment\" empty: "
            + "then the decision is about the item, whatever pays for it.",
        RefusalReason.NothingToReview => "Record the decision that was reviewed, or accept or "
            + "refuse outright.",
        RefusalReason.NeedsNoClaim => "Nothing: the outcome pays without a claim. If it should "
            + "not, the scheme needs \"claimed: yes\".",
        RefusalReason.ClaimedTwice => "Nothing, if it was sent twice. An item is claimed again "
            + "only after the first claim was withdrawn; another item has another number.",
        RefusalReason.Duplicate => "Nothing, if the fact was sent twice. If these are two facts, "
            + "give each an id of its own.",
        RefusalReason.Conflict => "Send one row, or date the correction later in \"recorded\".",
        RefusalReason.EndsBeforeStart => "Correct the dates: the last day cannot be before the "
            + "first.",
        RefusalReason.OverlapOfExclusive => "End the earlier spell before the later one begins.",
        RefusalReason.BeforeTerm => "Correct the date, or leave the row out.",
        RefusalReason.AfterLongStop => "Correct the date, or leave the row out.",
        RefusalReason.OutsideReferrals => "Correct the date of referral.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>What the columns of decisions.csv expect; null for others.</summary>
    internal static string? OfDecision(string column) => column switch
    {
        "value" => "Only \"reduce\" has a value: money of a line, such as 600.00, or units of an "
            + "item. Leave it empty otherwise.",
        "claim" or "outcome" or "participant" => "Leave it empty: the payment is for cells, or "
            + "the claim says it already.",
        _ => null,
    };

    /// <summary>What the columns that every file may have expect; null for others.</summary>
    internal static string? Column(string column) => column switch
    {
        "to" => "Only spells end on another day than they begin. Leave it empty.",
        "value" => "This kind of event has no value. Leave it empty.",
        "id" or "participant" or "provider" or "unit" => "Leave control characters out, and blanks "
            + "before and after.",
        "number" => "Write 1 for the first item of the outcome, 2 for the next.",
        _ => null,
    };
}
