using System.Runtime.InteropServices;

namespace Outturn.Cli;

/// <summary>Ctrl-C, and a request to end: the program ends at once, but never while a file is half
/// written.</summary>
internal static class Interruption
{
    private const int Terminated = 143;
    private static Action? _stop;

    /// <summary>Heeds both until the program ends.</summary>
    public static IDisposable Heed() => new Both(
        PosixSignalRegistration.Create(PosixSignal.SIGINT, c => End(c, ExitCode.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => End(c, Terminated)));

    /// <summary>Until it is disposed of, the first Ctrl-C only asks for an end, so that what was
    /// found so far can still be printed; a second one ends the program.</summary>
    /// <param name="stop">Asks for it.</param>
    public static IDisposable Instead(Action stop)
    {
        _stop = stop;
        return new Gentle();
    }

    private static void End(PosixSignalContext context, int code)
    {
        context.Cancel = true;
        if (code == ExitCode.Interrupted
            && Interlocked.Exchange(ref _stop, null) is { } stop)
        {
            stop();
            return;
        }
        ReplacedFile.Between(() => Environment.Exit(code));
    }

    private sealed class Gentle : IDisposable
    {
        public void Dispose() => _stop = null;
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
