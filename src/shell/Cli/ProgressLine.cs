using System.Diagnostics;
using Outturn.Quantities;

namespace Outturn.Cli;

/// <summary>One line on a terminal that says how far a step is and how long it will still take. It
/// appears after a second, and not at all where stderr is redirected or NO_COLOR is set.</summary>
internal sealed class ProgressLine(string what) : IDisposable
{
    private const long FirstAfter = 1_000;
    private const long Every = 200;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _isShown = !Console.IsErrorRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    private readonly Lock _lock = new();
    private long _next = FirstAfter;
    private int _width;

    /// <summary>Called by any thread: so much is done of so much.</summary>
    public void Show(long done, long of)
    {
        if (!_isShown || _clock.ElapsedMilliseconds < _next || done <= 0)
        {
            return;
        }
        lock (_lock)
        {
            long elapsed = _clock.ElapsedMilliseconds;
            if (elapsed < _next)
            {
                return;
            }
            _next = elapsed + Every;
            long left = elapsed * Math.Max(of - done, 0) / done / 1_000;
            Write($"{what}: {Numerals.Text(Math.Min(done * 100 / Math.Max(of, 1), 100))} %, "
                + $"about {Numerals.Text(left + 1)} s left");
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_width > 0)
        {
            Write("");
            Console.Error.Write('\r');
        }
    }

    private void Write(string text)
    {
        Console.Error.Write('\r' + text.PadRight(_width));
        _width = text.Length;
    }
}
