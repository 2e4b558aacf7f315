using System.Diagnostics;
using Outturn.Tests.Shell.Schemes;
using Xunit;

namespace Outturn.Tests.Shell.Cli;

/// <summary>The built program in a process of its own, for what needs one: locks between
/// processes, a kill, another language of the machine.</summary>
internal static class Started
{
    private const int Patience = 60_000;

    /// <summary>Runs it to its end.</summary>
    public static Ran Run(params string[] words) =>
        Run(new Dictionary<string, string>(), words);

    /// <summary>The same with variables of the environment.</summary>
    public static Ran Run(
        IReadOnlyDictionary<string, string> variables, IReadOnlyList<string> words)
    {
        using Process process = Process.Start(Info(words, variables))!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        Ended(process);
        return new Ran(process.ExitCode, output, error.Result);
    }

    /// <summary>Runs it to its end and watches the most memory that it had, in bytes.</summary>
    public static Ran Run(IReadOnlyList<string> words, Action<long> peak)
    {
        using Process process = Process.Start(Info(words, []))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        long most = 0;
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            most = Math.Max(most, process.HasExited ? 0 : process.PeakWorkingSet64);
        }
        peak(most);
        return new Ran(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Starts it and kills it as soon as something is so, or lets it end before that.
    /// </summary>
    public static void Killed(Func<bool> now, params string[] words)
    {
        using Process process = Process.Start(Info(words, []))!;
        while (!process.HasExited && !now())
        {
            Thread.Yield();
        }
        if (!process.HasExited)
        {
            process.Kill();
        }
        Ended(process);
    }

    /// <summary>Starts it and presses Ctrl-C as soon as something is so; returns how it ended.
    /// </summary>
    public static int Interrupted(Func<bool> now, params string[] words)
    {
        using Process process = Process.Start(Info(words, []))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        while (!process.HasExited && !now())
        {
            Thread.Yield();
        }
        using (Process kill = Process.Start("kill", ["-INT", $"{process.Id:D}"]))
        {
            kill.WaitForExit();
        }
        Ended(process);
        Task.WaitAll(output, error);
        return process.ExitCode;
    }

    private static void Ended(Process process)
    {
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            Assert.Fail("the program hangs");
        }
    }

    private static ProcessStartInfo Info(
        IEnumerable<string> words, IEnumerable<KeyValuePair<string, string>> variables)
    {
        var info = new ProcessStartInfo
        {
            FileName = Path.Combine(
                AppContext.BaseDirectory,
                OperatingSystem.IsWindows() ? "Outturn.Cli.exe" : "Outturn.Cli"),
            WorkingDirectory = Place.Of(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (string word in words)
        {
            info.ArgumentList.Add(word);
        }
        foreach ((string name, string value) in variables)
        {
            info.Environment[name] = value;
        }
        return info;
    }
}
