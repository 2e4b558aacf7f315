namespace Outturn.Cli;

/// <summary>How the command ends (design, "The command line"); scripts depend on it.</summary>
internal static class ExitCode
{
    /// <summary>Done; warnings and refused rows included.</summary>
    public const int Done = 0;

    /// <summary>A check said no, or the text has errors and nothing was done.</summary>
    public const int No = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>The machine failed: file, disk, lock.</summary>
    public const int Machine = 3;

    /// <summary>A broken invariant.</summary>
    public const int Broken = 70;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}

/// <summary>Ends the command with a message for the user and an exit code.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public static CommandException Usage(string message) => new(Cli.ExitCode.Usage, message);

    public static CommandException No(string message) => new(Cli.ExitCode.No, message);

    public static CommandException Machine(string message) => new(Cli.ExitCode.Machine, message);
}
