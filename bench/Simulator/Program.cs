using System.Diagnostics;
using System.Globalization;
using Outturn.Language;
using Outturn.Schemes;
using Outturn.Simulation;
using Outturn.Simulation.MonteCarlo;
using Outturn.Simulation.Payments;
using Outturn.Simulation.Worlds;
using Outturn.Statistics.Randomness;

// Times the simulator that `outturn simulate` uses, in process and piece by piece.
// Usage: Simulator SCHEME-FOLDER [RUNS] [THREADS] [--numpy SCRIPT] [PATH=VALUE ...]
// The script is a numpy program that simulates a million people and says how many a second.
int at = Array.IndexOf(args, "--numpy");
string? peer = at < 0 ? null : args[at + 1];
args = at < 0 ? args : [.. args[..at], .. args[(at + 2)..]];
string folder = args[0];
int runs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20;
int threads = args.Length > 2
    ? int.Parse(args[2], CultureInfo.InvariantCulture)
    : Environment.ProcessorCount;
string path = Path.Combine(folder, "scheme.yaml"), world = Path.Combine(folder, "world.yaml");
Scheme scheme = SchemeText.Read(path, File.ReadAllBytes(path), _ => null).Scheme
    ?? throw new InvalidOperationException("the scheme has errors");
World of = WorldText.Read(
    scheme, world, File.ReadAllBytes(world),
    [.. args.Skip(3).Select(a => KeyValuePair.Create(a.Split('=')[0], a.Split('=')[1]))]).World
    ?? throw new InvalidOperationException("the world has errors");
var put = Timed("payments by month", () => new SchemeInWorld(scheme, of, threads));
double[] designs = [.. Enumerable.Range(0, 30).Select(_ => Seconds(
    () => of.Providers.ToList().ForEach(t => MeanField.Of(put, t))) / of.Providers.Length)];
Console.WriteLine($"mean field, a type: first {1e3 * designs[0]:0.0} ms, then "
    + $"{1e3 * designs[^20..].Order().ElementAt(10):0.0} ms (median of 20)");
DayPayments payments = Timed("payments by day", () => DayPayments.Of(put, threads));
IReadOnlyList<TypeOutlook> outlooks = Timed("outlooks", () => TypeOutlook.All(put));
using var process = Process.GetCurrentProcess();
long people = 0;
double best = 0, undisturbed = 0;
for (int round = 0; round < 3; round++)
{
    people = 0;
    process.Refresh();
    TimeSpan before = process.TotalProcessorTime;
    double seconds = Seconds(() => Parallel.For(
        0, runs, new ParallelOptions { MaxDegreeOfParallelism = threads },
        i =>
        {
            Replication run = Replication.Run(
                put, payments, outlooks, new RandomStream(1, (ushort)i, StreamKind.Arrivals));
            Interlocked.Add(ref people, run.Tally.Started.Cast<long>().Sum());
        }));
    process.Refresh();
    double processor = (process.TotalProcessorTime - before).TotalSeconds;
    best = Math.Max(best, people / seconds);
    undisturbed = Math.Max(undisturbed, threads * people / processor);
    Console.WriteLine($"{runs} replications, {people} people: {seconds:0.000} s, "
        + $"{people / seconds / 1e6:0.00} million people a second on {threads} threads, "
        + $"{1e9 * processor / people:0} ns of processor time each");
}

process.Refresh();
Console.WriteLine($"most memory held: {process.PeakWorkingSet64 >> 20} MiB");
if (peer is not null)
{
    double theirs = Peer(peer);
    Console.WriteLine($"numpy, event form, one thread: {theirs / 1e6:0.00} million people a second "
        + $"of processor time; ours over theirs: {best / theirs:0.0} by the clock, "
        + $"{undisturbed / theirs:0.0} by processor time on {threads} threads");
}

// The peer prints "event: … -> 3,407,550 people/s; …".
static double Peer(string script)
{
    var start = new ProcessStartInfo("/usr/bin/python3", [script, "1000000"])
    {
        RedirectStandardOutput = true,
    };
    start.Environment["OMP_NUM_THREADS"] = "1";
    using Process numpy = Process.Start(start)!;
    string line = numpy.StandardOutput.ReadToEnd().Split('\n')
        .Single(l => l.StartsWith("event:", StringComparison.Ordinal));
    string figure = line.Split("-> ")[1].Split(' ')[0];
    return double.Parse(figure, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}

static double Seconds(Action act)
{
    var clock = Stopwatch.StartNew();
    act();
    return clock.Elapsed.TotalSeconds;
}

static T Timed<T>(string what, Func<T> make)
{
    T made = default!;
    TimeSpan before = Environment.CpuUsage.TotalTime;
    double seconds = Seconds(() => made = make());
    double processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    Console.WriteLine($"{what}: {seconds:0.000} s, {processor:0.000} s of processor time");
    return made;
}
