using System.Runtime.InteropServices;

namespace Outturn.Cli;

/// <summary>Ctrl-C, and a request to end: the program ends at once, but never while a file is half
/// written.</summary>
internal static class Interruption
{
    private const int Terminated = 143;

    /// <summary>Heeds both until the program ends.</summary>
    public static IDisposable Heed() => new Both(
        PosixSignalRegistration.Create(PosixSignal.SIGINT, c => End(c, ExitCode.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => End(c, Terminated)));

    private static void End(PosixSignalContext context, int code)
    {
        context.Cancel = true;
        ReplacedFile.Between(() => Environment.Exit(code));
    }

    private sealed class Both(IDisposable one, IDisposable other) : IDisposable
    {
        public void Dispose()
        {
            one.Dispose();
            other.Dispose();
        }
    }
}
