using Outturn.Settlement;

namespace Outturn.Cli;

/// <summary>The names of the reasons for which an item is not paid.</summary>
internal static class UnpaidWords
{
    /// <summary>The name: words with hyphens.</summary>
    public static string Name(UnpaidReason reason) => string.Concat(
        Enum.GetName(reason)!.Select((c, i) =>
            (i > 0 && char.IsAsciiLetterUpper(c) ? "-" : "") + char.ToLowerInvariant(c)));
}
