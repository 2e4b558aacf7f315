namespace Outturn.Exchange;

/// <summary>A ledger file that cannot be used: the message has place, reason and remedy. Exit
/// code 3.</summary>
public sealed class LedgerFileException : Exception
{
    // Error numbers of a sharing violation on Windows, and of EAGAIN on Linux and macOS.
    private static readonly int[] Locked = [unchecked((int)0x80070020), 11, 35];

    /// <summary>With place, reason and remedy.</summary>
    public LedgerFileException(string message)
        : base(message) { }

    /// <summary>With place, reason and remedy, and what the system said.</summary>
    public LedgerFileException(string message, Exception inner)
        : base(message, inner) { }

    internal static string Describe(string path, Exception error) =>
        error switch
        {
            FileNotFoundException => $"{path}: there is no such ledger. Settle into it first.",
            DirectoryNotFoundException => $"{path}: its folder does not exist. Create the folder.",
            UnauthorizedAccessException when Directory.Exists(path) =>
                $"{path}: this is a folder. Name the ledger's file in it.",
            UnauthorizedAccessException =>
                $"{path}: the system does not allow it ({error.Message}). Check who owns the file.",
            IOException when Array.IndexOf(Locked, error.HResult) >= 0 =>
                $"{path}: another process has the ledger open. Wait until it is done; if none is, "
                    + "look which program holds the file.",
            _ => $"{path}: {error.Message} Check the disk, then run it again: whole entries "
                + "that were written count, the rest is posted then.",
        };
}
