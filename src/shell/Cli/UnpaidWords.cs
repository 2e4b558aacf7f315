using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>The names of the reasons for which an item is not paid.</summary>
internal static class UnpaidWords
{
    public static string Name(UnpaidReason reason) => reason switch
    {
        UnpaidReason.NotInTable => "not-in-table",
        UnpaidReason.TooLarge => "too-large",
        UnpaidReason.AfterLongStop => "after-long-stop",
        UnpaidReason.NoDate => "no-date",
        UnpaidReason.OutsideWorkingDays => "outside-working-days",
        UnpaidReason.NotTestable => "not-testable",
        _ => throw new InvalidOperationException($"{reason} has no name"),
    };
}
